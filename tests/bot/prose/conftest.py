"""Evidence of an invented town, the verifier over it, and a language model that says what a test scripts."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.checking.checker import ArchiveChecker
from bot.prose.evidence import Evidence
from bot.prose.verifying import SentenceVerifier
from index.extraction.extractors import make_extractor
from index.statements import Kind, Polarity
from tests.bot.support.scripted_model import ScriptedModel
from tests.fakes import WordEmbedder
from tests.index.support.archive import Archive

LANTERN = "The Lantern"
#: Statements of the town's articles, word for word.
TOWN_EVIDENCE = (
    Evidence(
        1,
        "Mayor Ada Orr said on Monday: “The bridge will stay free of tolls until May 2027, and nobody will pay twice.”",
        "Ada Orr",
        Kind.DIRECT,
        Polarity.SAID,
        LANTERN,
        date(2026, 3, 2),
    ),
    Evidence(
        2,
        "Orr said that the repairs would cost 12 million crowns.",
        "Ada Orr",
        Kind.INDIRECT,
        Polarity.SAID,
        LANTERN,
        date(2026, 3, 2),
    ),
    Evidence(
        3,
        "“This plan is a gift to the builders,” said Ben Vane, who leads the opposition. “It helps nobody who lives "
        "here, but it looks fine on paper.”",
        "Ben Vane",
        Kind.DIRECT,
        Polarity.SAID,
        LANTERN,
        date(2026, 3, 2),
    ),
    Evidence(
        4,
        "She denied that the harbour would close.",
        "Ada Orr",
        Kind.INDIRECT,
        Polarity.DENIED,
        LANTERN,
        date(2026, 3, 2),
    ),
    Evidence(
        5,
        "Quill told parents that 340 pupils had been sent home in January.",
        "Cara Quill",
        Kind.INDIRECT,
        Polarity.SAID,
        LANTERN,
        date(2026, 3, 9),
    ),
    Evidence(
        6,
        "“We will not build a second ferry unless the county pays for it,” Orr told the council.",
        "Ada Orr",
        Kind.DIRECT,
        Polarity.SAID,
        LANTERN,
        date(2026, 3, 2),
    ),
)


@pytest.fixture(scope="session")
def verifier(town: Archive) -> SentenceVerifier:
    """The verifier over the town's archive, with vectors by words: only the same word is alike."""
    extractor = make_extractor()
    return SentenceVerifier(WordEmbedder().embed, extractor, ArchiveChecker(town.engine, extractor).check)


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    """A model's server on this machine, ended with the test."""
    server = ScriptedModel()
    server.start()
    yield server
    server.stop()
