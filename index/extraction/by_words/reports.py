"""What a sentence reports: speech first, then phrases and clauses that hold none of it."""

from index.extraction.by_words.clauses import ClauseReader
from index.extraction.by_words.cues import Cue
from index.extraction.by_words.phrases import PhraseReader
from index.extraction.by_words.roles import Source, SourceKind
from index.extraction.by_words.sentence import Report, Sentence
from index.extraction.by_words.spoken import SpokenReader

#: Items among which a main clause has its verb.
_LATEST_VERB = 9
#: How surely a verb's mood alone tells of speech.
_BY_MOOD = 0.8


def read_reports(sentence: Sentence) -> list[Report]:
    """Return the reports of a sentence in the order of their content. What only carries news is no source."""
    found = list(SpokenReader(sentence).reports())
    phrases, clauses = PhraseReader(sentence), ClauseReader(sentence)
    in_clauses = (clauses.after_content, clauses.clauses, clauses.infinitives, clauses.after_colon)
    for read in (phrases.as_said, phrases.according, *in_clauses):
        for report in read():
            if not any(part.overlaps(other) for part in report.content for known in found for other in known.content):
                found.append(report)
    return sorted((report for report in found if not report.source.is_media), key=lambda report: report.content[0])


def go_on(sentence: Sentence, before: Report) -> Report | None:
    """Return the report that a whole sentence is by its mood alone, behind one of the same source.

    "Sie sagte, es sei spät. Man habe gespart." None where the language has no such mood, or where the sentence holds a
    question or speech.
    """
    own = sentence.lexicon.words.main_clause
    items = sentence.items
    if own is None or any(item.is_speech or item.text in {":", "?"} for item in items):
        return None
    first = items[0].lower if items[0].is_word else ""
    closed = {*own.closed, *sentence.lexicon.as_} - sentence.lexicon.conjunctions
    verb = next((at for at, item in enumerate(items[:_LATEST_VERB]) if at and item.lower in own.mood), None)
    if verb is None or first in closed or any(items[at].text == "," for at in range(verb)):
        return None
    content = sentence.between(0, len(items))
    if content is None or before.source.kind is SourceKind.OPEN:
        return None
    cue = Cue(verb, verb + 1)
    source = Source(SourceKind.IMPLIED, verb, verb + 1)
    return sentence.report(source, cue, [content], is_speech=False, weight=_BY_MOOD)
