"""The lead says where a quote does not bear out what the question takes for granted, and no more."""

from collections.abc import Iterator

import pytest

from index.extraction.by_pattern.extractor import PatternExtractor
from tests.bot.support.asking import AskedArchive, make_news

ARTICLES = (
    make_news('"There will be no toll while I am mayor," Ines Corvo said. Rafe Dunmore promised a toll.', "toll"),
    make_news("Karl Venn said that taxes would fall by 5 per cent in spring.", "taxes"),
    make_news("Odile Strand denied that she had doped the horse.", "horse"),
    make_news("Wim Pastor admitted that he had sold the saddle.", "saddle"),
    make_news("Lea Quint said that the visit of Senator Barlow was a danger to the town.", "visit"),
    make_news("Mayor Selma Hart said that the harbour needed a new crane for the boats.", "harbour"),
    make_news("Bo Lannick said that he didn't care about the regatta.", "regatta"),
    make_news("Ove Lind said that the ferry had carried 1,237 sheep and 4.9 tonnes of wool.", "ferry"),
    make_news("Tess Arden said that the song reminded everybody at the fair of Gus Merrow.", "song"),
)
OTHERS = "words on this are others:"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index the articles without a parser."""
    made = AskedArchive(tmp_path_factory.mktemp("premises"), *ARTICLES, extractor=PatternExtractor())
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    "question",
    [
        "Why did Ines Corvo promise a toll?",
        "Ines Corvo promised a toll. What were her words?",
        "why did Karl Venn say that taxes would rise?",
        "Why did Karl Venn say taxes will fall by 15 per cent?",
        "Why did Odile Strand admit that she had doped the horse?",
        "what did Odile Strand say when she admitted doping the horse?",
        "why did Wim Pastor deny selling the saddle?",
        "Why did Lea Quint welcome the visit of Senator Barlow?",
        "why did Selma Hart resign over the harbour crane?",
        "Why did Tess Arden say that the song reminded everybody of Nora Brill?",
        "Ove Lind said the ferry carried 1,144 sheep. Why?",
        "ove lind: the ferry carried 5.9 tonnes of wool",
        "ove lind: 1,144 sheep on the ferry",
        "ove lind ferry 1,144 sheep?",
        "ove lind on the 1,144 sheep on the ferry",
        "1,144 sheep on the ferry, thats what ove lind said isnt it",
        "is it true ove lind said the ferry carried 1,144 sheep",
        "karl venn on taxes falling by 15 per cent",
    ],
)
def test_a_quote_under_a_false_premise_is_introduced_as_other_words(asked: AskedArchive, question: str) -> None:
    """
    Whether it is denied, turned round, has another number or name, or was never done.
    """
    answer = asked.ask(question)

    assert answer.citations
    assert OTHERS in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Why did Ines Corvo rule out a toll?",
        "What did Ines Corvo say about a toll?",
        "Why did Karl Venn say that taxes would fall?",
        "when did Karl Venn say taxes will fall by 5 per cent?",
        "Ove Lind said the ferry carried 1237 sheep. Why?",
        "Why did Odile Strand deny that she had doped the horse?",
        "Why did Wim Pastor admit selling the saddle?",
        "ove lind 1,237 sheep?",
        "ove lind on the ferry in 2026",
        "ove lind on sheep, aug 11-13",
        "ove lind on sheep, the week of 3 february",
        "ove lind: how many sheep did the 2 ferries carry",
        "one of the ferries, ove lind on sheep",
        "Did Ove Lind say the ferry carried sheep?",
        "is it true ove lind said the ferry carried 1,237 sheep",
        "ove lind: 1,237 sheep on the ferry, right?",
        "karl venn on taxes",
        "where did Bo Lannick say he doesnt care about the regatta",
        "Why did Lea Quint criticise the visit of Senator Barlow?",
        "Why did Tess Arden say the song reminded everybody of Gus Merrow?",
    ],
)
def test_a_quote_that_bears_the_premise_out_is_not(asked: AskedArchive, question: str) -> None:
    """
    Nor is anything told where nothing is taken for granted.
    """
    answer = asked.ask(question)

    assert answer.citations
    assert OTHERS not in answer.lead


@pytest.mark.parametrize(
    "question", ["did the mayor deny that the harbour would close?", "did Selma Hart deny it of the harbour?"]
)
def test_a_denial_that_is_not_found_is_said_to_be_missing(asked: AskedArchive, question: str) -> None:
    """
    For a role as for a name.
    """
    answer = asked.ask(question)

    assert not answer.citations or "none of them told as a denial" in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "why did Karl Venn say taxes hurt the poor",
        "when did Selma Hart say that the harbour crane would come from abroad?",
        "Wim Pastor said the saddle was a gift. what exactly did he say about the saddle",
    ],
)
def test_words_that_neither_bear_a_premise_out_nor_contradict_it_are_called_the_speakers_words(
    asked: AskedArchive, question: str
) -> None:
    """
    They do not stand under what the question takes for granted, as if they said it.
    """
    answer = asked.ask(question)

    assert answer.citations
    assert "words on this:" in answer.lead or OTHERS in answer.lead


def test_an_open_question_needs_no_such_lead(asked: AskedArchive) -> None:
    """
    Nothing is taken for granted.
    """
    assert "words on this" not in asked.ask("what did Karl Venn say about taxes?").lead
