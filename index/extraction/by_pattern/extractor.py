"""The extractor without a parser: marks, names and reporting verbs, some hundred articles a second.

It reads English only. Its sources are less certain than a parser's. A wrong source is worse than none, so it skips
anything it cannot read.
"""

from collections.abc import Sequence

from corpus.article import Article, Span
from index.extraction.by_pattern.sentences import SentenceReader
from index.extraction.crediting.bodies_meant import resolve_bodies
from index.extraction.crediting.continuations import join_continued, people_named
from index.extraction.crediting.credits import Credits
from index.extraction.crediting.mentions import mentions_of
from index.extraction.crediting.unnamed_meant import resolve_unnamed
from index.extraction.layout.positions import Layout
from index.extraction.people.headlines import names_of_title, settle_headlines
from index.extraction.people.identities import Roster
from index.extraction.people.names import find_names
from index.extraction.people.pronouns import resolve_pronouns
from index.statements import Statement

_VERSION = 14


class PatternExtractor:
    """Finds statements by patterns alone."""

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`."""
        return f"patterns-{_VERSION}"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        layout = Layout(article.text, sentences)
        names = settle_headlines(article.text, find_names(article.text))
        roster = Roster(names, names_of_title(article.title, names))
        reader = SentenceReader(layout, names, roster.bare_names())
        findings = [finding for sentence in layout.sentences for finding in reader.findings(sentence)]
        findings = join_continued(layout, findings, people_named(names, roster))
        pronouns = resolve_pronouns(mentions_of(layout, names, roster, findings))
        pronouns |= resolve_bodies(layout, names, roster, findings)
        pronouns |= resolve_unnamed(layout, names, roster, findings, pronouns)
        credits_ = Credits(layout, names, roster, pronouns)
        statements = map(credits_.statement, findings)
        return sorted(
            (statement for statement in statements if statement is not None),
            key=lambda statement: (statement.quote, statement.content),
        )
