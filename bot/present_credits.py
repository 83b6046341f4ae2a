"""Whom stored words are credited to today: editors rename speakers, tell namesakes apart, and take statements back.

Pure. A button under an old answer must not show what an editor has put right since.
"""

from corpus.article import Span
from index.corrections import Corrections, digest_words
from index.ledger import StoredVersion
from index.passages import split_sentences

#: Sentences of the longest quote that is looked for, as in `index.suppressed_places`.
_MOST_SENTENCES = 30


def name_today(corrections: Corrections, key: str, speaker: str | None) -> str | None:
    """Return whom an article's words are credited to now, that were credited to this speaker."""
    return corrections.speaker_of(speaker, key)


def is_taken_back(corrections: Corrections, key: str, version: StoredVersion, span: Span, speaker: str | None) -> bool:
    """Whether editors hid the statement that these words are of; a hidden one by somebody else leaves them alone."""
    today = name_today(corrections, key, speaker)
    hidden = {
        one.quote
        for one in corrections.suppressed.get(key, ())
        if not (one.named and today) or corrections.speaker_of(one.named, key) == today
    }
    if not hidden:
        return False
    if digest_words(span.of(version.text)) in hidden:
        return True
    # The words may be a part of the statement, or more than it.
    sentences = split_sentences(version.text, version.language)
    return any(
        digest_words(version.text[first.start : last.end]) in hidden
        for number, first in enumerate(sentences)
        for last in sentences[number : number + _MOST_SENTENCES]
        if first.start < span.end and span.start < last.end
    )
