"""Fixtures of the tests of the catalogue."""

import pytest

from tests.index.support.archive import Archive
from tests.index.support.damages import BRIDGE, FERRY
from tests.index.support.filling import fill


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of two articles."""
    return fill(archive, FERRY, BRIDGE)
