"""Questions about articles in another language, by the multilingual model: quotes stay as they were written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.answerer import ArchiveAnswerer
from bot.answering.composing import credit, quoted_from
from bot.answers import Answer
from bot.texts import Texts
from index.extraction.extractors import make_extractor
from index.search.searching import Search
from index.vectors.multilingual.embedder import MultilingualEmbedder
from index.vectors.nearest import VectorSearch
from index.vectors.question_embedding import QuestionEmbedder
from tests.bot.answering.test_foreign_questions import ENGLISH, UKRAINIAN
from tests.bot.support.asking import NOW, AskedArchive, make_news

pytestmark = pytest.mark.end_to_end

HARVEST = (
    "Врожай гречки\n"
    "Агрономка Ольга Стельмах заявила, що гречки цього року зібрали вдвічі більше. «Комори переповнені», — сказала "
    "Стельмах у вівторок. Фермер Тарас Бібик попередив, що ціни на зерно впадуть."
)
NEWS = {"uk": UKRAINIAN, "en": ENGLISH, "uk-2": HARVEST}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArchiveAnswerer]:
    """An archive in two languages, embedded by the multilingual model."""
    asked = AskedArchive(tmp_path_factory.mktemp("across"), extractor=make_extractor("pattern"))
    embedder = MultilingualEmbedder("fp32")
    asked.archive.embedder = embedder  # type: ignore[assignment]  # any embedder will do
    asked.archive.build([replace(make_news(text, key), language=key[:2]) for key, text in NEWS.items()])
    questions = QuestionEmbedder(embedder.for_questions(), lambda: None)
    vectors = VectorSearch(asked.archive.store, embedder.fingerprint)
    yield ArchiveAnswerer(asked.archive.engine, Search(questions, vectors))
    asked.archive.engine.dispose()


def ask(answerer: ArchiveAnswerer, question: str) -> Answer:
    """Answer as of a fixed day."""
    return answerer.answer(question, now=NOW)


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ("What did Stelmakh say about full barns?", "Ольга Стельмах", "Комори"),
        ("Who warned that grain prices would fall?", "Тарас Бібик", "ціни на зерно"),
        ("Was sagte Hryn über die Fähre?", "Остап Гринь", "пором"),
        ("What did the director of the port say about the ferry?", "Остап Гринь", "пором"),
        ("was sagt der landwirt über preise", "Тарас Бібик", "ціни на зерно"),
        ("Хто сказав, що міст залишиться безкоштовним?", "Ada Quill", "the bridge"),
    ],
)
def test_a_question_is_answered_across_languages(
    news: ArchiveAnswerer, question: str, speaker: str, words: str
) -> None:
    """
    Whatever the two languages, by the name in either alphabet, and by the topic where nobody is named.
    """
    answer = ask(news, question)

    assert answer.status == "answered", answer.reason
    assert speaker in {one.speaker for one in answer.citations[:3]}
    assert any(words in one.quote for one in answer.citations[:3])


@pytest.mark.parametrize(
    "question",
    [
        "What did Hryn say about vaccines?",
        "Who spoke about the national football team?",
        "What did Kovalenko say about the ferry?",
        "Що сказала Бен Марш про вибори в Індії?",
        "Qui a parlé du prix de l'essence ?",
        "Wat zei Hryn over het koningshuis?",
    ],
)
def test_what_nobody_spoke_about_is_refused(news: ArchiveAnswerer, question: str) -> None:
    """
    Nearness across languages alone is no evidence; and no refusal blames the language.
    """
    answer = ask(news, question)

    assert answer.status == "refused"
    assert "please ask in" not in (answer.reason or "")
    assert "cannot tell speakers" not in (answer.reason or "")


def test_a_quote_says_which_language_it_is_from(news: ArchiveAnswerer) -> None:
    """
    In the reader's own language, and nothing where the two are the same.
    """
    citation = ask(news, "Who warned that grain prices would fall?").citations[0]

    assert quoted_from(citation, Texts("en")) == "quoted from Ukrainian"
    assert quoted_from(citation, Texts("de")) == "im Original auf Ukrainisch"
    assert not quoted_from(citation, Texts("uk"))
    assert "quoted from Ukrainian" in credit(citation)
    assert citation.to_json()["language"] == "uk"
