"""Who said what with the parser, on invented sentences."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index.extraction.by_parse.extractor import DependencyExtractor
from index.language.sentences import split_sentences
from tests.index.reading import read

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
            "Ada Quill blasted the board for its silence.",
            "Ada Quill",
            "the board for its silence",
            id="judgement",
        ),
        pytest.param("Ada Quill called for a new bridge.", "Ada Quill", "a new bridge", id="preposition"),
        pytest.param("Ada Quill called the bridge a disgrace.", "Ada Quill", "the bridge a disgrace", id="naming"),
        pytest.param(
            "The bridge was criticized by Ada Quill, who said that it was old.",
            "Ada Quill",
            "that it was old",
            id="relative clause",
        ),
        pytest.param(
            "Ada Quill promised to open the bridge in May.", "Ada Quill", "to open the bridge in May", id="infinitive"
        ),
        pytest.param(
            "Sen. Ada Quill arrived late. The senator said that the bridge is old.",
            "Ada Quill",
            "that the bridge is old",
            id="title alone",
        ),
        pytest.param(
            '"We will build it!" Ada Quill said to loud cheers.\n\n"And we will open it!"',
            "Ada Quill",
            '"We will build it!" "And we will open it!"',
            id="speech over paragraphs",
        ),
        pytest.param(
            "Quill Says Bridge Will Open in May\nMayor Ada Quill spoke.",
            "Ada Quill",
            "Bridge Will Open in May",
            id="headline",
        ),
        pytest.param(
            "Ada Quill spoke on air.\nQUILL: Nobody paid for it.", "Ada Quill", "Nobody paid for it", id="transcript"
        ),
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
        pytest.param("The bridge was called Long Bridge.", id="passive without an agent"),
        pytest.param("A party called Dawn opened the hall to voters.", id="participle that names"),
        pytest.param("The volunteers came to call voters.", id="to telephone"),
        pytest.param("There said the sign nothing.", id="nobody"),
        pytest.param("Asked whether the bridge is old, Ada Quill laughed.", id="asked by somebody else"),
    ],
)
def test_what_is_no_statement(text: str) -> None:
    """
    Words that only look like reporting make no statement.
    """
    assert read(EXTRACTOR, text) == []


def test_nested_statements_stay_apart() -> None:
    """
    When somebody says that another one said something, each has a statement of their own.
    """
    found = read(EXTRACTOR, "Ada Quill told the Harbour Post that Tom Obi had said that the bridge is old.")

    assert [(one.speaker, one.content) for one in found] == [
        ("Ada Quill", "that Tom Obi had said that the bridge is old"),
        ("Tom Obi", "that the bridge is old"),
    ]


def test_a_denial_in_the_quotation_is_no_denial_of_it() -> None:
    """
    A "not" within the quoted words leaves the statement said.
    """
    found = read(EXTRACTOR, '"Absolutely not. Absolutely not," Ada Quill responded.')

    assert [(one.speaker, one.polarity) for one in found] == [("Ada Quill", "said")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Ada Quill denied that the bridge is old.", "denied", id="denied"),
        pytest.param("Ada Quill refused to say who paid.", "declined", id="refused"),
        pytest.param("Ada Quill wouldn't say who paid for it.", "declined", id="would not say"),
        pytest.param("Tom Obi asked Ada Quill if the bridge is old.", "asked", id="asked"),
        pytest.param("Ada Quill has asked the town council to put a toll on it.", "said", id="request"),
        pytest.param("Ada Quill asked anyone who saw the fire to come forward.", "said", id="request to the described"),
        pytest.param("Ada Quill asked for calm.", "said", id="asked for"),
        pytest.param("Ada Quill asked that the vote be put off.", "said", id="asked that"),
        pytest.param("Ada Quill might say that the bridge is old.", "hypothetical", id="might"),
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
    assert polarity in [one.polarity for one in read(EXTRACTOR, text)]


def test_what_is_left_unsaid_is_nowhere_said() -> None:
    """
    The infinitive under "declined" is no statement that was made.
    """
    found = read(EXTRACTOR, "Ada Quill declined to comment on the bridge.")

    assert {one.polarity for one in found} == {"declined"}


_WORDS = st.sampled_from(
    "Ada Quill said that the bridge is open , . according to he told Mr. ( ) : ? called as “ ” \" '' and \n".split(" ")
)


@settings(deadline=None, max_examples=60)
@example("Ada Ada : Ada")  # a space before the colon was taken for the cue
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_valid_statements(text: str) -> None:
    """
    No text makes reading fail, and every quote lies in it.
    """
    if not text.strip():
        return
    article = Article(key="k", article_id="a", source="tests", text=text)

    found = EXTRACTOR.extract(article, split_sentences(text))

    assert all(one.quote.end <= len(text) for one in found)
