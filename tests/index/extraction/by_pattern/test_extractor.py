"""What patterns leave out; what both engines read is in ``test_engines``."""

import pytest

from tests.index.extraction.engines import PATTERN, told_by


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bridge was criticized by Tilda Renn, who said that it was old.", id="relative clause"),
        pytest.param("Tilda Renn wouldn't say who paid for it.", id="would not say"),
        pytest.param("Tilda Renn is expected to announce that it will open.", id="expected to"),
        pytest.param("Tilda Renn has yet to say who paid for it.", id="yet to"),
        pytest.param("Tilda Renn does not know whether the bridge is safe.", id="does not know"),
        pytest.param("Tilda Renn went on to say that the bridge is old.", id="went on to"),
        pytest.param("The Renn report blames the ice.", id="a noun that is spelt like a verb"),
    ],
)
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    """
    A statement that is missing does less harm than one with a wrong speaker.
    """
    assert told_by(PATTERN, text) == []
