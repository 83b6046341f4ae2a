"""The news of an invented town, and an archive of them that the real extractor read."""

from datetime import date

import pytest

from corpus.article import Article
from index.extraction.extractors import make_extractor
from tests.index.support.archive import Archive

_TOLLS = (
    "Mayor Ada Orr said on Monday: “The bridge will stay free of tolls until May 2027, and nobody will pay twice.”\n\n"
    "“We will not build a second ferry unless the county pays for it,” Orr told the council. “I have said so before, "
    "and I say so again.”\n\n"
    "Orr said that the repairs would cost 12 million crowns. She denied that the harbour would close.\n\n"
    "“This plan is a gift to the builders,” said Ben Vane, who leads the opposition. “It helps nobody who lives here, "
    "but it looks fine on paper.”\n"
)
_SCHOOL = (
    "“Every child in Marrowby deserves a warm classroom,” said Cara Quill, the head of the school board. "
    "“The heating was last renewed in 1974.”\n\n"
    "Quill told parents that 340 pupils had been sent home in January.\n\n"
    "“I don't think the council was wrong to wait,” Quill said, “if it wanted a better offer.”\n"
)
_FERRY = (
    "The ferry sailed empty for most of the winter, records show. The operator spent nine weeks in dock.\n\n"
    "“The winter timetable was a mistake that we shall not repeat,” said Dov Lamm of the ferry company.\n\n"
    "Lamm's deputy, Eda Holt, said: “Passengers told us in plain words what they want from a ferry.”\n"
)
_ROOF = (
    "“The roof of the market hall cost 90,000 crowns in all,” said Finn Abel, the builder.\n\n"
    "Correction: The roof of the market hall cost 96,000 crowns, not 90,000 as Abel said in an earlier version.\n"
)
_GONE = "“The old mill will open its doors to walkers every Sunday in June,” said Gil Moss, its owner.\n"
_BEFORE = "“We have hired sixty nurses for the new hospital wing,” said Ida Penn, the hospital's director.\n"
_AFTER = "“We have hired sixteen nurses for the new hospital wing,” said Ida Penn, the hospital's director.\n"


def _article(name: str, text: str, publisher: str, day: date) -> Article:
    return Article(
        key=f"https://example.org/{name}",
        article_id=name,
        source="town",
        text=text,
        url=f"https://example.org/{name}",
        title=f"News of {name}",
        publisher=publisher,
        published_at=day,
        language="en",
    )


_ARTICLES = (
    _article("tolls", _TOLLS, "The Lantern", date(2026, 3, 2)),
    _article("tolls-again", _TOLLS, "Harbour Post", date(2026, 3, 3)),
    _article("school", _SCHOOL, "The Lantern", date(2026, 3, 9)),
    _article("ferry", _FERRY, "Harbour Post", date(2026, 4, 1)),
    _article("roof", _ROOF, "The Lantern", date(2026, 4, 7)),
    _article("gone", _GONE, "Harbour Post", date(2026, 4, 9)),
    _article("nurses", _BEFORE, "The Lantern", date(2026, 4, 12)),
)
#: A later run changes one of them.
_LATER = (_article("nurses", _AFTER, "The Lantern", date(2026, 4, 12)),)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive: one article in two versions, one whose page is gone, one that two outlets have."""
    archive = Archive(tmp_path_factory.mktemp("town"))
    archive.extractor = make_extractor()  # type: ignore[assignment]  # in place of the fake
    archive.build(_ARTICLES)
    archive.build(_LATER)
    archive.damage("UPDATE articles SET vanished_at = '2026-05-01T08:00:00+00:00' WHERE article_id = 'gone'")
    return archive
