"""Words around the quotes: who says it, how and where, and how each kind of question is answered.

Pure. A quote is never touched, nothing is put between quotation marks that does not stand so in its source, and no yes
or no is given that nobody wrote.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers import Citation
from bot.question_kinds import QuestionKind
from bot.questions import ReadQuestion
from index.given_names import Gender
from index.speaker_names import name_words
from index.statements import Kind, Polarity

_DEEDS = {
    Polarity.SAID: "",
    Polarity.DENIED: "denying",
    Polarity.ASKED: "asking, not stating",
    Polarity.DECLINED: "declining to say",
    Polarity.HYPOTHETICAL: "supposing, not stating",
}
_OWN = {Gender.FEMALE: "her", Gender.MALE: "his"}


def compose(citations: Sequence[Citation], lead: str = "") -> str:
    """Return the answer's text: the lead, then a paragraph for each citation, ending in its number.

    Where the outlet corrected the article, its note follows.
    """
    lines = [lead] if lead else []
    for number, citation in enumerate(citations, 1):
        is_same = number > 1 and _is_follow_up(citations[number - 2], citation)
        opening = f"And {credit(citation, with_name=False)}" if is_same else credit(citation)
        lines.append(f"{opening}: {' '.join(citation.quote.split())} [{number}]")
        if citation.correction:
            lines.append(corrected(citation))
    return "\n".join(lines)


def _is_follow_up(before: Citation, citation: Citation) -> bool:
    return citation.speaker is not None and before.speaker == citation.speaker and citation.kind is not None


def credit(citation: Citation, *, with_name: bool = True) -> str:
    """Return whose words they are and how they come to us.

    For example "Ada Orr, as reported by The Lantern, 3 May 2026", or "Ada Orr, denying, in her own words (Radio)".
    """
    where = ", ".join(part for part in (citation.publisher, day_in_words(citation.published_at)) if part)
    if citation.kind is None:
        return _with_state(where or "An undated article", citation)
    who = citation.speaker or "A speaker who is not identified"
    own = f"in {own_words(citation)}"
    if citation.kind is Kind.INDIRECT:
        how = f"as reported by {where}" if where else "as reported"
    else:
        how = f"partly {own}" if citation.kind is Kind.MIXED else own
        how += f" ({where})" if where else ""
    parts = [who if with_name else "", _DEEDS[citation.polarity or Polarity.SAID], how]
    return _with_state(", ".join(part for part in parts if part), citation)


def own_words(citation: Citation) -> str:
    """Return "her own words" where the article tells that she is a woman, else "their own words"."""
    return f"{_OWN[citation.gender] if citation.gender else 'their'} own words"


def also_in(citation: Citation) -> str:
    """Return how many other outlets carry it, or how many articles where all are one outlet's; "" where none does."""
    outlets, articles = len(citation.also_in_outlets), citation.also_in
    if outlets:
        return f"also in {outlets} outlet{'' if outlets == 1 else 's'}"
    return f"also in {articles} other article{'' if articles == 1 else 's'}" if articles else ""


def vanished(citation: Citation) -> str:
    """Return since when its page is gone, "" while it stands."""
    since = citation.vanished_at
    return f"no longer at its source (since {day_in_words(since)})" if since else ""


def corrected(citation: Citation) -> str:
    """Return the outlet's correction on one line, "" where there is none."""
    if not citation.correction:
        return ""
    note = " ".join(citation.correction.split())
    return f"Corrected by the outlet: {note}{'…' if note[-1].isalnum() or note[-1] in ',;:' else ''}"


def _with_state(words: str, citation: Citation) -> str:
    return ", ".join(filter(None, (words, also_in(citation), vanished(citation))))


def day_in_words(day: date | None) -> str | None:
    """Return a date as people write it.

    >>> day_in_words(date(2026, 2, 3))
    '3 Feb 2026'
    """
    return f"{day.day} {day:%b %Y}" if day else None


def list_names(names: Sequence[str]) -> str:
    """Return names as a sentence lists them.

    >>> list_names(["Ada Orr", "Ben Vane", "Lena Marsh"])
    'Ada Orr, Ben Vane and Lena Marsh'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def open_answer(asked: ReadQuestion, citations: Sequence[Citation]) -> str:
    """Return the answer's lead, by the kind of question; empty where the statements speak for themselves."""
    speakers = list_speakers(citations)
    kind = asked.understood.kind
    sentences = [_name_readings(asked, citations)]
    if kind == QuestionKind.WHO:
        sentences.append(_tell_who(citations, speakers))
    elif asked.query.role:
        sentences.append(f"Described as {asked.query.role}: {list_names(speakers)}.")
    elif len(asked.speakers) > 1:
        sentences.append(_tell_sides(asked, citations))
    elif not speakers and asked.is_known:
        sentences.append(f"No statement on this is credited to {asked.asked_name}; the articles themselves say:")
    elif kind in {QuestionKind.DENY, QuestionKind.SUPPORT} and speakers:
        sentences.append(_tell_stand(kind, citations, speakers))
    elif kind == QuestionKind.ABOUT and len(speakers) > 1:
        sentences.append(f"{list_names(speakers)} are quoted on this.")
    if kind == QuestionKind.LATEST:
        sentences.append("Newest first.")
    sentences.append(_warn_of_contradiction(citations))
    # What ends in a colon leads over to the statements.
    return " ".join(sorted(filter(None, sentences), key=lambda sentence: sentence.endswith(":")))


def list_speakers(citations: Sequence[Citation]) -> list[str]:
    """Return the speakers of citations in their order, one who is written in two ways once."""
    first: dict[tuple[str, ...], str] = {}
    for citation in citations:
        if citation.speaker:
            first.setdefault(name_words(citation.speaker), citation.speaker)
    return list(first.values())


def share_gender(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with what one article tells of a speaker told of all; nothing where articles differ."""
    told: dict[str | None, set[Gender]] = {}
    for citation in citations:
        if citation.gender:
            told.setdefault(citation.speaker, set()).add(citation.gender)
    one = {speaker: next(iter(genders)) for speaker, genders in told.items() if speaker and len(genders) == 1}
    return tuple(replace(citation, gender=one.get(citation.speaker or "")) for citation in citations)


def _name_readings(asked: ReadQuestion, citations: Sequence[Citation]) -> str:
    """Say whom a misspelt name was taken for."""
    speakers = {citation.speaker for citation in citations}
    taken = [
        f"Taking {one.name} to be {list_names(one.people)}."
        for one in asked.speakers
        if one.stored and one.is_misspelt and speakers & set(one.stored)
    ]
    return " ".join(taken)


def _tell_who(citations: Sequence[Citation], speakers: Sequence[str]) -> str:
    if not citations[0].speaker:
        return "The article does not name who; it says:"
    others = f" Others on this: {list_names(speakers[1:])}." if len(speakers) > 1 else ""
    return f"{speakers[0]}.{others}"


def _tell_sides(asked: ReadQuestion, citations: Sequence[Citation]) -> str:
    """Say in whose order they speak, and who of those asked for is silent."""
    if all(citation.speaker in one.stored for citation in citations for one in asked.speakers):
        return ""  # they spoke together
    heard: list[str] = []
    silent: list[str] = []
    unknown: list[str] = []
    for one in asked.speakers:
        is_heard = any(citation.speaker in one.stored for citation in citations)
        (heard if is_heard else silent if one.stored else unknown).append(list_names(one.people))
    heard = list(dict.fromkeys(heard))
    parts = [f"{heard[0]} first, then {list_names(heard[1:])}."] if len(heard) > 1 else []
    parts += [f"Nothing on this by {list_names(silent)} was found."] if silent else []
    parts += [f"Nobody called {list_names(unknown)} is quoted in the archive."] if unknown else []
    return " ".join(parts)


def _tell_stand(kind: str, citations: Sequence[Citation], speakers: Sequence[str]) -> str:
    words = f"{list_names(speakers)}’s words on this"
    denials = [number for number, one in enumerate(citations, 1) if one.polarity is Polarity.DENIED]
    if not denials:
        return f"{words}, none of them told as a denial:" if kind == QuestionKind.DENY else f"{words}:"
    which = list_names([f"[{number}]" for number in denials])
    return f"{words}; {which} {'is told as a denial' if len(denials) == 1 else 'are told as denials'}:"


def _warn_of_contradiction(citations: Sequence[Citation]) -> str:
    """Say that one denies where another says; which of them is right is not ours to tell."""
    said = list_speakers([one for one in citations if one.polarity is Polarity.SAID])
    denied = list_speakers([one for one in citations if one.polarity is Polarity.DENIED])
    if not denied or not set(map(name_words, said)) - set(map(name_words, denied)):
        return ""
    verb = "denies" if len(denied) == 1 else "deny"
    return f"{list_names(denied)} {verb} something here that others speak of: compare words and dates."
