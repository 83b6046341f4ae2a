"""The extractor for languages other than English: it reads marks and words, and needs no parser.

A speaker who cannot be told is left open, and a report without one that could be told is left out.
"""

from collections.abc import Iterator, Sequence

from corpus.article import Article, Span, hull
from index.extraction.by_words.items import Item, Kind, sentences_of
from index.extraction.by_words.names import NameFinder, common_words
from index.extraction.by_words.people import People, Person
from index.extraction.by_words.reports import go_on, read_reports
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sentence import Report, Sentence
from index.extraction.by_words.sources import SourceReader
from index.extraction.by_words.speech import find_speech
from index.extraction.layout.positions import Layout
from index.language.vocabularies.lexicon import Lexicon, lexicon
from index.language.vocabularies.name_dictionary import names_version
from index.language.vocabularies.vocabulary import digest
from index.statements import Kind as Wording
from index.statements import Statement

_VERSION = 5
_FEWEST_WORDS = 3
#: Confidence in speech in marks and in reported clauses, and what a resolved pronoun or implied subject leaves of it.
_SPOKEN, _REPORTED, _RESOLVED = 0.9, 0.8, 0.85
_SEPARATORS = frozenset(".,—–-!?…")
#: Sources whose reports are kept although nobody is told by them.
_UNNAMED = frozenset({SourceKind.OPEN, SourceKind.ROLE})


class WordsExtractor:
    """Finds the statements of articles in one language."""

    def __init__(self, code: str) -> None:
        self._code = code

    @property
    def fingerprint(self) -> str:
        """See `StatementExtractor`; the file of words and the dictionary of names are part of it."""
        names = names_version(self._code)
        return "-".join(filter(None, ("words", self._code, str(_VERSION), digest(self._code), names)))

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        found = _ArticleReader(article, sentences, lexicon(self._code)).statements()
        return sorted(found, key=lambda statement: (statement.quote, statement.content))


class _ArticleReader:
    """Reads one article, sentence by sentence, and remembers who spoke."""

    def __init__(self, article: Article, sentences: Sequence[Span], words: Lexicon) -> None:
        self._layout = Layout(article.text, sentences)
        self._lexicon = words
        starts = {sentence.start for sentence in sentences}
        self._sentences: list[tuple[int, list[Item]]] = []
        for number, line in enumerate(self._layout.paragraphs()):
            marked = [
                quotation
                for quotation in self._layout.quotations_in(line)
                if quotation.span != quotation.inner or not quotation.closed
            ]
            speech = find_speech(article.text, line, marked, words)
            for items in sentences_of(article.text, line, starts, speech, words):
                self._sentences.append((number, items))
        every = [item for _, items in self._sentences for item in items]
        self._finder = NameFinder(words, common_words(every, words))
        self._people = People(words, self._finder)
        for _, items in self._sentences:
            self._people.add(items, self._finder.runs(items))

    def statements(self) -> Iterator[Statement]:
        """Yield the statements in the order of their sentences."""
        last: tuple[Report, Person | str | None, int] | None = None
        kept: list[tuple[Report, Person | str | None]] = []
        for number, (paragraph, items) in enumerate(self._sentences):
            self._people.note(number, items, self._finder.runs(items))
            if last is not None and self._continues(items, last, paragraph):
                last = self._join(items, last, kept, paragraph)
                continue
            if all(item.kind is Kind.MARK for item in items):
                last = None
                continue
            sources = SourceReader(items, self._finder, self._people, self._lexicon)
            sentence = Sentence(self._layout.text, items, sources, self._lexicon)
            reports = read_reports(sentence)
            if not reports and last is not None and last[2] == paragraph:
                goes_on = go_on(sentence, last[0])
                if goes_on is not None:
                    kept.append((goes_on, last[1]))
                    last = (goes_on, last[1], paragraph)
                    continue
            last = None
            for report in reports:
                speaker = self._speaker(report, items)
                if isinstance(speaker, Person):
                    self._people.spoke(items, report.source.run, items[report.source.first].start, number, speaker)
                kept.append((report, speaker))
                last = (report, speaker, paragraph)
        yield from (
            self._statement(report, speaker)
            for report, speaker in kept
            if speaker is not None or report.is_speech or report.source.kind in _UNNAMED
        )

    def _continues(self, items: Sequence[Item], last: tuple[Report, Person | str | None, int], paragraph: int) -> bool:
        """Whether a sentence is nothing but speech, right behind the words of one source."""
        spoken = [item for item in items if item.is_speech]
        alone = all(item.is_speech or (item.kind is Kind.MARK and item.text in _SEPARATORS) for item in items)
        if not spoken or not alone:
            return False
        long = sum(len(part.text.split()) for part in spoken) >= _FEWEST_WORDS
        return paragraph == last[2] if last[0].is_speech else paragraph == last[2] and long

    def _join(
        self,
        items: Sequence[Item],
        last: tuple[Report, Person | str | None, int],
        kept: list[tuple[Report, Person | str | None]],
        paragraph: int,
    ) -> tuple[Report, Person | str | None, int]:
        spans = [item.span for item in items if item.is_speech]
        report, speaker, _ = last
        if report.is_speech:
            report.content.extend(spans)
            return report, speaker, paragraph
        own = Report(report.source, report.cue, spans, report.polarity, 1.0, is_speech=True, where=report.where)
        kept.append((own, speaker))
        return own, speaker, paragraph

    def _speaker(self, report: Report, items: Sequence[Item]) -> Person | str | None:
        """Return whom the source means: a person, a role as it stands, or nobody that could be told."""
        source, start = report.source, items[report.source.first].start
        if source.kind is SourceKind.NAME and source.run is not None:
            known = self._people.find(source.run, _of_one(source.gender), start)
            return known or self._people.read(source.run)[0]
        if source.kind is SourceKind.PRONOUN:
            return self._people.of_pronoun(source.gender, start) if source.gender != "p" else None
        if source.kind is SourceKind.IMPLIED:
            return self._people.last_speaker(_of_one(source.gender), start)
        return self._role(source, start, items) if source.kind is SourceKind.ROLE else None

    def _role(self, source: Source, start: int, items: Sequence[Item]) -> Person | str | None:
        if source.phrase.lower() in self._lexicon.people:
            return self._people.of_pronoun(self._lexicon.people[source.phrase.lower()], start) or source.phrase
        holder = self._people.holder(source.role) if source.role else None
        if holder is None and source.role and source.last - source.first == 1 and source.gender != "p":
            before = items[source.first - 1].lower if source.first else ""
            is_known = before not in self._lexicon.indefinites
            holder = self._people.called(source.role, _of_one(source.gender), start) if is_known else None
        return holder or source.phrase or None

    def _statement(self, report: Report, speaker: Person | str | None) -> Statement:
        content = tuple(sorted(report.content))
        is_direct = [self._layout.quotation_at(span.start) is not None or report.is_speech for span in content]
        quoted = any(self._layout.quotations_in(span) for span in content)
        wording = (
            Wording.DIRECT if all(is_direct) and report.is_speech else Wording.MIXED if quoted else Wording.INDIRECT
        )
        sure = (_SPOKEN if report.is_speech else _REPORTED) * (0.75 if report.weight < 0.9 else 1.0)
        resolved = report.source.kind in {SourceKind.PRONOUN, SourceKind.IMPLIED}
        parts = [*content, report.cue, *report.where]
        return Statement(
            speaker=speaker.name if isinstance(speaker, Person) else speaker,
            source=tuple(report.where),
            cue=(report.cue,),
            content=content,
            quote=self._layout.whole_sentences(hull(parts)),
            kind=wording,
            polarity=report.polarity,
            confidence=round(sure * (_RESOLVED if resolved else 1.0), 3),
        )


def _of_one(gender: str) -> str:
    return "" if gender in {"n", "p"} else gender
