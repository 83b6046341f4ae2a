"""Who said what by patterns alone, on invented sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.extraction.by_pattern.extractor import PatternExtractor
from index.language.sentences import split_sentences
from tests.index.reading import read

EXTRACTOR = PatternExtractor()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "Ada Quill said that the bridge would open in May.",
            "Ada Quill",
            "the bridge would open in May",
            id="verb with that",
        ),
        pytest.param(
            "Mayor Ada Quill came. Quill stated the bridge is safe.", "Ada Quill", "the bridge is safe", id="surname"
        ),
        pytest.param(
            '"The bridge is safe," Ada Quill said.', "Ada Quill", '"The bridge is safe,"', id="quotation first"
        ),
        pytest.param('"It is safe," said Ada Quill.', "Ada Quill", '"It is safe,"', id="inverted"),
        pytest.param(
            'Ada Quill told reporters: "The bridge is safe."', "Ada Quill", '"The bridge is safe."', id="quotation last"
        ),
        pytest.param(
            '"It is safe," Ada Quill said, "and it will last."',
            "Ada Quill",
            '"It is safe," "and it will last."',
            id="quotation split",
        ),
        pytest.param(
            'In a statement, Ada Quill said:\n\n"The bridge is safe."',
            "Ada Quill",
            '"The bridge is safe."',
            id="quotation announced",
        ),
        pytest.param(
            '"It is safe," Ada Quill said. "It will last."',
            "Ada Quill",
            '"It is safe," "It will last."',
            id="quotation goes on",
        ),
        pytest.param(
            "After the storm the bridge stayed shut, according to Ada Quill.",
            "Ada Quill",
            "After the storm the bridge stayed shut",
            id="according to, last",
        ),
        pytest.param(
            "According to Orsk authorities, the bridge is shut.",
            "Orsk authorities",
            "the bridge is shut",
            id="according to, first",
        ),
        pytest.param(
            'Ada Quill, Harbour Post: "The bridge is safe."', "Ada Quill", '"The bridge is safe."', id="name and outlet"
        ),
        pytest.param(
            "Ada Quill, the mayor of Orsk, said the bridge is safe.", "Ada Quill", "the bridge is safe", id="apposition"
        ),
        pytest.param(
            "Quill campaign manager Tom Obi said the race was open.", "Tom Obi", "the race was open", id="aide by name"
        ),
        pytest.param(
            "A Quill spokesman said the race was open.", "A Quill spokesman", "the race was open", id="unnamed aide"
        ),
        pytest.param(
            "A spokesman for Ada Quill said the race was open.",
            "A spokesman for Ada Quill",
            "the race was open",
            id="spokesman for",
        ),
        pytest.param(
            "The Harbour Board announced that fares will rise.", "Harbour Board", "fares will rise", id="organisation"
        ),
        pytest.param(
            "Ada Quill and Tom Obi said the race was open.", "Ada Quill and Tom Obi", "the race was open", id="two"
        ),
        pytest.param(
            "Ada Quill came late. She said the bridge is safe.", "Ada Quill", "the bridge is safe", id="pronoun"
        ),
        pytest.param(
            "Ada Quill paused, adding that the bridge is safe.", "Ada Quill", "the bridge is safe", id="participle"
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    """
    A statement is found with its speaker and content.
    """
    found = read(EXTRACTOR, text)

    assert [(one.speaker, one.content) for one in found] == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Ada Quill said the bridge is safe.", "said", id="said"),
        pytest.param("Ada Quill denied that the bridge is unsafe.", "denied", id="denied"),
        pytest.param("Ada Quill asked whether the bridge is safe.", "asked", id="asked"),
        pytest.param('"Who pays to keep it open?" asked Ada Quill.', "asked", id="question in quotation marks"),
        pytest.param('Ada Quill asked: "Who is to pay for it?"', "asked", id="question announced"),
        pytest.param("Ada Quill asked the council to keep the bridge open.", "said", id="request"),
        pytest.param("Ada Quill declined to say who paid.", "declined", id="declined"),
        pytest.param("Ada Quill did not say who paid for it.", "declined", id="did not say"),
        pytest.param("Ada Quill would say that the bridge is safe.", "hypothetical", id="hypothetical"),
    ],
)
def test_what_was_done_with_it(text: str, polarity: str) -> None:
    """
    Said, denied, asked, declined and only imagined are told apart.
    """
    assert [one.polarity for one in read(EXTRACTOR, text)] == [polarity]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('"The bridge is safe," Ada Quill said.', "direct", id="direct"),
        pytest.param("Ada Quill said the bridge is safe.", "indirect", id="indirect"),
        pytest.param('Ada Quill said the bridge is "as safe as houses" now.', "mixed", id="mixed"),
    ],
)
def test_whose_wording_it_is(text: str, kind: str) -> None:
    """
    The speaker's own words are told from the reporter's.
    """
    assert [one.kind for one in read(EXTRACTOR, text)] == [kind]


def test_the_quote_keeps_source_and_cue() -> None:
    """
    What is shown is the whole sentence, so that a denial is never cut off.
    """
    text = "It rained. Ada Quill denied that the bridge is unsafe. It dried."

    assert [one.quote for one in read(EXTRACTOR, text)] == ["Ada Quill denied that the bridge is unsafe."]


def test_a_pronoun_is_less_sure_than_a_name() -> None:
    """
    A resolved pronoun lowers the confidence below that of the name itself.
    """
    named, pronoun = read(EXTRACTOR, "Ada Quill said the bridge is safe. She said the road is not.")

    assert pronoun.confidence < named.confidence


def test_nobody_is_credited_with_what_they_said_i_said() -> None:
    """
    Cues within a quotation make no statement of their own.
    """
    found = read(EXTRACTOR, '"Tom Obi said he paid, but I doubt it," Ada Quill said.')

    assert [one.speaker for one in found] == ["Ada Quill"]


_WORDS = st.sampled_from(
    "Ada Quill said that \"the bridge\" is open , . according to he told Mr. ( ) : ? ’ “ ” '' and who \n Post".split(
        " "
    )
)


@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_valid_statements(text: str) -> None:
    """
    No text makes reading fail, and every span lies in it, covered by its quote.
    """
    if not text.strip():
        return
    article = Article(key="k", article_id="a", source="tests", text=text)

    found = EXTRACTOR.extract(article, split_sentences(text))

    assert all(one.quote.end <= len(text) for one in found)
    assert all(left.quote.start <= right.quote.start for left, right in pairwise(found))


def test_a_pronoun_means_somebody_whose_given_name_is_rare() -> None:
    """
    "She" is whoever the sentence before shows to be a person, though no list has the given name.
    """
    found = read(EXTRACTOR, "Odette Brandrow, who leads the board, said it was late. She said that it would rain.")

    assert [one.speaker for one in found] == ["Odette Brandrow", "Odette Brandrow"]
