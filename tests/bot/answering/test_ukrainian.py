"""What the bot says around quotes and in refusals, in Ukrainian: plurals right, names and quotes as they stand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answering.composing import compose, corrected, credit, open_answer, vanished
from bot.answering.refusing import explain_language, explain_refusal
from bot.answers import Citation
from bot.errors import QuestionError
from bot.phrases import day_in_words
from bot.questions.languages import _NAMES, _SCRIPTS
from bot.questions.reading import clean_question
from bot.texts import Texts
from corpus.article import Span
from index.language.given_names import Gender
from index.statements import Kind, Polarity
from tests.bot.support.asking import NOW, AskedArchive, facts, make_news, read_text

UK = Texts("uk")
SAID = Citation(
    article_key="a",
    article_id="a",
    version_row=1,
    version=1,
    span=Span(0, 30),
    quote="“No,” Orr said in the hall.",
    speaker="Ada Orr",
    kind=Kind.DIRECT,
    polarity=Polarity.SAID,
    publisher="The Lantern",
    published_at=date(2026, 5, 3),
)
VANE = replace(SAID, speaker="Odette Vane")
DENIAL = replace(SAID, polarity=Polarity.DENIED, kind=Kind.INDIRECT)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (replace(SAID, gender=Gender.FEMALE), "Ada Orr, дослівно (The Lantern, 3 травня 2026)"),
        (replace(SAID, kind=Kind.MIXED), "Ada Orr, частково дослівно (The Lantern, 3 травня 2026)"),
        (DENIAL, "Ada Orr, заперечення, у переказі (The Lantern, 3 травня 2026)"),
        (
            replace(DENIAL, publisher=None, published_at=None, speaker=None),
            "Мовця не визначено, заперечення, у переказі",
        ),
        (replace(SAID, kind=None, speaker=None, publisher=None, published_at=None), "Стаття без дати"),
        (replace(SAID, also_in=1), "Ada Orr, дослівно (The Lantern, 3 травня 2026), ще в 1 статті"),
        (
            replace(SAID, also_in=22, also_in_outlets=("Courier", "Radio")),
            "Ada Orr, дослівно (The Lantern, 3 травня 2026), ще в 2 виданнях",
        ),
    ],
)
def test_credits_tell_own_words_from_reported_ones(citation: Citation, words: str) -> None:
    """
    As in English, with no name inflected.
    """
    assert credit(citation, UK) == words


def test_a_quote_stays_in_its_language() -> None:
    """
    Only the words around it change.
    """
    further = replace(DENIAL, quote="Orr denied it.")

    assert compose([SAID, further], "", UK).splitlines() == [
        "Ada Orr, дослівно (The Lantern, 3 травня 2026): “No,” Orr said in the hall. [1]",
        "Також заперечення, у переказі (The Lantern, 3 травня 2026): Orr denied it. [2]",
    ]


def test_what_became_of_an_article_is_told() -> None:
    """
    Corrected and gone.
    """
    assert vanished(replace(SAID, vanished_at=datetime(2026, 6, 1, tzinfo=UTC)), UK) == (
        "на сайті джерела вже немає (виявлено 1 червня 2026)"
    )
    assert corrected(replace(SAID, correction="It was Monday."), UK) == (
        "Видання додало до цієї статті: It was Monday."
    )
    assert [day_in_words(date(2026, month, 1), UK) for month in (1, 8, 12)] == [
        "1 січня 2026",
        "1 серпня 2026",
        "1 грудня 2026",
    ]


@pytest.mark.parametrize(
    ("question", "citations", "lead"),
    [
        ("who said no?", (SAID, VANE), "Ada Orr [1]. Інші мовці про це: Odette Vane [2]."),
        ("what did Orr and Vane say about it?", (SAID, VANE), "Спочатку Ada Orr, далі Odette Vane."),
        ("what did Orr and Vane say about it?", (SAID,), "Не знайдено висловлювань про це: Odette Vane."),
        ("did Orr deny the toll?", (DENIAL,), "Слова про це (Ada Orr); як заперечення подано [1]:"),
        ("does Orr support the toll?", (SAID,), "Слова про це (Ada Orr):"),
        ("latest from Orr", (SAID,), "Спочатку найновіші."),
        (
            "what has been said about the hall?",
            (VANE, DENIAL),
            (
                "Про це цитують таких мовців: Odette Vane [1] та Ada Orr [2]. "
                "Тут є заперечення (Ada Orr) того, про що говорять інші: порівняйте слова й дати."
            ),
        ),
    ],
)
def test_leads_are_told_by_the_kind_of_question(question: str, citations: tuple[Citation, ...], lead: str) -> None:
    """
    One person asked for, or several.
    """
    assert open_answer(read_text(question), citations, UK) == lead


@pytest.mark.parametrize(
    ("articles", "places"), [(1, "1 статті"), (3, "3 статтях"), (5, "5 статтях"), (21, "21 статті")]
)
def test_refusals_count_and_name_the_topic(articles: int, places: str) -> None:
    """
    In the asker's own words.
    """
    asked = read_text("what did Ben Orr say about the new toll?")
    held = replace(facts(), articles=2)

    assert explain_refusal(asked, held, {one.name: articles for one in asked.speakers}, UK) == (
        f"Ben Orr: цитати є в {places}, але серед них нічого на тему «the new toll» не знайдено. "
        "Де шукали: 2 статті від 1 січня 2026 до 1 червня 2026."
    )


def test_strangers_roles_and_outlets_are_refused_by_name() -> None:
    """
    Each as it was asked for.
    """
    stranger = explain_refusal(read_text("what did Merkel say about tolls?"), facts(), {}, UK)
    role = explain_refusal(read_text("what did the mayor of Tern say?"), facts(), {}, UK)
    outlet = explain_refusal(read_text("what happened according to The Beacon?"), facts(), {}, UK)

    assert stranger.startswith("Мовця на ім’я «Merkel» в архіві немає.")
    assert role.startswith("Нікого, кого статті називають «mayor of Tern», не цитують.")
    assert "Видання «The Beacon» в архіві немає, а є такі: The Lantern." in outlet


def test_a_refusal_tells_in_one_sentence_which_time_was_searched() -> None:
    """
    Of which articles, and of one outlet where only its own count.
    """
    month = explain_refusal(read_text("what did Orr say in May 2026?"), facts(), {}, UK)
    day = explain_refusal(read_text("according to The Lantern, was it on 3 May 2026?"), facts(), {}, UK)

    assert month.endswith(
        "Усього в архіві 3 статті від 1 січня 2026 до 1 червня 2026; "
        "пошук охопив лише час від 1 травня 2026 до 31 травня 2026."
    )
    assert day.endswith("пошук охопив лише видання «The Lantern» і один день: 3 травня 2026.")


def test_every_language_that_is_recognised_has_a_name() -> None:
    """
    In Ukrainian no English name is left, and the archive's languages are told too.
    """
    names = {*_NAMES.values(), *(name for name, _ in _SCRIPTS.values())}
    told = {name: UK("language-name", name=name.lower().replace(" ", "-"), english=name) for name in names}

    assert not [name for name, said in told.items() if said == name]
    assert explain_language("German", replace(facts(), languages=frozenset({"en", "uk"})), UK) == (
        "Схоже, мова запитання — німецька, а в архіві є лише англійська та українська. "
        "Для запитань підійде англійська або українська."
    )


def test_a_question_that_cannot_be_read_is_refused_in_the_asker_s_language() -> None:
    """
    Too long, or without words.
    """
    with pytest.raises(QuestionError, match="Запитайте, будь ласка, словами"):
        clean_question("?!", UK)
    with pytest.raises(QuestionError, match="щонайбільше 500"):
        clean_question("w" * 501, UK)


def test_an_answer_is_given_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """
    Through the answerer, answered and refused.
    """
    asked = AskedArchive(tmp_path / "data", make_news("Ada Orr said that the bridge would stay free.", "bridge"))
    answered = asked.answerer.answer("what did Ada Orr say about the bridge?", now=NOW, language="uk")
    refused = asked.answerer.answer("what did Ada Orr say about volcanoes?", now=NOW, language="uk")
    asked.archive.engine.dispose()

    assert answered.prose.startswith(
        "Ada Orr, у переказі (The Lantern, 3 лютого 2026), мова оригіналу: англійська: Ada"
    )
    assert refused.prose.startswith("Ada Orr: цитати є в 1 статті")
