"""Attributions in one sentence, read from words and marks alone.

Source and cue before, after or inside the content, and "according to".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.article import Span
from index.extraction.by_pattern.contents import ContentReader, Cue, shares_subject
from index.extraction.by_pattern.sources import SourcePhrase, SourceReader
from index.extraction.crediting.ask_verb import polarity_of_asking
from index.extraction.crediting.findings import Evidence, Finding, evidence_of
from index.extraction.crediting.labels import LabelReader
from index.extraction.layout.positions import LONGEST_SENTENCE, Layout
from index.extraction.layout.tokens import Token, tokenize, trim
from index.extraction.people.names import Name
from index.extraction.people.speaker_nouns import has_finite_verb, is_paper, is_person_noun
from index.language.pronoun_words import NO_NAMES, PERSONAL
from index.language.reporting_verbs import ATTITUDE, Form, ReportingVerb, Takes, VerbForm, verb_forms
from index.language.word_lists import words
from index.statements import Polarity

_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|opinion|view) of)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = ("'s", "\u2019s")
# "Asked the board for comment": no question is told.
_REPLY = re.compile(r"(?:[\w-]+ ){0,4}for (?:an? |further |more )?(?:comments?|interviews?|information)\b")
_SPACE = re.compile(r"\s*")
_LEADING = re.compile(
    r"(?:After|Among|As|At|Before|By|Despite|During|For|From|In|Like|On|Since|Soon|Under|Unlike|With|Without|"
    r"[A-Z][a-z]+ly for) "
)
_SUBORDINATE = re.compile(
    r"(?:(?:just|long|shortly|soon) )?(?:after|although|as|because|before|if|once|since|though|unless|until|when|"
    r"whenever|while) ",
    re.IGNORECASE,
)
# "Said very little about it".
_QUANTITY = re.compile(r"(?:very |too |as |so |not )?(?:little|nothing|much)(?:[,.;:]| about\b| on\b|$)")
_WHO = re.compile(r"\bwho\b")
_RELATIVE = re.compile(r",|\b(?:that|where|which|who|whose)\b")
_MODALS = words("could may might would")
_NEGATIONS = frozenset({"not", "n't", "never"})
_AUXILIARIES = words("did didn didn't didn’t do does doesn't don't don’t")
_LONGEST_APPOSITION = 14
_NEEDED_PARTICLES = {"point": "out", "clap": "back", "fire": "back", "hit": "back", "shoot": "back"}
_BE = words("are be been being is was were")
_ADVERBS = words("again all already also ever first later never not often once only then")
_LINKS = words("after at before by during for from in on to with")
_RELATIVES = words("what which whom whose")
# ", told users that": who listens stands behind the verb.
_NEVER_INVERTED = words("tell")
_NEVER_BEHIND = words("it that")
_LONGEST_CUE = 4
_SURELY_SPEECH = words("ask say")
# Words that are written and shown as often as said: "wrote her number on a card". They need "that".
_NEEDING_THAT = words("caption discuss express offer post print report text type voice write")
# Verbs that, without a parser, are nouns or plain verbs too often to be trusted with a clause.
_UNSURE_WITHOUT_PARSER = words(
    "advocate aim allow back begin bring caption care cast consider decide determine feel figure find finish forget "
    "gather go grant hate headline hear know leak learn lecture like love message need notice own plan press prove put "
    "question raise read realise realize regard require resolve rule see seek sense show start sum support term text "
    "think trust type understand view want wish"
)
# A form such as "attacks" is a noun unless a person precedes it.
_ALSO_NOUNS = words(
    "address answer attack bark bash blame blast blog boast brand brief call censure challenge charge cheer chime cite "
    "claim command comment compliment counter crow cry decree demand detail dispute doubt dream email estimate fault "
    "favor fear figure finish forecast grin growl guarantee guess hammer hate highlight hint honor hope insult jest "
    "joke judge knock label laugh lecture love marvel mention muse name need needle nod note notice object offer order "
    "outline pan plan pledge post praise press project promise protest query question quip quote rage raise rant rap "
    "reason rebuff rebuke reference remark reply report request retort rip salute sense shout shrug sigh signal slam "
    "slight smile start state stress sum support taunt text toast trash trust tweet view voice vow want warn welcome "
    "wink wish wonder worry yell"
)


class SentenceReader:
    """Finds the attributions of one article's sentences, one sentence at a time."""

    def __init__(self, layout: Layout, names: Sequence[Name], people: frozenset[str] = frozenset()) -> None:
        """``people`` are the names, full and bare, that mean a person."""
        self._people = people
        self._cue_words = frozenset(verb_forms()) | {"according", "words", "opinion", "view"}
        self._layout = layout
        self._text = layout.text
        self._names = sorted(names, key=lambda name: name.span.start)
        self._name_starts = [name.span.start for name in self._names]
        self._contents = ContentReader(layout)
        self._labels = LabelReader(layout, names, people)

    def findings(self, sentence: Span) -> Iterator[Finding]:
        """Yield the attributions of a sentence in the order of their cues."""
        if len(sentence) > LONGEST_SENTENCE or not self._may_hold_a_cue(sentence):
            return
        tokens = tokenize(self._text, sentence, self._layout.quotations_in(sentence))
        first = bisect_left(self._name_starts, sentence.start)
        near = self._names[first : bisect_left(self._name_starts, sentence.end)]
        sources = SourceReader(tokens, [name for name in near if sentence.covers(name.span)])
        colon = self._labels.finding(sentence)
        if colon is not None:
            yield colon
            return
        yield from self._according(sentence, tokens, sources)
        for number, token in enumerate(tokens):
            if not token.quoted and token.lower in verb_forms() and not (token.is_capitalised and number):
                cue = _cue(self._text, sentence, tokens, number, sources)
                finding = self._with_verb(cue) if cue else None
                if finding is not None:
                    yield finding

    def _may_hold_a_cue(self, sentence: Span) -> bool:
        found = _WORD.findall(self._text, sentence.start, sentence.end)
        return ":" in sentence.of(self._text) or any(word.lower() in self._cue_words for word in found)

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
        """Return the text after an apposition, or after the comma that ends a source phrase."""
        comma = next(
            (n for n in range(last, min(last + _LONGEST_APPOSITION, len(tokens))) if tokens[n].text == ","), None
        )
        if comma is None:
            return None
        return trim(self._text, tokens[comma].end, end)

    def _with_verb(self, cue: Cue) -> Finding | None:
        if cue.form.form is Form.PRESENT and cue.verb.lemma in _ALSO_NOUNS and not self._is_somebody(cue):
            return None
        shares = shares_subject(cue.tokens, cue.at, cue.form)
        content = self._contents.after(cue) if shares else self._contents.around(cue)
        if cue.tokens[-1].text == ":" and content and content[-1].end <= cue.tokens[cue.at].start:
            content = self._announced(cue.sentence)  # "In a statement, Quill said:" has no content of its own
        if content and _QUANTITY.match(content[0].of(self._text)):
            return None
        if not content or not self._is_said(cue, content) or self._asks_for_a_reply(cue, content):
            return None
        return Finding(
            head=cue.source.head,
            source=(cue.source.span,),
            cue=(_cue_span(cue),),
            content=tuple(content),
            polarity=_polarity(cue) or polarity_of_asking(self._layout, cue.verb, cue.tokens[cue.at].span, content),
            evidence=self._evidence(cue.verb, content),
        )

    def _is_said(self, cue: Cue, content: Sequence[Span]) -> bool:
        """Whether the content is surely a clause where the verb may have a thing for its object: "added a point"."""
        verb = cue.verb
        if verb.lemma != "say" and not self._can_speak(cue.source):
            return self._evidence(verb, content) is Evidence.QUOTED
        before = content[-1].end <= cue.tokens[cue.at].start
        quoted = self._evidence(verb, content) is Evidence.QUOTED
        advises = _WHO.search(self._text, cue.source.span.end, cue.tokens[cue.at].start)  # "Obi, who advises the board"
        if before and (advises or not quoted):  # "It is old, Quill wrote"
            return advises is None and not all(map(_is_circumstance, (part.of(self._text) for part in content)))
        takes_things = Takes.CLAUSE in verb.takes and not (Takes.INFINITIVE | Takes.NAMING) & verb.takes
        after_that = self._text.endswith("that ", 0, content[0].start)
        if not takes_things or verb.lemma in _SURELY_SPEECH or quoted or after_that:
            return True
        if verb.lemma in _NEEDING_THAT:
            return False
        # "Added a layer of managers who could help": the verb of a relative clause is not the content's.
        return any(has_finite_verb(_RELATIVE.split(part.of(self._text), maxsplit=1)[0]) for part in content)

    def _announced(self, sentence: Span) -> list[Span]:
        """Return the quotation that opens the paragraph after a colon."""
        space = _SPACE.match(self._text, sentence.end)
        start = space.end() if space else sentence.end
        quotation = self._layout.quotation_at(start)
        near = self._text.count("\n", sentence.end, start) <= 2
        return [quotation.span] if quotation is not None and quotation.span.start == start and near else []

    def _asks_for_a_reply(self, cue: Cue, content: Sequence[Span]) -> bool:
        if cue.verb.lemma != "ask":
            return False
        word = content[0].of(self._text).split(maxsplit=1)[0].lower()
        about_them = word in PERSONAL and self._text[: content[0].start].endswith("about ")
        return about_them or _REPLY.match(self._text, content[0].start, content[-1].end) is not None

    def _can_speak(self, source: SourcePhrase) -> bool:
        """Whether the source is a name, a pronoun, or a noun for people or papers."""
        word = source.head.of(self._text)
        return not word[0].islower() or word in NO_NAMES or is_person_noun(word) or is_paper(word)

    def _is_somebody(self, cue: Cue) -> bool:
        word = cue.source.head.of(self._text)
        in_doubt = [token.lower for token in cue.tokens[max(0, cue.source.first - 2) : cue.source.first]] == [
            "or",
            "so",
        ]
        return in_doubt or word.lower() in {"he", "she", "who"} or word in self._people

    def _evidence(self, verb: ReportingVerb, content: Sequence[Span]) -> Evidence:
        quoted = any(self._layout.is_speech_at(part.start) for part in content)
        return evidence_of(verb, in_quotation_marks=quoted)


def _is_circumstance(words: str) -> bool:
    """Whether words before the cue only say when, where or although what: "Like Obi, she has argued"."""
    if _SUBORDINATE.match(words):
        return "," not in words
    return _LEADING.match(words) is not None and not has_finite_verb(words)


def _cue(text: str, sentence: Span, tokens: Sequence[Token], at: int, sources: SourceReader) -> Cue | None:
    form = verb_forms()[tokens[at].lower]
    if not _may_be_cue(tokens, at, form):
        return None
    shares = shares_subject(tokens, at, form)
    source = sources.opening() if shares else sources.before(at)
    if shares and source is not None and source.span.of(text) == "It" and form.form is Form.GERUND:
        return None  # "It was hard work, asking others for help"
    may_invert = at and (tokens[at - 1].quoted or tokens[at - 1].text == ",") and form.verb.lemma not in _NEVER_INVERTED
    if source is None and not shares and may_invert and not _is_own_subject(tokens, at + 1):
        source = sources.after(at + 1)
    if source is None or source.span.of(text).endswith(_POSSESSIVE):
        return None  # "Quill's venture capitalists", "the town's proposed tunnel"
    before = [token.lower for token in tokens[max(0, source.first - 2) : source.first]]
    relative = before[-1:] and before[-1] in _RELATIVES and not (len(before) > 1 and before[0] in _LINKS)
    if relative or before == [",", "that"]:
        return None  # "laws, passed in May, that the court said hurt nobody"
    return Cue(sentence, tokens, at, form, source)


def _is_own_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word behind a cue is the subject of what is said: ", a firm in Orsk, says it runs mills"."""
    return at < len(tokens) and tokens[at].lower in _NEVER_BEHIND


def _cue_span(cue: Cue) -> Span:
    """Return the cue with auxiliaries and adverbs between subject and verb."""
    verb = cue.tokens[cue.at]
    if cue.is_inverted or cue.at - cue.source.last > _LONGEST_CUE:
        return verb.span
    return Span(cue.tokens[cue.source.last].start, verb.end)


def _may_be_cue(tokens: Sequence[Token], at: int, form: VerbForm) -> bool:
    """Whether the word may be a cue: not if it is more likely a noun, a participle or an infinitive."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if _NEEDED_PARTICLES.get(form.verb.lemma, following) != following:
        return False
    if form.verb.lemma in _UNSURE_WITHOUT_PARSER or _is_passive(tokens, at):
        return False
    is_clause_verb = Takes.CLAUSE in form.verb.takes
    if form.form is Form.GERUND:
        after_comma = at > 0 and tokens[at - 1].text == ","
        return after_comma and form.verb.is_speech and is_clause_verb and form.verb.lemma not in _ALSO_NOUNS
    if form.verb.weight <= ATTITUDE and not (is_clause_verb and (form.form is Form.PRESENT or following == "that")):
        return False
    if shares_subject(tokens, at, form) and not form.verb.is_speech:
        return False
    return form.form is not Form.BASE or _is_finite(tokens, at, form)


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb is passive: its subject is the content or the listener: "was asked"."""
    near = [token.lower for token in tokens[max(0, at - 2) : at]]
    return bool(near) and (near[-1] in _BE or (near[0] in _BE and (near[-1].endswith("ly") or near[-1] in _ADVERBS)))


def _is_finite(tokens: Sequence[Token], at: int, form: VerbForm) -> bool:
    """Whether a base form is a verb of the sentence: "did not say", "they say", "critics say"."""
    near = {token.lower for token in tokens[max(0, at - 3) : at]}
    if near & _AUXILIARIES:
        return True
    if form.verb.lemma in _ALSO_NOUNS or not form.verb.is_speech or not at:
        return False
    before = tokens[at - 1].lower
    return bool(near & _MODALS) or before in {"they", "we", "i", "you"} or before.endswith("s")


def _polarity(cue: Cue) -> Polarity | None:
    """Return the polarity given by the words before the verb; None if they leave the verb's own."""
    near = {token.lower for token in cue.tokens[max(0, cue.at - 4) : cue.at] if not token.quoted}
    if near & _NEGATIONS or any(word.endswith(("n't", "n\u2019t")) for word in near):
        return Polarity.DECLINED
    return Polarity.HYPOTHETICAL if near & _MODALS else None
