"""Questions and articles in languages whose speakers cannot be told yet: nobody is credited, and that is said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.extraction.by_pattern.extractor import PatternExtractor
from index.extraction.extractors import make_extractor
from tests.bot.support.asking import NOW, AskedArchive, make_news

GERMAN = (
    "Die Fähre fährt wieder\n"
    "Reederin Anke Holm kündigte an, dass die Fähre im März wieder fährt. „Das Schiff ist fertig“, sagte Holm am "
    "Montag in der Halle. Sie versprach, dass die Karten nicht teurer werden.\n"
    "Fahrgast Jens Thoma lobte die Pläne: „Endlich kommen wir mit der Fähre auf die Insel.“ Thoma wohnt dort.\n"
    "Die Sprecherin des Hafens, Ilse Brack, versicherte: „Die Fähre hat Platz für alle.“"
)
UKRAINIAN = (
    "Пором повертається\n"
    "Директор порту Остап Гринь заявив, що пором запрацює в березні. «Судно готове», — сказав Гринь у понеділок. "
    "Він пообіцяв, що квитки не подорожчають.\n"
    "Пасажирка Ніна Вовк похвалила плани: «Нарешті пором ходитиме на острів». На думку Гриня, пором потрібен усім."
)
SPANISH = (
    "Vuelve el mercado\n"
    "El concejal Marcos Peña anunció que el mercado abrirá en marzo. «El mercado está listo», dijo Peña el lunes.\n"
    "La vecina Rosa Gil criticó el retraso: «El mercado llega tarde para el barrio»."
)
FRENCH = (
    "La piscine rouvre\n"
    "La maire, Claire Fontan, a annoncé que la piscine rouvrira en mars. « Elle est prête », a dit Fontan lundi.\n"
    "Le nageur Paul Vigne a critiqué le prix : « La piscine est trop chère pour les enfants. »"
)
POLISH = (
    "Basen wraca\n"
    "Burmistrz Jan Kowal zapowiedział, że basen ruszy w marcu. „Basen jest gotowy”, powiedział Kowal w poniedziałek.\n"
    "Trenerka Ewa Lis skrytykowała ceny: „Basen jest za drogi dla dzieci z miasta”."
)
ITALIAN = (
    "Riapre il teatro\n"
    "Il sindaco Luca Berti ha annunciato che il teatro riaprirà a marzo. «Il teatro è pronto», ha detto Berti lunedì.\n"
    "L'attrice Sara Neri ha criticato i ritardi: «Il teatro è rimasto chiuso troppo a lungo»."
)
ENGLISH = (
    "The bridge stays\n"
    "Ada Quill said that the bridge would stay free for the people of the island, and that the toll was a rumour.\n"
    "“The ferry is slow,” said Ben Marsh, who lives on the island."
)
ALL = {"de": GERMAN, "uk": UKRAINIAN, "es": SPANISH, "fr": FRENCH, "pl": POLISH, "it": ITALIAN, "en": ENGLISH}

#: Questions, what stands in every passage that answers, and the language that is named.
ASKED = {
    "Was sagte Holm über die Fähre?": ("Holm", "German"),
    "was sagte holm über die fähre": ("Holm", "German"),
    "Holm Fähre": ("Holm", "German"),
    "Fährt laut Holm die Fähre wieder?": ("Holm", "German"),
    "Що сказав Гринь про пором?": ("Грин", "Ukrainian"),
    "що казав гринь про пором": ("Грин", "Ukrainian"),
    "Гринь пором": ("Грин", "Ukrainian"),
    "¿Qué dijo Peña sobre el mercado?": ("Peña", "Spanish"),
    "que dijo pena del mercado": ("Peña", "Spanish"),
    "¿Anunció Peña que el mercado abrirá?": ("Peña", "Spanish"),
    "Qu'a dit Fontan sur la piscine ?": ("Fontan", "French"),
    "Fontan a-t-elle annoncé la piscine ?": ("Fontan", "French"),
    "Co powiedział Kowal o basenie? Basen jest gotowy?": ("Kowal", "Polish"),
    "co powiedzial kowal basen": ("Kowal", "Polish"),
    "Cosa ha detto Berti sul teatro?": ("Berti", "Italian"),
}


@pytest.fixture(scope="module", params=[None, "stated"])
def news(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """An archive of all languages, whose articles say which one they are in, or do not."""
    articles = [replace(make_news(text, code), language=request.param and code) for code, text in ALL.items()]
    asked = AskedArchive(tmp_path_factory.mktemp("all"), *articles, extractor=make_extractor("pattern"))
    yield asked
    asked.archive.engine.dispose()


def make_archive(folder: Path, *codes: str) -> AskedArchive:
    """Return an archive of the articles of some languages."""
    articles = [replace(make_news(ALL[code], code), language=code) for code in codes]
    return AskedArchive(folder, *articles, extractor=make_extractor("pattern"))


@pytest.mark.parametrize("question", ASKED)
def test_who_is_asked_for_is_named_in_all_that_is_shown(news: AskedArchive, question: str) -> None:
    """
    Nobody is credited, which is said with the language; what names only others is left out.
    """
    name, language = ASKED[question]
    answer = news.ask(question)

    assert answer.status == "answered"
    assert answer.lead == f"OnRecord cannot tell speakers in {language} yet; the articles say:"
    assert all(one.speaker is None for one in answer.citations)
    assert name in answer.citations[0].quote
    others = ("Thoma", "Brack", "Вовк", "Gil", "Vigne", "Lis", "Neri", "Quill", "Marsh")
    assert not [one.quote for one in answer.citations if any(other in one.quote for other in others)]


@pytest.mark.parametrize(
    ("question", "asking_word"),
    [
        ("Was sagte Merkel über Zölle?", "Was"),
        ("Wer?", "Wer"),
        ("Qu'a dit Macron sur les retraites ?", "Qu'a"),
        ("Qui a nié ?", "Qui"),
        ("Quién", "Quién"),
        ("¿Quién dijo Brexit?", "Quién"),
        ("Co?", "Co"),
        ("Co powiedziała Tusk o cłach?", "Co"),
        ("Kto zaprzeczył?", "Kto"),
        ("Що сказав Байден про NATO?", "Що"),
        ("Хто?", "Хто"),
        ("Cosa pensa Draghi?", "Cosa"),
        ("Chi?", "Chi"),
        ("Quem disse isso?", "Quem"),
        ("Hvem sagde det?", "Hvem"),
        ("Kdo to řekl?", "Kdo"),
    ],
)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_word_of_a_question_is_taken_for_a_person(
    news: AskedArchive, question: str, asking_word: str, language: str
) -> None:
    """
    Whatever the archive has on it.
    """
    answer = news.answerer.answer(question, now=NOW, language=language)

    assert not answer.understood.speakers
    assert f"called {asking_word}" not in answer.prose
    assert f"«{asking_word}" not in answer.prose
    assert all(one.speaker is None for one in answer.citations)


@pytest.mark.parametrize("question", ["Was sagte Rutte", "Quién", "Co powiedzial Quill", "Що сказала Квілл про міст?"])
def test_an_archive_in_english_only_says_so(tmp_path: Path, question: str) -> None:
    """
    In the reader's language, and reads no name.
    """
    asked = make_archive(tmp_path, "en")
    refused = asked.ask(question)
    ukrainian = asked.answerer.answer(question, now=NOW, language="uk")
    asked.archive.engine.dispose()

    assert refused.status == "refused"
    assert refused.prose.endswith("and the archive is in English: please ask in English.")
    assert ukrainian.prose.endswith("а в архіві є лише англійська. Для запитань підійде англійська.")


def test_the_answer_says_it_in_ukrainian(news: AskedArchive) -> None:
    """
    In a Ukrainian chat.
    """
    answer = news.answerer.answer("Що сказав Гринь про пором?", now=NOW, language="uk")

    assert answer.lead == ("OnRecord ще не вміє визначати мовців, коли мова статті — українська; у статтях сказано:")


def test_somebody_who_is_named_nowhere_is_not_answered_with_others(news: AskedArchive) -> None:
    """
    The refusal says why nobody is found.
    """
    answer = news.ask("Was sagte Merkel über die Fähre?")

    assert answer.status == "refused"
    assert "OnRecord cannot tell speakers in German yet." in answer.prose


def test_an_english_question_is_told_which_articles_say_no_speaker(news: AskedArchive, tmp_path: Path) -> None:
    """
    "Nobody is quoted" is true of English articles only.
    """
    mixed = news.ask("What did Holm say about the volcano?")
    german = make_archive(tmp_path, "de")
    alone = german.ask("What did Holm say about the volcano?")
    german.archive.engine.dispose()

    assert mixed.prose.startswith(
        "Nobody called Holm is quoted in the archive’s articles in English. OnRecord cannot tell speakers in German, "
    )
    assert alone.prose.startswith("OnRecord cannot tell speakers in German yet. Searched")


def test_english_is_credited_beside_other_languages(news: AskedArchive) -> None:
    """
    By questions in English; a question in German that names somebody gets theirs, credited, and nobody else's.
    """
    english = news.ask("What did Ada Quill say about the bridge?")
    german = news.ask("Was sagte Quill zum bridge toll?")

    assert [one.speaker for one in english.citations] == ["Ada Quill"]
    assert english.lead == ""
    assert {one.speaker for one in german.citations} == {"Ada Quill"}
    assert german.lead == ""


def test_what_the_articles_say_of_themselves_is_not_needed(news: AskedArchive) -> None:
    """
    The archive's languages are those of its texts.
    """
    answer = news.ask("Что сказал Лавров про пошлины в Мьянме?")

    assert "the archive is in German, English, Spanish, French, Italian, Polish and Ukrainian" in answer.prose


def test_an_archive_of_before_is_read_again(tmp_path: Path) -> None:
    """
    The wrong speaker that English rules made of "Die Sprecherin" goes with the next index; the language is the text's.
    """
    article = replace(make_news(GERMAN, "de"), language=None)
    asked = AskedArchive(tmp_path, article, extractor=PatternExtractor())
    before = asked.archive.rows("SELECT speaker FROM statements")
    asked.archive.extractor = make_extractor("pattern")  # type: ignore[assignment]  # any extractor will do
    first = asked.archive.build([article])
    again = asked.archive.build([article])
    after = asked.archive.rows("SELECT speaker FROM statements")
    languages = asked.archive.rows("SELECT language FROM versions")
    asked.archive.engine.dispose()

    assert ("Die Sprecherin",) in before
    assert (after, languages) == ([], [("de",)])
    assert (first.same, again.same) == (0, 1)
