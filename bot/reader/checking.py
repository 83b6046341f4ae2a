"""The page that checks a text: a form without scripts, and the report below it. The text is not stored.

Untrusted are the text and everything in the report; all of it is escaped when rendered.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from bot.answers import Citation
from bot.checking.report import CheckedClaim, Checker
from bot.checking.wording import tell_claim, tell_differences, tell_summary, tell_verdict
from bot.phrases import day_in_words
from bot.texts import Texts, choose

#: Characters of a text, and bytes of a form: of other alphabets a character takes up to twelve.
MOST_CHARACTERS = 50_000
_MOST_BYTES = 12 * MOST_CHARACTERS
_FIELD = "text"
#: Places of one claim that are shown.
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place in the archive that shows something of a claim."""

    quote: str
    speaker: str
    publisher: str
    day: str
    title: str
    link: str | None


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with what the archive says of it."""

    words: str
    verdict: str
    is_fault: bool
    differences: tuple[str, ...]
    places: tuple[ShownPlace, ...]
    outlets: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The page: its own words, the text that was given, and the report on it.

    Attributes:
        problem: Why there is no report, in words for the sender; "" if there is one or nothing was sent.
    """

    texts: Texts
    text: str = ""
    problem: str = ""
    summary: str = ""
    claims: tuple[ShownClaim, ...] = ()


def choose_texts(request: Request) -> Texts:
    """Return the texts in the first language of the browser's that there is."""
    wanted = request.headers.get("Accept-Language", "").split(",")
    return Texts(choose(*(language.split(";")[0].strip() for language in wanted)))


async def read_text(request: Request) -> str | None:
    """Return the text in a form; None if the form is too large."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            return None
    fields = parse_qs(body.decode("ascii", "replace"), max_num_fields=10)
    text = fields.get(_FIELD, [""])[0].replace("\r\n", "\n")
    return text if len(text) <= MOST_CHARACTERS else None


def check_text(checker: Checker, text: str | None, texts: Texts) -> CheckPage:
    """Return the page with the report on a text."""
    if text is None:
        return CheckPage(texts, problem=texts("check-too-long", characters=MOST_CHARACTERS))
    if not text.strip():
        return CheckPage(texts, problem=texts("page-check-empty"))
    report = checker.check(text)
    return CheckPage(
        texts, text, "", tell_summary(report, texts), tuple(_show(claim, texts) for claim in report.claims)
    )


def _show(checked: CheckedClaim, texts: Texts) -> ShownClaim:
    outlets = ", ".join(checked.evidence[0].also_in_outlets) if checked.evidence else ""
    return ShownClaim(
        tell_claim(checked, texts),
        tell_verdict(checked, texts),
        checked.is_fault,
        tell_differences(checked, texts),
        tuple(_show_place(match, texts) for match in checked.evidence[:_MOST_EVIDENCE]),
        texts("check-also-in", outlets=outlets) if outlets else "",
    )


def _show_place(citation: Citation, texts: Texts) -> ShownPlace:
    return ShownPlace(
        citation.quote,
        citation.speaker or "",
        citation.publisher or "",
        day_in_words(citation.published_at, texts) or "",
        citation.title or citation.article_id,
        citation.link,
    )
