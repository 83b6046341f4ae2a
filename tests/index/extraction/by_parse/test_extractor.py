"""Who said what with the parser alone, on invented sentences; what both engines read is in ``test_engines``."""

import pytest

from index.extraction.by_parse.extractor import DependencyExtractor
from tests.index.support.reading import read

EXTRACTOR = DependencyExtractor()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "To win their votes, Ada Quill said, the board must listen.",
            "Ada Quill",
            "To win their votes the board must listen",
            id="inserted",
        ),
        pytest.param(
            "As Ada Quill pointed out, the bridge is old.", "Ada Quill", "the bridge is old", id="as somebody says"
        ),
        pytest.param(
            "Ada Quill's campaign manager, Tom Obi, told the Harbour Post on Friday that the race was open.",
            "Tom Obi",
            "that the race was open",
            id="aide in apposition",
        ),
        pytest.param(
            "Ada Quill said the board would wait, adding that the bridge is old.",
            "Ada Quill",
            "that the bridge is old",
            id="participle after another's verb",
        ),
        pytest.param(
            "The bridge was criticized by Ada Quill, who said that it was old.",
            "Ada Quill",
            "that it was old",
            id="relative clause",
        ),
        pytest.param(
            '"We will build it!" Ada Quill said to loud cheers.\n\n"And we will open it!"',
            "Ada Quill",
            '"We will build it!" "And we will open it!"',
            id="speech over paragraphs",
        ),
        pytest.param(
            'The ferries are "not meeting the demand," Ada Quill said.\n\n"We need two more."',
            "Ada Quill",
            'The ferries are "not meeting the demand," "We need two more."',
            id="the reporter's words before the quotation",
        ),
        pytest.param(
            "Quill Says Bridge Will Open in May\nMayor Ada Quill spoke.",
            "Ada Quill",
            "Bridge Will Open in May",
            id="headline",
        ),
        pytest.param("Ada Quill plans to resign.", "Ada Quill", "to resign", id="plan"),
        pytest.param("Ada Quill sees the bridge as a threat.", "Ada Quill", "the bridge as a threat", id="seen as"),
        pytest.param("Ada Quill mentioned the bridge.", "Ada Quill", "the bridge", id="mentioned"),
        pytest.param("Ada Quill questioned the figures.", "Ada Quill", "the figures", id="questioned"),
        pytest.param("Ada Quill announced plans to merge.", "Ada Quill", "plans to merge", id="plans with a clause"),
    ],
)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    """
    A statement is found with its speaker and content.
    """
    found = read(EXTRACTOR, text)

    assert (speaker, content) in [(one.speaker, one.content) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A party called Dawn opened the hall to voters.", id="participle that names"),
        pytest.param("Asked whether the bridge is old, Ada Quill laughed.", id="asked by somebody else"),
    ],
)
def test_what_is_no_statement(text: str) -> None:
    """
    Words that only look like reporting make no statement.
    """
    assert read(EXTRACTOR, text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Ada Quill wouldn't say who paid for it.", "declined", id="would not say"),
        pytest.param("Ada Quill asked for calm.", "said", id="asked for"),
        pytest.param("If Ada Quill says that the bridge is old, they close it.", "hypothetical", id="if"),
        pytest.param(
            "Had Ada Quill said that it was old, they would have closed it.", "hypothetical", id="had she said"
        ),
        pytest.param("Ada Quill is expected to announce that it will open.", "hypothetical", id="expected to"),
        pytest.param("Ada Quill is going to say that the bridge is old.", "hypothetical", id="going to"),
        pytest.param("Ada Quill has yet to say who paid for it.", "declined", id="yet to"),
        pytest.param("Ada Quill failed to mention that the bridge is old.", "declined", id="failed to"),
        pytest.param("Neither Ada Quill nor Tom Obi said who paid.", "declined", id="neither"),
        pytest.param("Ada Quill does not think that the bridge is safe.", "denied", id="does not think"),
        pytest.param("Ada Quill does not know whether the bridge is safe.", "declined", id="does not know"),
        pytest.param("Ada Quill went on to say that the bridge is old.", "said", id="went on to"),
    ],
)
def test_what_was_done_with_it(text: str, polarity: str) -> None:
    """
    Said, denied, asked, declined and only imagined are told apart.
    """
    assert [one.polarity for one in read(EXTRACTOR, text)] == [polarity]


def test_a_passive_s_quotation_stands_before_its_agent() -> None:
    """
    Words in quotation marks behind the agent are said by the person who reports the deed.
    """
    called = read(EXTRACTOR, 'The causeway was called "a disgrace" by Tom Obi.')
    ordered = read(EXTRACTOR, 'Ada Quill said that it was ordered by Tom Obi "because he lost."')

    assert [(one.speaker, one.content) for one in called] == [("Tom Obi", '"a disgrace"')]
    assert [one.speaker for one in ordered] == ["Ada Quill"]


def test_people_with_a_description_are_a_group() -> None:
    """
    "People who live here" can speak, bare "people" stands for anybody.
    """
    found = read(EXTRACTOR, "Many people who live here said that it rained. People say that it is haunted.")

    assert [one.content for one in found] == ["that it rained"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Many firms want to know that their code is safe.", id="wish"),
        pytest.param("Tom Obi had read that there were fires.", id="read"),
        pytest.param("The name is that of the long disputed border set by the British.", id="adjective"),
        pytest.param("If the owner notifies you that it is late, the rent is due.", id="condition"),
        pytest.param("The work carries a feature that tells you that there is no duty.", id="thing"),
        pytest.param("Farmers plan to leave.", id="plans of a kind of people"),
        pytest.param("Police questioned Tom Obi.", id="police's questions"),
        pytest.param("No-one predicted what might happen in May.", id="no-one"),
        pytest.param('It deals with what some call "dreamers" here.', id="term"),
    ],
)
def test_what_nobody_told_is_no_statement(text: str) -> None:
    """
    Wishes, reading, conditions, things and terms in quotation marks tell of nobody's words.
    """
    assert read(EXTRACTOR, text) == []


def test_who_is_pressed_has_said_nothing_yet() -> None:
    """
    In "pressed Obi to acknowledge that" only the pressing is a statement.
    """
    found = read(EXTRACTOR, "Ada Quill pressed Tom Obi to acknowledge that the bridge is old.")

    assert {one.speaker for one in found} == {"Ada Quill"}


def test_who_tells_stands_before_the_verb() -> None:
    """
    A paper that is told something is not who tells it.
    """
    found = read(EXTRACTOR, '"It was drawn in May," Ada Quill, director for maps at Goldhawk, tells The Orsk Reporter.')

    assert [one.speaker for one in found] == ["Ada Quill"]
