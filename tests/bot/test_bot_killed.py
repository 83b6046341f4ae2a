"""The bot as a real process that dies: killed from outside, or by what it is asked. Nothing that was asked is lost."""

import random
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from bot.texts import Texts
from tests.bot.conftest import StartBot
from tests.program import series
from tests.telegram_api.server import WAIT_SECONDS, TelegramApi
from tests.telegram_api.state import Sent

pytestmark = pytest.mark.end_to_end

#: For what is left when the killing ends: more than a hundred questions at one a second in each chat.
_ALL_SECONDS = 180


def test_an_update_that_kills_is_given_up_alone(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    A question that ends the process three times gets an apology; those beside it get their answers.
    """
    bot = start_bot()
    for chat_id in range(1, 7):
        telegram_api.put_text("crash" if chat_id == 3 else f"question {chat_id}", chat_id=chat_id)
    deaths = [bot.wait()]
    while len(deaths) < 3:
        bot.start()
        deaths.append(bot.wait())
    bot.start()
    for chat_id in range(1, 7):
        telegram_api.wait_for_sent(1, chat_id)

    assert deaths == [9, 9, 9]
    assert {message.chat_id: "Reply to" in message.text for message in telegram_api.sent()} == {
        chat_id: chat_id != 3 for chat_id in range(1, 7)
    }


@pytest.fixture
def steady_questions(telegram_api: TelegramApi, kills: int) -> Iterator[dict[int, list[str]]]:
    """Let fifteen chats ask without pause, a dozen questions each for twenty kills; what was asked, by chat."""
    asked: dict[int, list[str]] = {chat_id: [] for chat_id in range(1, 16)}
    is_over = threading.Event()

    def ask() -> None:
        for turn in range(turns_for(kills)):
            for chat_id, questions in asked.items():
                questions.append(f"question {turn} of {chat_id}")
                telegram_api.put_text(questions[-1], chat_id=chat_id)
                if is_over.wait(0.1):
                    return

    asking = threading.Thread(target=ask)
    asking.start()
    yield asked
    is_over.set()
    asking.join()


def turns_for(kills: int) -> int:
    """Return how many questions each chat asks, so that work is left until the last kill."""
    return 2 + kills // 2


def answers(telegram_api: TelegramApi, chat_id: int | None = None) -> list[Sent]:
    """Return what was answered; who has to wait long is told how long the line is, and that is no answer."""
    return [message for message in telegram_api.sent(chat_id) if message.words_of("expandable_blockquote")]


def apologies(telegram_api: TelegramApi, chat_id: int | None = None) -> int:
    """Return for how many questions the bot apologised."""
    return sum(message.text == Texts()("apology") for message in telegram_api.sent(chat_id))


def wait_for_answers(telegram_api: TelegramApi, count: int) -> None:
    """Wait until so many answers were given: an update that a kill meets three times is taken for its cause."""
    telegram_api.state.wait_until(lambda: len(answers(telegram_api)) >= count, WAIT_SECONDS, f"{count} answers")


@series("kills", 4, 20)
def test_kills_lose_no_question(
    telegram_api: TelegramApi, start_bot: StartBot, steady_questions: dict[int, list[str]], kills: int
) -> None:
    """
    Killed again and again under load, the bot answers every question, in order; only what was under way comes again.

    One that three kills met is apologised for, as if it were their cause: on a slow machine chance may do that once.
    """
    moments = random.Random(20260203)
    bot = start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "0.03"}, wait=False)
    pause = threading.Event()
    under_way = set()
    for killed in range(1, kills + 1):
        wanted = len(answers(telegram_api)) + moments.randint(1, 6)
        wait_for_answers(telegram_api, wanted)
        pause.wait(moments.random() * 0.1)  # so that no phase of an answer is spared
        bot.kill()
        bot.start()
        telegram_api.wait_for_calls("getMe", killed + 1)  # from here on it was the last message before the kill
        under_way.add(answers(telegram_api)[-1].text)
    total = turns_for(kills) * 15
    telegram_api.state.wait_until(
        lambda: len({message.text for message in answers(telegram_api)}) + apologies(telegram_api) >= total,
        _ALL_SECONDS,
        "every question answered",
    )

    counts = Counter(message.text for message in answers(telegram_api))
    repeated = {text: count - 1 for text, count in counts.items() if count > 1}
    print(f"{total} questions, {kills} kills, {sum(repeated.values())} repeated")  # noqa: T201 - shown with -s
    for chat_id, questions in steady_questions.items():
        said = [message.words_of("expandable_blockquote")[0] for message in answers(telegram_api, chat_id)]
        replies = [f"“Reply to {question}”, she said." for question in questions]
        assert list(dict.fromkeys(said)) == [reply for reply in replies if reply in said]
        assert len(set(said)) + apologies(telegram_api, chat_id) == len(replies)
    assert apologies(telegram_api) <= 1
    assert repeated.keys() <= under_way
    assert sum(repeated.values()) <= kills
    assert telegram_api.violations == []
