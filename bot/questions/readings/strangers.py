"""Whether words of a question are the name of somebody whom the archive does not quote.

Pure. Names are rare in the archive, or written with capitals; ordinary words are neither.
"""

from collections.abc import Sequence
from itertools import takewhile

from bot.questions.readings.descriptions import is_group
from bot.questions.readings.wording import Wording, places_of
from bot.questions.vocabulary import ABOUT, NO_NAMES, SPEECH_NOUNS
from index.language.given_names import is_given_name
from index.language.typed_names import OTHER_GIVEN, RARE, TypedName
from index.language.words import STOP_WORDS, split_words

#: "Ana de la Torre".
_LONGEST_NAME = 4


def find_stranger_at_head(wording: Wording) -> str:
    """Return the words at the beginning of a question that are rare in the archive; "" if there are none.

    They are a name if a dash, "on" or a word for a statement follows: "malthorpe reaction to the vote".
    """
    named = places_of(name for name in wording.typed if name.likelihood > OTHER_GIVEN)
    run = list(takewhile(lambda place: place not in named and wording.is_rare(place), range(len(wording.tokens))))
    run = run or _full_name_at_head(wording)
    words = [wording.tokens[place].written for place in run]
    after = wording.tokens[len(words)].word if len(words) < len(wording.tokens) else ""
    return " ".join(words) if len(words) == wording.head or after in ABOUT | SPEECH_NOUNS else ""


def _full_name_at_head(wording: Wording) -> list[int]:
    """Return the places of a given name and what follows it, some of it rare: "neil thistlewood tyson"."""
    head = [token.word for token in takewhile(lambda token: token.word not in ABOUT | SPEECH_NOUNS, wording.tokens)]
    head = head[: wording.head or len(head)]
    if not 1 < len(head) <= _LONGEST_NAME or not is_given_name(head[0].capitalize()):
        return []
    run = range(len(head))
    is_name = STOP_WORDS.isdisjoint(head) and any(wording.is_rare(place) for place in run)
    is_known = any(name.start == 0 and name.end > 1 and name.likelihood > OTHER_GIVEN for name in wording.typed)
    return list(run) if is_name and not is_known else []


def is_clear(name: str, wording: Wording) -> bool:
    """Whether something is clearly a name: its words are rare in the archive, or written with capitals."""
    if all(wording.common.get(word, 0) <= RARE for word in split_words(name)):
        return True
    return wording.is_cased and name[0].isupper() and wording.tokens[0].written not in name


def is_made_of_common_words(name: str, wording: Wording) -> bool:
    """Whether a stretch holds words that are no part of a name: "bernie begun", or "guy orr" if Orr is quoted.

    A given name may be an ordinary word too ("Hope"), so it tells only before the name of somebody quoted.
    """
    words = split_words(name)
    if wording.is_cased and all(word[0].isupper() for word in name.split()):
        return False  # "Humane Society"
    quoted = {token.word for name in wording.typed for token in wording.tokens[name.start : name.end]}
    is_ordinary = [word in wording.small for word in words]
    return any(is_ordinary[1:]) or (len(words) > 1 and is_ordinary[0] and words[-1] in quoted)


def is_narrowed_group(words: Sequence[str], wording: Wording) -> bool:
    """Whether some words mean a group, and another stands before them in the speaker's place: "gale" "democrats"."""
    before = wording.first_slot[: -len(words)]
    if not before or not is_group(words[-1]):
        return False
    return wording.first_slot[-len(words) :] == list(words) and before[-1] not in STOP_WORDS


def is_of_other(name: TypedName, wording: Wording) -> bool:
    """Whether a given name has another surname behind it: "Ada" of "Ada Marsh", if Ada Orr is quoted.

    Only capitals tell that, where most words have none.
    """
    tokens = wording.tokens
    own, behind = tokens[name.start], tokens[name.end] if name.end < len(tokens) else None
    if behind is None or name.end - name.start > 1 or name.person.words[-1] == own.word:
        return False
    is_cased = 2 * sum(token.written[0].islower() for token in tokens) > len(tokens)
    is_apart = own.ends_part or own.is_possessive
    is_written_so = own.written[0].isupper() and behind.written[0].isupper()
    return is_cased and not is_apart and is_written_so and behind.word not in NO_NAMES
