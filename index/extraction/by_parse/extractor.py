"""The extractor with a parser: who said what in English, from the tree of each sentence."""

import re
from collections.abc import Sequence
from operator import attrgetter

from corpus.article import Article, Span
from index.extraction.by_parse.paragraphs import ParagraphReader, paragraphs_with_cues
from index.extraction.by_parse.parser import Parser
from index.extraction.by_parse.saying import is_deal
from index.extraction.by_pattern.sentences import SentenceReader
from index.extraction.crediting.bodies_meant import resolve_bodies
from index.extraction.crediting.continuations import join_continued, people_named
from index.extraction.crediting.credits import Credits
from index.extraction.crediting.findings import Evidence, Finding, add_missing, drop_contained
from index.extraction.crediting.first_person import Voices
from index.extraction.crediting.labels import LabelReader
from index.extraction.crediting.mentions import mentions_of
from index.extraction.crediting.unnamed_meant import resolve_unnamed
from index.extraction.layout.positions import Layout
from index.extraction.people.headlines import names_of_title, settle_headlines
from index.extraction.people.identities import Roster
from index.extraction.people.names import find_names
from index.extraction.people.pronouns import resolve_pronouns
from index.extraction.people.speaker_nouns import has_finite_verb
from index.language.reporting_verbs import ReportingVerb, Takes, verb_forms
from index.statements import Polarity, Statement

_VERSION = 18
_STARTING_MIDWAY = re.compile(
    r"(?:(?:am|are|can|could|did|do|does|had|has|have|is|was|were|will|would)(?:n['\u2019]t)?|[a-z]{2,}ed)\b"
)
_THAT = (" that", " that ")
# Verbs that are hardly ever anything else than cues, so that a pattern of words is enough.
# "Somebody whom Quill claimed was ill": the subject may precede these.
_CLAIMING = frozenset({"allege", "argue", "believe", "claim", "insist", "say"})
_PLAINEST = frozenset({"ask", "say"})


class DependencyExtractor:
    """Finds statements in English articles. The parser is loaded with the first article."""

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser or Parser()

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`."""
        return f"dependencies-{_VERSION}-{self._parser.version}"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        layout = Layout(article.text, sentences)
        names = settle_headlines(article.text, find_names(article.text))
        roster = Roster(names, names_of_title(article.title, names))
        voices = Voices(article, layout, names, roster)
        reader = ParagraphReader(layout)
        labels = LabelReader(layout, names, roster.bare_names())
        parsed = self._parser.parse(article.text, paragraphs_with_cues(layout))
        found = [finding for nodes in parsed for finding in reader.findings(nodes)]
        outside_turns = [sentence for sentence in layout.sentences if not voices.covers(sentence)]
        signed = list(labels.signed())
        signed_words = {span for finding in signed for span in finding.content}
        labelled = [
            *voices.posts(),
            *voices.findings(answers=False),
            *(finding for finding in map(labels.finding, outside_turns) if finding is not None),
            *signed,
        ]
        patterns = SentenceReader(layout, names, roster.bare_names())
        by_pattern = [
            finding
            for sentence in layout.sentences
            for finding in patterns.findings(sentence)
            if not reader.is_refused(finding) and _is_plain_speech(article.text, finding)
        ]
        found = add_missing(found, by_pattern)
        apart = [*drop_contained([*labelled, *found]), *voices.findings(answers=True)]
        findings = join_continued(
            layout,
            [finding for finding in apart if finding not in signed],
            people_named(names, roster),
            lambda span: voices.covers(span) or span in signed_words,
        )
        findings += signed
        pronouns = resolve_pronouns(mentions_of(layout, names, roster, findings))
        pronouns |= resolve_bodies(layout, names, roster, findings)
        pronouns |= resolve_unnamed(layout, names, roster, findings, pronouns)
        credits_ = Credits(layout, names, roster, voices.settle(pronouns, findings))
        statements = (credits_.statement(finding, voices.speaker_of(finding)) for finding in findings)
        return sorted(filter(None, statements), key=attrgetter("quote", "content"))


def _is_deal(text: str, finding: Finding, verb: ReportingVerb) -> bool:
    """Whether it is an act: "agreed to remove it"."""
    return is_deal(verb) and text.startswith("to ", finding.content[0].start)


def _is_plain_speech(text: str, finding: Finding) -> bool:
    """Whether patterns read the finding as well as a parser does: "said", not "called", and with a clause."""
    if finding.evidence is Evidence.ACCORDING:
        return True
    form = verb_forms().get(finding.cue[-1].of(text).split()[-1].lower())
    if form is None or not form.verb.is_speech or Takes.CLAUSE not in form.verb.takes:
        return False
    if finding.polarity is Polarity.HYPOTHETICAL or _is_deal(text, finding, form.verb):
        return False
    if form.verb.lemma not in _CLAIMING and _STARTING_MIDWAY.match(text, finding.content[0].start):
        return False  # "The account that Quill shared was set up by Obi"
    precedes = finding.content[-1].end <= finding.cue[-1].start  # "It is old, Quill told the board"
    quoted = finding.evidence is Evidence.QUOTED
    begins_with_that = text[finding.cue[-1].end : finding.content[0].start].endswith(_THAT)
    return (
        quoted
        or precedes
        or begins_with_that
        or form.verb.lemma in _PLAINEST
        or any(has_finite_verb(part.of(text)) for part in finding.content)
    )
