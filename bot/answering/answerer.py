"""Answer a question from the archive: read it, search, decide, and put the answer into words.

No model writes anything here. The answer consists of what the articles say, and if that does not suffice, it says so.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine

from bot.answering.aliases import find_bearer
from bot.answering.arranging import arrange
from bot.answering.bearing import bears_on, is_beyond
from bot.answering.composing import compose, list_speakers, open_answer, share_gender
from bot.answering.deeds import keep_telling
from bot.answering.members import keep_of_members
from bot.answering.named_passages import find_names, keep_named, keep_of_stranger, keep_untold_of
from bot.answering.newest import read_newest
from bot.answering.others_words import is_said_by_others, keep_quoted
from bot.answering.premises import premise_of
from bot.answering.refusing import explain_language, explain_refusal, name_untold
from bot.answering.told_roles import list_roles
from bot.answers import Answer, Citation, Condition, Understood
from bot.citations.citing import cite, is_same_place, list_versions
from bot.phrases import list_names
from bot.questions.kinds import QuestionKind, asks_for_words, is_for_newest
from bot.questions.languages import function_words
from bot.questions.reading import ReadQuestion, clean_question, read_as, read_question, read_without_role
from bot.questions.readings.deciding import Decided, decide, join, name_roles, with_strangers
from bot.questions.readings.slips import list_unnamed_words, read_respelt
from bot.questions.readings.two_in_one import split_in_two
from bot.questions.readings.weighing import LEAST_EVIDENCE
from bot.questions.without import drop
from bot.texts import Texts
from index.catalogue.database import get_as_of, read
from index.catalogue.page_texts import read_pages
from index.catalogue.sources import is_partial
from index.language.vocabularies.vocabulary import CODES
from index.language.words import split_words
from index.search.archive_facts import ArchiveFacts, FactsKeeper, count_articles
from index.search.ranking import Ranked
from index.search.searching import Hit, Search, SearchResult

#: The contract's most, where no other number is asked for.
MOST_CITATIONS = 5

#: Shown on demand.
MOST_FURTHER = 10
_MOST_NEAREST = 3

#: A speaker with so many statements at most gets the closest of them shown beside a refusal, as many as an answer has.
_FEW_STATEMENTS = 12

#: The weight of the evidence that others' words have beyond the asked speaker's.
_SHORTFALL_COUNTS = 0.5

#: The weight of how much better the best statement of others fits than the speaker's, and the lead that tells nothing:
#: many who answer in other words than the question's are behind somebody who only shares its words.
_LEAD_COUNTS, _USUAL_LEAD = 0.2, 0.8

#: A further hit is shown if its score is at least this share of the best one's.
_SHOWN_SHARE = 0.7

#: They load the model and the stores; the calendar; the sounds of names, which a stranger's is compared with; and what
#: recognises a language, which words without a verb need.
_FIRST_QUESTIONS = ("what was said in May 2016?", "what did Nemo Orskelby say about taxes?", "ferry bridge toll plan")

#: It must also be about the topic in its own words, by this share of the best one's. Being near an answer is not
#: enough.
_OWN_SHARE = 0.2

#: In a smaller archive it tells nothing that it lacks a word.
_ENOUGH_ARTICLES = 100


class ArchiveAnswerer:
    """Answers from the archive, each question from one state of it; several threads may ask at once.

    Args:
        clock: Counts seconds, for the latency.
    """

    def __init__(self, engine: Engine, search: Search, clock: Callable[[], float] = time.perf_counter) -> None:
        self._engine = engine
        self._search = search
        self._clock = clock
        self._facts = FactsKeeper(engine, is_multilingual=search.is_multilingual)

    def answer(  # noqa: PLR0913 - one for each way to ask
        self,
        question: str,
        /,
        *,
        now: datetime | None = None,
        language: str = "en",
        without: Collection[Condition] = (),
        instead: str | None = None,
        most: int = MOST_CITATIONS,
    ) -> Answer:
        """Answer one question; see `bot.answers.Answerer`."""
        started, texts = self._clock(), Texts(language)
        cleaned = clean_question(question, texts)
        today = (now or datetime.now(UTC)).date()
        with read(self._engine) as connection:
            if is_for_newest(cleaned):
                answer = read_newest(connection, question, now or datetime.now(UTC), texts, most=most)
                return replace(answer, latency_ms=(self._clock() - started) * 1000)
            facts = self._facts.read_in(connection)
            asked = self._read(connection, cleaned, facts, today)
            if _is_for_newest(asked):
                answer = read_newest(connection, question, now or datetime.now(UTC), texts, most=most)
            elif asked.language:
                reason = explain_language(asked.language, facts, texts)
                asked = replace(asked, understood=Understood())  # the rules of English read it
                answer = _to_answer(connection, question, asked, texts, reason=reason)
            else:
                decided = self._decide_two(connection, asked, facts, today) or self._decide(
                    connection, asked, facts, instead
                )
                if without:
                    decided = self._decide_without(connection, decided, today, without)
                if decided.asked.is_for_stranger:
                    decided = self._decide_for_stranger(connection, decided, facts)
                answer = _find_answer(connection, question, decided, facts, texts, search=self._search, most=most)
        return replace(answer, latency_ms=(self._clock() - started) * 1000)

    def _read(self, connection: Connection, question: str, facts: ArchiveFacts, today: date) -> ReadQuestion:
        """Read a question by rules, with the archive's words for slips of them."""
        asked = read_question(question, facts, today)
        slips = self._search.respell(connection, list_unnamed_words(asked, facts))
        return read_respelt(asked, slips, facts, today) if slips else asked

    def _decide(self, connection: Connection, asked: ReadQuestion, facts: ArchiveFacts, instead: str | None) -> Decided:
        """Search for a question as it was read by rules, or as no rules read it."""
        if asked.plain_in:
            return Decided(asked, [self._search_foreign(connection, asked)])
        if asked.query.language in CODES:
            return self._decide_worded(connection, asked)
        return decide(connection, self._search, asked, facts, instead)

    def _decide_worded(self, connection: Connection, asked: ReadQuestion) -> Decided:
        """Search for a question that its language's words read. Holders of a role in its own language come alone."""
        results = self._search.find_each(connection, asked.queries)
        if not asked.query.role:
            return Decided(asked, results)
        if not results[0].hits:
            asked = read_without_role(asked)
            return Decided(asked, self._search.find_each(connection, asked.queries))
        own = tuple(hit for hit in results[0].hits if not hit.ranked.is_across)
        return Decided(asked, [replace(results[0], hits=own or results[0].hits)])

    def _decide_two(
        self, connection: Connection, asked: ReadQuestion, facts: ArchiveFacts, today: date
    ) -> Decided | None:
        """Search for two questions in one; None if it is one question, or nobody is quoted whom either asks for."""
        parts = [read_question(part, facts, today) for part in split_in_two(asked.unframed)]
        strangers = [speaker for part in parts if not part.is_known for speaker in part.speakers]
        sides = [decide(connection, self._search, part, facts) for part in parts if part.is_known or part.query.role]
        sides = name_roles(sides)
        if len(sides) == 1 and strangers:
            return with_strangers(sides[0], strangers)
        return join(asked, sides) if len(sides) > 1 else None

    def _decide_without(
        self, connection: Connection, decided: Decided, today: date, without: Collection[Condition]
    ) -> Decided:
        """Search for what is left of a question. Its reading stays the one that was decided on with all conditions."""
        asked = drop(decided.asked, today, without)
        if asked.plain_in:
            return Decided(asked, [self._search_foreign(connection, asked)])
        return Decided(asked, self._search.find_each(connection, asked.queries))

    def _search_foreign(self, connection: Connection, asked: ReadQuestion) -> SearchResult:
        """Search for a question that no rules read: for what it is about, among what names whom it may ask for."""
        found = self._search.find(connection, asked.query)
        names = find_names(asked.unframed, function_words(asked.plain_in), found.hits)
        if not names:  # of "who?" alone nothing can be told to answer it
            return found if asked.query.topic else replace(found, hits=())
        words = tuple(word for name in names for word in split_words(name))
        topic = tuple(word for word in asked.query.topic if word not in words)
        found = self._search.find(connection, replace(asked.query, topic=topic, names=words))
        return replace(found, hits=tuple(keep_named(found.hits, names)))

    def _decide_for_stranger(self, connection: Connection, decided: Decided, facts: ArchiveFacts) -> Decided:
        """Search for whom articles also call so, or else for those who speak for a body of that name."""
        name = decided.asked.asked_name or ""
        texts = [version.text for version in self._search.read_naming(connection, name)]
        if bearer := find_bearer(name, texts, facts.roster):
            asked = read_as(decided.asked, (bearer,))
            return Decided(asked, self._search.find_each(connection, asked.queries))
        members = self._search_members(connection, decided.asked)
        is_told = premise_of(decided.asked) is not None
        return replace(decided, apart=decided.apart if is_told and not members.hits else members)

    def _search_members(self, connection: Connection, asked: ReadQuestion) -> SearchResult:
        """Search for the words of those who speak for a body that is not quoted itself."""
        found = self._search.find(connection, read_as(asked, ()).query)
        return replace(found, hits=tuple(keep_of_members(found.hits, asked.asked_name or "")))

    def warm_up(self) -> None:
        """Load what questions need, by asking some, so that the first one need not wait for it."""
        for question in _FIRST_QUESTIONS:
            self.answer(question)


def _is_for_newest(asked: ReadQuestion) -> bool:
    """Whether a question in another language asks what is new, and names neither a speaker nor a topic."""
    query = asked.query
    return query.language in CODES and query.is_newest and not asked.speakers and not query.topic


def _find_answer(  # noqa: PLR0913 - what an answer is found by
    connection: Connection,
    question: str,
    decided: Decided,
    facts: ArchiveFacts,
    texts: Texts,
    *,
    search: Search,
    most: int,
) -> Answer:
    asked, results = decided.asked, [_keep_theirs(result, decided.asked) for result in decided.results]
    if is_said_by_others(asked, results, decided.apart):
        results = [replace(result, hits=()) for result in results]
    apart = _keep_others(decided.apart, asked) if decided.apart else None
    pages = read_pages(connection, list_versions(hit for result in (*results, apart) if result for hit in result.hits))
    found = [_cite_good(result, pages, most + MOST_FURTHER) for result in results]
    citations, further = _arrange_all(asked.understood.kind, found, most)
    if citations and not (facts.articles >= _ENOUGH_ARTICLES and _is_beyond(connection, search, asked, citations)):
        untold = name_untold(_languages_of(citations, results), texts)
        roles = list_roles(asked, [hit for result in results for hit in result.hits], texts)
        answer = _to_answer(
            connection, question, asked, texts, citations=citations, further=further, untold=untold, roles=roles
        )
        return replace(answer, other=decided.other)
    others = _cite_others(apart, pages, asked) if apart else ()
    names = list_speakers(others)
    said = texts("said-by-others", name=asked.understood.speakers[0], names=list_names(names, texts)) if names else ""
    if said and apart and keep_quoted(apart.hits, asked):
        return _to_answer(connection, question, asked, texts, citations=others, lead=said)
    reason = explain_refusal(asked, facts, _count_articles_of(connection, asked), texts)
    few = _count_few(asked, facts)
    near = [hit for result in results for hit in _nearest(result.hits, asked)] or _list_telling_of(decided)
    nearest = cite(near, min(few, MOST_CITATIONS) if few else _MOST_NEAREST, pages=pages)
    closest = texts("closest-of", name=asked.understood.speakers[0], statements=few) if few and nearest else ""
    reason = " ".join(filter(None, (reason, closest, said)))
    answer = _to_answer(connection, question, asked, texts, nearest=nearest, reason=reason)
    return replace(answer, apart=others, closest_of=few if nearest else None)


def _is_beyond(connection: Connection, search: Search, asked: ReadQuestion, citations: Sequence[Citation]) -> bool:
    """Whether what a question is about is beyond the archive."""
    topic = asked.query.topic
    counts, weights = search.count_words(connection, topic), search.weigh_words(connection, topic)
    return is_beyond(asked.query, citations, counts, weights)


def _count_articles_of(connection: Connection, asked: ReadQuestion) -> dict[str, int]:
    """Return how many articles quote each asked speaker whom the archive knows."""
    return {speaker.name: count_articles(connection, speaker.stored) for speaker in asked.speakers if speaker.stored}


def _cite_others(apart: SearchResult, pages: Mapping[int, str], asked: ReadQuestion) -> tuple[Citation, ...]:
    """Return the words of others than those whom a question asks for.

    Those have words of what it is about, unless it tells what was said, which they may have said in other words. Of a
    claim that some have in its very words, only theirs are shown.
    """
    apart = replace(apart, hits=tuple(keep_quoted(apart.hits, asked)) or apart.hits)
    asked_for = {name for speaker in asked.speakers for name in speaker.stored}
    is_told = premise_of(asked) is not None
    others = [one for one in _cite_good(apart, pages, _MOST_NEAREST) if one.speaker not in asked_for]
    return tuple(citation for citation in others if is_told or bears_on(citation, apart.query))


def _count_few(asked: ReadQuestion, facts: ArchiveFacts) -> int | None:
    """Return how many statements the one asked speaker has, if they are few; None if many, or nobody is known."""
    if len(asked.speakers) != 1 or not asked.is_known:
        return None
    statements = facts.roster.total(asked.speakers[0].stored)
    return statements if statements <= _FEW_STATEMENTS else None


def _keep_theirs(result: SearchResult, asked: ReadQuestion) -> SearchResult:
    """Leave out hits that tell nothing of the deed that is asked for, and those that name only others.

    The latter of a stranger, or in articles whose speakers cannot be identified.
    """
    if asked.plain_in:
        return result
    names = sorted(name.split()[-1] for name in result.query.surnames)
    if asked.is_for_stranger:
        is_for_words = asks_for_words(asked.unframed)
        theirs = keep_of_stranger(result.hits, names, is_open=not asked.query.topic, is_for_words=is_for_words)
    else:
        theirs = keep_untold_of(result.hits, names)
    return replace(result, hits=keep_telling(theirs, asked))


def _list_telling_of(decided: Decided) -> list[Hit]:
    """Return what articles tell of somebody whom they do not quote."""
    names = sorted(name.split()[-1] for result in decided.results for name in result.query.surnames)
    if not decided.asked.is_for_stranger or not names:
        return []
    hits = [hit for result in decided.results for hit in result.hits if hit.statement is None]
    return keep_of_stranger(hits, names, is_open=not decided.asked.query.topic)


def _keep_others(result: SearchResult, asked: ReadQuestion) -> SearchResult:
    """Leave out what the asked speaker said: it is shown as what others said."""
    own = {name for speaker in asked.speakers for name in speaker.stored}
    kept = _keep_theirs(result, asked)
    return replace(kept, hits=tuple(hit for hit in kept.hits if hit.ranked.candidate.speaker not in own))


def evidence_of(ranked: Sequence[Ranked], best_evidence: float, lead_of_others: float | None = None) -> float | None:
    """Return the evidence that what was found is about the topic; None if nothing was found.

    Args:
        ranked: What was found, best first.
        best_evidence: The evidence of the place most about the topic, of any speaker. If it is much more than
            the speaker's best, others spoke about the topic and the speaker did not.
        lead_of_others: As in `SearchResult`. It tells the same of words that share nothing with the question's. Neither
            tells of articles in another language, which have none of the question's words.
    """
    first = ranked[:MOST_CITATIONS]
    if not first:
        return None
    evidence = max(result.evidence for result in first)
    if all(result.is_across for result in first):
        return evidence
    lead = 0.0 if lead_of_others is None else _LEAD_COUNTS * (lead_of_others - _USUAL_LEAD)
    if not any(result.has_topic for result in first):
        lead = max(lead, 0.0)  # nothing there is about the topic, however little others have on it
    return evidence - _SHORTFALL_COUNTS * max(0.0, best_evidence - evidence) - lead


def choose(ranked: Sequence[Ranked], best_evidence: float, lead_of_others: float | None = None) -> frozenset[int]:
    """Return the positions in ``ranked`` of the hits that answer; none means a refusal. See `evidence_of`."""
    evidence = evidence_of(ranked, best_evidence, lead_of_others)
    if evidence is None or evidence < LEAST_EVIDENCE:
        return frozenset()
    best = ranked[0].score
    own = _OWN_SHARE * max(hit.own_evidence for hit in ranked[:MOST_CITATIONS])
    return frozenset(
        place
        for place, hit in enumerate(ranked)
        if hit.score >= _SHOWN_SHARE * best and (place == 0 or hit.own_evidence >= own)
    )


def _to_answer(  # noqa: PLR0913 - what an answer is made of
    connection: Connection,
    question: str,
    asked: ReadQuestion,
    texts: Texts,
    *,
    citations: tuple[Citation, ...] = (),
    further: tuple[Citation, ...] = (),
    nearest: tuple[Citation, ...] = (),
    reason: str | None = None,
    untold: Sequence[str] = (),
    roles: Sequence[str] = (),
    lead: str = "",
) -> Answer:
    """Return what was found in words, with the state of the archive that it was found in."""
    lead = lead or (open_answer(asked, citations, texts, untold, roles) if citations else "")
    return Answer(
        question=question,
        prose=compose(citations, lead, texts) if citations else reason or "",
        understood=asked.understood_as(list_speakers(citations)),
        as_of=get_as_of(connection),
        citations=citations,
        nearest=nearest,
        reason=reason,
        order="newest" if asked.understood.kind == QuestionKind.LATEST else "best",
        lead=lead,
        further=further,
        is_partial=is_partial(connection),
    )


def _nearest(hits: Sequence[Hit], asked: ReadQuestion) -> list[Hit]:
    """Return the statements to show beside a refusal: the speaker's own where one is known, else anybody's.

    To a question that the archive has next to nothing on, nonsense for one, nothing is near.
    """
    if asked.is_known:
        return [hit for hit in hits if hit.ranked.is_speakers]
    return [hit for hit in hits if hit.statement is not None and hit.ranked.evidence >= LEAST_EVIDENCE / 2]


def _languages_of(citations: Sequence[Citation], results: Sequence[SearchResult]) -> set[str]:
    """Return the languages of the cited passages that nobody is credited with."""
    cited = {citation.version_row for citation in citations if citation.speaker is None}
    versions = [hit.version for result in results for hit in result.hits]
    return {version.language for version in versions if version.language and version.version in cited}


def _cite_good(result: SearchResult, pages: Mapping[int, str], most: int) -> tuple[Citation, ...]:
    """Return what answers in a search's result as citations, so many at most."""
    good = choose([hit.ranked for hit in result.hits], result.best_evidence, result.lead_of_others)
    return cite(result.hits, most, good, pages)


def _arrange_all(
    kind: str, sides: Sequence[Sequence[Citation]], most: int
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Return the citations, and what is shown further: each arranged alone, as if the other were not there."""
    citations = arrange(kind, [side[:most] for side in sides], most)
    rest = [[hit for hit in side if not any(is_same_place(hit, other) for other in citations)] for side in sides]
    both = share_gender((*citations, *arrange(kind, rest, MOST_FURTHER)))
    return both[: len(citations)], both[len(citations) :]
