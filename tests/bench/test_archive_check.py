"""The check of an archive: silent about a sound one, and it finds whatever a reader must never meet."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bench.archive_check import Allowed, Expected, Findings, check_archive
from bench.archive_process import BenchAssembly
from bench.changing_articles import Edition, Newsroom, mark, title_mark
from bench.data import write_jsonl
from bot.settings import BotSettings
from corpus.files.reading import read_sources
from corpus.sources import Source, SourceKind
from index.catalogue.database import write
from index.catalogue.digests import digest

RECORDS = [
    {"title": "Weir", "text": f"The weir of parish {number} leaks, said Ida Holm.\n\nNobody in {number} minds."}
    for number in range(8)
]


class Room:
    """A newsroom with an archive."""

    def __init__(self, folder: Path) -> None:
        self.newsroom = Newsroom(RECORDS, 1, new_per_round=0)
        self.folder = folder

    @property
    def assembly(self) -> BenchAssembly:
        """The parts of a process of its own."""
        return BenchAssembly(BotSettings(data_dir=self.folder / "data", extractor="pattern"))

    def index(self) -> None:
        """Store the articles as they stand."""
        path = self.folder / "articles.jsonl"
        write_jsonl(path, self.newsroom.records())
        assembly = self.assembly
        assembly.builder().build(read_sources([path]), [Source(str(path), SourceKind.PATH)])
        assembly.store.close()

    def allow(self, edition: Edition) -> Allowed:
        """Return an edition as one that may stand."""
        record = self.newsroom.record(edition)
        return Allowed(digest(record["text"]), record["title"], mark(edition), title_mark(edition))

    def check(self, *others: Edition) -> Findings:
        """Check the archive for the newest editions, or these others."""
        expected = []
        for article_id, edition in self.newsroom.editions.items():
            more = [one for one in others if one.number == edition.number]
            expected.append(Expected(article_id, tuple(map(self.allow, [edition, *more]))))
        assembly = self.assembly
        try:
            return check_archive(assembly, expected, 1)
        finally:
            assembly.store.close()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A newsroom with all its articles stored."""
    made = Room(tmp_path)
    made.index()
    return made


def test_a_sound_archive_has_no_breach(room: Room) -> None:
    """
    Every article is found in its newest edition.
    """
    findings = room.check()

    assert findings.breaches == ()
    assert findings.editions == dict.fromkeys(room.newsroom.editions, 0)


def test_an_old_edition_is_told_from_a_new_one(room: Room) -> None:
    """
    Before a run the old editions stand, and after it they are a breach.
    """
    before = room.newsroom.editions
    changed = room.newsroom.change_some(3, kinds=("corrected",))
    old = [before[one] for one in changed]
    findings = room.check(*old)
    refused = room.check()

    assert findings.breaches == ()
    assert {one for one, place in findings.editions.items() if place == 1} == set(changed)
    assert len(refused.breaches) >= 3


_DAMAGES = {
    "an article lost": ("DELETE FROM articles WHERE article_id = 'article3'", "article3 is lost"),
    "passages of another text": ("UPDATE passages SET start = start + 1 WHERE id = 1", "its passages are not those"),
    "a statement of another text": ("UPDATE statements SET named = 'X', speaker = 'X' WHERE id = 1", "a statement is"),
    "a vector lost": ("DELETE FROM vectors WHERE digest = (SELECT min(digest) FROM passages)", "have no vector"),
    "the pointer lost": ("UPDATE collections SET active = 0", "lie in no collection"),
    "words lost": ("INSERT INTO articles_lexicon(articles_lexicon) VALUES ('delete-all')", "finds versions []"),
    "passages' words lost": ("INSERT INTO passages_lexicon(passages_lexicon) VALUES ('delete-all')", "by_passages"),
    "a collection lost": ("UPDATE collections SET name = 'onrecord-none'", "Chroma fails"),
}


@pytest.mark.parametrize(("damage", "breach"), _DAMAGES.values(), ids=_DAMAGES)
def test_damage_is_a_breach(room: Room, damage: str, breach: str) -> None:
    """
    What a reader would miss, or find twice, or find changed, is named.
    """
    with write(room.assembly.engine) as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(damage))
        connection.execute(
            text(
                "UPDATE vectors SET collection = 'onrecord-none' WHERE collection NOT IN (SELECT name FROM collections)"
            )
        )

    assert any(breach in one for one in room.check().breaches)
