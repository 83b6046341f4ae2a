"""The person behind a role: "the senator" is the one person the article called a senator before, or nobody.

Roles are read from the words around names: titles and nouns before them, appositions after them. Pure text work.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.extraction.people.descriptions import PARTISANS
from index.extraction.people.identities import Identity, Person, Roster
from index.extraction.people.names import Name
from index.language.titles import ARTICLE_FORMS, ARTICLE_NOUNS, COMMON_ROLES, TELLING_ROLES_APART, TITLES
from index.language.word_lists import words

# Of 28 roles read by hand 26 were right: somebody else may hold the role without the article saying so.
_BY_ROLE = 0.85
_BEFORE = 70
_AFTER = 110
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
# A role before a name, read backwards, ends at these.
_BOUNDARY = re.compile(
    r"[.!?;:,()\[\]\u201c\u201d\"\n]|\b(?:and|or|but|that|with|by|to|from|as|than|while|when|said|says|told|is|was|are|the|a|an|his|"
    r"her|their|our|of|for|in|at|on)\b"
)
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Atty|U\.S|Maj|Adm|Capt)\.")
# After a lower-case word that follows a name, the words before that name are no role of the next name.
_SENTENCE_PART = re.compile(r"\b[a-z]{2,}")
_PARTY = re.compile(r"(?:['\u2019]s)? \(([A-Z]-[^)]{2,20})\)")
_OF_PLACE = re.compile(r"(?:['\u2019]s)?,? of ((?:the )?[A-Z]\w+(?: [A-Z]\w+)?)")
_APPOSITION = re.compile(
    r",(?: [0-9]{2},)? (?:(?:the|a|an|his|her|their|who (?:is|was) (?:the|a|an)) )?([^,;.()\u2014\u2013\n]{3,90})"
)
_ABBREVIATED_PLACES = {
    "ala": "alabama",
    "ariz": "arizona",
    "ark": "arkansas",
    "calif": "california",
    "colo": "colorado",
    "conn": "connecticut",
    "del": "delaware",
    "fla": "florida",
    "ga": "georgia",
    "ill": "illinois",
    "ind": "indiana",
    "kan": "kansas",
    "ky": "kentucky",
    "la": "louisiana",
    "md": "maryland",
    "mass": "massachusetts",
    "mich": "michigan",
    "minn": "minnesota",
    "miss": "mississippi",
    "mo": "missouri",
    "mont": "montana",
    "neb": "nebraska",
    "nev": "nevada",
    "okla": "oklahoma",
    "ore": "oregon",
    "pa": "pennsylvania",
    "tenn": "tennessee",
    "tex": "texas",
    "vt": "vermont",
    "va": "virginia",
    "wash": "washington",
    "wis": "wisconsin",
    "wyo": "wyoming",
}
# Words of a role phrase that need not match: articles and prepositions.
_LINKS = words("a an and at for in of on s the to")
_OF_A_PARTY = PARTISANS.keys() | set(filter(None, PARTISANS.values()))
_PHRASE_END = re.compile(r",| who | whose | which | that | \(|[\u2013\u2014]")
_NOUN_END = re.compile(r" (?:of|for|in|at|from|with|on|to|who|and) ")


@dataclass(frozen=True, slots=True)
class _Role:
    """A role as the text gives it. ``words`` hold all of its words, the noun included."""

    noun: str
    words: frozenset[str]
    person: Person
    start: int


class Roles:
    """The roles of one article's people."""

    def __init__(self, text: str, names: Sequence[Name], roster: Roster) -> None:
        self._roles: list[_Role] = []
        left = 0
        for name in names:
            identity = roster.identify(name)
            if identity is None or identity.person is None:
                continue
            for noun, said in _roles_around(text, name, left):
                self._roles.append(_Role(noun, frozenset(said), identity.person, name.span.start))
            left = name.span.end

    def holder(self, phrase: str, position: int) -> Identity | None:
        """Return the one person whom the article gave this role earlier: "the Vermont senator"."""
        core = _PHRASE_END.split(phrase, maxsplit=1)[0]
        found = _WORD.findall(_NOUN_END.split(core, maxsplit=1)[0])
        noun = (_plain(found) or [""])[-1]
        needed = {word for word in _plain(_WORD.findall(core)) if "-" not in word} - _LINKS - {noun}
        if not _is_role_noun(noun) or (noun in COMMON_ROLES and not needed):
            return None
        before = [role for role in self._roles if role.noun == noun and role.start < position]
        held = {id(role.person): role.person for role in before if _is_held(needed, role.words)}
        if len(held) != 1:
            return None
        (person,) = held.values()
        return Identity(person.name, person, _BY_ROLE)

    def partisan(self, description: Sequence[str], position: int) -> Identity | None:
        """Return the one person whom the article gave a party or a place before: "the Vermont Republican".

        The words are in lower case, the party last.
        """
        party, needed = description[-1], {*description[:-1]}
        letter = PARTISANS.get(party)
        if letter is None:
            return None  # "the Spaniard"
        earlier = [(role.person, _parts(role.words)) for role in self._roles if role.start < position]
        before = [(person, said) for person, said in earlier if needed <= said]
        ours = {id(person): person for person, said in before if {party, letter} & said}
        if needed and not ours:
            ours = {id(person): person for person, said in before if not _OF_A_PARTY & said}
        if len(ours) != 1:
            return None
        (person,) = ours.values()
        return Identity(person.name, person, _BY_ROLE)


def _is_role_noun(word: str) -> bool:
    return word in TITLES or word in ARTICLE_NOUNS or word in PARTISANS


def _parts(said: Iterable[str]) -> set[str]:
    """Return the words with "r-ohio", as it stands behind a name, in two."""
    return {part for word in said for part in word.split("-")}


def _is_held(needed: set[str], said: frozenset[str]) -> bool:
    return needed <= said and said & TELLING_ROLES_APART == needed & TELLING_ROLES_APART


def _roles_around(text: str, name: Name, left: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the role nouns around a name, each with all words of the role. ``left`` is the end of the name before."""
    near = max(name.span.start - _BEFORE, 0)
    stretch = text[max(near, left) if _SENTENCE_PART.search(text, left, name.span.start) else near : name.span.start]
    stretch = _ABBREVIATION.sub(lambda found: found.group()[:-1], stretch)
    before = _plain(_WORD.findall(_BOUNDARY.split(stretch)[-1]))
    after = text[name.span.end : name.span.end + _AFTER]
    place = _OF_PLACE.match(after) or _PARTY.match(after)
    own = name.words[0].lower()
    if name.titled and own in TITLES:  # "King Charles"
        yield own, [own]
    if before and _is_role_noun(before[-1]):
        yield before[-1], before + (_plain(_WORD.findall(place.group(1))) if place else [])
    apposition = _APPOSITION.match(after[place.end() :] if place else after)
    noun = _plain(_WORD.findall(_NOUN_END.split(apposition.group(1) + " ", maxsplit=1)[0])) if apposition else []
    if apposition and noun and _is_role_noun(noun[-1]):
        yield noun[-1], _plain(_WORD.findall(apposition.group(1)))


def _plain(found: Iterable[str]) -> list[str]:
    """Return the words in lower case, with titles written out and synonyms of a role merged."""
    lowered = (re.sub(r"['\u2019]s$", "", word.lower()) for word in found)
    return [ARTICLE_FORMS.get(word, _ABBREVIATED_PLACES.get(word, word)) for word in lowered]
