"""Attributions in one sentence, read from words and marks alone.

Source and cue before the content, after it or in its middle; "according to"; "Name: ..." at the start of a line.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.article import Span
from index.findings import Evidence, Finding
from index.layout import Layout
from index.names import Name
from index.reporting_verbs import ATTITUDE, FORMS, JUDGEMENT, Form, ReportingVerb, Takes, VerbForm
from index.sources_by_pattern import SourcePhrase, SourceReader
from index.statements import Polarity
from index.tokens import Token, tokenize, trim

_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|opinion|view) of)\b", re.IGNORECASE)
_COLON = re.compile(r"[^\S\n]*([^\n:“”\"]{2,80}?)[^\S\n]?:[^\S\n]+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_CUE_WORDS = frozenset(FORMS) | {"according", "words", "opinion", "view"}
_MODALS = frozenset("would could might may".split())
_NEGATIONS = frozenset({"not", "n't", "never"})
_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday later recently earlier".split())
_LONGEST_ADVERBIAL = 14
_SHORTEST_CONTENT = 2  # words
# Verbs that without a parser are nouns or plain verbs too often to be trusted with a clause.
_UNSURE_WITHOUT_PARSER = frozenset(
    "begin rule prove require advocate grant allow know think want feel decide consider raise understand wish resolve determine realize realise "
    "put type message text caption headline lecture press own sum start finish go see read find show regard view figure sense trust "
    "forget bring back hear notice learn gather care cast term support plan aim seek need love like hate question leak".split()
)
# A form such as "attacks" is a noun unless a person stands before it.
_ALSO_NOUNS = frozenset(
    "attack blast slam bash fault charge claim report guarantee promise vow pledge offer demand request comment remark note mention tweet post blog email text "
    "answer reply counter retort warn project estimate forecast plan order press challenge command protest rebuke praise cheer honor support "
    "favor welcome toast salute compliment insult taunt blame censure hint signal voice address reference raise detail outline label brand name call joke quip jest laugh "
    "sigh shout yell cry bark growl rage rant crow muse marvel boast object reason state view hope fear worry doubt trust dream figure wish judge fear want hate love "
    "knock rip pan trash needle hammer rap address guess query question wonder decree need start finish sum slight dispute rebuff cite stress "
    "highlight quote lecture brief notice sense wink nod shrug smile grin chime".split()
)


class SentenceReader:
    """Finds the attributions of one article's sentences, one sentence at a time."""

    def __init__(self, layout: Layout, names: Sequence[Name], people: frozenset[str] = frozenset()) -> None:
        """``people`` are the names, full and bare, that mean a person."""
        self._people = people
        self._layout = layout
        self._text = layout.text
        self._names = names

    def findings(self, sentence: Span) -> Iterator[Finding]:
        """Yield the attributions of a sentence in the order of their cues."""
        if not any(word.lower() in _CUE_WORDS for word in _WORD.findall(self._text, sentence.start, sentence.end)) and ":" not in sentence.of(self._text):
            return
        tokens = tokenize(self._text, sentence, self._layout.quotations_in(sentence))
        sources = SourceReader(tokens, [name for name in self._names if sentence.covers(name.span)])
        colon = self._colon(sentence)
        if colon is not None:
            yield colon
            return
        yield from self._according(sentence, tokens, sources)
        for number, token in enumerate(tokens):
            form = None if token.quoted else FORMS.get(token.lower)
            if form is not None and not (token.is_capitalised and number):
                finding = self._with_verb(sentence, tokens, number, form, sources)
                if finding is not None:
                    yield finding

    def _colon(self, sentence: Span) -> Finding | None:
        """``Ada Quill, Harbour Post: "..."`` and headlines such as ``Quill: Bridge will open in May``."""
        match = _COLON.match(self._text, sentence.start, sentence.end)
        if match is None:
            return None
        label = Span(match.start(1), match.end(1))
        names = [name for name in self._names if label.covers(name.span)]
        if not names or not _is_label(label.of(self._text)):
            return None
        quoted = self._layout.is_speech_at(match.end())
        if not quoted and not any(name.text in self._people for name in names):
            return None
        content = trim(self._text, match.end(), sentence.end)
        if content is None:
            return None
        quotations = self._layout.quotations_in(Span(match.end(), sentence.end))
        if quotations and quotations[0].span.start == match.end():
            content = Span(content.start, max(content.end, quotations[0].span.end))
        head = names[0].span if "," in label.of(self._text) else names[-1].span
        return Finding(head, (label,), (Span(match.end(1), match.end(1) + 1),), (content,), Polarity.SAID, Evidence.COLON)

    def _according(self, sentence: Span, tokens: list[Token], sources: SourceReader) -> Iterator[Finding]:
        for match in _ACCORDING.finditer(self._text, sentence.start, sentence.end):
            if self._layout.is_speech_at(match.start()):
                continue
            first = next((n for n, token in enumerate(tokens) if token.start >= match.end()), None)
            source = sources.after(first) if first is not None else None
            if source is None:
                continue
            after = self._after_phrase(tokens, source.last, sentence.end)
            before = trim(self._text, sentence.start, match.start())
            content = [part for part in (before, after) if part is not None]
            if content:
                cue = Span(match.start(), match.end())
                yield Finding(source.head, (source.span,), (cue,), tuple(content), Polarity.SAID, Evidence.ACCORDING)

    def _after_phrase(self, tokens: list[Token], last: int, end: int) -> Span | None:
        """What follows an apposition or the comma after a source phrase."""
        comma = next((n for n in range(last, min(last + _LONGEST_ADVERBIAL, len(tokens))) if tokens[n].text == ","), None)
        if comma is None:
            return None
        return trim(self._text, tokens[comma].end, end)

    def _with_verb(self, sentence: Span, tokens: list[Token], cue: int, form: VerbForm, sources: SourceReader) -> Finding | None:
        if not _may_be_cue(tokens, cue, form):
            return None
        source, rest = sources.before(cue), cue + 1
        if source is None:
            source = sources.after(cue + 1) if _follows_content(tokens, cue) else None
            if source is None:
                return None
            rest = source.last
        if form.form is Form.PRESENT and form.verb.lemma in _ALSO_NOUNS and not self._is_somebody(source):
            return None
        content = self._content(sentence, tokens, source, cue, rest, form.verb)
        if not content:
            return None
        first = min(source.last, cue) if source.last <= cue else cue
        cue_span = Span(tokens[first].start, tokens[cue].end) if cue - first <= 4 else tokens[cue].span
        return Finding(source.head, (source.span,), (cue_span,), tuple(content), _polarity(form.verb, tokens, cue), self._evidence(form.verb, content))

    def _is_somebody(self, source: SourcePhrase) -> bool:
        word = source.head.of(self._text)
        return word.lower() in {"he", "she", "who"} or word in self._people

    def _evidence(self, verb: ReportingVerb, content: Sequence[Span]) -> Evidence:
        if any(self._layout.is_speech_at(part.start) for part in content) and verb.weight > ATTITUDE:
            return Evidence.QUOTED
        if verb.weight <= ATTITUDE:
            return Evidence.ATTITUDE
        return Evidence.JUDGEMENT if verb.weight <= JUDGEMENT else Evidence.CLAUSE

    def _content(self, sentence: Span, tokens: list[Token], source: SourcePhrase, cue: int, rest: int, verb: ReportingVerb) -> list[Span]:
        before = self._content_before(sentence, tokens, source if source.last <= cue else None, cue)
        after_start = self._skip_adverbials(tokens, rest, verb)
        quoted_after = after_start < len(tokens) and tokens[after_start].quoted
        spoken = bool(before) and self._layout.is_speech_at(before[-1].start)
        if before and (spoken or quoted_after or tokens[min(rest, len(tokens) - 1)].text == ","):
            after = self._quotes_between(Span(tokens[min(after_start, len(tokens) - 1)].start, sentence.end)) if quoted_after else []
            return [*before, *after]
        if before and self._is_tail(tokens, rest):
            return before
        return self._content_after(sentence, tokens, after_start, verb) or before

    def _content_before(self, sentence: Span, tokens: list[Token], source: SourcePhrase | None, cue: int) -> list[Span]:
        edge = source.first if source else cue
        if not edge or tokens[edge - 1].text not in {",", "—", "–"} and not tokens[edge - 1].quoted:
            return []
        if tokens[edge - 1].quoted or (edge > 1 and tokens[edge - 2].quoted):
            return self._quotes_between(Span(sentence.start, tokens[edge - 1].end))
        part = trim(self._text, sentence.start, tokens[edge - 1].start)
        return [part] if part is not None and len(part.of(self._text).split()) >= 3 else []

    def _quotes_between(self, span: Span) -> list[Span]:
        return [one.span for one in self._layout.quotations_in(span) if not one.single]

    def _is_tail(self, tokens: list[Token], rest: int) -> bool:
        """Whether nothing but time and place follows the cue."""
        if rest >= len(tokens) or tokens[rest].text in ".!?":
            return True
        lower = tokens[rest].lower
        return lower in _TIMES or lower in {"in", "on", "at", "during", "of", "to", "after", "when", "while", "about", "from", "last", "this"}

    def _skip_adverbials(self, tokens: list[Token], at: int, verb: ReportingVerb) -> int:
        """Pass the listener, times and places between a cue and its content."""
        stop = min(len(tokens), at + _LONGEST_ADVERBIAL)
        for number in range(at, stop):
            if tokens[number].lower == "that" or tokens[number].quoted:
                return number if tokens[number].quoted else number + 1
            if tokens[number].text in ":,—" and number + 1 < stop and tokens[number + 1].quoted:
                return number + 1
        if at < len(tokens) and tokens[at].lower in _TIMES:
            at += 1
        return at + 1 if Takes.LISTENER in verb.takes and at < len(tokens) else at

    def _content_after(self, sentence: Span, tokens: list[Token], start: int, verb: ReportingVerb) -> list[Span]:
        if start >= len(tokens):
            return []
        clause = bool((Takes.CLAUSE | Takes.OBJECT | Takes.NAMING | Takes.LISTENER) & verb.takes)
        infinitive = Takes.INFINITIVE in verb.takes and tokens[start].lower == "to"
        if not (clause or infinitive or tokens[start].quoted):
            return []
        if not infinitive and tokens[start].lower in {"to", "by", "with", "as", "in", "on", "at"} and not tokens[start].quoted:
            return []
        content = self._with_closing_mark(trim(self._text, tokens[start].start, sentence.end))
        return [content] if content is not None and len(content.of(self._text).split()) >= _SHORTEST_CONTENT else []

    def _with_closing_mark(self, content: Span | None) -> Span | None:
        quotation = self._layout.quotation_at(content.end - 1) if content else None
        if content is None or quotation is None or quotation.span.end - content.end > 2:
            return content
        return Span(content.start, quotation.span.end)


def _is_label(label: str) -> bool:
    """Whether the words before a colon are a name with what it is called, and no clause."""
    words = label.split()
    lower = [word for word in words if word[0].islower()]
    verbs = [word for word in lower if word in FORMS and FORMS[word].form is not Form.BASE]
    return len(words) <= 12 and not verbs and (len(lower) <= len(words) // 2 or "," in label)


def _may_be_cue(tokens: Sequence[Token], cue: int, form: VerbForm) -> bool:
    """Leave out what is likelier a noun, a participle or an infinitive."""
    if form.form is Form.GERUND or form.verb.lemma in _UNSURE_WITHOUT_PARSER:
        return False
    if form.verb.weight <= ATTITUDE and (Takes.CLAUSE not in form.verb.takes or form.form is not Form.PRESENT):
        return False
    if form.form is not Form.BASE:
        return True
    near = {token.lower for token in tokens[max(0, cue - 3) : cue]}
    if near & {"did", "does", "do", "didn", "didn't", "don't", "doesn't", "didn’t", "don’t"}:
        return True
    if form.verb.lemma in _ALSO_NOUNS or not form.verb.is_speech:
        return False
    before = tokens[cue - 1].lower if cue else ""
    return bool(near & _MODALS) or before in {"they", "we", "i", "you"} or before.endswith("s")


def _follows_content(tokens: Sequence[Token], cue: int) -> bool:
    return cue > 0 and (tokens[cue - 1].quoted or tokens[cue - 1].text == ",")


def _polarity(verb: ReportingVerb, tokens: Sequence[Token], cue: int) -> Polarity:
    near = {token.lower for token in tokens[max(0, cue - 4) : cue] if not token.quoted}
    if near & _NEGATIONS or any(word.endswith("n't") or word.endswith("n’t") for word in near):
        return Polarity.DECLINED
    if near & _MODALS:
        return Polarity.HYPOTHETICAL
    return verb.polarity
