"""Corrections as values: whom a name means under them, and which statements they hide."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from index.catalogue.corrections import (
    EVERYWHERE,
    Corrections,
    StatementIdentity,
    forget_speaker,
    identify,
    rename_speaker,
    split_speaker,
)
from index.statements import Kind, Polarity, Statement

NAMES = ("Orr", "Ada Orr", "A. Orr", "Ben Orr")
KEYS = ("a", "b")
PLACES = st.tuples(st.sampled_from(NAMES), st.sampled_from((EVERYWHERE, *KEYS)))
SPEAKERS = st.dictionaries(PLACES, st.sampled_from(NAMES))


def corrections(speakers: dict[tuple[str, str], str]) -> Corrections:
    """Return corrections of names only."""
    return Corrections(speakers, {})


def said(text: str, speaker: str | None, content: str) -> Statement:
    """Return a statement whose quote is the whole text."""
    start = text.index(content)
    span = Span(start, start + len(content))
    return Statement(speaker, (), (), (span,), Span(0, len(text)), Kind.INDIRECT, Polarity.SAID, 0.9)


def test_a_name_means_itself_until_it_is_corrected() -> None:
    """
    What nobody corrected is shown as the extractor gave it, an unknown speaker too.
    """
    none = corrections({})

    assert none.speaker_of("Orr", "a") == "Orr"
    assert none.speaker_of(None, "a") is None


def test_an_article_s_own_correction_goes_before_the_general_one() -> None:
    """
    A name that means one person everywhere can mean another in one article.
    """
    both = corrections({("Orr", EVERYWHERE): "Ada Orr", ("Orr", "b"): "Ben Orr"})

    assert [both.speaker_of("Orr", key) for key in KEYS] == ["Ada Orr", "Ben Orr"]


@given(SPEAKERS, st.sampled_from(NAMES), st.sampled_from((*NAMES, "New")))
def test_renaming_moves_all_of_a_speaker_and_nobody_else(
    speakers: dict[tuple[str, str], str], old: str, new: str
) -> None:
    """
    Whatever was corrected before, what was credited to the old name is credited to the new one, the rest as before.
    """
    before, after = corrections(speakers), corrections(rename_speaker(speakers, old, new))
    shown = {(named, key): before.speaker_of(named, key) for named in NAMES for key in KEYS}

    assert {place: after.speaker_of(*place) for place in shown} == {
        place: new if speaker == old else speaker for place, speaker in shown.items()
    }


@given(SPEAKERS, st.sampled_from(NAMES))
def test_splitting_moves_a_speaker_in_one_article_only(speakers: dict[tuple[str, str], str], name: str) -> None:
    """
    In the article every spelling of the name means the new one; other articles and other names are left alone.
    """
    before = corrections(speakers)
    found = frozenset(named for named in NAMES if before.speaker_of(named, "a") == name)
    after = corrections(split_speaker(before, name, {"a": found}, "New"))
    shown = {(named, key): before.speaker_of(named, key) for named in NAMES for key in KEYS}

    assert {place: after.speaker_of(*place) for place in shown} == {
        (named, key): "New" if speaker == name and key == "a" else speaker for (named, key), speaker in shown.items()
    }


def test_a_split_holds_for_the_name_s_other_spellings() -> None:
    """
    The article's next version may use a spelling that was merged into the name.
    """
    merged = corrections(rename_speaker({}, "A. Orr", "Orr"))
    split = corrections(split_speaker(merged, "Orr", {"a": frozenset({"Orr"})}, "Ben Orr"))

    assert [split.speaker_of("A. Orr", key) for key in KEYS] == ["Ben Orr", "Orr"]


def test_forgetting_a_name_forgets_what_led_to_it() -> None:
    """
    All that was merged into a name is itself again; a spelling can be taken out alone.
    """
    merged = rename_speaker(rename_speaker({}, "A. Orr", "Ada Orr"), "Orr", "Ada Orr")

    assert forget_speaker(merged, "Ada Orr") == {}
    assert forget_speaker(merged, "Orr") == {("A. Orr", EVERYWHERE): "Ada Orr"}


def test_a_statement_is_known_by_two_of_three() -> None:
    """
    Another name, another cut or another sentence around it do not make another statement, two of them do.
    """
    one = StatementIdentity("quote", "Orr", "content")

    assert one.is_same(StatementIdentity("quote", "Orr", "longer"))
    assert one.is_same(StatementIdentity("quote", "Ada Orr", "content"))
    assert one.is_same(StatementIdentity("more", "Orr", "content"))
    assert not one.is_same(StatementIdentity("quote", "Vey", "other"))


def test_white_space_and_place_are_no_part_of_a_statement() -> None:
    """
    A text that is laid out anew holds the same statements.
    """
    text, again = "Orr said that it sails.", "Orr said\n  that it sails."

    assert identify(text, said(text, "Orr", "it sails")) == identify(again, said(again, "Orr", "it sails"))


def test_what_is_hidden_in_one_article_is_shown_in_another() -> None:
    """
    The same words in another article were not judged.
    """
    text = "Orr said that it sails."
    statement = said(text, "Orr", "it sails")
    hidden = Corrections({}, {"a": (identify(text, statement),)})

    assert hidden.is_hidden("a", text, statement)
    assert not hidden.is_hidden("b", text, statement)
