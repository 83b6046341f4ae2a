"""The language of an article: its own word for it, unless the text clearly says another."""

import pytest

from index.language import languages
from index.language.languages import detect_language, is_foreign_line

GERMAN = (
    "Die Brücke über den Fluss bleibt bis zum Frühjahr gesperrt, sagte die Sprecherin der Stadt am Montag. "
    "Der Stadtrat will im Herbst noch einmal über die Kosten beraten, weil niemand sie berechnet hat."
)
ENGLISH = (
    "The bridge over the river stays closed until spring, a spokeswoman for the city said on Monday. The council wants "
    "to talk about the costs in autumn, because nobody has worked them out."
)


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        pytest.param(GERMAN, None, "de", id="no word of its own"),
        pytest.param(ENGLISH, None, "en", id="no word of its own, English"),
        pytest.param(GERMAN, "en", "de", id="a wrong word"),
        pytest.param(ENGLISH, "de", "en", id="a wrong word for English"),
        pytest.param("Orr: No.", "de", "de", id="too short to contradict"),
        pytest.param("Orr: No.", None, None, id="too short to tell"),
        pytest.param("„Nein“, sagte die Bürgermeisterin am Freitag in Tern.", None, "de", id="short but clear"),
        pytest.param("1234 5678 !", None, None, id="no words"),
        pytest.param("1234 5678 !", "fr", "fr", id="no words, but its own word"),
        pytest.param("", None, None, id="nothing"),
        pytest.param(
            "Broen over fjorden forbliver lukket indtil foråret, sagde talskvinden mandag.",
            None,
            "da",
            id="Danish",
        ),
        pytest.param("Міст через річку закрили до весни, повідомила речниця міста.", None, "uk", id="Ukrainian"),
        pytest.param("橋は春まで閉鎖されると市の報道官が月曜日に述べた。", None, "ja", id="Japanese"),
        pytest.param(f"{ENGLISH}\n{GERMAN}\n{GERMAN}\n{GERMAN}", "en", "de", id="mostly German"),
    ],
)
def test_the_text_wins_where_it_is_clear(text: str, stated: str | None, language: str | None) -> None:
    """
    A short text, or one in no language, leaves it to the article's own word.
    """
    assert detect_language(text, stated) == language


@pytest.mark.parametrize(
    ("line", "is_foreign"),
    [
        ("La portavoz del gobierno, Julia Blanco, respondió: «La ayuda llegará antes del invierno».", True),
        ("Die Sprecherin des Landkreises, Sabine Krüger, versicherte: „Die Hilfe kommt vor dem Winter.“", True),
        ("Quill: Nein.", False),
        ("Ada Quill, harbour office", False),
        ("The spokeswoman, Sabine Krüger, answered", False),
        ("MEXICO CITY, Feb. 8 (UPI) — Count former President Felipe Calderon among the detractors.", False),
    ],
)
def test_a_line_of_an_english_article_is_foreign_only_where_that_is_sure(line: str, *, is_foreign: bool) -> None:
    """
    A foreign quotation or name in an English line does not make it one.
    """
    assert is_foreign_line(line) == is_foreign


def test_an_articles_language_is_guessed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Asked again of a text that begins in the same way, it is not guessed anew.
    """
    asked: list[str] = []

    def guess_german(text: str) -> tuple[str, float]:
        asked.append(text)
        return "de", 1.0

    monkeypatch.setattr(languages, "guess", guess_german)
    text = "Der Fährmann Uwe Tiedje legt erst morgens wieder ab. " * 50
    found = [detect_language(text + more, stated) for more in ("", "Mehr folgt.") for stated in (None, "de")]

    assert found == ["de"] * 4
    assert asked == [text[:2000]]
