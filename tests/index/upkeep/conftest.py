"""Fixtures of the tests of upkeep."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.support.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom whose archive is open."""
    made = Newsroom(tmp_path)
    yield made
    made.close()
