"""The reader's pages as HTML: `bot.reader_views`' values, a style sheet, and no script.

Every text is escaped, stands in its own language and direction, and is found unchanged, label aside, in what a browser
shows. Nothing on a page is loaded from another host, and nothing needs more than ``style-src 'self'; img-src 'self'``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.reader_views import AnswerPage, ArticlePage, Mark, Piece

_TEMPLATES: Final = Path(__file__).parent / "templates"

STYLE_SHEET: Final = (_TEMPLATES / "reader.css").read_bytes()
#: Its address changes with it, so that browsers may keep it for ever.
STYLE_PATH: Final = f"/reader-{sha256(STYLE_SHEET).hexdigest()[:12]}.css"
FAVICON: Final = (_TEMPLATES / "favicon.svg").read_bytes()
FAVICON_PATH: Final = f"/reader-{sha256(FAVICON).hexdigest()[:12]}.svg"

_DEEDS: Final = {
    "denied": "denied",
    "asked": "asked",
    "declined": "declined to say",
    "hypothetical": "supposed",
}

#: HTML has no place for these, not even escaped; browsers would drop or misread them.
_UNWRITABLE: Final = dict.fromkeys([*range(9), 11, *range(14, 32), *range(127, 160)], "�") | {12: "\n"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph as the template writes it.

    Attributes:
        kind: ``cited``, ``statement`` or "".
        is_labelled: Whether its speaker is named before it.
        deed: What its speaker did where that is more than saying; "" otherwise.
        opens: Whether the listener is told here that a cited passage begins.
        closes: Likewise, that it ends.
    """

    text: str
    kind: str
    anchor: str
    is_labelled: bool
    speaker: str | None
    deed: str
    opens: bool
    closes: bool


def render_article(page: ArticlePage) -> str:
    """Write an article's page."""
    paragraphs = [list(_stretches(paragraph)) for paragraph in page.paragraphs]
    anchors = [one.anchor for stretches in paragraphs for one in stretches if one.anchor]
    return _render("article.html.jinja", page=page, paragraphs=paragraphs, anchors=anchors)


def render_answer(page: AnswerPage) -> str:
    """Write a shared answer's page."""
    return _render("answer.html.jinja", page=page)


def render_problem(status: int, heading: str, explanation: str) -> str:
    """Write a page that says why there is nothing to show."""
    return _render("problem.html.jinja", status=status, heading=heading, explanation=explanation)


def _render(template: str, **values: object) -> str:
    return _ENVIRONMENT.get_template(template).render(values).translate(_UNWRITABLE)


def _stretches(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """Give a paragraph's pieces, each speaker named once in a row."""
    labelled: str | None = ""
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        is_cited = piece.mark is Mark.CITED
        is_first = is_cited and (bool(piece.anchor) or place == 0 or pieces[place - 1].mark is not Mark.CITED)
        is_last = is_cited and (following is None or following.mark is not Mark.CITED or bool(following.anchor))
        deed = _DEEDS.get(piece.polarity, "")
        names = _is_credited(piece) and (piece.speaker != labelled or bool(deed))
        if names:
            labelled = piece.speaker
        yield Stretch(piece.text, piece.mark or "", piece.anchor, names, piece.speaker, deed, is_first, is_last)


def _is_credited(piece: Piece) -> bool:
    """Whether a statement begins here; a cited sentence that is none is nobody's."""
    return piece.starts and (piece.mark is Mark.STATEMENT or bool(piece.speaker or piece.polarity))


def _day(moment: date) -> str:
    """Return the day as people write it, in the offset that it is told in.

    >>> _day(date(2026, 2, 3))
    '3 February 2026'
    """
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _minute(moment: datetime) -> str:
    """Return the minute in universal time, which it says.

    >>> _minute(datetime(2026, 2, 3, 14, 5, tzinfo=UTC))
    '3 February 2026, 14:05 UTC'
    """
    universal = moment.astimezone(UTC)
    return f"{_day(universal)}, {universal:%H:%M} UTC"


def _machine_day(moment: date) -> str:
    return date(moment.year, moment.month, moment.day).isoformat()


def _machine_minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _is_web_address(address: str | None) -> bool:
    """Whether a browser may be sent there: no other scheme does anything but harm."""
    return address is not None and address.lower().startswith(("http://", "https://"))


_MONTHS: Final = ("January February March April May June July August September October November December").split()


def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "day": _day,
        "minute": _minute,
        "machine_day": _machine_day,
        "machine_minute": _machine_minute,
    }
    environment.tests["web_address"] = _is_web_address
    environment.globals |= {"style_path": STYLE_PATH, "favicon_path": FAVICON_PATH}
    return environment


_ENVIRONMENT: Final = _make_environment()
