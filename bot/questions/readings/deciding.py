"""The choice between the readings of a question. All likely readings are searched at once; the evidence decides."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Connection

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.details.premises import find_premise
from bot.questions.reading import ReadQuestion, read_as
from bot.questions.readings.proposals import propose_readings
from bot.questions.readings.reading import Reading
from bot.questions.readings.weighing import is_close, is_evident, may_answer, weigh
from index.language.name_matching import name_words
from index.language.words import split_words
from index.search.archive_facts import ArchiveFacts
from index.search.found import Found
from index.search.searching import Search, SearchResult


@dataclass(frozen=True, slots=True)
class Decided:
    """A question as the archive bears it out.

    Attributes:
        asked: The chosen reading.
        results: What was found, one result for each side that is asked for.
        apart: What was found for a stronger reading that may not answer, because somebody else is clearly asked for;
            what was found of anybody, if the question takes for granted what was said.
        other: The speaker of another reading that is nearly as good; None if there is none.
    """

    asked: ReadQuestion
    results: Sequence[SearchResult]
    apart: SearchResult | None = None
    other: str | None = None


def decide(
    connection: Connection, search: Search, asked: ReadQuestion, facts: ArchiveFacts, instead: str | None = None
) -> Decided:
    """Search for every reading of a question, and return the one that the archive bears out.

    Args:
        connection: Of a read.
        search: The archive's.
        asked: The question as the grammar reads it.
        facts: The facts it was read against.
        instead: The speaker that it asks for, whatever the evidence. If no reading asks for them, the evidence decides.

    Raises:
        EmbeddingError: If the model fails.
    """
    readings = propose_readings(
        asked,
        facts,
        partial(search.count_words, connection),
        partial(search.find_small, connection),
        partial(search.find_names, connection),
    )
    if len(queries := readings[0].asked.queries) > 1:
        return Decided(readings[0].asked, search.find_each(connection, queries))
    readings = tuple(reading for reading in readings if instead in reading.asked.understood.speakers) or readings
    choice = _Choice(readings)
    results = search.find_each(connection, [reading.asked.query for reading in readings], choice.choose)
    best = readings[choice.best]
    if namesake := choice.find_namesake(results, facts):
        asked = read_as(best.asked, (namesake,))
        return Decided(asked, [search.find(connection, asked.query)], other=best.asked.understood.speakers[0])
    if best.naming and not _naming(results[0], best.naming).hits:
        # Nobody of that description, and nobody else in articles that name it: the refusal says so.
        described = next((reading for reading in readings if reading.is_description), best)
        return Decided(described.asked, [replace(results[0], hits=())])
    return Decided(
        best.asked,
        [_of_first_speaker(_naming(results[0], best.naming)) if best.describes else results[0]],
        apart=results[1] if len(results) > 1 else None,
        other=choice.find_other(),
    )


def join(asked: ReadQuestion, sides: Sequence[Decided]) -> Decided | None:
    """Return one decision from those on two questions in one, each with its speaker's side; None if it is for one."""
    speakers = tuple(speaker for side in sides for speaker in side.asked.speakers)
    stored = [set(speaker.stored) for speaker in speakers]
    if len(speakers) != len(sides) or not all(stored) or set.intersection(*stored):
        return None
    topic = " ".join(dict.fromkeys(word for side in sides for word in side.asked.understood.topic.split()))
    people = tuple(name for side in sides for name in side.asked.understood.speakers)
    understood = replace(sides[0].asked.understood, speakers=people, topic=topic)
    whole = replace(sides[0].asked, understood=understood, speakers=speakers, unframed=asked.unframed)
    return Decided(whole, [side.results[0] for side in sides])


def name_roles(sides: Sequence[Decided]) -> list[Decided]:
    """Return the decisions on parts of a question, each for a role as one for its holder: "... and the judge?".

    A holder in the articles that the other parts are answered from comes before others. A part without any is left out.
    """
    shared = {hit.version.version for side in sides if side.asked.is_known for hit in side.results[0].hits}
    named = (side if side.asked.is_known else _name_role(side, shared) for side in sides)
    return [side for side in named if side]


def _name_role(side: Decided, versions: AbstractSet[int]) -> Decided | None:
    quoted = [hit for hit in side.results[0].hits if hit.ranked.candidate.speaker]
    hits = [hit for hit in quoted if hit.version.version in versions] or quoted
    if not hits:
        return None
    name = hits[0].ranked.candidate.speaker or ""
    holder = AskedSpeaker(name, (name,), people=(name,))
    asked = replace(
        side.asked,
        query=replace(side.asked.query, role=None, speakers=frozenset({name})),
        understood=replace(side.asked.understood, speakers=(name,)),
        speakers=(holder,),
    )
    theirs = tuple(hit for hit in hits if hit.ranked.candidate.speaker == name)
    return replace(side, asked=asked, results=[replace(side.results[0], hits=theirs)])


def with_strangers(side: Decided, strangers: Sequence[AskedSpeaker]) -> Decided:
    """Return the decision on one of two questions in one, which also tells that the other asks for strangers."""
    understood = side.asked.understood
    names = (*understood.speakers, *(stranger.name for stranger in strangers))
    speakers = (*side.asked.speakers, *strangers)
    return replace(side, asked=replace(side.asked, understood=replace(understood, speakers=names), speakers=speakers))


class _Choice:
    """The readings of a question, ordered by what was found for each."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._found: Sequence[Found] = ()
        self._order: Sequence[int] = ()
        self.best = 0

    def choose(self, found: Sequence[Found]) -> list[int]:
        """Return the best reading that may answer, and one for what is shown apart, if it is another."""
        self._found, self._order = found, weigh(self._readings, found)
        self.best = next(number for number in self._order if may_answer(number, self._readings, found))
        apart = self._find_open()
        apart = self._order[0] if apart is None else apart
        return [self.best] if apart == self.best else [self.best, apart]

    def _find_open(self) -> int | None:
        """Return the reading for nobody, if the best takes for granted what somebody said."""
        asked = self._readings[self.best].asked
        if len(asked.speakers) != 1 or find_premise(asked.unframed, asked.speakers[0].name) is None:
            return None
        return next((number for number, reading in enumerate(self._readings) if reading.is_open), None)

    def find_namesake(self, results: Sequence[SearchResult], facts: ArchiveFacts) -> AskedSpeaker | None:
        """Return who else bears the asked name, if they have much more on the topic than all for whom readings ask."""
        asked, number = self._readings[self.best].asked, self._order[0]
        hits = results[-1].hits
        if not self._readings[number].is_open or len(asked.speakers) != 1 or not hits:
            return None
        name, speaker = asked.speakers[0].name, hits[0].ranked.candidate.speaker or ""
        words = name_words(name)
        if len(words) != 1 or not set(words) < set(name_words(speaker)) or not is_evident(self._found[number]):
            return None
        bearers = (person for person in facts.names.people if speaker in person.names)
        return next((AskedSpeaker(name, one.names, one.words[-1:], (one.name,)) for one in bearers), None)

    def find_other(self) -> str | None:
        """Return the speaker of the runner-up, if it asks for somebody else and is nearly as strong."""
        readings, found = self._readings, self._found
        speakers = set(readings[self.best].asked.understood.speakers)
        for number in self._order:
            other = readings[number].asked
            is_another = bool(other.speakers) and set(other.understood.speakers) != speakers
            if is_another and may_answer(number, readings, found) and is_close(self.best, number, readings, found):
                return other.understood.speakers[0]
        return None


def _naming(result: SearchResult, words: frozenset[str]) -> SearchResult:
    """Return the hits in articles that name what the description names: others speak of somebody else."""
    hits = [hit for hit in result.hits if words <= set(split_words(f"{hit.version.title or ''} {hit.version.text}"))]
    return replace(result, hits=tuple(hits))


def _of_first_speaker(result: SearchResult) -> SearchResult:
    """Return the hits of the first speaker: a description means one person.

    A sentence that is credited to nobody may be about anybody, so it counts only if nobody is quoted.
    """
    first = next((hit.ranked.candidate.speaker for hit in result.hits if hit.ranked.candidate.speaker), None)
    if first is None:
        return result
    return replace(result, hits=tuple(hit for hit in result.hits if hit.ranked.candidate.speaker == first))
