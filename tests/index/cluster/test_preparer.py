"""What a worker of the cluster does with a bundle of items."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from corpus.article import Article, Span
from corpus.errors import UnreadableError
from corpus.visits import SourceCheck
from index.building.parts import fingerprint_of, take_apart
from index.building.preparing import MadeVectors, Prepared
from index.building.workers import ArticleLimits
from index.catalogue.database import read, write
from index.catalogue.digests import digest
from index.cluster.preparer import Known, Means, Preparer, read_known
from index.errors import ClusterError, ParserError, TextsError
from index.statements import Statement
from index.vectors.embedder import Vectors
from index.vectors.stored import save
from tests.fakes import SaidExtractor, WordEmbedder, make_article
from tests.index.support.archive import Archive

pytestmark = pytest.mark.end_to_end  # articles are taken apart in a process

MODEL = WordEmbedder().fingerprint
FERRY = replace(make_article("Anna Orr said that the ferry sails.", "ferry"), language="en")
BRIDGE = replace(make_article("Ben Vey said that the bridge is closed.", "bridge"), language="en")
NOTHING = Known({}, np.empty(0, dtype=np.uint64))


class NoParser(SaidExtractor):
    """An extractor whose parser is missing."""

    def extract(self, _article: Article, _sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        raise ParserError("there is no parser")


class NoTexts(WordEmbedder):
    """A model that takes no text."""

    def embed(self, _texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:  # noqa: ARG002 - an embedder's argument
        """See `Embedder`."""
        raise TextsError("the model failed")


def means(extractor: SaidExtractor | None = None, model: Callable[[], WordEmbedder] = WordEmbedder) -> Means:
    """Return what articles are prepared with; an archive's own means are the fakes."""
    chosen = extractor or SaidExtractor()
    return Means(chosen, model, ArticleLimits(30, 1_000), MODEL, fingerprint_of(SaidExtractor(), MODEL))


@pytest.fixture
def preparer() -> Iterator[Callable[..., Preparer]]:
    """Make preparers, whose processes end with the test."""
    made: list[Preparer] = []

    def make(with_means: Means, known: Known = NOTHING) -> Preparer:
        made.append(Preparer(with_means, known))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_articles_come_back_as_they_are_prepared_without_a_cluster(preparer: Callable[..., Preparer]) -> None:
    """
    Their parts are those of this process, their vectors the model's, and other items keep their places.
    """
    bad = UnreadableError("news.jsonl:2", "is empty", file="/news.jsonl", is_listed=True)
    check = SourceCheck("/news.jsonl", datetime(2026, 2, 3, tzinfo=UTC), is_whole=True)
    made, *items = preparer(means()).prepare([FERRY, bad, BRIDGE, check])
    texts = {**take_apart(FERRY, SaidExtractor()).texts, **take_apart(BRIDGE, SaidExtractor()).texts}

    assert items == [
        Prepared(FERRY, take_apart(FERRY, SaidExtractor())),
        bad,
        Prepared(BRIDGE, take_apart(BRIDGE, SaidExtractor())),
        check,
    ]
    assert isinstance(made, MadeVectors)
    assert made.digests == tuple(texts)
    assert np.array_equal(made.vectors, WordEmbedder().embed(list(texts.values())))


def test_what_cannot_be_read_travels_whole() -> None:
    """
    A failure keeps its place, reason and file in another process.
    """
    bad = UnreadableError("news.jsonl:2", "is empty", file="/news.jsonl", is_listed=True)
    again = pickle.loads(pickle.dumps(bad))

    assert (str(again), vars(again)) == (str(bad), vars(bad))


def test_what_the_archive_has_is_not_done_again(preparer: Callable[..., Preparer], archive: Archive) -> None:
    """
    A stored article comes back as it is, and a text that has a vector gets none; a changed article is prepared.
    """
    archive.build([FERRY])
    changed = replace(FERRY, text=f"{FERRY.text} It is late.")
    with write(archive.engine) as connection:
        save(connection, MODEL, ["torn"], WordEmbedder().embed(["a damaged digest"]))
    with read(archive.engine) as connection:
        known = read_known(connection, means())
    worker = preparer(means(), known)
    nothing, *same = worker.prepare([FERRY])
    made, *items = worker.prepare([changed])

    assert isinstance(nothing, MadeVectors)
    assert isinstance(made, MadeVectors)
    assert (nothing.digests, same) == ((), [FERRY])
    assert items == [Prepared(changed, take_apart(changed, SaidExtractor()))]
    assert len(take_apart(changed, SaidExtractor()).texts) == 2
    assert made.digests == (digest(changed.text),)


def test_nothing_is_made_of_what_was_taken_down(preparer: Callable[..., Preparer]) -> None:
    """
    It comes back as it is, for the run to count; no vector of its texts is left behind.
    """
    made, *items = preparer(means(), replace(NOTHING, tombstones=frozenset({digest(FERRY.key)}))).prepare([FERRY])

    assert isinstance(made, MadeVectors)
    assert (made.digests, items) == ((), [FERRY])


def test_another_fingerprint_makes_all_of_them_new(archive: Archive) -> None:
    """
    Articles that another extractor read are prepared, and what is embedded stays so.
    """
    archive.build([FERRY])
    with read(archive.engine) as connection:
        known = read_known(connection, replace(means(), fingerprint="another"))

    assert not known.has_article(FERRY)
    assert known.has_vector(digest(FERRY.text))
    assert not known.has_vector(digest(BRIDGE.text))


@pytest.mark.parametrize(
    ("with_means", "kind", "words"),
    [
        (means(NoParser()), ParserError, "there is no parser"),
        (means(model=lambda: WordEmbedder("words@2")), ClusterError, "install the same onrecord on each"),
        (means(SaidExtractor("said-2")), ClusterError, "install the same onrecord on each"),
    ],
)
def test_what_fails_for_every_article_is_an_error_that_ends_the_run(
    preparer: Callable[..., Preparer], with_means: Means, kind: type[Exception], words: str
) -> None:
    """
    It comes back in place of the items: a missing parser, and a worker that reads or embeds in another way.
    """
    (error,) = preparer(with_means).prepare([FERRY])

    assert isinstance(error, kind)
    assert words in str(error)


def test_an_article_that_cannot_be_taken_apart_has_the_reason(preparer: Callable[..., Preparer]) -> None:
    """
    The others have their parts.
    """
    long = replace(FERRY, key="long", text="It is long. " * 100)
    _made, first, second = preparer(means()).prepare([long, BRIDGE])

    assert first == Prepared(long, "has 1,200 characters, more than ONRECORD_ARTICLE_CHARACTERS=1000")
    assert second == Prepared(BRIDGE, take_apart(BRIDGE, SaidExtractor()))


def test_texts_that_the_model_fails_on_are_left_to_the_builder(preparer: Callable[..., Preparer]) -> None:
    """
    The articles have their parts, and nothing has a vector.
    """
    made, item = preparer(means(model=NoTexts)).prepare([FERRY])

    assert isinstance(made, MadeVectors)
    assert made.digests == ()
    assert item == Prepared(FERRY, take_apart(FERRY, SaidExtractor()))
