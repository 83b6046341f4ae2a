"""The places in a question where a speaker's name may appear.

Pure. English puts the asked speaker in one of a few places; each such stretch of words is a slot. Slots are tried in
this order. The first that contains a name, or is final, decides:

1. after "according to" or a leading "per": "according to the mayor, what will it cost?"
2. at the head, up to a word that ends a name: "Ada Orr on the bridge", "Orr's view"
3. after the auxiliary: "what did the mayor of Tern say"
4. after a noun of speech: "quotes by Orr", "anything from Orr", "the remarks of Orr"
5. before a verb of speech: "what Orr has denied", "everything that Orr said"
6. before a noun of speech: "in Orr's words"
7. at the head, if no word ends the name: "Ada Orr bridge tolls"

For example, "bridge tolls in Orr's words" has two slots, and the owner of the words comes first:

>>> from bot.questions.tokens import split_tokens
>>> tokens = split_tokens("bridge tolls in Orr's words")
>>> [" ".join(token.written for token in tokens[slot.start : slot.end]) for slot in find_slots(tokens)]
['Orr', 'bridge tolls']
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from bot.questions.tokens import Token
from bot.questions.vocabulary import (
    ABOUT,
    ACCORDING,
    ACTIVE_PARTICIPLES,
    ADVERBS,
    ATTACHED,
    AUXILIARIES,
    BASE_VERBS,
    BE,
    BETWEEN,
    CLAUSE_VERBS,
    CONNECTORS,
    DO,
    DONE_TO,
    HAVE,
    HEARD_FROM,
    MEASURED,
    NOBODY,
    PRONOUNS,
    QUESTION_WORDS,
    RELATIVES,
    SPEECH_NOUNS,
    SPOKEN_BY_OF,
    VERBS,
)
from index.language.words import STOP_WORDS, SURVEYS

#: In words. "The former deputy mayor of Marrowby and Tern, Ada Orr" has ten.
_LONGEST_SLOT = 10

#: In words, with a title.
_LONGEST_NAME = 4

#: Words that cannot begin a name at the head of a question.
_NOT_HEADS = QUESTION_WORDS | AUXILIARIES | ADVERBS | NOBODY | (STOP_WORDS - {"the"})
#: Words that cannot begin the subject of a clause.
_NOT_SUBJECTS = CLAUSE_VERBS | (STOP_WORDS - {"the"})
#: Words that cannot occur in a name read backwards from a possessive.
_NOT_IN_NAMES = STOP_WORDS | ATTACHED
#: Words that end a name after "quotes by". "Of" is not one: "the remarks of the mayor of Tern".
_BEHIND_NAMES = (ABOUT | ATTACHED | VERBS | AUXILIARIES | ADVERBS) - {"of"}
#: Words that end the subject of a clause.
_BEHIND_SUBJECTS = CLAUSE_VERBS | ABOUT | ATTACHED | AUXILIARIES | ADVERBS | RELATIVES
_ATTACHED_OR_AUXILIARY = ATTACHED | AUXILIARIES
#: After these, somebody's words are the topic: "reactions to Orr's words".
_ABOUT_SPEECH = ABOUT | {"after", "against", "by", "of", "to"}
_WHO = frozenset("which who whom whos whose".split())
#: Before a survey, what it found is asked for.
_FOUND_BY = frozenset("by from in of per".split())
_BEING_QUOTED = frozenset("cited commenting quoted saying speaking talking".split())
#: Behind a comma and before a name at the end, they name the source.
_SAYING = frozenset("argued argues asked asks claimed claims said says wondered wonders".split())
#: Words between the names of several speakers.
_JOINING = CONNECTORS | {"between", "both", "either"}


@dataclass(frozen=True, slots=True)
class Slot:
    """The words ``[start, end)`` of a question, where a speaker's name may appear.

    Attributes:
        is_closed: Whether the next word ends a name. If not, only a name at the slot's start counts.
        is_for_strangers: Whether a name unknown to the archive may appear here.
        is_of_pronoun: Whether "he" or "she" refers to the person named here, even as an owner: "in Orr's speech".
        is_final: Whether this slot decides, so that later ones are skipped: a role, or nobody.
    """

    start: int
    end: int
    is_closed: bool = True
    is_for_strangers: bool = True
    is_final: bool = False
    is_of_pronoun: bool = False

    def holds_name(self, start: int, end: int, tokens: Sequence[Token]) -> bool:
        """Whether a name at these words is the slot's own, not part of a role ("Orr's lawyer")."""
        if self.is_closed:
            return self.start <= start and end == self.end
        is_owner = tokens[end - 1].is_possessive and not self.is_of_pronoun
        return start == self.start and end <= self.end and not is_owner


def is_about_subject(tokens: Sequence[Token]) -> bool:
    """Whether "who" is the speaker ("who said that"), not the person spoken of ("who did Orr blame").

    Nor is it where the question names its source: "who leaked it, according to Orr", "who leads in the toll poll".
    """
    sources = {tokens[slot.start].word for slot in _after_according_to(tokens)}
    if not sources.isdisjoint(_WHO):
        return True  # "according to whom"
    if sources or not tokens or tokens[0].word not in _WHO or _is_asked_what_is(tokens) or _asks_survey(tokens):
        return False
    first = 2 if tokens[0].word in {"which", "whose"} else 1  # "which promises": a noun
    for place, token in enumerate(tokens[first:-1], first):
        follows = tokens[place + 1].word
        if token.word in DO:
            return follows == "not" or follows in VERBS
        if token.word in VERBS:
            return True
    return True


def _asks_survey(tokens: Sequence[Token]) -> bool:
    """Whether a question asks what a survey found: "who leads in the toll poll", not "who said that it leads"."""
    for place, token in enumerate(tokens):
        if token.word in SURVEYS:
            before = {token.word for token in tokens[max(0, place - _LONGEST_SLOT) : place]}
            return not before.isdisjoint(_FOUND_BY) and VERBS.isdisjoint(token.word for token in tokens[:place])
    return False


def _is_asked_what_is(tokens: Sequence[Token]) -> bool:
    """Whether the question is who somebody is; "who is quoted on tolls" asks for speakers."""
    is_short = tokens[0].word == "who" and tokens[0].is_possessive
    if is_short or (len(tokens) > 1 and tokens[0].word == "who" and tokens[1].word in {"are", "was", "were"}):
        return _is_name(tokens[1:] if is_short else tokens[2:])  # "who's Ada Orr", but "who's against it"
    is_what = len(tokens) > 1 and tokens[0].word in {"who", "whom"} and tokens[1].word == "is"
    return is_what and not any(token.word in _BEING_QUOTED for token in tokens[2:4])


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether words may be no more than a name."""
    others = VERBS | ABOUT | ATTACHED | _BEING_QUOTED | DONE_TO
    return 0 < len(tokens) <= _LONGEST_NAME and not any(
        token.word in others or token.word.endswith("ed") for token in tokens
    )


def find_slots(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield the slots of a question in the order given above."""
    head = _at_head(tokens)
    yield from _after_according_to(tokens)
    if head and head.is_closed:
        yield head
    yield from _after_auxiliary(tokens)
    yield from _behind_speech_noun(tokens)
    yield from _before_clause_verb(tokens)
    yield from _before_speech_noun(tokens)
    if head and not head.is_closed:
        yield head


def _at_head(tokens: Sequence[Token]) -> Slot | None:
    """Return the slot at the head, unless a question word or the like opens the question."""
    return None if not tokens or tokens[0].word in _NOT_HEADS else _slot_from(tokens, 0)


def _after_according_to(tokens: Sequence[Token]) -> Iterator[Slot]:
    for place, token in enumerate(tokens):
        follows = tokens[place + 1].word if place + 1 < len(tokens) else ""
        is_per = token.word == "per" and (place == 0 or tokens[place - 1].ends_part or _names_source(tokens, place))
        is_per |= token.word in _SAYING and _ends_with_source(tokens, place)
        if is_per or (ACCORDING.fullmatch(token.word) and follows == "to"):
            start = place + (1 if is_per else 2)
            end = next((at + 1 for at in range(start, len(tokens)) if tokens[at].ends_part), len(tokens))
            if start < end:
                yield Slot(start, end)


def _names_source(tokens: Sequence[Token], per: int) -> bool:
    """Whether the words behind "per" at the end are a source, not a measure: "per orr", but not "per mile"."""
    behind = [token.word for token in tokens[per + 1 :]]
    return 0 < len(behind) <= _LONGEST_NAME and MEASURED.isdisjoint(behind) and per > 1


def _ends_with_source(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb behind a comma has no more than a name behind it: "who is to blame, asks orr"."""
    behind = [token.word for token in tokens[verb + 1 :]]
    is_apart = verb > 1 and tokens[verb - 1].ends_part
    return is_apart and 0 < len(behind) <= _LONGEST_NAME and (VERBS | AUXILIARIES | PRONOUNS).isdisjoint(behind)


def _after_auxiliary(tokens: Sequence[Token]) -> Iterator[Slot]:
    auxiliary = _find_auxiliary(tokens)
    if auxiliary is None:
        return
    if tokens[auxiliary + 1].word in PRONOUNS:
        # "at the rally, what did he say": the person named earlier.
        yield from (
            Slot(start, auxiliary, is_closed=False, is_for_strangers=False, is_of_pronoun=True)
            for start in range(auxiliary)
        )
        return
    slot = _slot_from(tokens, auxiliary + 1, BASE_VERBS if tokens[auxiliary].word in DO else VERBS)
    is_passive = (tokens[auxiliary].word in BE or tokens[slot.end - 1].word == "been") and any(
        token.word in DONE_TO or (token.word in VERBS - ACTIVE_PARTICIPLES and token.word.endswith("ed"))
        for token in tokens[slot.end : slot.end + 1]
    )
    if not is_passive:
        yield slot


def _find_auxiliary(tokens: Sequence[Token]) -> int | None:
    is_asked = False
    for place, token in enumerate(tokens[:-1]):
        is_asked |= token.word in QUESTION_WORDS
        is_one = token.word in AUXILIARIES and (is_asked or place == 0 or tokens[place - 1].ends_part)
        is_one |= token.is_possessive and token.word in QUESTION_WORDS
        if is_one and not (tokens[place + 1].word in VERBS and token.word in HAVE | BE | DO):
            return place
    return None


def owns_speech(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun of speech follows: "Orr's latest remarks"."""
    follows = next((token.word for token in tokens[place + 1 :] if token.word not in BETWEEN), "")
    return follows in SPEECH_NOUNS


def _slot_from(tokens: Sequence[Token], start: int, verbs: Container[str] = VERBS) -> Slot:
    """Return the slot from here up to a verb, a preposition or a noun of speech that ends it."""
    is_nobody = tokens[start].word in NOBODY
    for end in range(start + 1, min(len(tokens), start + _LONGEST_SLOT)):
        word, before = tokens[end].word, tokens[end - 1]
        if before.is_possessive:
            if owns_speech(tokens, end - 1):
                return Slot(start, end, is_final=True)
            continue
        if word in verbs or word in ADVERBS or word in DONE_TO:
            return Slot(start, end, is_for_strangers=not is_nobody, is_final=word not in ADVERBS)
        if word in ABOUT or (before.ends_part and not _is_list(tokens, end)):
            return Slot(start, end, is_for_strangers=not is_nobody)
        if word in SPEECH_NOUNS:
            return Slot(start, end, is_for_strangers=False)
        if word in _ATTACHED_OR_AUXILIARY:
            return Slot(start, end, is_closed=word == "of", is_for_strangers=not is_nobody)
    return Slot(start, min(len(tokens), start + _LONGEST_SLOT), is_closed=False, is_for_strangers=not is_nobody)


def _is_list(tokens: Sequence[Token], after: int) -> bool:
    """Whether the words after a comma continue a list of names: "Orr, Marsh and Vane"."""
    for token in tokens[after : after + 4]:
        if token.word in {"and", "or"}:
            return True
        if token.word in VERBS | ABOUT | ATTACHED:
            return False
    return False


def _behind_speech_noun(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield the slots after "quotes by", "anything from" and "the remarks of"."""
    for place in range(1, len(tokens) - 1):
        word, noun = tokens[place].word, _noun_before(tokens, place)
        is_named = (
            (word == "by" and noun in SPEECH_NOUNS)
            or (word == "from" and noun in HEARD_FROM)
            or (word == "of" and noun in SPOKEN_BY_OF and not tokens[place - 2].is_possessive)
        )
        if is_named:
            yield Slot(place + 1, end_before(tokens, place + 1, _BEHIND_NAMES), is_final=True)


def _noun_before(tokens: Sequence[Token], place: int) -> str:
    """Return the word before a preposition, skipping adverbs: "said recently by"."""
    return next((token.word for token in reversed(tokens[:place]) if token.word not in ADVERBS), "")


def end_before(tokens: Sequence[Token], start: int, stops: Container[str]) -> int:
    """Return the place of the first stop word, or of the next part of the question, after a word."""
    for end in range(start + 1, len(tokens)):
        if tokens[end].word in stops or (tokens[end - 1].ends_part and not _is_list(tokens, end)):
            return end
    return len(tokens)


def _before_clause_verb(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield the subjects of reporting verbs: "everything Orr said", "what Orr has said", "Orr denies it"."""
    for start in range(len(tokens) - 1):
        if start and tokens[start - 1].word not in RELATIVES:
            continue
        end = end_before(tokens, start, _BEHIND_SUBJECTS)
        verb = end
        while verb < len(tokens) and tokens[verb].word in HAVE | ADVERBS:
            verb += 1
        is_said = verb < len(tokens) and tokens[verb].word in CLAUSE_VERBS
        if is_said and tokens[start].word not in _NOT_SUBJECTS:
            yield Slot(start, end, is_for_strangers=start > 0, is_final=start > 0)


def _before_speech_noun(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield the owners of words and views anywhere: "in Orr's words", but not "reactions to Orr's words"."""
    for place, token in enumerate(tokens):
        if not token.is_possessive or not owns_speech(tokens, place):
            continue
        start = place
        while start and tokens[start - 1].word not in _NOT_IN_NAMES and place - start < _LONGEST_SLOT:
            start -= 1
        if not start or tokens[start - 1].word not in _ABOUT_SPEECH:
            yield Slot(start, place + 1, is_for_strangers=False)


def connect(tokens: Sequence[Token], slot: Slot) -> list[Slot]:
    """Split a slot that lists several names: "Orr and Marsh", "Orr vs Marsh". Otherwise return it alone."""
    starts, parts = slot.start, []
    for place in range(slot.start, slot.end):
        is_connector = tokens[place].word in _JOINING
        if is_connector or (slot.is_closed and tokens[place].ends_part and place + 1 < slot.end):
            end = place if is_connector else place + 1
            parts.append((starts, end))
            starts = place + 1
    parts.append((starts, slot.end))
    return [
        Slot(start, end, slot.is_closed or end < slot.end, slot.is_for_strangers, slot.is_final)
        for start, end in parts
        if start < end
    ]
