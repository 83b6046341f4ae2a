"""Names in headlines, where every word has a capital."""

import pytest

from index.extraction.people.headlines import names_of_title, settle_headlines
from index.extraction.people.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Renn Wants Weir\nGreta Renn spoke. Renn left.", ["Renn", "Greta Renn", "Renn"], id="surname below"
        ),
        pytest.param("Greta Renn Wants Weir\nGreta Renn spoke.", ["Greta Renn", "Greta Renn"], id="full name below"),
        pytest.param("Greta Renn Wants Weir\nMayor Renn spoke.", ["Greta Renn", "Renn"], id="given name above only"),
        pytest.param("Weir Opens Again\nGreta Renn spoke.", ["Weir Opens Again", "Greta Renn"], id="nobody below"),
        pytest.param("The weir opens again\nGreta Renn spoke.", ["Greta Renn"], id="plain headline"),
    ],
)
def test_a_headline_has_only_names_that_are_below(text: str, names: list[str]) -> None:
    """
    A run of capitalised words is cut down to the name that the article itself uses.
    """
    assert [name.text for name in settle_headlines(text, find_names(text))] == names


def test_a_run_without_a_name_below_is_nobody() -> None:
    """
    "Greta Wants Weir" names no person, though it opens with a given name.
    """
    text = "Greta Wants Weir\nIt rained on the weir."

    (run,) = settle_headlines(text, find_names(text))

    assert (run.kind, run.gender) == ("unknown", None)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param("Renn Wants Weir Opened", ["Renn"], id="title case"),
        pytest.param("Renn wants the weir opened", ["Renn"], id="plain"),
        pytest.param(None, [], id="none"),
    ],
)
def test_a_title_is_read_by_the_names_of_its_text(title: str | None, names: list[str]) -> None:
    """
    Of a title in title case only what the text names is kept.
    """
    assert [name.text for name in names_of_title(title, find_names("Mayor Renn spoke."))] == names
