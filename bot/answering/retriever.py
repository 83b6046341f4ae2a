"""The archive as a LlamaIndex retriever, for use in any LlamaIndex application.

Not imported by the rest of the program, since importing it loads LlamaIndex.
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from bot.answering.answerer import ArchiveAnswerer
from bot.answers import Citation
from index.catalogue.digests import digest


class ArchiveRetriever(BaseRetriever):
    """Retrieve the passages that the archive would cite for a question, best first.

    Each node is a citation: its text is verbatim from its offsets in the article, and its metadata credits it. Its id
    has the digest of the article's key, because two outlets may both have an article "1". A refused question retrieves
    nothing. The score is the reciprocal rank, because ranking yields no similarity.
    """

    def __init__(self, answerer: ArchiveAnswerer) -> None:
        super().__init__()
        self._answerer = answerer

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        citations = self._answerer.answer(query_bundle.query_str).citations
        return [NodeWithScore(node=_to_node(citation), score=1 / rank) for rank, citation in enumerate(citations, 1)]


def _to_node(citation: Citation) -> TextNode:
    credit = {
        name: value
        for name, value in citation.to_json().items()
        if value is not None and name not in {"quote", "start", "end"}
    }
    return TextNode(
        id_=f"{digest(citation.article_key)}@{citation.version}:{citation.span.start}-{citation.span.end}",
        text=citation.quote,
        start_char_idx=citation.span.start,
        end_char_idx=citation.span.end,
        metadata={name: str(value) for name, value in credit.items()},
    )
