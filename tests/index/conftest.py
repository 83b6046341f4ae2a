"""Fixtures of the index: an archive around a store in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.support.archive import Archive


@pytest.fixture
def archive(tmp_path: Path, on_each_database: None) -> Iterator[Archive]:  # noqa: ARG001 - what it does is wanted
    """An empty archive, once on each database."""
    made = Archive(tmp_path / "data")
    yield made
    made.engine.dispose()
