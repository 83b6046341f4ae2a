"""Answers keep the promise: verbatim, credited to the speaker, and refused where the archive does not say."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answerer import MOST_CITATIONS, choose
from bot.answers import Answer
from bot.citations.quotes import LONGEST_QUOTE, SHORTEST_QUOTE
from corpus.article import Article, Span
from corpus.files.reading import SAMPLES, read_source
from index.extraction.by_pattern.extractor import PatternExtractor
from index.search.candidates import Candidate
from index.search.ranking import Ranked
from index.statements import Kind, Polarity, Statement
from tests.bot.support.asking import NOW, AskedArchive, make_news
from tests.fakes import SaidExtractor

BRIDGE = make_news(
    "Ada Orr said that the bridge would stay free of tolls. Odette Vane said that the bridge needs a toll.\n\n"
    "Ben Orr said that the library would close at five. The harbour was calm on Monday, fishermen in boats say.",
    "bridge",
)
PENSIONS = make_news("Odette Vane said that pensions would rise in spring. Nobody in the hall replied.", "pensions")
ORRS = make_news("Ada Orr said that the budget is sound. " * 4, "budget", publisher="Radio", day="2026-03-03")

QUESTIONS = (
    "what did Ada Orr say about the bridge?",
    "who said that the bridge needs a toll?",
    "what did Vane say about Orr and the bridge?",
    "what did Orr say about pensions?",
    "what did Vane say about pensions?",
    "what did Thorvald say about the bridge?",
    "bridge",
    "what did the mayor say?",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Three articles, and three people who say things in them."""
    made = AskedArchive(tmp_path_factory.mktemp("asked"), BRIDGE, PENSIONS, ORRS)
    yield made
    made.archive.engine.dispose()


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index the sample articles without a parser."""
    articles = [one for one in read_source(SAMPLES) if isinstance(one, Article)]
    made = AskedArchive(tmp_path_factory.mktemp("samples"), *articles, extractor=PatternExtractor())
    yield made
    made.archive.engine.dispose()


def speakers_of(answer: Answer) -> set[str | None]:
    """Return whom the answer credits, in citations and nearest statements alike."""
    return {citation.speaker for citation in (*answer.citations, *answer.nearest)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_the_article_s_own(asked: AskedArchive, question: str) -> None:
    """
    A quote is the text between its offsets, of 20 to 600 characters, and at most five are cited.
    """
    answer = asked.ask(question)
    shown = (*answer.citations, *answer.nearest)

    assert len(answer.citations) <= MOST_CITATIONS
    assert all(one.quote == one.span.of(asked.texts[one.article_id]) for one in shown)
    assert all(SHORTEST_QUOTE <= len(one.quote) <= LONGEST_QUOTE for one in shown)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_answer(asked: AskedArchive, question: str) -> None:
    """
    Asked twice of one archive, nothing but the time it took differs.
    """
    first, second = asked.ask(question), asked.ask(question)

    assert replace(first, latency_ms=0) == replace(second, latency_ms=0)


def test_threads_ask_at_once_and_get_the_same_answers(asked: AskedArchive) -> None:
    """
    Eight at a time get what one gets.
    """
    alone = [replace(asked.ask(question), latency_ms=0) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        together = [replace(one, latency_ms=0) for one in pool.map(asked.ask, QUESTIONS * 4)]

    assert together == alone * 4


def test_a_speaker_is_cited_with_their_own_words(asked: AskedArchive) -> None:
    """
    The asked-for person's statement on the topic comes first.
    """
    answer = asked.ask("what did Ada Orr say about the bridge?")

    assert answer.status == "answered"
    assert answer.citations[0].quote == "Ada Orr said that the bridge would stay free of tolls."
    assert answer.citations[0].speaker == "Ada Orr"


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what did Ada Orr say about the bridge?", "Ada Orr"),
        ("what did Ada Orr say about pensions?", "Ada Orr"),
        ("what did Ben Orr say about the bridge?", "Ben Orr"),
        ("what did Odette Vane say about the budget?", "Odette Vane"),
        ("Vane's view on the library", "Odette Vane"),
        ("did Ada Orr say that pensions would rise?", "Ada Orr"),
        ("what did Thorvald say about the bridge?", None),
        ("what did Johnny Orr say about the budget?", None),
        ("what did Ada Orrin say about the bridge?", None),
    ],
)
def test_nobody_else_is_credited(asked: AskedArchive, question: str, speaker: str | None) -> None:
    """
    Also where only others spoke on the topic, and where the asked-for person bears somebody else's surname.
    """
    assert speakers_of(asked.ask(question)) <= {speaker, None}


def test_a_surname_of_two_cites_each_under_their_own_name(asked: AskedArchive) -> None:
    """
    Two people named Orr stay two, whichever of them is meant.
    """
    answer = asked.ask("what did Orr say about the library?")

    assert {(one.speaker, one.quote.split(" said ")[0]) for one in answer.citations if one.speaker} <= {
        ("Ada Orr", "Ada Orr"),
        ("Ben Orr", "Ben Orr"),
    }


def test_a_stranger_is_refused_by_name(asked: AskedArchive) -> None:
    """
    The refusal says that nobody of that name is quoted, and what was searched.
    """
    answer = asked.ask("what did Thorvald say about the bridge?")

    assert (answer.status, answer.citations) == ("refused", ())
    assert answer.reason
    assert answer.reason.startswith(
        "Nobody called Thorvald is quoted in the archive. Searched: 3 articles from 3 Feb 2026 to 3 Mar 2026."
    )
    assert answer.prose == answer.reason


def test_a_speaker_who_said_nothing_on_the_topic_is_refused(asked: AskedArchive) -> None:
    """
    The refusal says in how many articles they are quoted, and the nearest statements are theirs.
    """
    answer = asked.ask("what did Vane say about volcanoes?")

    assert answer.status == "refused"
    assert answer.reason
    assert answer.reason.startswith(
        "Odette Vane is quoted in 2 articles, but nothing about volcanoes was found in their words."
    )
    assert answer.nearest[0].speaker == "Odette Vane"
    assert speakers_of(answer) <= {"Odette Vane", None}


def test_what_others_said_on_the_topic_counts_against_a_speaker_who_hardly_touched_it() -> None:
    """
    The same evidence answers where the archive holds no better, and is refused where it does.
    """
    span = Span(0, 30)
    candidate = Candidate(1, span, 1, "Ada Orr", Kind.DIRECT, Polarity.SAID, 0.9, span, 1.0, "d", ("d",))
    hit = Ranked(candidate, score=3.0, evidence=0.8, own_evidence=0.5, is_speakers=True)

    assert choose([hit], best_evidence=0.8) == {0}
    assert choose([hit], best_evidence=1.8) == frozenset()
    assert choose([], best_evidence=0.0) == frozenset()


def test_how_much_better_others_words_fit_counts_either_way() -> None:
    """
    A speaker whose statement fits best needs less evidence, and one far behind others more.
    """
    span = Span(0, 30)
    candidate = Candidate(1, span, 1, "Ada Orr", Kind.DIRECT, Polarity.SAID, 0.9, span, 1.0, "d", ("d",))
    weak, fair = (
        Ranked(candidate, score=3.0, evidence=evidence, own_evidence=0.3, is_speakers=True) for evidence in (0.35, 0.6)
    )

    assert choose([weak], 0.35) == frozenset()
    assert choose([weak], 0.35, lead_of_others=-0.5) == {0}
    assert choose([fair], 0.6) == {0}
    assert choose([fair], 0.6, lead_of_others=2.0) == frozenset()


def test_a_topic_of_which_nothing_is_said_is_refused(asked: AskedArchive) -> None:
    """
    Without a name, too, there is no answer where there is no support.
    """
    answer = asked.ask("volcanoes erupting beneath Iceland's glaciers")

    assert answer.reason
    assert answer.reason.startswith("Nothing in the archive answers this. Searched: 3 articles")


def test_nothing_is_near_to_nonsense(asked: AskedArchive) -> None:
    """
    A refusal lists statements that touch the question, none that merely exist.
    """
    answer = asked.ask("asdf qwer zxcv")

    assert (answer.status, answer.nearest) == ("refused", ())
    assert answer.reason
    assert "Nearest" not in answer.reason


def test_an_empty_archive_says_what_to_run(tmp_path: Path) -> None:
    """
    Before anything is indexed, every question is refused with the command that helps.
    """
    answer = AskedArchive(tmp_path).ask("what did Ada Orr say?")

    assert answer.reason == "The archive is empty: run onrecord index with the articles to search."
    assert answer.as_of is None
    assert answer.to_json()["as_of"] is None


def test_every_answer_says_as_of_when(tmp_path: Path) -> None:
    """
    The time is that of the last indexing, and moves on with the next; so do the answers, without a restart.
    """
    asked = AskedArchive(tmp_path, BRIDGE)
    before = asked.ask("what did Vane say about pensions?")
    asked.archive.build([BRIDGE, PENSIONS])
    after = asked.ask("what did Vane say about pensions?")

    assert before.as_of
    assert after.as_of
    assert datetime(2026, 2, 3, tzinfo=UTC) < before.as_of < after.as_of
    assert after.citations[0].quote == "Odette Vane said that pensions would rise in spring."


def test_a_new_version_of_an_article_is_what_is_quoted(tmp_path: Path) -> None:
    """
    Offsets and version number are those of the text that is current.
    """
    asked = AskedArchive(tmp_path, PENSIONS)
    text = "Correction. Odette Vane said that pensions would fall in spring. Nobody in the hall replied."
    asked.archive.build([replace(PENSIONS, text=text)])
    citation = asked.ask("what did Vane say about pensions?").citations[0]

    assert citation.version == 2
    assert citation.quote == citation.span.of(text) == "Odette Vane said that pensions would fall in spring."


def test_articles_of_one_id_from_two_outlets_are_both_cited(tmp_path: Path) -> None:
    """
    Two outlets number their articles alike, and neither hides the other.
    """
    first = make_news("Odette Vane said that pensions would rise in spring.", "x", article_id="1")
    second = make_news("Odette Vane said that pensions would rise in autumn.", "y", article_id="1", publisher="Radio")
    answer = AskedArchive(tmp_path, first, second).ask("what did Vane say about pensions?")

    assert {citation.publisher for citation in answer.citations} == {"The Lantern", "Radio"}


class _LongSaid:
    """Takes an article of one endless sentence for one statement, whose speaker is named at its end."""

    fingerprint = "long-1"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        (found,) = SaidExtractor().extract(article, sentences)
        end = article.text.index(", Ada Orr said")
        at = Span(end + 2, end + 9)
        return [replace(found, source=(at,), cue=(Span(end + 10, end + 14),), content=(Span(0, end),))]


def test_a_long_statement_is_cut_with_its_source_and_cue_in_view(tmp_path: Path) -> None:
    """
    Of a sentence of 900 characters, the 600 at most that are shown say who said it.
    """
    text = ", ".join(["the bridge would stay open to everybody who lives here"] * 16) + ", Ada Orr said that day."
    asked = AskedArchive(tmp_path, make_news(text), extractor=_LongSaid())
    citation = asked.ask("what did Ada Orr say about the bridge?").citations[0]

    assert len(citation.quote) <= LONGEST_QUOTE
    assert citation.quote in text
    assert "Ada Orr said" in citation.quote
    assert citation.speaker == "Ada Orr"


def test_the_day_of_asking_counts_periods(asked: AskedArchive) -> None:
    """
    "In March" is the archive's March, and what was said in February does not answer.
    """
    answer = asked.answerer.answer("what did Ada Orr say in March 2026?", now=NOW)

    assert (str(answer.understood.since), str(answer.understood.until)) == ("2026-03-01", "2026-03-31")
    assert {citation.article_id for citation in answer.citations} == {"budget"}


@pytest.mark.parametrize(
    "when", ["last week", "yesterday", "in June", "in the past 3 days", "in June 2026", "this month"]
)
def test_a_time_after_the_newest_article_is_refused(asked: AskedArchive, when: str) -> None:
    """
    Nothing older is shown in its place, and the days that were asked for are among what was understood.
    """
    answer = asked.answerer.answer(f"what did Ada Orr say {when}?", now=NOW)

    assert answer.citations == answer.nearest == ()
    assert answer.understood.since is not None
    assert "no articles of the time that you ask about" in answer.prose


def test_a_day_without_a_year_is_of_the_day_of_asking_only_by_a_guess(asked: AskedArchive) -> None:
    """
    Outside of the archive it is read as what the question is about.
    """
    assert asked.answerer.answer("what did Ada Orr say on 3 June?", now=NOW).understood.since is None


def test_the_question_comes_back_as_it_was_typed(asked: AskedArchive) -> None:
    """
    Cleaning is for searching; the asker's own words are echoed.
    """
    typed = "  what did\0Ada Orr\nsay about the <b>bridge</b>? "

    assert asked.ask(typed).question == typed
    assert asked.ask(typed).citations == asked.ask("what did Ada Orr say about the bridge ?").citations


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        (
            "what did Rutte say about security guarantees?",
            "Mark Rutte",
            "security guarantees in addition to a strong army",
        ),
        ("what did Brandrith say about a toll of two crowns?", "Ilse Brandrith", "A toll of two crowns"),
        ("what did Pellowe say about working nights?", "Garrick Pellowe", "eleven nights in a row"),
        (
            "did Ormeroyd deny buying the hands of the clock?",
            "Silas Ormeroyd",
            "He denied that he had bought the hands.",
        ),
    ],
)
def test_the_samples_are_answered(samples: AskedArchive, question: str, speaker: str, words: str) -> None:
    """
    Real articles, read without a parser: the statement is among the citations, under its speaker's name.
    """
    answer = samples.ask(question)

    assert any(words in one.quote and one.speaker == speaker for one in answer.citations)
    assert speakers_of(answer) <= {speaker, None}


def test_no_sample_s_speaker_is_credited_with_another_s_words(samples: AskedArchive) -> None:
    """
    For any person and any topic, only the person asked for is credited.
    """
    people = (
        "Ilse Brandrith",
        "Garrick Pellowe",
        "Odette Farrowmere",
        "Mark Rutte",
        "Tobin Kestrelow",
        "Hesper Quillan",
    )
    topics = ("the toll", "night shifts", "the library", "security guarantees", "the flood wall")
    answers = {(who, topic): samples.ask(f"what did {who} say about {topic}?") for who in people for topic in topics}
    wrong = {asked: speakers_of(answer) - {asked[0], asked[0].split()[1], None} for asked, answer in answers.items()}

    assert not {asked: speakers for asked, speakers in wrong.items() if speakers}


def test_the_samples_do_not_answer_what_they_do_not_say(samples: AskedArchive) -> None:
    """
    Nobody called Merkel is quoted, and nothing stands in for her.
    """
    answer = samples.ask("what did Merkel say about pensions?")

    assert answer.status == "refused"
    assert answer.nearest == ()
