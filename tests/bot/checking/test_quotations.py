"""Quotations in drafts: each verdict, and what is no alteration."""

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.claims import ClaimType
from bot.checking.matching.differences import DifferenceKind
from bot.checking.report import Verdict
from tests.bot.checking.conftest import Check

_TOLLS = "The bridge will stay free of tolls until May 2027, and nobody will pay twice."


def test_words_that_stand_in_the_archive_are_verbatim_and_every_copy_is_named(check: Check) -> None:
    """
    The earliest article comes first, with whose words they are; the other outlet is named.
    """
    claim = check(f"Ada Orr said: “{_TOLLS}”")

    assert claim.verdicts == (Verdict.VERBATIM,)
    assert [one.article_id for one in claim.evidence] == ["tolls", "tolls-again"]
    assert (claim.evidence[0].speaker, claim.evidence[0].also_in_outlets) == ("Ada Orr", ("Harbour Post",))
    assert _TOLLS in claim.evidence[0].quote


@pytest.mark.parametrize(
    "quoted",
    [
        '"The bridge will stay free of tolls until May 2027, and nobody will pay twice."',
        "«The bridge will stay free of tolls until May 2027 — and nobody will pay twice»",
        "“the bridge will stay  free of tolls until May 2027 and nobody will pay twice”",
        "“[T]he bridge will stay free of tolls until May 2027, and nobody will pay twice”",
        "“The bridge will stay free of tolls [sic] until May 2027, and nobody will pay twice.”",
        "“The bridge [over the Marrow] will stay free of tolls until May 2027, and nobody will pay twice.”",
        "“The bridge will stay free of tolls … and nobody will pay twice.”",
        "“The bridge will stay free of tolls [...] and nobody will pay twice.”",
        "“The bridge will stay free\u00a0of tolls until May\u202f2027, and nobody will pay twice.”",
        "“The br\u00adidge will stay fr\u200bee of tolls until May 2027, and nobody will pay twice.”",
        "“We will not build a second ferry unless the county pays for it. I have said so before, and I say so again.”",
    ],
    ids=lambda quoted: quoted[:40],
)
def test_typography_is_no_alteration(check: Check, quoted: str) -> None:
    """
    Nor are marked omissions, words in brackets, and a cue left out in the middle.
    """
    assert check(f"Ada Orr said: {quoted}").verdicts == (Verdict.VERBATIM,)


@pytest.mark.parametrize(
    ("quoted", "kind", "draft", "source"),
    [
        (_TOLLS.replace("bridge", "tunnel"), DifferenceKind.WORD, "tunnel", "bridge"),
        (_TOLLS.replace("2027", "2029"), DifferenceKind.DATE, "2029", "2027"),
        (_TOLLS.replace("May", "June"), DifferenceKind.DATE, "June", "May"),
        (_TOLLS.replace("nobody", "everybody"), DifferenceKind.NEGATION, "everybody", "nobody"),
        (_TOLLS.replace("will stay", "will not stay"), DifferenceKind.NEGATION, "not", ""),
        (_TOLLS.replace("free of ", ""), DifferenceKind.WORD, "", "free of"),
    ],
)
def test_a_changed_word_is_shown_and_called_what_it_is(
    check: Check, quoted: str, kind: DifferenceKind, draft: str, source: str
) -> None:
    """
    With the words of both sides.
    """
    claim = check(f"Ada Orr said: “{quoted}”")

    assert claim.verdict is Verdict.ALTERED
    assert [(one.draft, one.source, one.kind) for one in claim.differences] == [(draft, source, kind)]


def test_a_changed_number_and_a_changed_name_are_called_so(check: Check) -> None:
    """
    A number within a sentence, and a word that is written as a name.
    """
    number = check("Cara Quill said: “The heating was last renewed in the winter, and 1,974 stayed cold.”")
    name = check("Cara Quill said: “Every child in Harborough deserves a warm classroom.”")

    assert number.verdict in {Verdict.NOT_FOUND, Verdict.ALTERED}
    assert [(one.draft, one.source, one.kind) for one in name.differences] == [
        ("Harborough", "Marrowby", DifferenceKind.NAME)
    ]


@pytest.mark.parametrize("speaker", ["Ben Vane", "Cara Quill", "Winona Teal"])
def test_another_speaker_is_told_with_the_right_one(check: Check, speaker: str) -> None:
    """
    Whether the draft's speaker is quoted in the article, elsewhere, or nowhere.
    """
    claim = check(f"“{_TOLLS}” {speaker} said.")

    assert claim.verdicts == (Verdict.OTHER_SPEAKER, Verdict.VERBATIM)
    assert claim.evidence[0].speaker == "Ada Orr"


@pytest.mark.parametrize("speaker", ["Ada Orr", "Orr", "Mayor Orr", "Ms. Orr", "the mayor, Ada Orr,"])
def test_a_speaker_may_be_named_in_every_usual_way(check: Check, speaker: str) -> None:
    """
    By surname, title or office.
    """
    assert check(f"“{_TOLLS}” said {speaker}.").verdicts == (Verdict.VERBATIM,)


def test_words_from_two_places_are_spliced(check: Check) -> None:
    """
    Both places are shown.
    """
    claim = check("Orr said: “The bridge will stay free of tolls until the council was wrong to wait.”")
    joined = check("Orr said: “The bridge will stay free of tolls deserves a warm classroom.”")

    assert Verdict.VERBATIM not in claim.verdicts
    assert joined.verdict is Verdict.SPLICED
    assert {one.article_id for one in joined.evidence} == {"tolls", "school"}


@pytest.mark.parametrize(
    "draft",
    [
        "Orr said: “We will not build a second ferry.”",
        "Quill said: “the council was wrong to wait.”",
        "Vane said: “It helps nobody who lives here.”",
        "Orr said: “build a second ferry”.",
    ],
)
def test_a_turning_word_left_out_at_an_edge_is_a_cut(check: Check, draft: str) -> None:
    """
    A negation before, a condition or a "but" behind.
    """
    assert check(draft).verdict is Verdict.CUT


def test_a_draft_that_keeps_the_negation_outside_the_marks_cuts_nothing(check: Check) -> None:
    """
    The sense is the same.
    """
    assert Verdict.CUT not in check("Quill does not think “the council was wrong to wait”, Quill said.").verdicts


def test_reported_words_in_quotation_marks_are_only_reported(check: Check) -> None:
    """
    The archive has them in the reporter's words.
    """
    claim = check("Orr said: “The repairs would cost 12 million crowns.”")

    assert claim.verdict is Verdict.REPORTED_ONLY


def test_a_figure_that_the_outlet_corrected_is_called_corrected(check: Check) -> None:
    """
    With the outlet's note.
    """
    claim = check("“The roof of the market hall cost 90,000 crowns in all,” said Finn Abel.")

    assert claim.verdicts == (Verdict.CORRECTED, Verdict.VERBATIM)
    assert "96,000" in str(claim.evidence[0].correction)


def test_words_of_an_older_version_are_corrected_since(check: Check) -> None:
    """
    The difference shows what the article says now.
    """
    claim = check("“We have hired sixty nurses for the new hospital wing,” said Ida Penn.")

    assert claim.verdict is Verdict.CORRECTED
    assert [(one.draft, one.source) for one in claim.differences] == [("sixty", "sixteen")]
    assert "sixty" in claim.evidence[0].quote


def test_words_whose_page_is_gone_are_withdrawn(check: Check) -> None:
    """
    The archive still has them.
    """
    claim = check("“The old mill will open its doors to walkers every Sunday in June,” said Gil Moss.")

    assert claim.verdicts == (Verdict.WITHDRAWN, Verdict.VERBATIM)


@pytest.mark.parametrize(
    "quoted",
    [
        "Nothing of the kind was ever promised by any gardener",
        "The tolls of the free bridge will nobody twice pay until",
        "toll toll toll toll toll toll toll toll",
    ],
)
def test_what_nobody_said_is_not_found(check: Check, quoted: str) -> None:
    """
    Nor are known words in another order.
    """
    claim = check(f"Ada Orr said: “{quoted}.”")

    assert (claim.verdicts, claim.evidence) == ((Verdict.NOT_FOUND,), ())


def test_titles_and_words_at_a_distance_are_no_claims(checker: ArchiveChecker) -> None:
    """
    One or two words in marks without a speaker.
    """
    claims = checker.check("They saw “Hamlet” at the so-called “people's theatre” last week.").claims

    assert [one.claim.type for one in claims] == [ClaimType.EXCERPT]


def test_a_claim_s_place_is_that_of_its_words(checker: ArchiveChecker) -> None:
    """
    In code points of the text as it was read, without the marks.
    """
    text = f"😀 Intro. Ada Orr said: “{_TOLLS}”\n“This plan is a gift to the builders,” said Ben Vane.\n"
    claims = checker.check(text).claims

    assert [claim.claim.span.of(text) for claim in claims] == [claim.text for claim in claims]
    assert [claim.claim.speaker for claim in claims] == ["Ada Orr", "Ben Vane"]


def test_the_report_is_the_contract_s(checker: ArchiveChecker) -> None:
    """
    Field by field.
    """
    report = checker.check(f"“{_TOLLS}” Cara Quill said.").to_json("draft.txt")

    assert set(report) >= {"file", "as_of", "text", "claims"}
    assert set(report["claims"][0]) == {
        *("start", "end", "text", "type", "speaker", "verdict", "flags", "differences", "evidence"),
    }
    assert report["claims"][0]["flags"] == ["verbatim"]
    assert report["claims"][0]["evidence"][0]["article_id"] == "tolls"
