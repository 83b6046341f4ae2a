"""Refusals in words: who is quoted how widely, what lies outside of the archive, and what was searched."""

from dataclasses import replace

from bot.answering.refusing import explain_language, explain_refusal
from tests.bot.support.asking import facts, read_text

SEARCHED = "Searched: 3 articles from 1 Jan 2026 to 1 Jun 2026."


def explain(question: str, articles: int = 3) -> str:
    """Return the reason for refusing a question, its speakers quoted in so many articles."""
    asked = read_text(question)
    return explain_refusal(asked, facts(), {one.name: articles for one in asked.speakers})


def test_a_known_speaker_s_refusal_counts_articles_and_names_the_topic() -> None:
    """
    The topic is in the asker's own words, and one article is one.
    """
    assert explain("what did Ben Orr say about the new toll?") == (
        f"Ben Orr is quoted in 3 articles, but nothing about the new toll was found in their words. {SEARCHED}"
    )
    assert "Ben Orr is quoted in 1 article, but nothing on this was" in explain("did Ben Orr resign?", articles=1)


def test_two_people_of_a_name_are_both_named() -> None:
    """
    A refusal does not choose between namesakes.
    """
    reason = explain("what did Thistlewick say?")

    assert reason.startswith("Conrad Thistlewick and Ada Thistlewick are together quoted in 3 articles")


def test_each_of_several_speakers_is_accounted_for() -> None:
    """
    One who is known and one who is not.
    """
    reason = explain("what did Ben Orr and Merkel say about tolls?")

    assert "Ben Orr is quoted in 3 articles" in reason
    assert "Nobody called Merkel is quoted in the archive." in reason


def test_a_stranger_s_refusal_asks_about_a_name_that_is_near() -> None:
    """
    Only where it is near.
    """
    assert "Did you mean Elizabeth Warren?" in explain("what did Elizabeth Barron say about tolls?")
    assert "Did you mean" not in explain("what did Merkel say about tolls?")


def test_a_role_that_nobody_has_is_refused_by_its_name() -> None:
    """
    The reader learns that nobody is called so.
    """
    assert explain("what did the mayor of Tern say about tolls?").startswith(
        "Nobody whom an article calls mayor of Tern is quoted about tolls."
    )


def test_an_outlet_that_is_not_there_is_named_with_those_that_are() -> None:
    """
    Whether a stranger behind "according to" is an outlet or a person, both are answered.
    """
    reason = explain("what happened on the bridge according to The Beacon?")

    assert "Nobody called Beacon is quoted in the archive." in reason
    assert "The archive has no outlet called The Beacon: it has The Lantern." in reason
    assert "Searched: only The Lantern’s of 3 articles" in explain(
        "according to The Lantern, what did Orr say about tolls?"
    )


def test_a_period_outside_of_the_archive_is_named_as_such() -> None:
    """
    One inside of it is said to be all that was searched.
    """
    assert "no articles of the time that you ask about (May 2019): its oldest is of 1 Jan 2026." in explain(
        "what did Orr say in May 2019?"
    )
    inside, of_outlet = (
        explain("what did Orr say in May 2026?"),
        explain("according to The Lantern, was it on 3 May 2026?"),
    )

    assert inside.endswith(
        "Of 3 articles from 1 Jan 2026 to 1 Jun 2026, only the time from 1 May 2026 to 31 May 2026 was searched."
    )
    assert of_outlet.endswith(
        "Of 3 articles from 1 Jan 2026 to 1 Jun 2026, only 3 May 2026 in The Lantern was searched."
    )
    assert "Searched:" not in inside + of_outlet


def test_a_period_after_the_newest_article_is_named_with_that_article_s_day() -> None:
    """
    Of a role nothing else is said: whether anybody with it is quoted at another time was not looked for.
    """
    assert explain("what did the mayor say yesterday?") == (
        "The archive has no articles of the time that you ask about (29 Jun 2026): its newest is of 1 Jun 2026. "
        f"{SEARCHED}"
    )


def test_a_question_without_a_speaker_is_refused_with_its_topic() -> None:
    """
    Nobody is quoted on it.
    """
    assert explain("what has been said about volcanoes?") == (
        f"Nothing in the archive answers this: nobody is quoted about volcanoes. {SEARCHED}"
    )


def test_a_language_is_refused_with_the_archive_s_own() -> None:
    """
    The reader learns in which language to ask.
    """
    held = replace(facts(), languages=frozenset({"en", "uk"}))

    assert explain_language("German", held) == (
        "This question seems to be in German, and the archive is in English and Ukrainian: "
        "please ask in English or Ukrainian."
    )
