"""A web page that shows a question and the bot's answer to it, with its real messages and buttons, as a chat."""

from collections.abc import Iterable
from html import escape

from bot.answers import Answerer
from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.telegram.messages.rendering import render_answer
from bot.telegram.messages.replies import Keyboard, Message

#: The asker of the questions. Nothing is stored, so any id will do.
_NOBODY = 0

_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A chat with OnRecord</title><style>
:root {{ color-scheme: light dark; --ground: #dfe6df; --asked: #effdde; --answered: #fff; --ink: #111; --link: #1668a7;
  --button: #6b8a73cc }}
@media (prefers-color-scheme: dark) {{ :root {{ --ground: #0e1621; --asked: #2b5278; --answered: #182533;
  --ink: #f2f2f2; --link: #6ab3f3; --button: #243444 }} }}
body {{ margin: 0; padding: 14px; background: var(--ground); color: var(--ink);
  font: 16px/1.38 "Noto Sans", "Noto Color Emoji", sans-serif }}
div {{ max-width: 88%; width: fit-content; margin: 0 0 8px; padding: 8px 12px; border-radius: 14px;
  background: var(--answered); white-space: pre-wrap; overflow-wrap: anywhere }}
.asked {{ margin-left: auto; background: var(--asked) }}
a {{ color: var(--link); text-decoration: none }}
blockquote {{ margin: 2px 0; padding: 2px 8px; border-left: 3px solid var(--link); border-radius: 4px }}
table {{ width: 88%; border-spacing: 4px; margin: -4px 0 8px }}
td {{ padding: 7px 4px; border-radius: 8px; background: var(--button); color: #fff; text-align: center;
  font-size: 14px }}
</style></head><body>{body}</body></html>"""


def show_chat(answerer: Answerer, questions: Iterable[str]) -> str:
    """Return a page with questions and the messages that the bot sends in answer to them."""
    parts: list[str] = []
    for question in questions:
        given = GivenAnswer(answerer.answer(question), make_answer_id(), _NOBODY)
        parts.append(f'<div class="asked">{escape(question)}</div>')
        parts += map(_show, render_answer(given.stored))
    return _PAGE.format(body="".join(parts))


def _show(message: Message) -> str:
    # A blockquote ends its line by itself; with the line end after it, the page would show an empty line.
    shown = message.html.replace("</blockquote>\n", "</blockquote>")
    return f"<div>{shown}</div>{_show_keyboard(message.keyboard)}"


def _show_keyboard(keyboard: Keyboard) -> str:
    rows = ("".join(f'<td colspan="{12 // len(row)}">{escape(button.text)}</td>' for button in row) for row in keyboard)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>" if keyboard else ""
