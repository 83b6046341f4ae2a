"""Render `bot.reader.views` as HTML, with a style sheet and no script.

Every text is escaped and has its own language and direction. Except for its label, a browser shows it unchanged. Pages
load nothing from other hosts and need no more than ``style-src 'self'; img-src 'self'``.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.invisibles import reveal
from bot.reader.checking import MOST_CHARACTERS, CheckPage
from bot.reader.views import AnswerPage, ArticlePage, Mark, Piece

_TEMPLATES: Final = Path(__file__).parent / "templates"

STYLE_SHEET: Final = (_TEMPLATES / "reader.css").read_bytes()
#: The address changes with the style sheet, so that browsers may cache it indefinitely.
STYLE_PATH: Final = f"/reader-{sha256(STYLE_SHEET).hexdigest()[:12]}.css"
FAVICON: Final = (_TEMPLATES / "favicon.svg").read_bytes()
FAVICON_PATH: Final = f"/reader-{sha256(FAVICON).hexdigest()[:12]}.svg"

#: The label for each polarity. Plain "said" is only shown after a different one.
_DEEDS: Final = {
    "said": "said",
    "denied": "denied",
    "asked": "asked",
    "declined": "declined to say",
    "hypothetical": "supposed",
}

#: Characters that HTML cannot hold even escaped: browsers drop or misread them, and UTF-8 has no surrogates.
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


_LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)

_MONTHS: Final = ("January February March April May June July August September October November December").split()


class Stretch(NamedTuple):
    """A piece of a paragraph for the template. A tuple for speed: an article has 500 and renders in milliseconds.

    Attributes:
        kind: ``cited``, ``statement`` or "".
        is_named: Whether its speaker is named before it.
        deed: The label of what its speaker did, if it is shown; else "".
        opens: Whether screen readers announce here that a cited passage begins.
        closes: Whether they announce that it ends.
    """

    text: str
    kind: str = ""
    anchor: str = ""
    speaker: str | None = None
    is_named: bool = False
    deed: str = ""
    opens: bool = False
    closes: bool = False


def render_article(page: ArticlePage) -> str:
    """Render an article's page."""
    paragraphs = [list(_stretches(paragraph)) for paragraph in page.paragraphs]
    anchors = [piece.anchor for paragraph in page.paragraphs for piece in paragraph if piece.anchor]
    kinds = {piece.mark for paragraph in page.paragraphs for piece in paragraph if piece.mark}
    return _render("article.html.jinja", page=page, paragraphs=paragraphs, anchors=anchors, kinds=kinds)


def render_answer(page: AnswerPage) -> str:
    """Render a shared answer's page."""
    return _render("answer.html.jinja", page=page)


def render_check(page: CheckPage) -> str:
    """Render the page that checks a text."""
    return _render("check.html.jinja", page=page, most=MOST_CHARACTERS)


def render_problem(status: int, heading: str, explanation: str) -> str:
    """Render a page that says why there is nothing to show."""
    return _render("problem.html.jinja", status=status, heading=heading, explanation=explanation)


def _render(template: str, **values: object) -> str:
    return _UNWRITABLE.sub("\ufffd", _ENVIRONMENT.get_template(template).render(values))


def _stretches(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """Yield a paragraph's pieces; a speaker is named again only after somebody else."""
    last: tuple[str | None, str] | None = None
    for place, piece in enumerate(pieces):
        if piece.mark is None:
            yield Stretch(piece.text)
            continue
        is_cited = piece.mark is Mark.CITED
        is_named, deed = False, ""
        if is_cited and not (piece.speaker or piece.polarity):
            last = None  # the sentence has no speaker or several: name the next one
        elif piece.starts or last is not None:
            now = (piece.speaker, piece.polarity)
            if piece.starts or last != now:
                is_named, deed = _tell(last, now)
            last = now
        yield Stretch(
            piece.text,
            piece.mark.value,
            piece.anchor,
            piece.speaker,
            is_named,
            deed,
            is_cited and _begins(pieces, place),
            is_cited and (place + 1 == len(pieces) or _begins(pieces, place + 1)),
        )


def _tell(last: tuple[str | None, str] | None, now: tuple[str | None, str]) -> tuple[bool, str]:
    """Return whether to name a speaker, and which deed to show, given the last ones shown.

    Two unidentified speakers may be different people, so each is labelled.

    >>> _tell(None, ("Ada", "said")), _tell(("Ada", "denied"), ("Ada", "said")), _tell(("Ada", "said"), ("Ada", "said"))
    ((True, ''), (False, 'said'), (False, ''))
    """
    if last == now and now[0] is not None:
        return False, ""
    deed = _DEEDS.get(now[1], "")
    if last is None or last[0] != now[0] or now[0] is None or not deed:
        return True, deed.removeprefix("said")
    return False, deed


def _begins(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the piece belongs to a different cited passage than the one before it."""
    return place == 0 or bool(pieces[place].anchor) or pieces[place].mark is not pieces[place - 1].mark


def _day(moment: date) -> str:
    """Return the day as people write it, in its own offset.

    >>> _day(date(2026, 2, 3))
    '3 February 2026'
    """
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _minute(moment: datetime) -> str:
    """Return the minute in UTC, and say so.

    >>> _minute(datetime(2026, 2, 3, 14, 5, tzinfo=UTC))
    '3 February 2026, 14:05 UTC'
    """
    universal = moment.astimezone(UTC)
    return f"{_day(universal)}, {universal:%H:%M} UTC"


def _machine_day(moment: date) -> str:
    return date(moment.year, moment.month, moment.day).isoformat()


def _machine_minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _language_tag(language: str | None) -> str:
    """Return the language tag that selects a screen reader's voice; "" if the language has no tag.

    >>> _language_tag("en_GB"), _language_tag("Middle English"), _language_tag(None)
    ('en-GB', '', '')
    """
    tag = (language or "").replace("_", "-")
    return tag if _LANGUAGE_TAG.fullmatch(tag) else ""


def _is_web_address(address: str | None) -> bool:
    """Whether the address is http(s), the only schemes that are safe to link to."""
    return address is not None and address.lower().startswith(("http://", "https://"))


def _revealed(value: object) -> object:
    """Show invisible characters in what a template prints, before it is escaped."""
    if isinstance(value, Markup):
        return Markup(reveal(value))  # noqa: S704 - escaped already, and numbers in brackets need no escaping
    return reveal(value) if isinstance(value, str) else value


def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_revealed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "language_tag": _language_tag,
        "day": _day,
        "minute": _minute,
        "machine_day": _machine_day,
        "machine_minute": _machine_minute,
    }
    environment.tests["web_address"] = _is_web_address
    environment.globals |= {"style_path": STYLE_PATH, "favicon_path": FAVICON_PATH}
    return environment


_ENVIRONMENT: Final = _make_environment()
