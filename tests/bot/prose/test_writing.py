"""Prose for answers from a scripted model: what passes is shown, and whatever fails leaves the answer as it was."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answering.composing import compose
from bot.answers import Answer, Citation, Understood
from bot.prose.budget import Budget, DailyLimits, Prices
from bot.prose.generating import TimeLimits
from bot.prose.models import LlamaIndexModel, ModelOptions, make_model
from bot.prose.verifying import SentenceVerifier
from bot.prose.writing import ProseWriter
from bot.records.inbox import prepare_tables
from bot.texts import Texts
from bot.writers import Outcome, Payer, Written
from corpus.article import Span
from tests.bot.prose.conftest import TOWN_EVIDENCE
from tests.bot.support.scripted_model import Script, ScriptedModel
from tests.index.support.archive import Archive

pytestmark = pytest.mark.end_to_end

GOOD = "Ada Orr said that the repairs would cost 12 million crowns [2]. "
BAD = "Ben Vane said that the repairs would cost 90 million crowns [2]. "
KEY = "sk-planted-key-0123456789"
PAYER = Payer(7, 8)

Write = Callable[..., Answer]


@pytest.fixture
def answer() -> Answer:
    """An answer that cites the town's statements."""
    citations = tuple(
        Citation(
            str(one.number),
            str(one.number),
            1,
            1,
            Span(0, len(one.words)),
            one.words,
            one.speaker,
            one.kind,
            one.polarity,
            publisher=one.outlet,
            published_at=one.day,
        )
        for one in TOWN_EVIDENCE
    )
    return Answer("What will the repairs cost?", compose(citations), Understood(), None, citations)


@pytest.fixture
def writer(model: ScriptedModel, verifier: SentenceVerifier, town: Archive) -> Iterator[Callable[..., ProseWriter]]:
    """Make writers that ask the scripted model; their connections are closed with the test."""
    prepare_tables(town.engine)
    made: list[LlamaIndexModel] = []

    def make(limits: DailyLimits = DailyLimits(), first: float = 5.0, whole: float = 10.0) -> ProseWriter:  # noqa: B008
        chosen = make_model(ModelOptions("openai", "scripted", model.url, KEY, whole, 200))
        made.append(chosen)
        budget = Budget(town.engine, limits, Prices(1.0, 2.0), lambda: datetime(2031, 1, 1, tzinfo=UTC))
        return ProseWriter(chosen, verifier, budget, TimeLimits(first, whole), most_tokens=200)

    yield make
    for chosen in made:
        chosen.close()


def test_what_passes_stands_above_the_quotes(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer
) -> None:
    """
    What fails is cut and counted, the quotes stay as they are, and one request was made, at temperature 0.
    """
    told: list[Written] = []
    model.script = Script(f"{GOOD}{BAD}Orr denied that the harbour would close [4].")
    shown = writer().put_in_words(answer, PAYER, told=told.append)
    (asked,) = model.asked

    assert shown.opening.splitlines()[0] == f"{GOOD}Orr denied that the harbour would close [4]."
    assert "language model" in shown.opening.splitlines()[1]
    assert shown.prose.endswith(answer.prose)
    assert shown.citations == answer.citations
    assert (asked["temperature"], asked["stream"], asked["max_tokens"]) == (0.0, True, 200)
    assert model.keys == [f"Bearer {KEY}"]
    assert told == [Written(Outcome.SHOWN, 2, {"uncredited": 1}, 700, 60, 0.00082)]


def test_sentences_are_shown_as_they_pass(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer
) -> None:
    """
    Each time all that passed so far, as it stands in the answer; never one that fails.
    """
    shown: list[str] = []
    model.script = Script(f"{GOOD}Orr denied that the harbour would close [4]. {BAD}")
    whole = writer().put_in_words(answer, PAYER, show=shown.append)

    assert [one.count("[") for one in shown] == [1, 2]
    assert all("language model" in one and "90 million" not in one for one in shown)
    assert whole.opening.startswith(shown[-1])


def test_a_sentence_said_again_is_shown_once(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer
) -> None:
    """
    Weak models repeat themselves; what passes three times has not failed twice.
    """
    model.script = Script(GOOD * 3)

    assert writer().put_in_words(answer, PAYER).opening.splitlines()[0] == GOOD.strip()


def test_nothing_is_shown_while_most_fails(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer
) -> None:
    """
    What would not stand in the answer is not shown before it.
    """
    shown: list[str] = []
    model.script = Script(f"{BAD}{BAD}{GOOD}")

    assert writer().put_in_words(answer, PAYER, show=shown.append) == answer
    assert shown == []


@pytest.mark.parametrize(
    ("script", "outcome", "tokens"),
    [
        (Script(status=500), Outcome.FAILED, False),
        (Script(GOOD, drops_after=6), Outcome.FAILED, True),
        (Script("NOTHING"), Outcome.SILENT, True),
        (Script("I'm sorry, but I can't help with that"), Outcome.SILENT, True),
        (Script(BAD * 3), Outcome.CUT, True),
    ],
    ids=["down", "dropped", "nothing", "refusing", "all wrong"],
)
def test_what_became_of_it_is_told(  # noqa: PLR0917 - a fixture each
    model: ScriptedModel,
    writer: Callable[..., ProseWriter],
    answer: Answer,
    script: Script,
    outcome: Outcome,
    tokens: bool,  # noqa: FBT001 - a parameter
) -> None:
    """
    With the tokens that it took, also where nothing is shown.
    """
    told: list[Written] = []
    model.script = script
    writer().put_in_words(answer, PAYER, told=told.append)

    assert [one.outcome for one in told] == [outcome]
    assert told[0].kept == 0
    assert (told[0].out > 0) is tokens


def test_what_is_not_tried_is_told(model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer) -> None:
    """
    Over budget, and while a dead endpoint is spared.
    """
    told: list[Written] = []
    writer(DailyLimits(user=10)).put_in_words(answer, PAYER, told=told.append)
    model.script = Script(status=503)
    failing = writer()
    for _ in range(4):
        failing.put_in_words(answer, PAYER, told=told.append)

    assert [one.outcome for one in told] == [Outcome.OVER_BUDGET, *[Outcome.FAILED] * 3, Outcome.SPARED]


@pytest.mark.parametrize(
    "script",
    [
        Script(status=429),
        Script(status=500),
        Script(status=401),
        Script(raw=b"<html>gateway</html>"),
        Script(raw=b""),
        Script(""),
        Script("I'm sorry, but I can't help with that."),
        Script("NOTHING"),
        Script(BAD * 3),
        Script(f"{GOOD}{BAD}{BAD}"),
        Script(GOOD, drops_after=6),
        Script(GOOD[:30]),
        Script("and on and on ", endless=True),
        Script("word", endless=True),
        Script("[1][2][3]", endless=True),
        Script("\x00\ufffd\ud83d".encode("utf-16", "surrogatepass").decode("utf-8", "replace")),
    ],
    ids=lambda script: f"{script.status}-{(script.text or str(script.raw))[:20]}-{script.drops_after}",
)
def test_whatever_fails_leaves_the_answer_as_it_was(
    model: ScriptedModel,
    writer: Callable[..., ProseWriter],
    answer: Answer,
    script: Script,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """
    Rate-limited, down, malformed, refusing, mostly wrong, cut off or endless: the log says why, and has no key.
    """
    model.script = script
    started = time.monotonic()
    with caplog.at_level(logging.INFO, logger="bot"):
        shown = writer(whole=3.0).put_in_words(answer, PAYER)

    assert shown == answer
    assert time.monotonic() - started < 20
    assert "prose" in caplog.text
    assert KEY not in caplog.text


def test_a_slow_model_is_not_waited_for(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Its first word has to come in time.
    """
    model.script = Script(GOOD, delay=30)
    started = time.monotonic()
    shown = writer(first=0.5).put_in_words(answer, PAYER)

    assert shown == answer
    assert time.monotonic() - started < 15
    assert "it wrote nothing in 0.5 s" in caplog.text


def test_a_dead_endpoint_is_spared(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    """
    After three failures in a row it is left alone for a minute.
    """
    model.script = Script(status=503)
    failing = writer()
    for _ in range(6):
        assert failing.put_in_words(answer, PAYER) == answer

    assert len(model.asked) == 3
    assert caplog.text.count("no prose from the language model") == 3


@pytest.mark.parametrize(
    "limits",
    [DailyLimits(user=5_000), DailyLimits(chat=5_000), DailyLimits(all=5_000), DailyLimits(cost=0.005)],
    ids=["user", "chat", "all", "cost"],
)
def test_over_budget_nothing_is_asked(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer, town: Archive, limits: DailyLimits
) -> None:
    """
    The count is kept in the archive, so a new process goes on with it. What was reserved and not taken is given back.
    """
    with town.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM model_use")
    model.script = Script(GOOD)
    shown = [writer(limits).put_in_words(answer, PAYER) for _ in range(8)]
    spent = len(model.asked)

    assert 3 <= spent < 8
    assert [one != answer for one in shown] == [True] * spent + [False] * (8 - spent)


@pytest.mark.parametrize(
    ("language", "question", "is_written"),
    [
        ("en", "What will the repairs cost?", True),
        ("uk", "What will the repairs cost?", True),
        ("de", "Who denied that the harbour would close", True),
        ("pl", "orr on the repairs", True),
        ("uk", "Скільки коштуватиме ремонт?", False),
        ("de", "Was kostet die Reparatur der Brücke?", False),
        ("fr", "combien coûteront les réparations", False),
    ],
)
def test_prose_is_english_for_those_who_ask_in_english(  # noqa: PLR0917 - as above
    model: ScriptedModel,
    writer: Callable[..., ProseWriter],
    answer: Answer,
    language: str,
    question: str,
    is_written: bool,  # noqa: FBT001 - a parameter
) -> None:
    """
    The rules that judge it know no other language. The note on who wrote it is in the answer's.
    """
    model.script = Script(GOOD)
    asked = replace(answer, question=question)
    shown = writer().put_in_words(asked, PAYER, language)

    assert (shown != asked) is is_written
    assert not is_written or Texts(language)("prose-note") in shown.opening


def test_a_quote_in_another_language_or_a_refusal_gets_no_prose(
    model: ScriptedModel, writer: Callable[..., ProseWriter], answer: Answer
) -> None:
    """
    However short it is: the rules would not see that "nicht" was left out.
    """
    model.script = Script("Ada Orr said: die Brücke wird gesperrt [1].")
    german = replace(answer.citations[0], quote="Ada Orr sagte, die Brücke wird nicht gesperrt.", language="de")
    foreign = replace(answer, citations=(german,))
    refused = Answer("What?", "Nothing.", Understood(), None, reason="Nothing.")

    assert writer().put_in_words(foreign, PAYER) == foreign
    assert writer().put_in_words(refused, PAYER) == refused
    assert model.asked == []
