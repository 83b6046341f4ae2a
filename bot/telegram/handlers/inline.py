"""Inline mode: ``@bot what did Orr say about tolls``, typed in any chat, offers statements to insert there.

The statements are those of an answer to the question. Neither the query nor the answer is stored. After some seconds a
query has expired and gets no reply.
"""

import asyncio
import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from telegram import InlineQuery, Update
from telegram.ext import Application, ContextTypes, InlineQueryHandler

from bot.answering.composing import credit
from bot.answers import Answer, Citation
from bot.errors import QuestionError
from bot.records.cited_passages import find_kept
from bot.telegram.handlers.desk import Desk
from bot.telegram.messages.keyboards import open_button
from bot.telegram.messages.markup import Block, label, pack, printable, split, tagged, words
from bot.telegram.messages.replies import AnswerInline, InlineResult, Reply
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

#: "Orr bridge" has ten characters. A shorter query is probably still being typed.
_LEAST_CHARACTERS = 8

#: The payload of /start when the private chat is opened from inline mode.
_START = "inline"

#: An answer takes a tenth of a second. Telegram's clients wait for a few seconds.
_SECONDS = 4.0

_ID_CHARACTERS = 32
_DESCRIPTION_CHARACTERS = 160

#: More than any quote's 600 characters, and little enough for a message with its labels.
_QUOTE_UNITS = 3000


class Inline:
    """Handle inline queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handler."""
        application.add_handler(InlineQueryHandler(self.offer))

    async def offer(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the statements that answer an inline query."""
        query = update.inline_query
        if query is None:
            return
        texts = self._desk.texts(update)
        question = " ".join(query.query.split())
        if len(question) < _LEAST_CHARACTERS:
            offered = AnswerInline(query.id, (), texts("inline-too-short"), _START)
        else:
            answer = await self._find(question, query, texts)
            citations = answer.citations if answer else ()
            offered = offer(query.id, citations, texts, await self._find_kept(citations))
        self._desk.outbox.put(update.update_id, Reply((offered,)))

    async def _find(self, question: str, query: InlineQuery, texts: Texts) -> Answer | None:
        """Return the answer; None if the question cannot be read or the answer takes too long."""
        now = self._desk.clock()
        working = asyncio.to_thread(self._desk.answerer.answer, question, now=now, language=texts.language)
        try:
            return await asyncio.wait_for(working, _SECONDS)
        except QuestionError:
            return None
        except TimeoutError:
            _LOGGER.warning("no results for inline query %s within %s s", query.id, _SECONDS)
            return None

    async def _find_kept(self, citations: tuple[Citation, ...]) -> dict[Citation, str]:
        """Return the reader's addresses for citations without a page at their source; none if addresses are signed.

        Results may be inserted into any chat, where a signed address would open a private archive's article.
        """
        reader = self._desk.reader
        lost = [citation for citation in citations if citation.vanished_at or not citation.url]
        if reader is None or reader.secret or not lost:
            return {}
        return {citation: await self._desk.read(find_kept, citation, reader) for citation in lost}


def offer(
    query_id: str, citations: tuple[Citation, ...], texts: Texts, kept: Mapping[Citation, str] | None = None
) -> AnswerInline:
    """Return the results to choose from; without citations, a link to the private chat.

    Args:
        query_id: Telegram's.
        citations: The statements that answer.
        texts: The texts in the user's language.
        kept: The reader's addresses for citations without a page at their source.
    """
    made = (_result(citation, texts, (kept or {}).get(citation, "")) for citation in citations)
    results = {result.result_id: result for result in made}
    link = "" if results else texts("inline-nothing")
    return AnswerInline(query_id, tuple(results.values()), link, _START if link else "")


def _result(citation: Citation, texts: Texts, kept: str) -> InlineResult:
    place = f"{citation.article_id}\n{citation.version}\n{citation.span.start}\n{citation.span.end}\n{citation.url}"
    title = label(citation.speaker) or texts("from-article")
    quote = next(split(printable(citation.quote), _QUOTE_UNITS))
    source = words(label(credit(citation, texts)))
    button = open_button(citation, texts, kept)
    (message,) = pack(
        [tagged("blockquote", quote) + words("\n") + source + _title(citation)], ((button,),) if button else ()
    )
    where = label(citation.publisher)
    description = texts("inline-description", where=where, quote=quote) if where else quote
    return InlineResult(
        result_id=sha256(place.encode()).hexdigest()[:_ID_CHARACTERS],
        title=title,
        description=label(description, _DESCRIPTION_CHARACTERS),
        message=message,
    )


def _title(citation: Citation) -> Block:
    title = label(citation.title)
    return words("\n") + tagged("i", title) if title else Block()
