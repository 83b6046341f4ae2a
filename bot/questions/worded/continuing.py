"""Follow-ups in languages that have a file of words: a piece of a question is completed from the one before.

Pure. Four forms: "and about taxes?", "and Vane?", "what did she say about taxes?" (or, where a verb may lack its
subject, "what said about taxes?"), and "and Vane denied it?". The full question is made of the words of both, so it
is in the asker's own language; a name put into it is in the nominative.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.worded.reader import WordedQuestion, read_worded
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import reporting_words
from index.search.roster import SpeakerRoster

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_TRAILING = " \t?!.,;:¿¡"


@dataclass(frozen=True, slots=True)
class Completed:
    """A follow-up's full question, with the speakers that it asks for and its topic."""

    question: str
    speakers: tuple[str, ...]
    topic: str


def complete_worded(
    question: str, before: str, heard: Sequence[str], lexicon: Lexicon, roster: SpeakerRoster
) -> Completed | None:
    """Return the full question for a follow-up; None if it stands alone or may mean two things.

    Args:
        question: As typed, cleaned.
        before: The full question before it, in the same language.
        heard: The speakers whom the answer to that one cites, each once.
        lexicon: The language's words.
        roster: The archive's speakers.
    """
    return _Completer(question.strip(_TRAILING), before.strip(_TRAILING), heard, lexicon, roster).complete()


class _Completer:
    def __init__(self, rest: str, before: str, heard: Sequence[str], lexicon: Lexicon, roster: SpeakerRoster) -> None:
        first = _WORD.match(rest)
        self._is_joined = first is not None and first.group().lower() in lexicon.conjunctions
        self._rest = rest[first.end() :].strip(_TRAILING) if first and self._is_joined else rest
        self._before, self._heard = before, heard
        self._lexicon, self._roster = lexicon, roster
        self._forms = reporting_words(lexicon.code)

    def complete(self) -> Completed | None:
        """Return the full question, read back as it was meant."""
        own, before = self._read(self._rest), self._read(self._before)
        about = self._about(self._rest)
        if about == 0 and not self._has_verb(self._rest):
            return self._checked(f"{self._without_about(self._before)} {self._rest}", before)
        if own.speakers and not own.topic and not self._has_verb(self._rest):
            return self._with_speaker(own, before)
        if own.speakers and not own.topic and self._is_joined:
            at = self._about(self._before)
            return self._checked(f"{self._rest} {self._before[at:]}", own) if at is not None else None
        return self._with_name(own) if not own.speakers and own.topic else None

    def _read(self, question: str) -> WordedQuestion:
        return read_worded(question, self._lexicon, self._roster)

    def _has_verb(self, text: str) -> bool:
        return any(word.group().lower() in self._forms for word in _WORD.finditer(text))

    def _about(self, text: str) -> int | None:
        """Return the offset of the word for "about"; None if there is none."""
        phrases = [phrase.replace("_", " ") for phrase in self._lexicon.words.asking.about]
        found = (
            match for phrase in phrases if (match := re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text.lower()))
        )
        return min((match.start() for match in found), default=None)

    def _without_about(self, text: str) -> str:
        at = self._about(text)
        return text[:at].rstrip() if at else text

    def _with_speaker(self, own: WordedQuestion, before: WordedQuestion) -> Completed | None:
        """Return the question before with this name in the place of its own."""
        written = [speaker.name for speaker in before.speakers]
        if len(written) != 1 or len(own.speakers) != 1 or written[0] not in self._before:
            return None
        return self._checked(self._before.replace(written[0], own.speakers[0].name), own)

    def _with_name(self, own: WordedQuestion) -> Completed | None:
        """Return "what did she say on taxes" with the name of the one person whom it can mean."""
        if len(self._heard) != 1 or own.kind == "who":
            return None
        for word in _WORD.finditer(self._rest):
            gender = self._lexicon.pronouns.get(word.group().lower())
            if gender in {"m", "f"}:
                full = f"{self._rest[: word.start()]}{self._heard[0]}{self._rest[word.end() :]}"
                return self._checked(full, self._read(full))
        if not self._lexicon.words.drops_subject:
            return None
        verb = next((word for word in _WORD.finditer(self._rest) if word.group().lower() in self._forms), None)
        if verb is None or any(form.gender in {"n", "p"} for form in self._forms[verb.group().lower()]):
            return None
        full = f"{self._rest[: verb.end()]} {self._heard[0]}{self._rest[verb.end() :]}"
        return self._checked(full, self._read(full))

    def _checked(self, question: str, meant: WordedQuestion) -> Completed | None:
        """Return a full question that is read with the speakers that were meant."""
        read = self._read(question)
        people = tuple(person for speaker in read.speakers for person in speaker.people)
        wanted = tuple(person for speaker in meant.speakers for person in speaker.people)
        return Completed(f"{question}?", people, " ".join(read.topic)) if people and people == wanted else None
