"""Whatever bytes a file holds, reading ends with articles and one-line errors, and with nothing raised."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.files.identity import canonical_url
from corpus.files.reading import read_source
from corpus.parsing.links import is_web_address
from corpus.sandbox.process import ParserProcess

NAMES = ("text", "id", "url", "title", "publisher", "author", "published_at", "language")
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates().map(str)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
RECORDS = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=9), VALUES, max_size=9)
LINES = st.lists(RECORDS.map(json.dumps).map(str.encode) | st.binary(max_size=60), max_size=9)
YAML = st.text(alphabet=st.sampled_from("abn01-:!&*[]{}|>%@`'\"#?,~ \n\t\\é"), max_size=80)
TAGS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "<table><tr><td>", "<article>", "<!--", "-->", "&#xd83d;", "<html lang='x'>"]
    )
    | st.sampled_from(
        ["<meta charset='utf-16'>", "<?xml version='1.0' encoding='x'?>", "<script>", "<![CDATA[", "\x00"]
    )
    | st.text(max_size=60),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    """Give one parsing process to all pages."""
    with ParserProcess() as process:
        yield process


def read_bytes_as(
    suffix: str, content: bytes, parser: ParserProcess | None = None
) -> Sequence[Article | UnreadableError]:
    """Read a file of these bytes, and check what must hold for every file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"fuzz{suffix}")
        path.write_bytes(content)
        outcomes = list(read_source(path, parser=parser))
    assert all(str(error).isprintable() for error in outcomes if isinstance(error, UnreadableError))
    good = [article for article in outcomes if isinstance(article, Article)]
    assert len({article.key for article in good}) == len(good)
    for article in good:
        json.dumps([article.key, article.article_id, article.title, article.text], ensure_ascii=False).encode()
    return outcomes


@settings(deadline=None, max_examples=60)
@given(LINES)
def test_any_json_lines_are_read_or_told(written: list[bytes]) -> None:
    """
    No line can stop the reader, and none that holds something is passed over in silence.
    """
    outcomes = read_bytes_as(".jsonl", b"\n".join(written))

    assert outcomes


@settings(deadline=None, max_examples=100)
@given(YAML, st.text(max_size=40))
def test_any_front_matter_is_read_or_told(head: str, body: str) -> None:
    """
    A Markdown file gives its article or its error, exactly one.
    """
    outcomes = read_bytes_as(".md", f"---\n{head}\n---\n{body}".encode())

    assert len(outcomes) == 1


@settings(deadline=None, max_examples=60)
@given(page=TAGS)
def test_any_page_is_read_or_told(parser: ParserProcess, page: str) -> None:
    """
    An HTML file gives its article or its error, exactly one.
    """
    outcomes = read_bytes_as(".html", page.encode("utf-8", "surrogatepass"), parser)

    assert len(outcomes) == 1


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
@settings(deadline=None, max_examples=60)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_told(suffix: str, content: bytes) -> None:
    """
    No bytes at all can make a reader raise.
    """
    assert read_bytes_as(suffix, content)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, unique=True))
def test_json_texts_come_back_character_for_character(texts: list[str]) -> None:
    """
    What was written as a text is what is quoted from.
    """
    wanted = [text for text in texts if text.strip() and "\0" not in text]
    outcomes = read_bytes_as(".jsonl", "".join(json.dumps({"text": text}) + "\n" for text in wanted or ["x"]).encode())

    assert [article.text for article in outcomes if isinstance(article, Article)] == (wanted or ["x"])


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab/.?&=#%2:;+ä~@!é[]"), max_size=30))
def test_a_canonical_address_is_its_own(rest: str) -> None:
    """
    Normalising twice changes nothing, so that a stored key can be compared with a new one.
    """
    url = f"https://example.org/{rest}"
    assume(is_web_address(url))
    once = canonical_url(url)

    assert canonical_url(once) == once
