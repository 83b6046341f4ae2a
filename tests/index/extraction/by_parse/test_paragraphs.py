"""Cues of a parsed paragraph, each with its source and content."""

import pytest

from index.extraction.by_parse.paragraphs import ParagraphReader, paragraphs_with_cues
from tests.index.extraction.parts import in_words, laid_out, parsed


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param(
            "Greta Renn said the weir is old.", ["Greta Renn | said | the weir is old | said, clause"], id="verb"
        ),
        pytest.param('"It is old," Renn said.', ['Renn | said | "It is old," | said, quoted'], id="quotation"),
        pytest.param(
            "Greta Renn called the weir a ruin.", ["Greta Renn | called | the weir a ruin | said, act"], id="act"
        ),
        pytest.param(
            "Greta Renn praised the crew.", ["Greta Renn | praised | the crew | said, judgement"], id="judgement"
        ),
        pytest.param(
            "Greta Renn believes the weir is old.",
            ["Greta Renn | believes | the weir is old | said, attitude"],
            id="attitude",
        ),
        pytest.param(
            "Greta Renn is confident that the weir holds.",
            ["Greta Renn | is confident | that the weir holds | said, attitude"],
            id="adjective",
        ),
        pytest.param(
            "Renn's claim that the weir is old is old.",
            ["Renn's | claim | that the weir is old | said, judgement"],
            id="noun",
        ),
        pytest.param(
            "According to Greta Renn, the weir is old.",
            ["Greta Renn | According to | the weir is old | said, according"],
            id="according to",
        ),
        pytest.param(
            "The weir is old, per Greta Renn.", ["Greta Renn | per | The weir is old | said, according"], id="per"
        ),
        pytest.param("It costs nine crowns per day.", [], id="a rate"),
        pytest.param("The hope of the crew is dry weather.", [], id="noun without a clause"),
        pytest.param(
            '"Moss said it is old, and I laughed," wrote Renn.',
            ['Renn | wrote | "Moss said it is old, and I laughed," | said, quoted'],
            id="cue within a quotation",
        ),
        pytest.param(
            "Greta Renn pointed out that it is old.",
            ["Greta Renn | pointed out | that it is old | said, clause"],
            id="cue with its particle",
        ),
        pytest.param(
            "Greta Renn said that Tom Moss said it is old.",
            [
                "Greta Renn | said | that Tom Moss said it is old | said, clause",
                "Tom Moss | said | it is old | said, clause",
            ],
            id="one within another",
        ),
    ],
)
def test_attributions_are_read_off_the_tree(text: str, findings: list[str]) -> None:
    """
    Verbs, adjectives, nouns and "according to", in the order of their cues.
    """
    found = ParagraphReader(laid_out(text)).findings(parsed(text))

    assert in_words(text, found) == findings


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Greta Renn did not say who paid.", "declined", id="did not say"),
        pytest.param("Neither Greta Renn nor Tom Moss said who paid.", "declined", id="neither"),
        pytest.param("Greta Renn does not believe that it holds.", "denied", id="does not believe that"),
        pytest.param("Greta Renn does not know whether it holds.", "declined", id="does not know whether"),
        pytest.param("If Greta Renn says the weir is old, shut it.", "hypothetical", id="if"),
        pytest.param("Greta Renn could say that the weir is old.", "hypothetical", id="could"),
        pytest.param("Greta Renn asked whether the weir is old.", "asked", id="asked"),
        pytest.param("Greta Renn asked Moss to shut the lock.", "said", id="request"),
        pytest.param("Greta Renn failed to say that it is old.", "declined", id="failed to"),
    ],
)
def test_the_words_around_a_verb_tell_what_was_done(text: str, polarity: str) -> None:
    """
    Not said, not meant, not yet said, or asked.
    """
    found = ParagraphReader(laid_out(text)).findings(parsed(text))

    assert [str(one.polarity) for one in found] == [polarity]


def test_only_paragraphs_with_a_cue_are_parsed() -> None:
    """
    A cue within a quotation does not count; adjectives, nouns and "per" do.
    """
    text = (
        "It rained.\nGreta Renn said it is old.\n“Moss said so.”\n"
        "She is confident that it holds.\nHer claim is old.\nIt costs nine crowns per day.\nIt dried."
    )

    assert [span.of(text) for span in paragraphs_with_cues(laid_out(text))] == [
        "Greta Renn said it is old.",
        "She is confident that it holds.",
        "Her claim is old.",
        "It costs nine crowns per day.",
    ]
