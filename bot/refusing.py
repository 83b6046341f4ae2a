"""Why there is no answer, in words: whom the archive quotes how widely, what lies outside of it, what comes nearest.

Pure.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import reduce

from bot.answers import Citation
from bot.asked_speakers import AskedSpeaker
from bot.composing import day_in_words, list_names
from bot.languages import list_languages
from bot.questions import ReadQuestion
from bot.texts import ENGLISH, Texts
from index.archive_facts import ArchiveFacts

#: Of how many outlets all are named, where one is asked for that the archive does not have.
_FEW_OUTLETS = 8

_TOPIC = re.compile(
    r"\b(?:about|regarding|concerning|on)\s+(?P<topic>[^?.!]+?),?\s*(?:\baccording to\b.*)?[?.!]*\s*$", re.IGNORECASE
)


def explain_refusal(
    asked: ReadQuestion,
    facts: ArchiveFacts,
    articles: Mapping[str, int],
    nearest: Sequence[Citation],
    texts: Texts = ENGLISH,
) -> str:
    """Return why nothing is cited: what was searched, what was not found, and what comes nearest.

    Args:
        asked: What was read from the question.
        facts: Of the archive.
        articles: How many articles quote each asked-for speaker, by the name as asked for.
        nearest: Shown apart from the answer.
        texts: In which it is said.
    """
    if not facts.articles:
        return texts("archive-empty")
    topic = _topic(asked)
    about = texts("on-topic", topic=topic) if topic else ""
    sentences = [_explain_speaker(one, facts, articles.get(one.name, 0), about, texts) for one in asked.speakers]
    if not asked.speakers:
        sentences.append(texts("nothing-answers-on", about=about) if about else texts("nothing-answers"))
    sentences.append(_explain_outlet(asked, facts, texts))
    sentences.append(_explain_period(asked, facts, texts))
    sentences.append(_tell_searched(facts, asked.understood.publisher, texts))
    sentences.append(_tell_nearest(nearest, texts))
    return " ".join(sentence for sentence in sentences if sentence)


def explain_language(language: str, facts: ArchiveFacts, texts: Texts = ENGLISH) -> str:
    """Return why a question in a language that the archive does not have is not searched for.

    Args:
        language: Its English name.
        facts: Of the archive.
        texts: In which it is said.
    """
    own = name_languages(facts.languages, texts)
    asked = _name_language(language, texts)
    return texts("foreign-language", language=asked, own=list_names(own, texts), either=_either(own, texts))


def name_languages(codes: Collection[str], texts: Texts = ENGLISH) -> list[str]:
    """Return the names of the archive's languages; English where its articles do not say."""
    return [_name_language(one, texts) for one in list_languages(codes)]


def _name_language(english: str, texts: Texts) -> str:
    return texts("language-name", name=english.lower().replace(" ", "-"), english=english)


def _either(names: Sequence[str], texts: Texts) -> str:
    """Return names as alternatives."""
    return reduce(lambda first, last: texts("either", first=first, last=last), names)


def _topic(asked: ReadQuestion) -> str:
    """Return what the question is about in the asker's own words, "" where it names no topic."""
    found = _TOPIC.search(asked.unframed)
    return found["topic"] if found and asked.understood.topic else ""


def _explain_speaker(speaker: AskedSpeaker, facts: ArchiveFacts, articles: int, about: str, texts: Texts) -> str:
    if speaker.is_role:
        return texts("role-not-quoted", name=speaker.name, about=about)
    if speaker.stored:
        return texts(
            "quoted-but",
            people=list_names(speaker.people, texts),
            persons=len(speaker.people),
            articles=articles,
            about=about or texts("on-this"),
        )
    near = facts.roster.near(speaker.name)
    hint = texts("did-you-mean", names=_either(near, texts)) if near else ""
    return f"{texts('nobody-called', name=speaker.name)} {hint}".rstrip()


def _explain_outlet(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    if not asked.unknown_outlet:
        return ""
    if 0 < len(facts.publishers) <= _FEW_OUTLETS:
        return texts("no-outlet-but", name=asked.unknown_outlet, outlets=list_names(facts.publishers, texts))
    return texts("no-outlet", name=asked.unknown_outlet)


def _explain_period(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    read = asked.understood
    if not (read.since or read.until) or not facts.oldest or not facts.newest:
        return ""
    if (read.since and read.since > facts.newest) or (read.until and read.until < facts.oldest):
        return texts("time-outside")
    since, until = read.since or facts.oldest, read.until or facts.newest
    first, last = day_in_words(since, texts) or "", day_in_words(until, texts) or ""
    return texts("only-day", day=first) if since == until else texts("only-time", since=first, until=last)


def _tell_searched(facts: ArchiveFacts, publisher: str | None, texts: Texts) -> str:
    values: dict[str, str | int] = {"articles": facts.articles}
    since, until = day_in_words(facts.oldest, texts), day_in_words(facts.newest, texts)
    if publisher:
        values |= {"publisher": publisher}
    if since and until:
        values |= {"since": since, "until": until}
    name = f"searched{'-outlet' if publisher else ''}{'-time' if since and until else ''}"
    return texts(name, **values)


def _tell_nearest(nearest: Sequence[Citation], texts: Texts) -> str:
    """Say whose words come nearest and when they were published; the words themselves are shown apart."""
    if not nearest:
        return ""
    named = dict.fromkeys(
        ", ".join(part for part in (one.speaker or one.publisher, day_in_words(one.published_at, texts)) if part)
        for one in nearest
    )
    return texts("nearest", nearest="; ".join(name or texts("nearest-undated") for name in named))
