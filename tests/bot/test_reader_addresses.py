"""Whatever address the reader is asked for, it answers with a page, and opens nothing that the address may not."""

from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.support.reader_archive import HARBOUR, WEIR, ReaderArchive, make_news
from tests.bot.support.reader_client import SECRET, SHARED, application, ask, is_guarded


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReaderArchive, ReaderArchive]:
    """An open archive and one that asks for signatures, where that article is the second."""
    weir, harbour = make_news(WEIR), make_news(HARBOUR, key="https://example.org/harbour")
    return (
        ReaderArchive(tmp_path_factory.mktemp("open"), weir),
        ReaderArchive(tmp_path_factory.mktemp("signed"), harbour, weir, secret=SECRET),
    )


def paths(digest: str) -> st.SearchStrategy[str]:
    """Give paths like ours, and unlike."""
    near = st.sampled_from([digest, digest.upper(), digest[:-1], "0" * 32, "..", "%2e%2e", "a", "q", "\0", SHARED])
    segment = st.one_of(st.text(max_size=12), near)
    return st.one_of(
        st.just(f"/a/{digest}"),
        st.builds("/{}/{}".format, st.sampled_from("aq"), segment),
        st.lists(segment, max_size=4).map(lambda parts: "/" + "/".join(parts)),
    )


NUMBERS = st.one_of(st.integers(-2, 200).map(str), st.text(max_size=6))
FIELDS = st.one_of(
    st.tuples(st.just("s"), st.builds("{}-{}".format, NUMBERS, NUMBERS)),
    st.tuples(st.just("v"), st.one_of(st.sampled_from(["1", "2"]), NUMBERS)),
    st.tuples(st.just("k"), st.text(max_size=30)),
    st.tuples(st.text(max_size=4), st.text(max_size=20)),
)
QUERIES = st.one_of(
    st.lists(FIELDS, max_size=6).map(lambda fields: urlencode(fields, errors="replace").encode()),
    st.binary(max_size=80),
)


@settings(deadline=None)
@given(st.data(), QUERIES)
async def test_no_address_breaks_it_or_opens_what_it_may_not(
    both: tuple[ReaderArchive, ReaderArchive], data: st.DataObject, query: bytes
) -> None:
    """
    Any path and query is answered by a guarded page; none without a right signature has a word of a private article.
    """
    for archive in both:
        path = data.draw(paths(archive.digest))
        answer = await ask(application(archive.engine, archive.links), path, query)

        assert answer.status_code in {200, 404}
        assert is_guarded(answer)
        assert "Olwen" not in answer.text
        assert ("Ada Orr said" in answer.text) == (answer.status_code == 200 and path.startswith("/a/"))


@settings(deadline=None)
@given(st.lists(FIELDS, max_size=6))
async def test_a_right_signature_opens_nothing_else(
    both: tuple[ReaderArchive, ReaderArchive], fields: list[tuple[str, str]]
) -> None:
    """
    Behind it other fields are read as ever, and before it they count instead.
    """
    _, private = both
    signed = private.links.to_article(private.digest, 1)
    path, _, query = signed.partition("?")
    others = urlencode(fields, errors="replace")
    app = application(private.engine, private.links)
    opened = await ask(app, path, f"{query}&{others}".encode())
    before = await ask(app, path, f"v=2&{others}&{query}".encode())
    elsewhere = await ask(app, f"/a/{both[0].digest}", query.encode())

    assert (opened.status_code, before.status_code, elsewhere.status_code) == (200, 404, 404)
    assert "Olwen" in opened.text
