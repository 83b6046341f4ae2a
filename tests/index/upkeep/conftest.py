"""Fixtures of the tests of upkeep."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.support.newsroom import Newsroom, make_newsroom


@pytest.fixture(scope="session")
def _closed_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_newsroom(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture
def newsroom(_closed_newsroom: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom of the test's own whose archive is open: a copy, as making one takes half a second."""
    made = Newsroom(shutil.copytree(_closed_newsroom, tmp_path, dirs_exist_ok=True))
    yield made
    made.close()
