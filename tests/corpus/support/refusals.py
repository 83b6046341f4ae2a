"""Why a fetcher gives nothing, for tests."""

import pytest

from corpus.errors import FetchError
from corpus.fetching.fetcher import Fetcher
from corpus.fetching.terms import HTML_TYPES, FetchLimits

#: Little and soon, so that a test of the limits takes no time.
SHORT = FetchLimits(size=20_000, seconds=0.5, silence=0.3)


def reason_of(fetcher: Fetcher, url: str, limits: FetchLimits = SHORT) -> str:
    """Fetch what gives nothing, and return why; a reason is one line that fits on a screen."""
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url, wanted=HTML_TYPES, limits=limits)
    assert "\n" not in caught.value.reason
    assert len(caught.value.reason) < 300
    return caught.value.reason
