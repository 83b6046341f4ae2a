"""The two engines side by side, for what both promise."""

from collections.abc import Mapping

from index.extraction.by_parse.extractor import DependencyExtractor
from index.extraction.by_pattern.extractor import PatternExtractor
from index.statements import StatementExtractor
from tests.index.support.reading import Read, read

PATTERN = "by pattern"
ENGINES: Mapping[str, StatementExtractor] = {"by parse": DependencyExtractor(), PATTERN: PatternExtractor()}


def read_with(engine: str, text: str) -> list[Read]:
    """Return the statements that one engine finds in a text."""
    return read(ENGINES[engine], text)


def told_by(engine: str, text: str) -> list[str]:
    """Return the statements of a text as ``speaker: content``, in order."""
    return [f"{one.speaker}: {one.content}" for one in read_with(engine, text)]
