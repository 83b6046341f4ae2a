"""The order of citations: newest, by speaker, in turns, and a denial beside what it denies."""

from dataclasses import replace
from datetime import date

from bot.answering.arranging import arrange, by_speaker, newest_first, set_against, take_turns
from bot.answers import Citation
from corpus.article import Span
from index.statements import Polarity

ORR, ORR_LATER, VANE, VANE_LATER = (
    Citation(
        article_key=f"a{place}",
        article_id=f"a{place}",
        version_row=place,
        version=1,
        span=Span(0, 30),
        quote="Words.",
        speaker=speaker,
        polarity=Polarity.SAID,
        published_at=date(2026, 5, place),
    )
    for place, speaker in enumerate(("Ada Orr", "Ada Orr", "Odette Vane", "Odette Vane"), 1)
)


def test_the_newest_come_first_and_the_undated_last() -> None:
    """
    Days decide, and nothing else.
    """
    undated = replace(ORR, published_at=None)

    assert newest_first([undated, ORR, VANE]) == (VANE, ORR, undated)
    assert arrange("latest", [[ORR, VANE]], 5) == (VANE, ORR)


def test_speakers_are_kept_together_in_the_order_of_their_best() -> None:
    """
    Accents make no other speaker.
    """
    accented = replace(ORR_LATER, speaker="Áda Orr")

    assert by_speaker([VANE, ORR, VANE_LATER, accented]) == (VANE, VANE_LATER, ORR, accented)
    assert arrange("about", [[ORR, VANE, ORR_LATER]], 5) == (ORR, ORR_LATER, VANE)


def test_sides_take_turns_and_what_both_said_is_shown_once() -> None:
    """
    Each side has its share of what fits, in its own place.
    """
    assert take_turns([[ORR, ORR_LATER], [VANE, VANE_LATER]], 3) == ((ORR, ORR_LATER), (VANE,))
    assert take_turns([[ORR], [ORR, VANE]], 5) == ((ORR,), (VANE,))


def test_a_denial_stands_behind_what_somebody_else_said() -> None:
    """
    Without somebody else's statement nothing moves.
    """
    denial = replace(VANE, polarity=Polarity.DENIED)

    assert set_against([ORR, ORR_LATER, denial]) == (ORR, denial, ORR_LATER)
    assert set_against([denial, VANE_LATER]) == (denial, VANE_LATER)
