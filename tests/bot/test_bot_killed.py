"""The bot as a real process that dies: killed from outside, or by what it is asked. Nothing that was asked is lost."""

import random
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.bot.conftest import StartBot
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end


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
def steady_questions(telegram_api: TelegramApi) -> Iterator[dict[int, list[str]]]:
    """Let fifteen chats ask without pause until each has asked its share; what was asked, by chat."""
    asked: dict[int, list[str]] = {chat_id: [] for chat_id in range(1, 16)}
    is_over = threading.Event()

    def ask() -> None:
        for turn in range(12):
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


def test_twenty_kills_lose_no_question(
    telegram_api: TelegramApi, start_bot: StartBot, steady_questions: dict[int, list[str]]
) -> None:
    """
    Killed twenty times under load, the bot answers every question, in order; only what was under way comes again.
    """
    moments = random.Random(20260203)
    bot = start_bot(environment={"FAKE_BOT_ANSWER_SECONDS": "0.03"}, wait=False)
    pause = threading.Event()
    kills = 20
    under_way = set()
    for killed in range(1, kills + 1):
        telegram_api.wait_for_sent(len(telegram_api.sent()) + moments.randint(1, 6))
        pause.wait(moments.random() * 0.1)  # so that no phase of an answer is spared
        bot.kill()
        bot.start()
        telegram_api.wait_for_calls("getMe", killed + 1)  # from here on it was the last message before the kill
        under_way.add(telegram_api.sent()[-1].text)
    total = 12 * 15
    telegram_api.state.wait_until(
        lambda: len({message.text for message in telegram_api.sent()}) >= total, 60, "every question answered"
    )

    repeated = [text for text, count in Counter(message.text for message in telegram_api.sent()).items() if count > 1]
    print(f"{total} questions, {kills} kills, {len(telegram_api.sent()) - total} repeated")  # noqa: T201 - shown with -s
    for chat_id, questions in steady_questions.items():
        answers = [message.words_of("expandable_blockquote")[0] for message in telegram_api.sent(chat_id)]
        assert list(dict.fromkeys(answers)) == [f"“Reply to {question}”, she said." for question in questions]
    assert set(repeated) <= under_way
    assert len(telegram_api.sent()) - total <= kills
    assert telegram_api.violations == []
