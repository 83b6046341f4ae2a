"""What a sentence reports: speech first, then phrases and clauses that hold none of it."""

from index.extraction.by_words.clauses import ClauseReader
from index.extraction.by_words.phrases import PhraseReader
from index.extraction.by_words.sentence import Report, Sentence
from index.extraction.by_words.spoken import SpokenReader


def read_reports(sentence: Sentence) -> list[Report]:
    """Return the reports of a sentence in the order of their content. What only carries news is no source."""
    found = list(SpokenReader(sentence).reports())
    phrases, clauses = PhraseReader(sentence), ClauseReader(sentence)
    for read in (
        phrases.as_said,
        phrases.according,
        clauses.after_content,
        clauses.clauses,
        clauses.infinitives,
        clauses.after_colon,
    ):
        for report in read():
            if not any(part.overlaps(other) for part in report.content for known in found for other in known.content):
                found.append(report)
    return sorted((report for report in found if not report.source.is_media), key=lambda report: report.content[0])
