"""The report on a draft as Telegram messages: each claim with what the archive says of it, and where.

Pure. Words of drafts and articles are escaped and shown as they stand, invisible characters by their numbers.
"""

from collections.abc import Iterator
from html import escape

from bot.answers import Citation
from bot.checking.report import CheckedClaim, Report
from bot.checking.wording import tell_claim, tell_differences, tell_summary, tell_verdict
from bot.invisibles import reveal
from bot.phrases import day_in_words
from bot.telegram.messages.markup import Block, joined, label, pack, printable, split, tagged, words
from bot.telegram.messages.replies import Message
from bot.telegram.messages.statement_lines import as_of_line
from bot.texts import ENGLISH, Texts

#: Claims that are shown; a newspaper page has as many.
_MOST_CLAIMS = 20
_MOST_DIFFERENCES = 6
_CLAIM_CHARACTERS = 500
_QUOTE_UNITS = 700


def render_report(report: Report, texts: Texts = ENGLISH) -> tuple[Message, ...]:
    """Return a report as messages, in the order of the draft; what is to be looked at is marked."""
    blocks = [tagged("b", tell_summary(report, texts))]
    shown = _shown(report)
    blocks += [_claim(checked, texts) for checked in shown]
    if len(shown) < len(report.claims):
        blocks.append(words(texts("check-more", count=len(report.claims) - len(shown))))
    if report.unread:
        blocks.append(words(texts("check-unread", parts=", ".join(report.unread))))
    return pack([*blocks, as_of_line(report.as_of, texts)])


def _shown(report: Report) -> list[CheckedClaim]:
    """Return the claims that are shown: of too many, those that are to be looked at first."""
    if len(report.claims) <= _MOST_CLAIMS:
        return list(report.claims)
    chosen = sorted(report.claims, key=lambda claim: not claim.is_fault)[:_MOST_CLAIMS]
    return [claim for claim in report.claims if any(claim is other for other in chosen)]


def _claim(checked: CheckedClaim, texts: Texts) -> Block:
    mark = "⚠️" if checked.is_fault else "✅"
    lines = [
        words(f"{mark} {_line(tell_claim(checked, texts), _CLAIM_CHARACTERS)}"),
        tagged("b", _line(tell_verdict(checked, texts))),
        *(words(f"• {_line(difference)}") for difference in tell_differences(checked, texts)[:_MOST_DIFFERENCES]),
    ]
    for citation in checked.evidence[:1]:
        quote = next(split(reveal(printable(citation.quote)), _QUOTE_UNITS))
        lines += [tagged("blockquote expandable", quote), joined(" · ", _source(citation, texts))]
    return joined("\n", lines)


def _source(citation: Citation, texts: Texts) -> Iterator[Block]:
    yield words(_line(citation.speaker or ""))
    yield words(_line(citation.publisher or ""))
    yield words(day_in_words(citation.published_at, texts) or "")
    title = _line(citation.title or citation.article_id)
    yield _linked(citation.link, title) if citation.link else tagged("i", title)
    if citation.also_in_outlets:
        yield words(texts("check-also-in", outlets=_line(", ".join(citation.also_in_outlets))))


def _linked(link: str, title: str) -> Block:
    return Block(f'<a href="{escape(link)}">{escape(title, quote=False)}</a>', title)


def _line(text: str, most: int = 200) -> str:
    return label(reveal(text), most)
