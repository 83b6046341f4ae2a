"""What a cue's content is, read from words and marks."""

import pytest

from index.extraction.by_pattern.contents import ContentReader, Cue, shares_subject
from index.extraction.by_pattern.sources import SourceReader
from index.extraction.layout.tokens import tokenize
from index.extraction.people.names import find_names
from index.language.reporting_verbs import verb_forms
from tests.index.extraction.parts import laid_out


def cue_in(text: str, word: str) -> Cue:
    """Return a cue of the first sentence; its source stands before it, or behind it."""
    layout = laid_out(text)
    tokens = tokenize(text, layout.sentences[0], layout.quotations)
    sources = SourceReader(tokens, find_names(text))
    at = next(number for number, token in enumerate(tokens) if token.text == word)
    source = sources.before(at) or sources.after(at + 1)
    assert source is not None
    return Cue(layout.sentences[0], tokens, at, verb_forms()[word], source)


@pytest.mark.parametrize(
    ("text", "word", "content"),
    [
        pytest.param("Greta Renn said the weir is old.", "said", ["the weir is old"], id="clause behind"),
        pytest.param("Greta Renn said that it is old.", "said", ["it is old"], id="without that"),
        pytest.param("Greta Renn said on Monday that it is old.", "said", ["it is old"], id="behind the day"),
        pytest.param("Greta Renn said Monday the weir is old.", "said", ["the weir is old"], id="behind a bare day"),
        pytest.param("Greta Renn told Moss the weir is old.", "told", ["the weir is old"], id="behind the listener"),
        pytest.param("The weir is old, Greta Renn said.", "said", ["The weir is old"], id="clause before"),
        pytest.param("The weir is old, said Greta Renn.", "said", ["The weir is old"], id="before an inverted cue"),
        pytest.param("The weir is old, Greta Renn said on Monday.", "said", ["The weir is old"], id="day at the end"),
        pytest.param('"It is old," Greta Renn said.', "said", ['"It is old,"'], id="quotation before"),
        pytest.param('Greta Renn said: "It is old."', "said", ['"It is old."'], id="quotation behind"),
        pytest.param(
            '"It is old," Greta Renn said, "and shut."', "said", ['"It is old,"', '"and shut."'], id="both sides"
        ),
        pytest.param("Greta Renn promised to mend it.", "promised", ["mend it"], id="infinitive"),
        pytest.param("Greta Renn spoke at noon.", "spoke", [], id="time only"),
        pytest.param("Greta Renn said so.", "said", [], id="one word"),
    ],
)
def test_the_content_is_beside_the_cue(text: str, word: str, content: list[str]) -> None:
    """
    The clause or quotation before, behind or around it, without listener and time.
    """
    found = ContentReader(laid_out(text)).around(cue_in(text, word))

    assert [span.of(text) for span in found] == content


def test_a_quotation_keeps_its_closing_mark() -> None:
    """
    The mark behind the last full stop belongs to it.
    """
    text = 'Greta Renn said the weir is "old and shut."'
    (content,) = ContentReader(laid_out(text)).after(cue_in(text, "said"))

    assert content.of(text).endswith('shut."')


@pytest.mark.parametrize(
    ("text", "word", "shared"),
    [
        pytest.param("Greta Renn paused and said it is old.", "said", True, id="and"),
        pytest.param("Greta Renn paused and later said it is old.", "said", True, id="and later"),
        pytest.param("Greta Renn paused, adding that it is old.", "adding", True, id="participle"),
        pytest.param("Greta Renn said it is old.", "said", False, id="subject of its own"),
        pytest.param("Greta Renn later said it is old.", "said", False, id="later"),
    ],
)
def test_a_joined_verb_shares_the_subject(text: str, word: str, shared: bool) -> None:  # noqa: FBT001 - of the cases
    """
    "And said" and "adding" are the subject's of the sentence.
    """
    layout = laid_out(text)
    tokens = tokenize(text, layout.sentences[0], layout.quotations)
    at = next(number for number, token in enumerate(tokens) if token.text == word)

    assert shares_subject(tokens, at, verb_forms()[word]) is shared
