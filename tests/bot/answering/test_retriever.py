"""The archive as a LlamaIndex retriever: nodes are citations, verbatim."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import QuestionError
from tests.bot.support.asking import AskedArchive, make_news

if TYPE_CHECKING:
    from llama_index.core.schema import NodeWithScore

TEXT = "Ada Orr said that the bridge would stay free. \n\n Odette Vane said  that the bridge needs a toll."


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """One article in which two people speak about the bridge."""
    made = AskedArchive(tmp_path_factory.mktemp("retriever"), make_news(TEXT))
    yield made
    made.archive.engine.dispose()


def retrieve(asked: AskedArchive, question: str) -> "list[NodeWithScore]":
    """Return what an application gets; importing LlamaIndex takes a second."""
    from bot.answering.retriever import ArchiveRetriever

    return ArchiveRetriever(asked.answerer).retrieve(question)


def test_a_node_s_text_stands_at_its_offsets(asked: AskedArchive) -> None:
    """
    Text and offsets are the article's own, character for character.
    """
    nodes = [found.node for found in retrieve(asked, "who spoke about the bridge?")]

    assert nodes
    assert all(node.get_content() == TEXT[node.start_char_idx : node.end_char_idx] for node in nodes)  # type: ignore[attr-defined]


def test_nodes_are_the_citations_best_first(asked: AskedArchive) -> None:
    """
    Each node credits its speaker and links its article; scores fall with the rank.
    """
    citations = asked.ask("what did Vane say about the bridge?").citations
    found = retrieve(asked, "what did Vane say about the bridge?")

    assert [one.node.metadata["speaker"] for one in found if "speaker" in one.node.metadata] == ["Odette Vane"]
    assert [one.node.get_content() for one in found] == [citation.quote for citation in citations]
    assert [one.node.metadata["link"] for one in found] == [citation.link for citation in citations]
    assert [one.score for one in found] == [1 / rank for rank in range(1, len(citations) + 1)]


def test_a_refused_question_retrieves_nothing(asked: AskedArchive) -> None:
    """
    The nearest statements are no answer, so an application does not get them.
    """
    assert retrieve(asked, "what did Merkel say about pensions?") == []


def test_a_question_without_words_is_the_application_s_to_handle(asked: AskedArchive) -> None:
    """
    The error says what to ask.
    """
    with pytest.raises(QuestionError, match="ask in words"):
        retrieve(asked, "?!")


def test_nodes_of_two_articles_with_one_id_are_two(tmp_path: Path) -> None:
    """
    An application that stores nodes by their ids keeps both, and no id has the path of a file in it.
    """
    said = ("Ada Orr said that the bridge is safe to cross.", "Ada Orr said that the bridge is open to buses.")
    asked = AskedArchive(tmp_path, *(make_news(text, f"/{text[-4]}.jsonl#1", article_id="1") for text in said))
    nodes = [one.node for one in retrieve(asked, "what did Ada Orr say about the bridge?")]
    asked.archive.engine.dispose()

    assert sorted(node.get_content() for node in nodes) == sorted(said)
    assert len({node.node_id for node in nodes}) == 2
    assert not any("jsonl" in node.node_id for node in nodes)
