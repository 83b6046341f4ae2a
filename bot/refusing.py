"""Why there is no answer, in words: whom the archive quotes how widely, what lies outside of it, what comes nearest.

Pure.
"""

import re
from collections.abc import Mapping, Sequence

from bot.answers import Citation
from bot.asked_speakers import AskedSpeaker
from bot.composing import day_in_words, list_names
from bot.languages import list_languages
from bot.questions import ReadQuestion
from index.archive_facts import ArchiveFacts

#: Of how many outlets all are named, where one is asked for that the archive does not have.
_FEW_OUTLETS = 8

_TOPIC = re.compile(
    r"\b(?:about|regarding|concerning|on)\s+(?P<topic>[^?.!]+?),?\s*(?:\baccording to\b.*)?[?.!]*\s*$", re.IGNORECASE
)


def explain_refusal(
    asked: ReadQuestion, facts: ArchiveFacts, articles: Mapping[str, int], nearest: Sequence[Citation]
) -> str:
    """Return why nothing is cited: what was searched, what was not found, and what comes nearest.

    Args:
        asked: What was read from the question.
        facts: Of the archive.
        articles: How many articles quote each asked-for speaker, by the name as asked for.
        nearest: Shown apart from the answer.
    """
    if not facts.articles:
        return "The archive is empty: run onrecord index with the articles to search."
    topic = _topic(asked)
    sentences = [_explain_speaker(one, facts, articles.get(one.name, 0), topic) for one in asked.speakers]
    if not asked.speakers:
        sentences.append(f"Nothing in the archive answers this{f': nobody is quoted{topic}' if topic else ''}.")
    sentences.append(_explain_outlet(asked, facts))
    sentences.append(_explain_period(asked, facts))
    sentences.append(_tell_searched(facts, asked.understood.publisher))
    sentences.append(_tell_nearest(nearest))
    return " ".join(sentence for sentence in sentences if sentence)


def explain_language(language: str, facts: ArchiveFacts) -> str:
    """Return why a question in a language that the archive does not have is not searched for."""
    own = list_languages(facts.languages)
    ask = f"please ask in {' or '.join(own)}"
    return f"This question seems to be in {language}, and the archive is in {list_names(own)}: {ask}."


def _topic(asked: ReadQuestion) -> str:
    """Return " about the bridge" in the asker's own words, "" where the question names no topic."""
    found = _TOPIC.search(asked.unframed)
    if found and asked.understood.topic:
        return f" about {found['topic']}"
    return ""


def _explain_speaker(speaker: AskedSpeaker, facts: ArchiveFacts, articles: int, topic: str) -> str:
    if speaker.is_role:
        return f"Nobody whom an article calls {speaker.name} is quoted{topic}."
    if speaker.stored:
        are = "is" if len(speaker.people) == 1 else "are together"
        count = "1 article" if articles == 1 else f"{articles} articles"
        nothing = f"nothing{topic or ' on this'} was found in their words"
        return f"{list_names(speaker.people)} {are} quoted in {count}, but {nothing}."
    near = facts.roster.near(speaker.name)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"Nobody called {speaker.name} is quoted in the archive.{hint}"


def _explain_outlet(asked: ReadQuestion, facts: ArchiveFacts) -> str:
    if not asked.unknown_outlet:
        return ""
    few = f": it has {list_names(facts.publishers)}" if 0 < len(facts.publishers) <= _FEW_OUTLETS else ""
    return f"The archive has no outlet called {asked.unknown_outlet}{few}."


def _explain_period(asked: ReadQuestion, facts: ArchiveFacts) -> str:
    read = asked.understood
    if not (read.since or read.until) or not facts.oldest or not facts.newest:
        return ""
    if (read.since and read.since > facts.newest) or (read.until and read.until < facts.oldest):
        return "The archive has no articles of the time that you ask about."
    since, until = read.since or facts.oldest, read.until or facts.newest
    if since == until:
        return f"Only {day_in_words(since)} was searched."
    return f"Only the time from {day_in_words(since)} to {day_in_words(until)} was searched."


def _tell_searched(facts: ArchiveFacts, publisher: str | None) -> str:
    searched = f"{facts.articles} {'article' if facts.articles == 1 else 'articles'}"
    if facts.oldest and facts.newest:
        searched += f" from {day_in_words(facts.oldest)} to {day_in_words(facts.newest)}"
    return f"Searched: {f'only {publisher}’s of ' if publisher else ''}{searched}."


def _tell_nearest(nearest: Sequence[Citation]) -> str:
    """Say whose words come nearest and when they were published; the words themselves are shown apart."""
    if not nearest:
        return ""
    named = dict.fromkeys(
        ", ".join(part for part in (one.speaker or one.publisher, day_in_words(one.published_at)) if part)
        for one in nearest
    )
    return f"Nearest, but no answer: {'; '.join(name or 'an undated article' for name in named)}."
