"""A story that several outlets carry is cited once, with how many others have the very words."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers import Answer
from corpus.article import Article
from tests.bot.support.asking import AskedArchive, make_news

SAID = "Ada Orr said that the lighthouse of Marrowby would be painted green before the winter."
_REST = (
    (
        "The town had argued over the colour since the storm of last autumn, when the old paint came off in sheets and "
        "blew across the harbour. A painter from Tern offered to do the work for nothing, and was thanked."
    ),
    "Odette Vane said that the ladder is rotten and that nobody should climb it without a rope and a second rope.",
    (
        "Eleven fishermen signed a letter in which they asked for white, because white is what they look for at night. "
        "The letter was read aloud twice and then put away with the others."
    ),
)
STORY = "\n\n".join((SAID, *_REST))


def carried(text: str, outlet: str | None, day: str = "2026-05-04", key: str = "") -> Article:
    """Return an outlet's print of the story."""
    name = (outlet or "nobody").lower()
    news = make_news(text, key or name, publisher=outlet or "", day=day, title=f"What {name} made of it")
    return replace(news, publisher=outlet, url=f"https://www.{name}.example/{key or 'story'}")


WIRE = carried(STORY, "Wire", "2026-05-03")


def ask(data_dir: Path, *articles: Article, question: str = "what did Orr say about the lighthouse?") -> Answer:
    """Index the articles and ask."""
    asked = AskedArchive(data_dir, *articles)
    answer = asked.ask(question)
    asked.archive.engine.dispose()
    return answer


def test_the_earliest_is_cited_and_the_others_counted(tmp_path: Path) -> None:
    """
    Cut, re-titled and with words of their own, whatever came first into the archive.
    """
    cut = carried(f"MARROWBY (Wire) - In brief.\n\n{SAID}\n\n{_REST[0]}", "Beacon")
    longer = carried(f"A column of our own about paint.\n\n{STORY}\n\nWhat do you think?", "Courier")
    nameless = carried(STORY, None)
    answer = ask(tmp_path, cut, longer, nameless, WIRE)
    first = answer.to_json()["citations"][0]

    assert (first["publisher"], first["also_in"]) == ("Wire", 3)
    assert first["also_in_outlets"] == ["Beacon", "Courier", "nobody.example"]
    assert "Wire, 3 May 2026, also in 3 outlets: Ada Orr said" in answer.prose
    assert [one.quote for one in answer.citations].count(SAID) == 1


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace(SAID, "Nobody was heard."),
        STORY.replace("would be painted", "would not be painted"),
        STORY.replace("Ada Orr said", "Ben Stone said"),
        STORY.replace("before the winter", "within 12 weeks"),
        STORY.replace("painted green", "painted grey"),
        STORY.replace("before the winter", "before the second winter"),
    ],
    ids=["left out", "negated", "of another", "with a figure", "of another colour", "with a number in words"],
)
def test_a_copy_without_the_words_is_not_counted(tmp_path: Path, text: str) -> None:
    """
    That the rest of the article is the same says nothing of this statement.
    """
    answer = ask(tmp_path, WIRE, carried(text, "Beacon"))
    cited = [one for one in answer.citations if one.publisher == "Wire" and one.quote == SAID]

    assert [(one.also_in, one.also_in_outlets) for one in cited] == [(0, ())]


def test_a_surname_in_a_copy_is_the_same_speaker(tmp_path: Path) -> None:
    """
    Where the copy is cut before the full name; its words are the same statement, and cited once.
    """
    answer = ask(tmp_path, WIRE, carried(STORY.replace("Ada Orr said", "Orr said"), "Beacon", "2026-05-07"))

    assert [(one.speaker, one.publisher, one.also_in) for one in answer.citations] == [("Ada Orr", "Wire", 1)]


def test_one_outlet_s_own_articles_are_counted_as_articles(tmp_path: Path) -> None:
    """
    An outlet that prints a story three times is one outlet.
    """
    answer = ask(tmp_path, WIRE, *(carried(STORY, "Wire", key=f"again{number}") for number in (1, 2)))

    assert (answer.citations[0].also_in, answer.citations[0].also_in_outlets) == (2, ())
    assert "also in 2 other articles" in answer.prose


def test_many_copies_do_not_crowd_out_another_article(tmp_path: Path) -> None:
    """
    Of a story in thirty outlets two compete; the one article that says something else is found beside it.
    """
    copies = [carried(STORY, f"Outlet{number}") for number in range(30)]
    other = carried(
        "Ada Orr said that the lighthouse of Marrowby has a parrot, too.",
        "Lantern",
        "2026-04-01",
    )
    answer = ask(tmp_path, *copies, other, WIRE, question="what did Orr say about the lighthouse of Marrowby?")

    assert {one.publisher for one in answer.citations} == {"Wire", "Lantern"}
    assert answer.citations[0].also_in >= 20
    assert [one.quote for one in answer.citations].count(SAID) == 1


def test_what_only_the_third_copy_adds_is_found(tmp_path: Path) -> None:
    """
    Copies make room for one another's common words, not for their own.
    """
    copies = [carried(STORY, f"Outlet{number}") for number in range(6)]
    own = carried(f"{STORY}\n\nAda Orr said that the gulls of Marrowby were consulted.", "Beacon", "2026-05-09")
    answer = ask(tmp_path, *copies, own, question="what did Orr say about the gulls?")

    assert (answer.citations[0].publisher, answer.citations[0].also_in) == ("Beacon", 0)
    assert "gulls" in answer.citations[0].quote


def test_an_outlet_that_is_asked_for_is_cited_though_another_was_first(tmp_path: Path) -> None:
    """
    The others are counted all the same.
    """
    copies = [carried(STORY, f"Outlet{number}") for number in range(5)]
    answer = ask(
        tmp_path, WIRE, *copies, carried(STORY, "Beacon"), question="what did Orr say according to the Beacon?"
    )

    assert {one.publisher for one in answer.citations} == {"Beacon"}
    assert answer.citations[0].also_in == 6


def test_two_outlets_that_differ_in_a_number_are_both_quoted(tmp_path: Path) -> None:
    """
    Neither carries the other's words, however alike the rest is.
    """
    two = "Ada Orr said that a toll of two crowns is the only honest way to keep the old bridge of Marrowby open."
    answer = ask(
        tmp_path,
        carried(two, "Lantern"),
        carried(two.replace("two", "three"), "Mail"),
        question="what did Orr say about the toll?",
    )

    assert sorted(one.publisher or "" for one in answer.citations) == ["Lantern", "Mail"]
    assert [(one.also_in, one.also_in_outlets) for one in answer.citations] == [(0, ())] * 2
