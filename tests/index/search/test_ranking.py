"""Ranking: the asked-for speaker only, no place twice, and one order whatever the order of finding."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from corpus.article import Span
from index.catalogue.database import read
from index.search.candidates import Candidate, Proposal, propose
from index.search.query import Query
from index.search.ranking import Ranked, best_evidence, rank
from index.search.searched_places import search_words
from index.search.topic_places import Comparing, TopicPlaces
from tests.bot.support.asking import AskedArchive, make_news

TEXT = (
    "Ada Orr said that the bridge is safe. Odette Vane said that the bridge is unsafe.\n\n"
    "Rain fell on the bridge of Orr all day. Ada Orr said that bread is dear. The harbour was calm."
)
QUERY = Query("bridge", topic=("bridge",))
RARITY = {"bridge": 1.0}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Give an archive of one article."""
    asked = AskedArchive(tmp_path_factory.mktemp("ranking"), make_news(TEXT))
    with read(asked.archive.engine) as connection:
        yield connection
    asked.archive.engine.dispose()


@pytest.fixture(scope="module")
def proposal(connection: Connection) -> Proposal:
    """Propose all of the article."""
    return propose(connection, QUERY, search_words(connection, QUERY), [])


def ranked(query: Query, candidates: Sequence[Candidate]) -> list[Ranked]:
    """Rank by words alone."""
    return rank(query, candidates, {one.version: TopicPlaces(TEXT, RARITY) for one in candidates}, {})


def words(found: Sequence[Ranked]) -> list[str]:
    """Return the candidates' words, best first."""
    return [one.candidate.span.of(TEXT) for one in found]


def test_only_the_asked_for_speaker_is_credited(connection: Connection) -> None:
    """
    Somebody else's statement on the topic does not compete at all.
    """
    query = Query("q", topic=("bridge",), speakers=frozenset({"Ada Orr"}), surnames=frozenset({"orr"}))
    found = ranked(query, propose(connection, query, search_words(connection, query), []).candidates)

    assert words(found)[0] == "Ada Orr said that the bridge is safe."
    assert {one.candidate.speaker for one in found} <= {"Ada Orr", None}
    assert all(one.is_speakers == (one.candidate.speaker == "Ada Orr") for one in found)


def test_whose_words_are_not_asked_for_does_not_compete(connection: Connection) -> None:
    """
    Neither as a statement nor as the sentence that holds it.
    """
    query = Query("q", topic=("bridge",), not_by=frozenset({"Ada Orr"}))
    found = ranked(query, propose(connection, query, search_words(connection, query), []).candidates)

    assert words(found)[0] == "Odette Vane said that the bridge is unsafe."
    assert not any(one.startswith("Ada Orr") for one in words(found))


def test_a_stranger_gets_no_statement_of_anybody(connection: Connection) -> None:
    """
    A name that is nowhere in the article leaves nothing to rank.
    """
    query = Query("q", topic=("bridge",), surnames=frozenset({"merkel"}))

    assert propose(connection, query, search_words(connection, query), []).candidates == ()


def test_what_holds_the_topic_s_words_comes_before_what_does_not(proposal: Proposal) -> None:
    """
    Of the sentences of one article, those about the bridge lead, and have the most evidence.
    """
    found = ranked(QUERY, proposal.candidates)
    about = [("bridge" in one) for one in words(found)]

    assert about == sorted(about, reverse=True)
    assert found[0].evidence == max(one.evidence for one in found)


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_the_order_of_finding_makes_no_difference(proposal: Proposal, data: st.DataObject) -> None:
    """
    Ties go by the place in the article, so that the same question gives the same answer.
    """
    shuffled = data.draw(st.permutations(proposal.candidates))

    assert ranked(QUERY, shuffled) == ranked(QUERY, proposal.candidates)


def test_no_place_is_shown_twice(proposal: Proposal) -> None:
    """
    Candidates that overlap are one, under its best score.
    """
    found = ranked(QUERY, [*proposal.candidates, *proposal.candidates])

    assert len(words(found)) == len(set(words(found))) == len(proposal.candidates)


def test_the_best_evidence_is_that_of_the_place_most_about_the_topic(proposal: Proposal) -> None:
    """
    Any speaker counts: all of the topic's words, and the nearest vector of a passage that holds them.
    """
    place = proposal.places[0]
    bridges = {place.version: TopicPlaces(TEXT, RARITY)}
    volcanoes = {place.version: TopicPlaces(TEXT, {"volcano": 1.0})}

    assert best_evidence(proposal.places, bridges, {place.digest: 0.25}) == 1.25
    assert best_evidence(proposal.places, volcanoes, {place.digest: 0.25}) == 0.25
    assert best_evidence((), bridges, {}) == 0.0


def test_an_article_s_title_is_evidence_for_all_of_it(proposal: Proposal) -> None:
    """
    What is said in an article on tolls is about tolls, though the word does not stand near.
    """
    place = proposal.places[0]
    untitled = {place.version: TopicPlaces(TEXT, {"toll": 1.0})}
    titled = {place.version: TopicPlaces(TEXT, {"toll": 1.0}, title="The tolls of Marrowby")}

    assert best_evidence(proposal.places, untitled, {}) == 0.0
    assert best_evidence(proposal.places, titled, {}) == 1.0


@pytest.mark.parametrize(
    ("words", "wanted", "has"),
    [
        ("It opens on 3 May.", {"wants_day": True}, True),
        ("It opens next spring.", {"wants_day": True}, True),
        ("It may open soon.", {"wants_day": True}, False),
        ("It will stand near Tern.", {"wants_place": True}, True),
        ("It will stand in water.", {"wants_place": True}, False),
        ("It carries 40 cars.", {"wants_figure": True}, True),
        ("It opens on 3 May in Tern.", {}, False),
    ],
)
def test_what_is_asked_for_is_a_number_a_day_or_a_place(words: str, wanted: dict[str, bool], *, has: bool) -> None:
    """
    A statement that has one comes before one that has not.
    """
    query = replace(QUERY, **wanted)  # type: ignore[arg-type]  # each of them is a bool

    assert TopicPlaces(words, RARITY).has_wanted(query, Span(0, len(words))) == has


def test_an_article_with_more_of_the_topic_ranks_its_statements_higher() -> None:
    """
    The topic's words may stand far from a statement, or in the title only.
    """
    far = TopicPlaces(f"{TEXT} {'The tide turned. ' * 40} The toll rose.", {"toll": 1.0, "bridge": 1.0}, "Ferries")
    titled = TopicPlaces(TEXT, {"toll": 1.0, "bridge": 1.0}, "The toll")

    assert TopicPlaces(TEXT, {"toll": 1.0, "bridge": 1.0}).of_article == 0.5
    assert far.of_article == titled.of_article == 1.0
    assert far.narrowed({"bridg"}).of_article == TopicPlaces(TEXT, {}).of_article == 1.0


def test_somebody_of_the_topic_is_named_by_the_surname_too() -> None:
    """
    "Hesper" in a question is "Quill" in the articles; that counts as far as the surname is rare.
    """
    text, rarity, alias = "Quill spoke of the toll.", {"hesper": 3.0, "toll": 1.0}, ("hesper", "quill", 2.0)
    whole = Span(0, len(text))

    assert TopicPlaces(text, rarity).share(whole.start, whole.end) == pytest.approx(1 / 4)
    assert TopicPlaces(text, rarity, aliases=[alias]).share(whole.start, whole.end) == pytest.approx(3 / 4)
    assert TopicPlaces(f"Hesper {text}", rarity, aliases=[alias]).share(0, 40) == pytest.approx(1)
    assert TopicPlaces(text, rarity, aliases=[alias]).narrowed({"toll"}).share(whole.start, whole.end) == 1


REPORTED, QUOTED = "Ada Orr said that the bridge would close in May.", "«We have no other choice,» she said."


def statement(row: int, text: str, words: str, kind: str, speaker: str = "Ada Orr") -> Candidate:
    """Return a statement of a text as a candidate."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return Candidate(1, span, row, speaker, kind, "asserted", 0.9, Span(0, len(text)), 1.0, f"d{row}", ())


@pytest.mark.parametrize(
    ("between", "quoted_of", "model", "query", "first"),
    [
        (" ", "Ada Orr", Comparing.WITHIN, QUERY, QUOTED),
        ("\n\n", "Ada Orr", Comparing.WITHIN, QUERY, QUOTED),
        (" ", "Odette Vane", Comparing.WITHIN, QUERY, REPORTED),
        (" Rain fell. ", "Ada Orr", Comparing.WITHIN, QUERY, REPORTED),
        (" ", "Ada Orr", Comparing.WITHIN, replace(QUERY, role="mayor"), REPORTED),
        (" ", "Ada Orr", Comparing.ENGLISH, QUERY, REPORTED),
        (" ", "Ada Orr", Comparing.ACROSS, QUERY, REPORTED),
    ],
)
def test_a_quotation_has_the_topic_of_the_words_that_lead_up_to_it(
    between: str, quoted_of: str, model: Comparing, query: Query, first: str
) -> None:
    """
    The same speaker's, right before it; a role in a question is what the words before it have to name.
    """
    text = f"{REPORTED}{between}{QUOTED}"
    candidates = [statement(1, text, REPORTED, "indirect"), statement(2, text, QUOTED, "direct", quoted_of)]
    found = rank(query, candidates, {1: TopicPlaces(text, RARITY, model=model)}, {})

    assert found[0].candidate.span.of(text) == first
