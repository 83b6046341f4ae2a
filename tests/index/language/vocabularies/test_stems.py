"""Stems of words in other languages, and what is searched for them."""

import pytest

from index.language.vocabularies.stems import find_stems_in, fold_text, prefixes_of, stem_in


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("uk", "міст мосту мостом мости"),
        ("uk", "школа школу школи школою"),
        ("ru", "завод заводы заводах заводов"),
        ("ru", "ёлка елка ёлки"),
        ("pl", "most mostu mostem moście"),
        ("pl", "woda wody wodzie"),
        ("pl", "teatr teatru teatrze"),
        ("de", "brücke brücken"),
        ("fr", "pont ponts"),
        ("es", "puente puentes"),
        ("pt", "ponte pontes"),
        ("it", "ponte ponti"),
    ],
)
def test_forms_of_a_word_share_a_stem(code: str, forms: str) -> None:
    """
    Those in which questions and articles have it.
    """
    assert len({stem_in(fold_text(form), code) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["uk лікар лікарня", "pl most mosiądz", "de brücke bruder", "es puente pueblo"])
def test_other_words_do_not(pair: str) -> None:
    """
    A stem keeps enough of its word.
    """
    code, first, second = pair.split()

    assert stem_in(fold_text(first), code) != stem_in(fold_text(second), code)


def test_offsets_are_those_of_the_text() -> None:
    """
    Accents, apostrophes and capitals change no place.
    """
    text = "Ça, l’Été: Brücken über ÉCOLES"

    assert find_stems_in(text, [stem_in("ecole", "fr")], "fr") == [(24, stem_in("ecole", "fr"))]
    assert len(fold_text(text)) == len(text)


@pytest.mark.parametrize(
    ("code", "word", "begins"),
    [
        ("uk", "мосту", "міст"),
        ("ru", "елка", "ёлк"),
        ("pl", "lodz", "łod"),
        ("de", "Brücken", "bruck"),
        ("es", "puentes", "puent"),
    ],
)
def test_the_full_text_is_searched_by_beginnings(code: str, word: str, begins: str) -> None:
    """
    With each spelling that SQLite keeps apart.
    """
    assert any(one.startswith(begins) for one in prefixes_of(word, code))


def test_a_compound_is_found_by_its_first_part() -> None:
    """
    And its first part by the compound, in German; a short word opens too many.
    """
    assert find_stems_in("Brot wird teurer.", [stem_in("brotpreis", "de")], "de") == [(0, stem_in("brotpreis", "de"))]
    assert find_stems_in("Der Brückenbau ruht.", [stem_in("brucke", "de")], "de") == [(4, stem_in("brucke", "de"))]
    assert find_stems_in("Der Rat tagt.", [stem_in("rathaus", "de")], "de") == []
    assert find_stems_in("camionero", [stem_in("camion", "es")], "es") == []
