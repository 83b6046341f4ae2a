"""Names of a sentence, and whom it credits: both have to be the cited statement's.

Pure but for the extractor, which finds in a sentence whom it says to have spoken.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checking.claims import names_of
from bot.checking.judging.same_name import is_same_name
from bot.prose.checks.narration import is_narrated
from bot.prose.checks.quoting import without_quotes
from bot.prose.checks.reading import ReadEvidence, Text, Token, follows, read_tokens
from corpus.article import Article, Span
from index.extraction.layout.quotations import find_quotations
from index.language.given_names import is_given_name
from index.language.name_matching import fold, is_person, name_words, role_words
from index.language.pronoun_words import NO_NAMES, PERSONAL
from index.language.reporting_verbs import verb_forms
from index.language.titles import ARTICLE_NOUNS, TITLES
from index.language.words import STOP_WORDS
from index.statements import Statement, StatementExtractor

#: A name between commas behind a description, and before one.
_APPOSED_BEHIND = re.compile(r", ((?:[A-Z][\w’'.-]*\s)*[A-Z][\w’'-]+),")
_APPOSED_BEFORE = re.compile(r"((?:[A-Z][\w’'.-]*\s)*[A-Z][\w’'-]+), $")
#: Words of the quote on each side of a speaker's name that may tell the role.
_ROLE_REACH = 6


def find_false_name(segment: Text, evidence: ReadEvidence, known: frozenset[str], *, is_first: bool) -> str | None:
    """Return a name of the segment that neither the statement nor its labels have; None if all are so.

    Args:
        segment: A part of a sentence, without its quotations.
        evidence: The cited statement.
        known: Further words that may be names: the other speakers that the segment cites.
        is_first: Whether it begins the sentence, so that its first word has a capital in any case.
    """
    allowed = evidence.folded | known | _month_words(evidence)
    for token in segment.content:
        if not token.is_capital and token.folded not in allowed and is_given_name(token.folded.capitalize()):
            return token.shown  # "hillary", as in the question
    for run in _runs(segment, is_first=is_first):
        for token in run:
            if token.folded not in allowed:
                return token.shown
        if not known and _is_misplaced_label(run, evidence):
            return run[0].shown
        if len(run) > 1 and not any(_holds(text, run) for text in _sources(evidence, known)):
            return " ".join(token.shown for token in run)
    return None


def _is_misplaced_label(run: Sequence[Token], evidence: ReadEvidence) -> bool:
    """Whether a run of words that only the labels have is no name of the speaker or the outlet: a given name alone."""
    words = {token.folded for token in run}
    if words & (evidence.words.folded | _month_words(evidence)):
        return False
    speaker = name_words(evidence.evidence.speaker or "")
    outlet = [token.folded for token in read_tokens((evidence.evidence.outlet or "").partition("(")[0])]
    return not words & {*speaker[-1:], *outlet[-1:]} and not words >= set(outlet[:2]) and len(speaker) > 1


def _month_words(evidence: ReadEvidence) -> frozenset[str]:
    day = evidence.evidence.day
    return frozenset() if day is None else frozenset({day.strftime("%B").lower()})


def _sources(evidence: ReadEvidence, known: frozenset[str]) -> Iterator[Sequence[str]]:
    yield [token.folded for token in evidence.words.tokens]
    yield [token.folded for token in evidence.labels.tokens]
    yield sorted(known)


def _holds(source: Sequence[str], run: Sequence[Token]) -> bool:
    """Whether a run of capitalised words stands in a source, in order and with at most a title between."""
    wanted = [token.folded for token in run if token.folded not in TITLES]
    plain = [word for word in source if word not in TITLES]
    size = len(wanted)
    if any(plain[at : at + size] == wanted for at in range(len(plain) - size + 1)):
        return True
    # "Mayor Orr" of "Mayor Ada Orr": a given name may be left out.
    return size > 1 and all(word in plain for word in wanted) and _span(plain, wanted) <= size + 1


def _span(plain: Sequence[str], wanted: Sequence[str]) -> int:
    ends = [at for at, word in enumerate(plain) if word == wanted[-1]]
    starts = [at for at, word in enumerate(plain) if word == wanted[0]]
    return min((end - start + 1 for end in ends for start in starts if end >= start), default=len(plain) + 2)


def _runs(segment: Text, *, is_first: bool) -> list[list[Token]]:
    """Return the runs of capitalised words that are names."""
    runs: list[list[Token]] = []
    tokens = segment.tokens
    last = -2
    for place, token in enumerate(tokens):
        is_word = token.folded in NO_NAMES or token.folded in STOP_WORDS
        if not token.is_capital or (is_word and segment.text[token.end : token.end + 1] != "."):  # but "Paul D. Orr"
            continue
        if place == 0 and is_first and not _is_named_first(tokens):
            continue
        is_initial = place > 0 and len(tokens[place - 1].folded) == 1  # "Ada J. Orr"
        marks = ",;:—–()'’" if is_initial else ",;:.—–()'’"
        if runs and place == last + 1 and not follows(segment.text, tokens, place, marks):
            runs[-1].append(token)
        else:
            runs.append([token])
        last = place
    return runs


def _is_named_first(tokens: Sequence[Token]) -> bool:
    """Whether the first word of a sentence is a name: another follows, or a verb of speech does."""
    if len(tokens) < 2:
        return True
    second = tokens[1]
    is_possessive = tokens[0].shown.endswith(("’s", "'s"))
    return second.is_capital or second.folded in verb_forms() or is_possessive


def credits_another(segment: str, evidence: ReadEvidence, others: Sequence[str], extractor: StatementExtractor) -> bool:
    """Whether a segment says that somebody spoke who is not the cited statement's speaker, or said what is narrated.

    Args:
        segment: A part of a sentence, with its quotations.
        evidence: The cited statement.
        others: The speakers of the other statements that it cites.
        extractor: Finds who speaks.
    """
    speakers = [name for name in (evidence.evidence.speaker, *_names_beside(evidence), *others) if name]
    text = f"{segment.strip().lstrip(',;').strip()}."
    article = Article("sentence", "sentence", "sentence", text, language="en")
    statements = extractor.extract(article, [Span(0, len(text))])
    for statement in statements:
        if any(_is_within(statement, other) for other in statements if other is not statement):
            continue  # what the speaker says that others say
        names = [name for name in names_of(text, statement) if fold(name) not in NO_NAMES]
        if names and not any(_is_one_of(name, speakers, evidence) for name in names):
            return True
        if is_narrated(" ".join(span.of(text) for span in statement.content), evidence):
            return True
    bare = without_quotes(text, [quotation for quotation in find_quotations(text) if not quotation.single])
    return _is_said_by_another(Text(bare), speakers, evidence)


def _is_within(statement: Statement, other: Statement) -> bool:
    """Whether a statement's source stands in what another one says."""
    return bool(statement.source) and any(
        content.covers(source) for content in other.content for source in statement.source
    )


def _names_beside(evidence: ReadEvidence) -> Iterator[str]:
    """Yield the name beside a speaker whom the archive knows by a description: "A lawyer for Orr, Ada Vey, said"."""
    speaker, words = evidence.evidence.speaker or "", evidence.evidence.words
    if is_person(speaker):
        return
    for at in (match.span() for match in re.finditer(re.escape(speaker), words, re.IGNORECASE) if speaker):
        found = _APPOSED_BEHIND.match(words, at[1]) or _APPOSED_BEFORE.search(words[: at[0]])
        if found:
            yield found[1]


def _is_one_of(name: str, speakers: Sequence[str], evidence: ReadEvidence) -> bool:
    members = [member for member in re.split(r" and |, ", name) if member.strip()]
    return all(
        any(is_same_name(member, speaker) for speaker in speakers) or is_role(member, evidence) for member in members
    )


def is_role(name: str, evidence: ReadEvidence) -> bool:
    """Whether words stand for the speaker as they do beside the name in the quote: "the mayor" of "Mayor Ada Orr"."""
    speaker = evidence.evidence.speaker
    wanted = [word for word in role_words(name) if word not in STOP_WORDS]
    is_title = wanted == _title_of(evidence)
    if not speaker or not (is_title or any(word in ARTICLE_NOUNS or word in TITLES for word in wanted)):
        return False
    words = [token.folded for token in evidence.words.tokens]
    own = set(name_words(speaker))
    places = [at for at, word in enumerate(words) if word in own]
    near = {words[i] for at in places for i in range(max(0, at - _ROLE_REACH), min(len(words), at + _ROLE_REACH))}
    return all(word in near or word in own for word in wanted)


def _is_said_by_another(bare: Text, speakers: Sequence[str], evidence: ReadEvidence) -> bool:
    """Whether a name before a verb of speech, or after "according to", is not the speaker's."""
    tokens = bare.tokens
    own = {word for speaker in speakers for word in name_words(speaker)}
    own |= {token.folded for token in evidence.labels.tokens}
    pairs = {(token.folded, other.stem) for token, other in pairwise(evidence.words.tokens)}
    for place, token in enumerate(tokens):
        verb = verb_forms().get(token.folded)
        if verb is None or not verb.verb.is_speech or not place or token.is_capital:
            continue
        before = tokens[place - 1]
        if (before.folded, token.stem) in pairs:
            continue  # so it stands in the statement
        if follows(bare.text, tokens, place, "—,;:"):
            continue
        if place > 2 and tokens[place - 2].folded == "of" and tokens[place - 3].folded in own:
            continue  # "the Chamber of Trade", stored as the Chamber
        if before.is_capital and before.folded not in own and before.folded not in NO_NAMES | STOP_WORDS:
            return True
    return False


def is_credited(sentence: Text, evidence: ReadEvidence) -> bool:
    """Whether a sentence names the cited statement's speaker: by a name, or by the role in the quote.

    A pronoun is none: the sentence before may have been cut.
    """
    speaker = evidence.evidence.speaker
    if not speaker:
        return True
    names = set(role_words(speaker)) - STOP_WORDS
    last = {*name_words(speaker)[-1:], *(token.folded for token in read_tokens(speaker)[-1:])}
    if sentence.folded & {*last, *(names if not is_person(speaker) else ())}:
        return True
    title = _title_of(evidence)
    if title and f" {' '.join(title)} " in f" {' '.join(token.folded for token in sentence.tokens)} ":
        return True
    return any(is_role(f"the {token.folded}", evidence) for token in sentence.content if not token.is_capital)


def _title_of(evidence: ReadEvidence) -> list[str]:
    """Return the words in lower case right before the speaker's name in the quote: "harbour master"."""
    own = set(name_words(evidence.evidence.speaker or ""))
    tokens = evidence.words.tokens
    first = next((place for place, token in enumerate(tokens) if token.folded in own), 0)
    found: list[str] = []
    for place in range(first - 1, -1, -1):
        is_apart = follows(evidence.words.text, tokens, place + 1, ',.;:“”"')
        if is_apart or tokens[place].is_capital or tokens[place].folded in STOP_WORDS:
            break
        found.insert(0, tokens[place].folded)
    return found if len(found) > 1 else []


def begins_with_pronoun(sentence: Text) -> bool:
    """Whether a sentence begins with a pronoun for a person, whom only the sentence before could name."""
    return bool(sentence.tokens) and sentence.tokens[0].folded in PERSONAL
