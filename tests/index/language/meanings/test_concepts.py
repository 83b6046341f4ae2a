"""What the news speaks of, in nine languages."""

import pytest

from index.language.meanings.concepts import is_of_news, translate, translate_each
from index.language.word_lists import load_words


@pytest.mark.parametrize(
    ("word", "source", "target", "others"),
    [
        ("мостом", "uk", "en", ("bridge",)),
        ("містами", "uk", "en", ("city", "town")),
        ("пенсіях", "uk", "de", ("rente",)),
        ("бензине", "ru", "en", ("fuel", "petrol", "gasoline")),
        ("szkołach", "pl", "uk", ("школа",)),
        ("Strompreise", "de", "en", ("electricity", "price")),
        ("inondations", "fr", "pl", ("powódź",)),
        ("sindaci", "it", "en", ("mayor",)),
        ("sindacati", "it", "en", ("union",)),
        ("hospitals", "en", "pt", ("hospital",)),
        ("orr", "en", "uk", ()),
    ],
)
def test_a_word_in_any_form_has_its_words_in_another_language(
    word: str, source: str, target: str, others: tuple[str, ...]
) -> None:
    """
    Words that only begin alike are told apart, and a compound has those of its parts.
    """
    assert translate(word, source, target) == others


def test_only_the_archives_other_languages_are_asked_for() -> None:
    """
    A question's own language needs no translation, and a language without words has none.
    """
    assert translate_each(["bridge", "orr"], "en", {"en", "uk", "fi"}) == (("bridge", "uk", "міст"),)


def test_a_name_is_no_word_of_the_news() -> None:
    """
    So it can be a stranger's.
    """
    assert [is_of_news(word, "uk") for word in ("податків", "рютте")] == [True, False]


def test_the_file_has_each_concept_once_in_each_language() -> None:
    """
    Its rows are sorted.
    """
    listed = load_words("concepts")

    assert listed["rows"] == sorted(set(listed["rows"]))
    assert {row.count("|") + 1 for row in listed["rows"]} == {len(listed["languages"])}
    assert all(part.strip() for row in listed["rows"] for part in row.split("|"))
