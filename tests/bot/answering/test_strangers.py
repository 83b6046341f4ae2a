"""Somebody whom no article quotes: what merely names them is no answer, and who speaks for them is told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.extraction.by_pattern.extractor import PatternExtractor
from tests.bot.support.asking import AskedArchive, make_news

NAMED = make_news(
    "Judge Ada Orr told the lawyers Ivo Kestrel and Nell Quist to sit down. Orr did not agree.\n\n"
    "Ada Orr said that the Tern Harbour Union has worked with the port on the ferry for years.\n\n"
    "Ivo Kestrel sold the ferry in May. The crowd outside was quiet.\n\n"
    "\u201cWe will not sell the ferry again,\u201d \u2015 Rhea Lund",
    "named",
)


@pytest.fixture(scope="module")
def naming(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """One article that names people whom it does not quote."""
    made = AskedArchive(tmp_path_factory.mktemp("naming"), NAMED)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize("name", ["Nell Quist", "nell quist", "Ivo Kestrel", "the Tern Harbour Union"])
def test_sentences_that_name_somebody_are_no_words_of_theirs(naming: AskedArchive, name: str) -> None:
    """
    Asked for anything that they said, the archive has nothing; what is told of them is no answer.
    """
    answer = naming.ask(f"what did {name} say?")

    assert (answer.status, answer.citations) == ("refused", ())


def test_what_articles_tell_of_somebody_answers_a_question_for_a_deed(naming: AskedArchive) -> None:
    """
    It is shown as that, and sentences that name only others are not.
    """
    answer = naming.ask("why did Ivo Kestrel sell the ferry?")

    assert answer.lead == "No statement on this is credited to Ivo Kestrel; the articles themselves say:"
    assert answer.citations[0].quote == "Ivo Kestrel sold the ferry in May."
    assert all("Kestrel" in one.quote for one in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["what did Ivo Kestrel say about the ferry?", "ivo kestrel on the ferry", "what does kestrel think of the ferry"],
)
def test_what_articles_tell_of_somebody_is_no_answer_to_a_question_for_words(
    naming: AskedArchive, question: str
) -> None:
    """
    It stands beside the refusal.
    """
    answer = naming.ask(question)

    assert (answer.status, answer.citations) == ("refused", ())
    assert "Ivo Kestrel sold the ferry in May." in [one.quote for one in answer.nearest]


TOLD = make_news(
    "Nobody asked Lew Marrin. Marrin wrote a column this week blaming the port for the ferry.\n\n"
    "The song \u201cThe Old Ferry of the Bay\u201d was by Una Thorold. Thorold rejected the crews' finding on songs.",
    "told",
)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("lew marrin on the port and the ferry", "Marrin wrote a column this week blaming the port for the ferry."),
        ("what did una thorold say about the songs", "Thorold rejected the crews' finding on songs."),
    ],
)
def test_a_sentence_that_tells_words_of_somebody_answers(tmp_path: Path, question: str, quote: str) -> None:
    """
    By a verb for saying behind the name, whether or not the extractor has read it; a song's title is no speech.
    """
    made = AskedArchive(tmp_path, TOLD, extractor=PatternExtractor())
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert [one.quote for one in answer.citations][:1] == [quote]
    assert not any(one.quote.startswith("The song") for one in answer.citations)


def test_a_quotation_may_be_signed_behind_it(naming: AskedArchive) -> None:
    """
    A name at the end of its line is not another's.
    """
    answer = naming.ask("what did Rhea Lund say about the ferry?")

    assert any("sell the ferry again" in one.quote for one in answer.citations)


SECRETARY = make_news(
    "Nell Quist, the general secretary of Ferrymen United, said that crews would be shocked by the timetable.\n\n"
    "Quist said that nobody had asked the crews. The port said that the timetable would stay.",
    "secretary",
)


@pytest.mark.parametrize("topic", ["", " about the timetable"])
def test_those_who_speak_for_a_body_are_shown_apart(tmp_path: Path, topic: str) -> None:
    """
    The body itself is quoted nowhere, so its secretary's words are no answer, but stand beside the refusal.
    """
    made = AskedArchive(tmp_path, SECRETARY, extractor=PatternExtractor())
    answer = made.ask(f"what did Ferrymen United say{topic}?")
    made.archive.engine.dispose()

    assert (answer.status, answer.citations) == ("refused", ())
    assert {one.speaker for one in answer.apart} == {"Nell Quist"}
    assert answer.prose.endswith("Not found from Ferrymen United. Nell Quist said:")
