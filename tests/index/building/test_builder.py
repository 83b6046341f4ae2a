"""A run of indexing: what it counts, what it keeps, and what is left when it fails."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import UnreadableError
from index.building import rounds
from index.building.changes import Prune
from index.building.parts import take_apart
from index.building.preparing import Arrival, MadeVectors, Prepared
from index.building.tally import IndexReport
from index.catalogue.database import get_as_of, read
from index.catalogue.digests import Change
from index.catalogue.locks import write_lock
from index.errors import EmbeddingError, IndexingError, LockedError, VectorStoreError
from index.vectors import missing_vectors as embedding_texts
from index.vectors.chroma import ChromaVectorStore
from tests.fakes import SaidExtractor, WordEmbedder, make_article
from tests.index.support.archive import Archive
from tests.index.support.vector_store_fake import InMemoryVectorStore

NEWS = Path("/news")
BAD = UnreadableError("/news/bad.jsonl:3", "is empty")


def article(text: str, key: str) -> Article:
    """Return an article from the news folder."""
    return make_article(text, key, source=f"/news/{key}.md")


FERRY = article("Anna Orr said that the ferry sails.", "ferry")
BRIDGE = article("Ben Vey said that the bridge is closed.", "bridge")
MILL = article("The mill stands still.", "mill")


def counts(report: IndexReport) -> dict[str, int]:
    """Return what a report counts of articles, but for zeros."""
    fields = report.to_json()
    names = ("added", "changed", "relabelled", "same", "removed", "gone")
    return {name: fields[name] for name in names if fields[name]} | ({"failed": n} if (n := len(report.failed)) else {})


def as_of(archive: Archive) -> datetime | None:
    """Return as of when the archive is."""
    with read(archive.engine) as connection:
        return get_as_of(connection)


def test_each_article_is_counted_once_by_what_became_of_it(archive: Archive) -> None:
    """
    A run counts what is new, changed, relabelled, the same, gone and failed.
    """
    other = [article(f"Text {number}.", str(number)) for number in range(3)]
    first = archive.build([FERRY, BRIDGE, MILL, *other])
    second = archive.build([replace(FERRY, text="It is late."), replace(BRIDGE, title="Shut"), BAD, *other], [NEWS])

    assert counts(first) == {"added": 6}
    assert counts(second) == {"changed": 1, "relabelled": 1, "same": 3, "gone": 1, "failed": 1}
    assert second.failed == (BAD,)
    assert archive.problems() == []


def test_a_report_is_one_json_object(archive: Archive) -> None:
    """
    A program reads from the report what a person reads in the summary.
    """
    report = archive.build([FERRY, BAD]).to_json()

    assert report["failed"] == [{"where": "/news/bad.jsonl:3", "reason": "is empty"}]
    assert (report["added"], report["embedded"]) == (1, 2)
    assert report["seconds"] >= 0


def test_an_unchanged_archive_embeds_and_writes_nothing(archive: Archive) -> None:
    """
    A second run over the same articles makes no vector, no collection and no new generation; it says when it was.
    """
    archive.build([FERRY, BRIDGE])
    before = archive.rows("SELECT value FROM state WHERE name IN ('generation', 'collections_made')")
    embedded, names = list(archive.embedder.embedded), archive.store.names()
    archive.clock.now += timedelta(days=1)
    report = archive.build([FERRY, BRIDGE])

    assert counts(report) == {"same": 2}
    assert report.embedded == 0
    assert archive.embedder.embedded == embedded
    assert archive.store.names() == names
    assert archive.rows("SELECT value FROM state WHERE name IN ('generation', 'collections_made')") == before
    assert (as_of(archive) or datetime.min.replace(tzinfo=UTC)).date() == archive.clock.now.date()


def test_new_metadata_embeds_nothing(archive: Archive) -> None:
    """
    Another title or outlet is stored without the model and without Chroma.
    """
    archive.build([FERRY])
    archive.embedder.embedded.clear()
    names = archive.store.names()
    report = archive.build([replace(FERRY, title="Timetable", publisher="The Lantern")])

    assert counts(report) == {"relabelled": 1}
    assert archive.embedder.embedded == []
    assert archive.store.names() == names
    assert archive.find_by_words("timetable") == ["ferry"]


def test_only_new_words_are_embedded(archive: Archive) -> None:
    """
    Of a changed article the passages that stayed keep their vectors.
    """
    kept = "The quay was full of people who waited for the ferry, as they do every morning at this hour of the day."
    archive.build([article(f"{kept}\nIt sails.", "a")])
    archive.embedder.embedded.clear()
    report = archive.build([article(f"{kept}\nIt waits.", "a")])

    assert counts(report) == {"changed": 1}
    assert archive.embedder.embedded == ["It waits."]


@pytest.mark.parametrize("what", ["model", "extractor"])
def test_another_model_or_extractor_reads_everything_anew(archive: Archive, what: str) -> None:
    """
    A changed model embeds all texts again, a changed extractor finds statements again and embeds what is new.
    """
    archive.build([FERRY, MILL])
    embedded = len(archive.embedder.embedded)
    if what == "model":
        archive.embedder.fingerprint = "words@2"
    else:
        archive.extractor.fingerprint = "said-2"
    report = archive.build([FERRY, MILL])

    assert counts(report) == {"changed": 2}
    assert report.embedded == (embedded if what == "model" else 0)
    assert archive.find_by_vector("the ferry sails") == "ferry"
    assert archive.rows("SELECT value FROM state WHERE name = 'model'") == [(archive.embedder.fingerprint,)]
    assert archive.problems() == []


def test_another_model_embeds_what_no_source_lists_any_more(archive: Archive) -> None:
    """
    A feed lists its newest articles only; the older ones are read from the archive.
    """
    archive.build([FERRY, MILL])
    archive.embedder.fingerprint = "words@2"
    report = archive.build([FERRY])

    assert counts(report) == {"changed": 2}
    assert archive.find_by_vector("the ferry sails") == "ferry"
    assert archive.problems() == []
    assert counts(archive.build([FERRY])) == {"same": 1}


def test_going_back_to_a_model_embeds_nothing(archive: Archive) -> None:
    """
    The vectors of a model that was used before are still there.
    """
    archive.build([FERRY])
    archive.embedder.fingerprint = "words@2"
    archive.build([FERRY])
    archive.embedder.fingerprint = "words@1"
    report = archive.build([FERRY])

    assert report.embedded == 0
    assert archive.find_by_vector("the ferry sails") == "ferry"
    assert archive.problems() == []


def test_a_failing_model_leaves_the_old_version_and_keeps_its_work(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    When the model fails in the middle, the old versions are found, and the next run embeds only what is left.
    """
    monkeypatch.setattr(embedding_texts, "_CHUNK", 2)
    archive.build([FERRY])
    changed = [article("The ferry never sailed again.", "ferry"), article("The quay is empty.", "quay"), MILL, BRIDGE]
    archive.embedder.embedded.clear()
    archive.embedder.fails_after = 3
    with pytest.raises(EmbeddingError):
        archive.build(changed)
    found = archive.find_by_words("ferry")
    text = archive.rows("SELECT v.text FROM versions v JOIN articles a ON a.current = v.id")
    archive.embedder.fails_after = None
    report = archive.build(changed)

    assert found == ["ferry"]
    assert text == [(FERRY.text,)]
    assert counts(report) == {"changed": 1, "added": 3}
    assert report.embedded == 5 - 2
    assert archive.problems() == []


def test_a_failing_store_leaves_the_old_version_and_every_vector(archive: Archive) -> None:
    """
    When Chroma fails, nothing current changes, and the next run embeds nothing again.
    """
    archive.build([FERRY])
    store = archive.store
    archive.store = FailsToCreate()
    changed = [replace(FERRY, text="The ferry never sailed again."), MILL]
    with pytest.raises(VectorStoreError):
        archive.build(changed)
    found = archive.find_by_words("sails", "mill")
    archive.store = store
    report = archive.build(changed)

    assert found == ["ferry"]
    assert report.embedded == 0
    assert archive.find_by_words("mill") == ["mill"]
    assert archive.problems() == []


def test_a_run_stops_before_anything_where_chroma_cannot_be_opened(archive: Archive) -> None:
    """
    A store that fails at once costs no embedding.
    """
    assert isinstance(archive.store, InMemoryVectorStore)
    archive.store.is_broken = True
    with pytest.raises(VectorStoreError):
        archive.build([FERRY])

    assert archive.embedder.embedded == []


def test_another_number_format_embeds_everything_again(archive: Archive) -> None:
    """
    Vectors in another format are not compared with those that are there.
    """
    archive.embedder = WordEmbedder("words@1/bf16")
    archive.build([FERRY, MILL])
    archive.embedder = WordEmbedder("words@1/fp32")
    report = archive.build([FERRY, MILL])

    assert counts(report) == {"changed": 2}
    assert len(archive.embedder.embedded) == report.embedded == 3
    assert archive.problems() == []


def test_articles_are_published_round_by_round(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A run that is ended in a later round has stored the earlier ones, and the next goes on from there.
    """
    monkeypatch.setattr(rounds, "FEWEST", 2)
    articles = [article(f"Text number {number}.", str(number)) for number in range(5)]

    def end_in_the_second_round() -> Iterator[Article]:
        yield from articles[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.build(end_in_the_second_round())
    stored = len(archive.find_by_words("text"))
    report = archive.build(articles)

    assert stored == 2
    assert counts(report) == {"added": 3, "same": 2}
    assert archive.problems() == []


def test_gone_articles_stay_unless_they_are_to_be_removed(archive: Archive) -> None:
    """
    What is no longer in its source is counted and still found.
    """
    archive.build([FERRY, MILL])
    report = archive.build([MILL], [NEWS])

    assert counts(report) == {"same": 1, "gone": 1}
    assert archive.find_by_words("ferry") == ["ferry"]


def test_few_gone_articles_are_removed_when_asked(archive: Archive) -> None:
    """
    Pruning removes what is gone from the sources that were read, and only from those.
    """
    elsewhere = make_article("The ferry elsewhere.", "elsewhere", source="/other/a.md")
    rest = [article(f"Text {number}.", str(number)) for number in range(4)]
    archive.build([FERRY, elsewhere, *rest])
    report = archive.build(rest, [NEWS], Prune.FEW)

    assert counts(report) == {"same": 4, "removed": 1}
    assert archive.find_by_words("ferry") == ["elsewhere"]
    assert archive.problems() == []


def test_a_refused_removal_keeps_everything_and_stores_what_is_new(archive: Archive) -> None:
    """
    When too much is gone, new articles are stored and none is removed.
    """
    archive.build([FERRY, MILL])
    before = as_of(archive)
    with pytest.raises(IndexingError, match="add --yes"):
        archive.build([BRIDGE], [NEWS], Prune.FEW)
    after = as_of(archive)

    assert len(archive.find_by_words("ferry", "mill", "bridge")) == 3
    assert before is not None
    assert after is not None
    assert after > before


def test_a_file_that_cannot_be_read_keeps_its_own_article_and_no_other(archive: Archive) -> None:
    """
    In this run and in every later one, until it is mended or gone itself.
    """
    archive.build([FERRY, MILL, BRIDGE])
    unread = UnreadableError("/news/ferry.md", "is empty", file="/news/ferry.md")
    reports = [archive.build([BRIDGE, unread], [NEWS], Prune.CONFIRMED) for _ in range(2)]
    kept = len(archive.find_by_words("ferry", "mill", "bridge"))
    last = archive.build([BRIDGE], [NEWS], Prune.CONFIRMED)

    assert [counts(report) for report in reports] == [
        {"same": 1, "removed": 1, "failed": 1},
        {"same": 1, "failed": 1},
    ]
    assert (kept, counts(last)) == (2, {"same": 1, "removed": 1})


def test_all_may_be_removed_when_that_is_confirmed(archive: Archive) -> None:
    """
    An emptied source empties the archive, and an empty archive is sound.
    """
    archive.build([FERRY, MILL])
    report = archive.build([], [NEWS], Prune.CONFIRMED)

    assert counts(report) == {"removed": 2}
    assert archive.find_by_words("ferry", "mill") == []
    assert archive.find_by_vector("the ferry") is None
    assert archive.problems() == []


def test_a_run_that_could_read_nothing_does_not_say_that_it_is_up_to_date(archive: Archive) -> None:
    """
    After a run in which every source failed the archive is as old as before.
    """
    archive.build([BAD])
    never = as_of(archive)
    archive.build([])

    assert never is None
    assert as_of(archive) is not None


def test_one_run_at_a_time(archive: Archive) -> None:
    """
    A run is refused while another process writes, before anything is read.
    """
    with write_lock(archive.engine), pytest.raises(LockedError):
        archive.build([FERRY])

    assert archive.embedder.embedded == []


def test_every_stage_comes_to_its_end(archive: Archive) -> None:
    """
    A watcher hears of each stage, and the steps of each add up to its total.
    """
    archive.build([FERRY, BRIDGE, MILL])
    progress = archive.progress

    assert [name for name, _total in progress.stages] == [
        "Reading",
        "Finding statements",
        "Embedding",
        "Storing vectors",
        "Reading",
    ]
    assert progress.done == [3, 3, 5, 5, 0]
    assert [total for _name, total in progress.stages] == [None, 3, 5, 5, None]


def test_what_is_said_is_stored_with_its_speaker(archive: Archive) -> None:
    """
    The extractor's statements are stored with the articles.
    """
    archive.build([FERRY, BRIDGE])

    assert archive.rows("SELECT speaker FROM statements ORDER BY id") == [("Anna Orr",), ("Ben Vey",)]
    assert isinstance(archive.extractor, SaidExtractor)


def test_the_real_chroma_holds_what_the_catalogue_says(tmp_path: Path) -> None:
    """
    New, changed and removed articles, and a change of the model, with Chroma in a folder.
    """
    store = ChromaVectorStore(tmp_path / "data" / "chroma")
    archive = Archive(tmp_path / "data", store)
    archive.build([FERRY, BRIDGE, MILL])
    archive.build([replace(FERRY, text="Anna Orr said that the harbour is frozen."), BRIDGE], [NEWS], Prune.CONFIRMED)
    found = archive.find_by_vector("the harbour is frozen")
    archive.embedder.fingerprint = "words@2"
    archive.build([BRIDGE])
    archive.clock.now += timedelta(minutes=2)
    archive.build([BRIDGE])

    assert found == "ferry"
    assert archive.find_by_vector("the bridge is closed") == "bridge"
    assert len(store.names()) == 1
    store.close()
    archive.engine.dispose()


class FailsToCreate(InMemoryVectorStore):
    """Fails in the middle of writing a collection."""

    def create(self, *_arguments: object, **_named: object) -> None:
        """Fail."""
        raise VectorStoreError("the disk is full")


def prepared(*articles: Article) -> list[Arrival]:
    """Return articles as workers elsewhere prepare them, after the vectors of their texts."""
    parts = [take_apart(one, SaidExtractor()) for one in articles]
    texts = {key: words for one in parts for key, words in one.texts.items()}
    made = MadeVectors(tuple(texts), WordEmbedder().embed(list(texts.values())))
    return [made, *map(Prepared, articles, parts)]


def test_articles_that_come_prepared_are_stored_as_any_others(archive: Archive, tmp_path: Path) -> None:
    """
    Rows, order, generation and report are those of a run that does all itself, which then has nothing to embed.
    """
    other = Archive(tmp_path / "other")
    plain = other.build([FERRY, BAD, BRIDGE, MILL], [NEWS])
    arrivals = prepared(FERRY, BRIDGE)
    report = archive.build([*arrivals[:2], BAD, *arrivals[2:], *prepared(MILL)], [NEWS])

    assert replace(report, seconds=0) == replace(plain, seconds=0)
    assert archive.stored() == other.stored()
    assert archive.embedder.embedded == []
    assert archive.problems() == []
    other.engine.dispose()


def test_vectors_that_come_twice_are_kept_once(archive: Archive) -> None:
    """
    Two workers may embed the same words; they are counted once.
    """
    arrivals = prepared(FERRY)
    report = archive.build([arrivals[0], *arrivals])

    assert report.embedded == 2
    assert archive.rows("SELECT count(*) FROM vectors") == [(2,)]


def test_what_workers_could_not_do_is_done_or_named(archive: Archive) -> None:
    """
    A text without a vector is embedded here, and an article without parts is reported with the reason.
    """
    report = archive.build([*prepared(FERRY)[1:], Prepared(BRIDGE, "took longer than allowed")])

    assert counts(report) == {"added": 1, "failed": 1}
    assert report.failed[0].reason.startswith("took longer than allowed; the next run tries again")
    assert archive.find_by_vector("the ferry sails") == "ferry"


def test_vectors_are_kept_when_a_run_ends_before_their_articles_are_stored(archive: Archive) -> None:
    """
    They are stored as they come, so that the next run embeds nothing again.
    """

    def interrupted() -> Iterator[Arrival]:
        yield from prepared(FERRY)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.build(interrupted())
    report = archive.build([FERRY])

    assert counts(report) == {"added": 1}
    assert (report.embedded, archive.embedder.embedded) == (0, [])


def test_rounds_of_articles_that_come_prepared_do_not_end_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Preparing takes its time, and the rounds are those of a run that prepares after gathering.
    """
    monkeypatch.setattr(rounds, "_SECONDS", -1.0)
    read, come = (
        [rounds.Work(FERRY, Change.NEW, None, parts) for _ in range(450)]
        for parts in (None, take_apart(FERRY, SaidExtractor()))
    )

    assert [len(one) for one in rounds.rounds(iter(read), 0)] == [1] * 450
    assert [len(one) for one in rounds.rounds(iter(come), 0)] == [200, 200, 50]
