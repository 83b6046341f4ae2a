"""The sources that are read if a command names none."""

import pytest

from bot.running.sources import Choice, decide_sources
from corpus.files.reading import SAMPLES
from corpus.sources import Source, SourceKind
from index.catalogue.sources import FirstIndex, Stage

NEWS = (Source("/news", SourceKind.PATH, "The Lantern", "en"),)
LISTED = (Source("https://example.org/feed.xml", SourceKind.FEED),)
SAMPLE_SOURCES = (Source(str(SAMPLES), SourceKind.PATH),)


@pytest.mark.parametrize(
    ("first", "listed", "is_own", "chosen"),
    [
        (None, None, False, Choice(SAMPLE_SOURCES)),
        (None, None, True, Choice(())),
        (None, LISTED, False, Choice(LISTED)),
        (None, (), False, Choice(())),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=True), LISTED, False, Choice(NEWS, is_named=True)),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=False), LISTED, False, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=False), None, False, Choice(NEWS)),
        (FirstIndex(NEWS, Stage.EMPTY, is_named=True), LISTED, True, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.EMPTY, is_named=True), None, True, Choice(NEWS)),
        (FirstIndex(NEWS, Stage.DONE, is_named=True), LISTED, True, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.DONE, is_named=True), None, True, Choice(NEWS)),
    ],
)
def test_what_is_read_where_nothing_is_named(
    first: FirstIndex | None, listed: tuple[Source, ...] | None, chosen: Choice, *, is_own: bool
) -> None:
    """
    An interrupted first index comes first, then the settings, then a finished first index, then the samples.
    """
    assert decide_sources(first, listed, is_own=is_own) == chosen
