"""Whom a finding is credited to, whose wording it is, and how sure that is."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from index.extraction.crediting.credits import Credits
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.people.identities import Identity
from index.statements import Polarity, Statement
from tests.index.extraction.parts import attribution, laid_out, named, spot


def credited(text: str, finding: Finding, pronouns: Mapping[int, Identity] | None = None) -> Statement:
    """Return the statement of a finding."""
    names, roster = named(text)
    statement = Credits(laid_out(text), names, roster, pronouns or {}).statement(finding)
    assert statement is not None
    return statement


@pytest.mark.parametrize(
    ("text", "source", "head", "speaker"),
    [
        pytest.param("Greta Renn said it is old.", "Greta Renn", None, "Greta Renn", id="name"),
        pytest.param("Mayor Greta Renn said it is old.", "Mayor Greta Renn", "Renn", "Greta Renn", id="title"),
        pytest.param("Greta Renn came. Renn said it is old.", "Renn", None, "Greta Renn", id="full name"),
        pytest.param(
            "The Marrow Society said it is old.", "The Marrow Society", "Society", "Marrow Society", id="body"
        ),
        pytest.param("A Renn aide said it is old.", "A Renn aide", "aide", "A Renn aide", id="role of somebody"),
        pytest.param(
            "Ada Renn leaving the hall said it is old.", "Ada Renn leaving the hall", "hall", "Ada Renn", id="doing"
        ),
        pytest.param("Two wardens said it is old.", "Two wardens", "wardens", "Two wardens", id="group"),
        pytest.param("Dozens said it is old.", "Dozens", None, "dozens", id="number"),
        pytest.param(
            "Dozens of wardens said it is old.", "Dozens of wardens", "Dozens", "dozens of wardens", id="number of them"
        ),
        pytest.param("Another study said it is old.", "Another study", "study", "Another study", id="another paper"),
        pytest.param("Staff said it is old.", "Staff", None, "staff", id="plural without s"),
        pytest.param("Companies said it is old.", "Companies", None, "companies", id="plural in -ies"),
        pytest.param(
            "Trade and Industry Secretary Greta Renn said it is old.",
            "Trade and Industry Secretary Greta Renn",
            "Renn",
            "Greta Renn",
            id="office for two fields",
        ),
        pytest.param(
            "Greta Renn, Trade and Industry Secretary, said it is old.",
            "Greta Renn, Trade and Industry Secretary",
            "Renn",
            "Greta Renn",
            id="office for two fields behind",
        ),
        pytest.param("Those present said it is old.", "Those present", "Those", None, id="demonstrative as the head"),
        pytest.param("The warden said it is old.", "The warden", "warden", None, id="role that nobody has"),
        pytest.param(
            "Mayor Greta Renn came. The mayor said it is old.", "The mayor", "mayor", "Greta Renn", id="role held"
        ),
        pytest.param(
            "Greta Renn and Tom Moss said it is old.",
            "Greta Renn and Tom Moss",
            "Renn",
            "Greta Renn and Tom Moss",
            id="two",
        ),
        pytest.param(
            "Greta Renn, Tom Moss and Ann Kell said it is old.",
            "Greta Renn, Tom Moss and Ann Kell",
            "Renn",
            "Greta Renn, Tom Moss and Ann Kell",
            id="three",
        ),
        pytest.param(
            "Greta Renn and two wardens said it is old.",
            "Greta Renn and two wardens",
            "Renn",
            "Greta Renn and two wardens",
            id="somebody and a group",
        ),
        pytest.param(
            "People like Greta Renn and Tom Moss said it is old.",
            "People like Greta Renn and Tom Moss",
            "People",
            "People",
            id="examples",
        ),
    ],
)
def test_a_source_is_credited(text: str, source: str, head: str | None, speaker: str | None) -> None:
    """
    To the person or body that it names, to the role as the article has it, or to nobody.
    """
    start = text.index(source)
    finding = attribution(text, source, "said", "it is old", source)
    if head:
        at = start + source.index(head)
        finding = replace(finding, head=replace(finding.source[0], start=at, end=at + len(head)))

    assert credited(text, finding).speaker == speaker


@pytest.mark.parametrize(
    ("text", "source", "head", "speaker"),
    [
        pytest.param("She said it is old.", "She", "She", "Greta Renn", id="pronoun"),
        pytest.param(
            "Her lawyer said it is old.", "Her lawyer", "lawyer", "Greta Renn's lawyer", id="somebody of hers"
        ),
    ],
)
def test_a_settled_pronoun_is_credited(text: str, source: str, head: str, speaker: str) -> None:
    """
    To whom it means, with the certainty of that; "her lawyer" is named after her.
    """
    finding = attribution(text, source, "said", "it is old", head)

    found = credited(text, finding, {0: Identity("Greta Renn", certainty=0.5)})

    assert found.speaker == speaker
    assert found.confidence == pytest.approx(0.94 * 0.5)


@pytest.mark.parametrize(("source", "head"), [("She", "She"), ("Her lawyer", "lawyer")])
def test_an_open_pronoun_is_nobody(source: str, head: str) -> None:
    """
    Where nobody is meant for certain, nobody is credited.
    """
    text = f"{source} said it is old."

    assert credited(text, attribution(text, source, "said", "it is old", head)).speaker is None


def test_a_dateline_is_no_part_of_the_source() -> None:
    """
    "MARROW (AP) - Greta Renn" is Greta Renn.
    """
    text = "MARROW (AP) - Greta Renn said it is old."

    found = credited(text, attribution(text, "MARROW (AP) - Greta Renn", "said", "it is old", "Renn"))

    assert found.speaker == "Greta Renn"
    assert [span.of(text) for span in found.source] == ["Greta Renn"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("It is old, the crew's chief secretary, Greta Renn, said.", "It is old", id="of somebody"),
        pytest.param("It is old, its warden, Greta Renn, said.", "It is old", id="its"),
        pytest.param(
            "He met the cook, the warden, Greta Renn said.", "He met the cook, the warden", id="no comma behind"
        ),
        pytest.param("He met Moss, the coal, Greta Renn, said.", "He met Moss, the coal", id="nobody's office"),
    ],
)
def test_an_office_before_the_name_is_no_part_of_the_words(text: str, content: str) -> None:
    """
    It belongs to the source, where a comma parts the name from the verb.
    """
    said = text[: text.index(", Greta")]

    found = credited(text, attribution(text, "Greta Renn", "said", said))

    assert [span.of(text) for span in found.content] == [content]


def test_what_a_hyphen_cut_off_is_taken_back() -> None:
    """
    Of "the ex-warden" a parser may leave the warden, who is somebody else.
    """
    text = "Warden Greta Renn came. An ex-warden said it is old."

    found = credited(text, attribution(text, "warden", "said", "it is old"))

    assert found.speaker == "An ex-warden"


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        pytest.param("Greta Renn said it is old.", "it is old", "indirect", id="no marks"),
        pytest.param('Greta Renn said "it is old".', '"it is old"', "direct", id="all in marks"),
        pytest.param('Greta Renn said it is "very old" now.', 'it is "very old" now', "mixed", id="some in marks"),
        pytest.param(
            'Greta Renn said that "it is old and it is shut and it will be so".',
            'that "it is old and it is shut and it will be so"',
            "direct",
            id="all but a short word",
        ),
    ],
)
def test_marks_tell_whose_wording_it_is(text: str, content: str, kind: str) -> None:
    """
    By the share of the content's words in quotation marks.
    """
    assert credited(text, attribution(text, "Greta Renn", "said", content)).kind == kind


def test_speech_that_goes_on_is_its_speakers() -> None:
    """
    A finding without a source is credited to the one that is given, in the speaker's own words.
    """
    text = "It is old. It is shut."
    finding = Finding(None, (), (), (spot(text, "It is shut"),), Polarity.SAID, Evidence.COLON)
    names, roster = named(text)
    found = Credits(laid_out(text), names, roster, {}).statement(finding, Identity("Greta Renn"))

    assert found is not None
    assert (found.speaker, found.kind, found.quote.of(text)) == ("Greta Renn", "direct", "It is shut.")


def test_the_quote_is_whole_sentences() -> None:
    """
    From the source's to the content's, so that no denial is cut off.
    """
    text = "It rained. Greta Renn never said it is old. It dried."

    assert credited(text, attribution(text, "Greta Renn", "said", "it is old")).quote.of(text) == (
        "Greta Renn never said it is old."
    )


@pytest.mark.parametrize(
    ("source", "cue", "content", "evidence", "share"),
    [
        pytest.param("Greta Renn", "said", "it is old", "clause", 0.94, id="clause"),
        pytest.param("Greta Renn", "hopes", "it is old", "attitude", 0.49, id="attitude"),
        pytest.param("Greta Renn", "hoped", "it is old", "attitude", 0.32, id="in the past"),
        pytest.param("Greta Renn", "has hoped", "it is", "attitude", 0.49, id="perfect"),
        pytest.param("Greta Renn", "urged", "calm there", "act", 0.33, id="a phrase"),
        pytest.param("Greta Renn", "urged", "“calm now”", "act", 0.92, id="quoted words"),
        pytest.param("Some clerks", "found", "it is old", "attitude", 0.78, id="a finding"),
        pytest.param("A study", "found", "it is old", "attitude", 0.78, id="a paper"),
        pytest.param("Some clerks", "said", "it is old", "clause", 0.78, id="a group"),
    ],
)
def test_confidence_follows_the_evidence(source: str, cue: str, content: str, evidence: str, share: float) -> None:
    """
    By the verb's kind, whether there is a clause or a quotation, the time of telling, and the kind of source.
    """
    text = f"{source} {cue} {content}."
    finding = replace(attribution(text, source, cue, content), evidence=Evidence(evidence))

    assert credited(text, finding).confidence == pytest.approx(share)
