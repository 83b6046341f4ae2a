"""Statements with a label: ``Ada Quill, Harbour Post: "..."``, transcripts, headlines before a colon."""

import re
from collections.abc import Iterator, Sequence

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim
from index.extraction.people.names import Name
from index.language.reporting_verbs import Form, verb_forms
from index.statements import Polarity

_COLON = re.compile(r"[^\S\n]*([^\n:\u201c\u201d\"]{2,80}?)[^\S\n]?(?P<mark>:)[^\S\n]+(?=\S)")

_DASH = re.compile(r"[^\S\n]*(?P<mark>[\u2012-\u2015]|--?)[^\S\n]*")
_REST_OF_SIGNATURE = re.compile(r"[^\n.!?]{0,80}\.?[^\S\n]*(?=\n|\Z)")

_HEADLINES = 1


class LabelReader:
    """Reads the labels at the start of one article's sentences."""

    def __init__(self, layout: Layout, names: Sequence[Name], people: frozenset[str]) -> None:
        self._layout = layout
        self._text = layout.text
        self._names = names
        self._people = people

    def signed(self) -> Iterator[Finding]:
        """Read quotations alone on a line with their speaker: ``"It is safe." \u2014 Ada Quill, Orsk``."""
        names = {name.span.start: name for name in self._names}
        for quotation in self._layout.quotations:
            dash = _DASH.match(self._text, quotation.span.end)
            name = names.get(dash.end()) if dash else None
            if dash is None or name is None or (len(name.words) < 2 and name.text not in self._people):
                continue
            opens_line = not self._text[: quotation.span.start].rpartition("\n")[2].strip()
            if opens_line and _REST_OF_SIGNATURE.match(self._text, name.span.end):
                cue = Span(*dash.span("mark"))
                yield Finding(name.span, (name.span,), (cue,), (quotation.span,), Polarity.SAID, Evidence.COLON)

    def finding(self, sentence: Span) -> Finding | None:
        """Read ``Ada Quill, Harbour Post: "..."`` and headlines such as ``Quill: Bridge will open in May``."""
        match = _COLON.match(self._text, sentence.start, sentence.end)
        if match is None:
            return None
        label = Span(match.start(1), match.end(1))
        bare = Span(label.start, label.start + len(label.of(self._text).split("(")[0].rstrip() or ":"))
        names = [name for name in self._names if bare.covers(name.span)]  # not the party in "(D-Orsk)"
        if not names or not _is_label(label.of(self._text)):
            return None
        quoted = self._layout.is_speech_at(match.end())
        # Below the headline, a name before a colon is a heading, but in capitals it belongs to a transcript.
        spoken = label.of(self._text).isupper() or quoted
        if not spoken and self._layout.paragraph_at(sentence.start) > _HEADLINES:
            return None
        if not quoted and not any({name.text, name.text.title()} & self._people for name in names):
            return None
        content = trim(self._text, match.end(), sentence.end)
        if content is None:
            return None
        quotations = self._layout.quotations_in(Span(match.end(), sentence.end))
        if quotations and quotations[0].span.start == match.end():
            content = Span(content.start, max(content.end, quotations[0].span.end))
        topic = self._text[names[0].span.end : label.end].startswith(" on ")  # "Quill on the bridge: it is old"
        head = names[0].span if topic or "," in label.of(self._text) else names[-1].span
        return Finding(head, (label,), (Span(*match.span("mark")),), (content,), Polarity.SAID, Evidence.COLON)


def _is_label(label: str) -> bool:
    """Whether the words before a colon are a name with its description, and not a clause."""
    parts = label.split()
    lower = [word for word in parts if word[0].islower()]
    cues = [word for word in lower if word in verb_forms() and verb_forms()[word].form is not Form.BASE]
    return len(parts) <= 12 and not cues and (len(lower) <= len(parts) // 2 or "," in label)
