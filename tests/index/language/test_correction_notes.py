"""Notes of the outlet's about its own article are told from what the article reports."""

import pytest

from index.language.correction_notes import NoteKind, find_notes, strip_label

_BODY = "The ferry of Marrowby sails at noon, Ada Orr said.\n\nThe bridge stays open.\n\nThe harbour is full of ice."
_BEGINNING, _END = f"{{note}}\n\n{_BODY}", f"{_BODY}\n\n{{note}}"


def read(text: str) -> list[tuple[NoteKind, str]]:
    """Return the kinds and words of a text's notes."""
    return [(note.kind, note.span.of(text)) for note in find_notes(text)]


@pytest.mark.parametrize("place", [_BEGINNING, _END], ids=["beginning", "end"])
@pytest.mark.parametrize(
    "note",
    [
        "Correction: Ms. Orr said at noon, not at one.",
        "CORRECTION (May 4, 2026): Ms. Orr was misquoted.",
        "**Correction, 3 May 2026:** The ferry has two decks.",
        "[Corrections and clarifications: The ferry has two decks.]",
        "Clarification: The ferry has two decks.",
        "Correction: It was 96,000, not 90,000.",
        "Correction — The ferry has two decks.",
        "This article was amended on 3 May 2026 to correct the ferry's name.",
        "An earlier version of this article misquoted Ada Orr, saying that the ferry would sink.",
        "• A previous version of this story gave a wrong hour.",
        "Editor’s note: An earlier version of this story misspelled Ms. Orr's name.",
        "Update: This story has been corrected: Ms. Orr said no such thing.",
        "(Corrects the name of the ferry in paragraph 2)",
        "Korrektur: Die Fähre fährt um zwölf.",
        "In einer früheren Version dieses Artikels stand, die Fähre fahre um eins.",
        "Rectificatif : le bac part à midi.",
        "Fe de errores: El barco sale a las doce.",
        "Уточнення: пором відходить опівдні.",
        "У попередній версії статті було вказано іншу годину.",
    ],
)
def test_a_correction_is_recognised(place: str, note: str) -> None:
    """
    At the beginning or the end, in brackets or bold, in each of five languages; the whole paragraph is the note.
    """
    assert read(place.format(note=note)) == [(NoteKind.CORRECTION, note)]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Update: This story has been updated with a comment of Ms. Orr's.", NoteKind.UPDATE),
        ("Updated at 14:10:", NoteKind.UPDATE),
        ("This post has been updated to include what the ferry's owner said.", NoteKind.UPDATE),
        ("(Adds details, background)", NoteKind.UPDATE),
        ("Editor's note: Ben Vane rows on Sundays.", NoteKind.NOTE),
        ("Anmerkung der Redaktion: Die Autorin fährt selbst.", NoteKind.NOTE),
    ],
)
def test_updates_and_other_notes_are_not_corrections(note: str, kind: NoteKind) -> None:
    """
    They take nothing back.
    """
    text = _END.format(note=note)

    assert read(text) == [(kind, note)]
    assert find_notes(text)[0].is_of_article


def test_news_behind_update_is_reported_like_the_rest() -> None:
    """
    The paragraph is known for an update, and does not speak of the article.
    """
    (note,) = find_notes(_END.format(note="UPDATE, 5 p.m.: The ferry has sunk, Ada Orr said."))

    assert note.kind is NoteKind.UPDATE
    assert not note.is_of_article


def test_a_running_report_of_updates_is_the_body() -> None:
    """
    Three paragraphs that open with the word are what the article is made of; its correction still is one.
    """
    updates = "\n\n".join(f"Update {hour}:10: Orr said that the water is {hour} feet high." for hour in (12, 13, 14))
    text = f"{updates}\n\nCorrection: The water is lower than that."

    assert [kind for kind, _ in read(text)] == [NoteKind.CORRECTION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_BODY}\n\nCorrection:\n\nAs printed in Tern.\n\nThe ferry has two decks.", "two decks."),
        (f"Correction\n\nThe ferry has two decks.\n\n{_BODY}\n\n{_BODY}", "two decks."),
    ],
    ids=["all of the end", "the next paragraph"],
)
def test_a_label_on_its_own_line_has_what_follows(text: str, expected: str) -> None:
    """
    Behind the article everything, before it one paragraph.
    """
    ((kind, words),) = read(text)

    assert kind is NoteKind.CORRECTION
    assert words.startswith("Correction")
    assert words.endswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        _BODY,
        f"{_BODY}\n\nCorrection",
        f"{_BODY}\n\nCorrections officers said that Orr had left.",
        f"{_BODY}\n\nThe correction: prices fell by a tenth.",
        f"{_BODY}\n\nAn earlier version of the ferry sank.",
        f"{_BODY}\n\nUpdate your phones, Orr said.",
        f"{_BODY}\n\nThis article of faith was amended by nobody.",
        "\n\n".join([*["It rained."] * 6, "Correction: the correction fluid ran out.", *["It rained."] * 9]),
        "",
    ],
)
def test_other_paragraphs_are_no_notes(text: str) -> None:
    """
    Though they hold the same words, or stand amid the article.
    """
    assert read(text) == []


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 3 March.",
        "• This story has been updated at 10:15 a.m. on Monday, 3 March 2026.",
        "[This post was last edited on March 3, 2026.",
    ],
)
def test_news_behind_a_note_on_its_line_is_no_note(note: str) -> None:
    """
    The note ends with the sentence that tells when the article was changed.
    """
    news = "Ada Orr said that the weir holds. Ben Vane told the harbour board so."

    assert [words for _, words in read(f"{note} {news}\n\n{_BODY}")] == [note]


@pytest.mark.parametrize(
    "rest",
    [
        "An earlier version said that Ada Orr rows on Sundays.",
        "Ada Orr was misquoted.",
        "Ada Orr said that the weir holds, not that it leaks.",
        "It said that Ada Orr said that the weir leaks.",
        "Ada Orr never said that the weir leaks.",
        "Ada Orr's words on the weir were removed.",
        "Ben Vane said that the weir leaks. We apologise to him.",
        "Originally Ada Orr was said to row.",
    ],
)
def test_a_note_that_goes_on_is_one_note(rest: str) -> None:
    """
    Its later sentences may hold the words that it takes back.
    """
    note = f"This article was amended on 3 March 2026. {rest}"

    assert [words for _, words in read(_BEGINNING.format(note=note))] == [note]


def test_a_note_that_tells_what_was_changed_is_one_note() -> None:
    """
    More than when it was changed begins its account of what.
    """
    note = "This article was amended on 3 March by Ines Quill. Ada Orr rows on Sundays."

    assert [words for _, words in read(_BEGINNING.format(note=note))] == [note]


@pytest.mark.parametrize("text", [_END, f"{_BODY}\n\n{{note}}\n\nMore on the ferry"], ids=["last", "last but one"])
def test_a_note_behind_an_article_is_one_note(text: str) -> None:
    """
    What is right stands there in plain words, and no news.
    """
    note = "This article was amended on 3 March 2026. Ada Orr is the mayor of Tern."

    assert [words for _, words in read(text.format(note=note))] == [note]


def test_news_behind_a_note_below_the_title_is_no_note() -> None:
    """
    As in the first line.
    """
    note = "This article was amended on 3 March 2026."

    assert [words for _, words in read(f"Ferry Sails\n{note} Ada Orr rows on Sundays.\n{_BODY}")] == [note]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Correction: The ferry has 2 decks.", "The ferry has 2 decks."),
        ("**Correction, 3 May 2026, 10:30:** The ferry has two decks.", "The ferry has two decks."),
        ("[Update: The ferry has two decks.]", "The ferry has two decks."),
        ("Correction\n\nThe ferry has two decks.", "The ferry has two decks."),
        ("Editor’s note: The ferry has two decks.", "Editor’s note: The ferry has two decks."),
        ("This article was amended: The ferry has two decks.", "This article was amended: The ferry has two decks."),
        ("Correction:", "Correction:"),
    ],
)
def test_a_note_is_told_without_its_label(note: str, words: str) -> None:
    """
    The page that shows it says what it is; nothing else of it goes, and never all.
    """
    assert strip_label(note) == words
