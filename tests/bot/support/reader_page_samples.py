"""Pages of the reader made of any texts, and what a browser makes of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

from bot.reader.views import AnswerPage, ArticlePage, Mark, Piece, SharedStatement
from bot.records.cited_passages import PassageChange
from bot.records.wording_changes import WordChange

NOON = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
_VOID = {"meta", "link", "br"}


@dataclass
class SeenPage(HTMLParser):
    """What a browser makes of a page: its elements, and the text within those that are looked for."""

    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    values: list[tuple[str, str | None]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        held = dict(attrs)
        self.elements.append((tag, tuple(sorted(held))))
        self.values += attrs
        if tag not in _VOID:
            self._open.append(f"{tag}.{held.get('class') or ''}")
            self.texts.setdefault(self._open[-1], []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Hold that elements end in order."""
        assert self._open.pop().startswith(f"{tag}.")

    def handle_data(self, data: str) -> None:
        """Add text to the elements that it stands in; labels are none of their text."""
        is_label = any("aside" in one or "who" in one for one in self._open)
        for place, one in enumerate(self._open):
            if not is_label or any("aside" in inner or "who" in inner for inner in self._open[: place + 1]):
                self.texts[one][-1] += data


def see_page(page: str) -> SeenPage:
    """Return what a browser makes of a page."""
    seen = SeenPage()
    seen.feed(page)
    seen.close()

    assert not seen._open
    return seen


def make_article(text: Callable[[str], str]) -> ArticlePage:
    """Return a page with everything on it, whose texts are made of their names."""
    changes = (WordChange("=", text("same")), WordChange("-", text("went")), WordChange("+", text("came")))
    return ArticlePage(
        title=text("title"),
        publisher=text("publisher"),
        author=text("author"),
        published_at=date(2026, 2, 3),
        language=text("language"),
        is_right_to_left=False,
        url="https://example.org/" + text("url"),
        version=1,
        current=2,
        current_link="/a/" + text("link"),
        indexed_at=NOON,
        vanished_at=NOON,
        paragraphs=[
            [
                Piece(text("plain")),
                Piece(text("cited"), Mark.CITED, "p1", text("speaker"), "denied", starts=True),
                Piece(text("stated"), Mark.STATEMENT, "", text("other"), "said", starts=True),
            ]
        ],
        corrections=[text("correction")],
        changes=[PassageChange(text("quote"), changes), PassageChange(text("gone"))],
        current_indexed_at=NOON + timedelta(days=1),
    )


def make_statement(text: Callable[[str], str]) -> SharedStatement:
    """Return a shared statement with what a text is made of by its name."""
    return SharedStatement(
        number=1,
        quote=text("quote"),
        speaker=text("speaker"),
        how=text("how"),
        title=text("title"),
        publisher=text("publisher"),
        published_at=NOON,
        url="https://example.org/" + text("url"),
        article_link="/a/" + text("link"),
        before=text("before"),
        after=text("after"),
        language=text("language"),
        is_right_to_left=False,
        vanished_at=NOON,
        corrections=[text("correction")],
        change=PassageChange(text("old"), (WordChange("-", text("went")), WordChange("+", text("came")))),
    )


def make_answer(text: Callable[[str], str]) -> AnswerPage:
    """Return an answer's page with what a text is made of by its name."""
    return AnswerPage(
        question=text("question"),
        opening=text("opening"),
        is_refusal=False,
        as_of=NOON,
        answered_at=NOON,
        statements=[make_statement(text), None],
    )


PLAIN = make_article(lambda name: name)
ANSWER = make_answer(lambda name: name)
