"""Read a shared answer's page from the catalogue: question, answer, and what has changed since.

The page is read again on every request, so anything taken down or suppressed disappears from it at once. It does not
show who asked, or where.
"""

from sqlalchemy import Connection

from bot.citations.reader_links import ReaderLinks
from bot.reader.views import AnswerPage, SharedStatement
from bot.reader.writing_direction import is_right_to_left
from bot.records import stored_answers
from bot.records.cited_passages import Passage, compare_wordings, read_passages
from bot.records.shared_answers import find_shared
from bot.telegram.messages.statement_lines import describe_manner
from bot.texts import ENGLISH
from index.language.correction_notes import strip_label


def read_answer_page(connection: Connection, share_id: str, links: ReaderLinks) -> AnswerPage | None:
    """Return the page of a shared answer; None if no answer is shared under this name.

    Args:
        connection: Reads.
        share_id: The page's name, from the address and so untrusted.
        links: Makes the addresses of the cited versions.
    """
    answer_id = find_shared(connection, share_id)
    stored = stored_answers.read(connection, answer_id) if answer_id else None
    if stored is None or stored.answered_at is None:
        return None
    passages = read_passages(connection, stored)
    return AnswerPage(
        question=stored.question,
        opening=stored.opening,
        is_refusal=stored.is_refusal,
        as_of=stored.as_of,
        answered_at=stored.answered_at,
        statements=tuple(
            _statement(number, passage, links) if passage else None for number, passage in enumerate(passages, 1)
        ),
        damaged=stored.damaged,
    )


def _statement(number: int, passage: Passage, links: ReaderLinks) -> SharedStatement:
    cited = passage.citation
    own_note = (cited.correction,) if cited.correction else ()
    return SharedStatement(
        number=number,
        quote=cited.quote,
        speaker=cited.speaker,
        how=describe_manner(cited, ENGLISH),
        title=cited.title,
        publisher=cited.publisher,
        published_at=cited.published_at,
        url=cited.link if passage.now is None else cited.url,
        article_link=_article_link(passage, links),
        before=passage.before,
        after=passage.after,
        language=passage.language,
        is_right_to_left=is_right_to_left(passage.language, cited.quote),
        vanished_at=cited.vanished_at,
        corrections=tuple(map(strip_label, passage.corrections or own_note)),
        change=compare_wordings(cited.quote, passage.now),
    )


def _article_link(passage: Passage, links: ReaderLinks) -> str:
    """Return the address of the cited version; "" if the archive is private, as only the statements are shared."""
    cited = passage.citation
    if links.is_signed or not passage.article:
        return ""
    return links.to_article(passage.article, cited.version, [cited.span])
