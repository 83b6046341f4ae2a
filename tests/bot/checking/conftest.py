"""The checker of drafts against the archive of an invented town."""

from collections.abc import Callable

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.report import CheckedClaim
from index.extraction.extractors import make_extractor
from tests.index.support.archive import Archive

Check = Callable[[str], CheckedClaim]


@pytest.fixture(scope="session")
def checker(town: Archive) -> ArchiveChecker:
    """The checker of drafts against the town's archive."""
    return ArchiveChecker(town.engine, make_extractor())


@pytest.fixture
def check(checker: ArchiveChecker) -> Check:
    """Check a draft with one claim, and return that claim."""

    def check_one(text: str) -> CheckedClaim:
        (claim,) = checker.check(text).claims
        return claim

    return check_one
