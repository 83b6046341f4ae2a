"""Answers that the news overtook: found, told why, and nothing else is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.records.given_answers import withdraw
from bot.records.shared_answers import share
from bot.records.stale_answers import CitingAnswer, Fate, StalePassage, list_answers, list_stale
from index.catalogue.database import read, write
from index.catalogue.tables import ARTICLES
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers
from tests.program import Onrecord

pytestmark = pytest.mark.usefixtures("on_each_database")

QUOTE = "Ada Orr said that the bridge would stay free of tolls."
NOTE = "Correction: The bridge stays free of tolls until May only."
OTHER_NOTE = "Correction: The day of the library was wrong."
TEXT = f"Marrowby woke early. {QUOTE} It rained."
BRIDGE = make_news(TEXT, "bridge", title="Tolls")
LIBRARY = make_news("Odette Vane said that the library would close.", "library", title="Shelves")
ORR, VANE = "what did Ada Orr say about the bridge?", "what did Odette Vane say about the library?"


@pytest.fixture
def given(tmp_path: Path) -> Iterator[KeptAnswers]:
    """An archive of two articles, in the data directory of the command's settings."""
    made = KeptAnswers(tmp_path / "data", BRIDGE, LIBRARY)
    yield made
    made.engine.dispose()


def stale(given: KeptAnswers, **more: object) -> list[StalePassage]:
    """Return what is listed."""
    with read(given.engine) as connection:
        return list(list_stale(connection, **more))  # type: ignore[arg-type]  # by name


def edit(given: KeptAnswers, text: str) -> None:
    """Index another text of the article on the bridge."""
    given.archive.build([make_news(text, "bridge", title="Tolls")])


def test_an_answer_whose_words_stand_is_not_stale(given: KeptAnswers) -> None:
    """
    However much of the article was changed around them, and however they are broken into lines now.
    """
    given.give(ORR)
    given.give(VANE)
    edit(given, f"A new paragraph.\n\n{TEXT.replace('the bridge', 'the  bridge')} It snowed.")

    assert stale(given) == []


def test_a_changed_wording_is_told_with_both(given: KeptAnswers) -> None:
    """
    With the answer, its question, and the two versions.
    """
    answer_id = given.give(ORR)
    given.give(VANE)
    edit(given, TEXT.replace("of tolls", "of tolls until May"))

    assert stale(given) == [
        StalePassage(
            fate=Fate.CHANGED,
            quote=QUOTE,
            now="Ada Orr said that the bridge would stay free of tolls until May.",
            note=None,
            article_id="bridge",
            title="Tolls",
            publisher="The Lantern",
            url="https://example.org/bridge",
            cited_version=1,
            current_version=2,
            vanished_at=None,
            withdrawn_at=None,
            answers=(CitingAnswer(answer_id, NOW.isoformat(), ORR, shared=False, number=1),),
        )
    ]


@pytest.mark.parametrize(
    ("text", "fate", "note"),
    [
        pytest.param("Fishermen sold herring, cod and plaice.", Fate.REMOVED, None, id="nothing near is left"),
        pytest.param(f"{TEXT}\n\n{NOTE}", Fate.CORRECTED, NOTE, id="corrected"),
        pytest.param(f"{TEXT}\n\n{OTHER_NOTE}\n\n{NOTE}", Fate.CORRECTED, NOTE, id="corrected besides others"),
        pytest.param(f"It rained.\n\nCorrection: {QUOTE} She did not.", Fate.REMOVED, None, id="only its correction"),
    ],
)  # fmt: skip
def test_what_became_of_a_passage_is_told(given: KeptAnswers, text: str, fate: Fate, note: str | None) -> None:
    """
    Removed, or corrected by the outlet since.
    """
    given.give(ORR)
    edit(given, text)
    (found,) = stale(given)

    assert (found.fate, found.now, found.note, found.quote) == (fate, None, note, QUOTE)


def test_a_correction_of_other_words_leaves_a_passage_alone(given: KeptAnswers) -> None:
    """
    One that shares neither a figure nor three words that count is about another place of the article.
    """
    given.give(ORR)
    edit(given, f"{TEXT}\n\n{OTHER_NOTE}")

    assert stale(given) == []


def test_a_passage_is_listed_once(given: KeptAnswers) -> None:
    """
    With every answer that cites it, the newest first.
    """
    old, new = given.give(ORR, now=NOW - timedelta(days=2)), given.give("what did Ada Orr say about tolls?")
    edit(given, TEXT.replace("of tolls", "of tolls until May"))
    (found,) = stale(given)

    assert [(one.answer, one.number) for one in found.answers] == [(new, 1), (old, 1)]
    assert [one.question for one in found.answers] == ["what did Ada Orr say about tolls?", ORR]


def test_what_left_the_archive_or_its_source_is_told(given: KeptAnswers) -> None:
    """
    Taken down, pruned, or gone at the source; no word of the first two is listed.
    """
    given.give(ORR)
    given.give(VANE)
    with write(given.engine) as connection:
        row = connection.execute(ARTICLES.select().where(ARTICLES.c.key == "bridge")).one().id
        connection.execute(ARTICLES.update().where(ARTICLES.c.key == "library").values(vanished_at=NOW.isoformat()))
        withdraw(connection, [row], NOW)
    told = {one.answers[0].question: one for one in stale(given)}
    with write(given.engine) as connection:
        connection.execute(ARTICLES.delete().where(ARTICLES.c.key == "library"))
    pruned = {one.answers[0].question: one for one in stale(given)}

    assert (told[ORR].fate, told[ORR].withdrawn_at, told[ORR].quote) == (Fate.WITHDRAWN, NOW.isoformat(), None)
    assert (told[VANE].fate, told[VANE].vanished_at) == (Fate.VANISHED, NOW.isoformat())
    assert (pruned[VANE].fate, pruned[VANE].quote, pruned[VANE].title) == (Fate.GONE, None, None)


def test_the_newest_come_first_since_a_day(given: KeptAnswers) -> None:
    """
    Each says whether it is public; the nearest statements of a refusal answer nothing, and are not listed.
    """
    days = [given.give(ORR, now=NOW - timedelta(days=age)) for age in (9, 0, 3)]
    given.give("what did Ada Orr say about submarines?")
    with write(given.engine) as connection:
        share(connection, days[2], NOW)
    edit(given, TEXT.replace("of tolls", "of tolls until May"))

    ((whole,), (recent,)) = (stale(given), stale(given, since=NOW - timedelta(days=3)))

    assert [(one.answer, one.shared) for one in whole.answers] == [
        (days[1], False),
        (days[2], True),
        (days[0], False),
    ]
    assert [one.answer for one in recent.answers] == [days[1], days[2]]


def test_answers_are_listed_the_newest_first(given: KeptAnswers) -> None:
    """
    Refusals too, as many as are asked for.
    """
    old, new = given.give(ORR, now=NOW - timedelta(days=1)), given.give("what did Ada Orr say about submarines?")
    with read(given.engine) as connection:
        listed = list_answers(connection)
        latest = list_answers(connection, most=1)
        recent = list_answers(connection, NOW)

    assert [(one.answer, one.status) for one in listed] == [(new, "refused"), (old, "answered")]
    assert latest == recent == listed[:1]
    assert listed[1].statements == 1


@pytest.mark.sqlite_only
def test_the_command_lists_them(given: KeptAnswers, onrecord: Onrecord) -> None:
    """
    A line each on a terminal, which nothing in a question steers, and one JSON object each for programs.
    """
    none = onrecord("answers", "--stale")
    answer_id = given.give(f"{ORR} \x1b[31m")
    edit(given, TEXT.replace("of tolls", "of tolls until \x1b[32mMay"))
    told, as_json = onrecord("answers", "--stale"), onrecord("answers", "--stale", "--json", "--since", "2026-06-01")
    plain, later = onrecord("answers"), onrecord("answers", "--stale", "--since", "2026-07-01")

    assert (none.code, none.out) == (0, "No passage is stale.\n")
    assert told.out.startswith("changed    1 -> 2    1 answer, 2026-06-30 12:00 | The Lantern, Tolls | ")
    assert f"| cited: {QUOTE} | now: Ada Orr said" in told.out
    assert "\x1b" not in told.out + plain.out
    assert [(one["answers"][0]["answer"], one["fate"]) for one in as_json.objects] == [(answer_id, "changed")]
    assert plain.out.startswith(f"{answer_id}  2026-06-30 12:00  answered   1  {ORR}")
    assert (later.code, later.out) == (0, "No passage is stale.\n")


@pytest.mark.sqlite_only
def test_a_line_counts_the_answers_and_tells_the_note(given: KeptAnswers, onrecord: Onrecord) -> None:
    """
    Also how many of them are public.
    """
    given.give(ORR)
    shared = given.give(ORR)
    with write(given.engine) as connection:
        share(connection, shared, NOW)
    edit(given, f"{TEXT}\n\n{NOTE}")
    told = onrecord("answers", "--stale").out

    assert told.startswith(
        "corrected  1 -> 2    2 answers (1 shared), the last 2026-06-30 12:00 | The Lantern, Tolls | "
    )
    assert told.endswith(f"| cited: {QUOTE} | note: {NOTE}\n")


@pytest.mark.sqlite_only
def test_an_article_that_nobody_knows_any_more_is_told_as_such(given: KeptAnswers, onrecord: Onrecord) -> None:
    """
    Whether it was pruned or taken down.
    """
    given.give(ORR)
    given.give(VANE, now=NOW - timedelta(days=1))
    with write(given.engine) as connection:
        row = connection.execute(ARTICLES.select().where(ARTICLES.c.key == "bridge")).one().id
        withdraw(connection, [row], NOW)
        connection.execute(ARTICLES.delete().where(ARTICLES.c.key == "library"))
    withdrawn, gone = onrecord("answers", "--stale").out.splitlines()

    assert withdrawn == (
        "withdrawn  -         1 answer, 2026-06-30 12:00 | an article that was taken down | withdrawn: 2026-06-30"
    )
    assert gone == "gone       -         1 answer, 2026-06-29 12:00 | an article that is no longer in the archive"
