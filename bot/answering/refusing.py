"""The reasons for a refusal in words: how widely a speaker is quoted, what the archive lacks, what was searched.

Pure.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import reduce

from bot.phrases import day_in_words, list_names, short_period
from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.languages import list_languages, name_language, name_told_by_chat
from bot.questions.reading import ReadQuestion
from bot.texts import ENGLISH, Texts
from index.language.languages import ATTRIBUTED
from index.search.archive_facts import ArchiveFacts

#: Up to this many outlets are all listed, if the asked one is not in the archive.
_FEW_OUTLETS = 8

_TOPIC = re.compile(
    r"\b(?:about|regarding|concerning|on)\s+(?P<topic>[^?.!]+?),?\s*(?:\b(?:according to|per)\b.*)?[?.!]*\s*$",
    re.IGNORECASE,
)


def explain_refusal(
    asked: ReadQuestion,
    facts: ArchiveFacts,
    articles: Mapping[str, int],
    texts: Texts = ENGLISH,
) -> str:
    """Return the reason for a refusal: what was searched and not found. The nearest statements are shown separately.

    Args:
        asked: The question as read.
        facts: Of the archive.
        articles: How many articles quote each asked speaker, by the name in the question.
        texts: In the asker's language.
    """
    if not facts.articles:
        return texts("archive-empty")
    topic = _topic(asked)
    about = texts("on-topic", topic=topic) if topic else ""
    outside = _explain_outside(asked, facts, texts)
    # A role's holder was not looked for, as the archive has nothing of that time.
    speakers = [speaker for speaker in asked.speakers if not (outside and speaker.is_role)]
    sentences = tell_slips(asked, texts)
    sentences += [_explain_speaker(speaker, facts, articles.get(speaker.name, 0), about, texts) for speaker in speakers]
    if not asked.speakers:
        sentences.append(texts("nothing-answers-on", about=about) if about else texts("nothing-answers"))
    untold = name_untold(asked.plain_in & facts.languages or facts.languages, texts)
    if untold and (asked.plain_in or any(not speaker.stored for speaker in asked.speakers)):
        sentences.append(texts("cannot-tell-speakers", languages=list_names(untold, texts)))
    sentences.append(_explain_outlet(asked, facts, texts))
    sentences.append(outside)
    sentences.append((not outside and _tell_period(asked, facts, texts)) or _tell_searched(asked, facts, texts))
    return " ".join(sentence for sentence in sentences if sentence)


def tell_slips(asked: ReadQuestion, texts: Texts = ENGLISH) -> list[str]:
    """Return what the slips of a question were taken for, a sentence each."""
    return [texts("taken-for", name=slip, people=word) for slip, word in asked.respelt]


def explain_language(language: str, facts: ArchiveFacts, texts: Texts = ENGLISH) -> str:
    """Return why a question in a language that the archive lacks is not searched for.

    Args:
        language: Its English name.
        facts: Of the archive.
        texts: In the asker's language.
    """
    own = name_languages(facts.languages, texts)
    asked = _name_language(name_told_by_chat(language, texts.language), texts)
    return texts("foreign-language", language=asked, own=list_names(own, texts), either=_either(own, texts))


def name_languages(codes: Collection[str], texts: Texts = ENGLISH) -> list[str]:
    """Return the names of the archive's languages; English if its articles do not state one."""
    named = zip(sorted(codes) or ["en"], list_languages(codes), strict=True)
    return [_name_coded(code, english, texts) for code, english in named]


def name_untold(codes: Collection[str], texts: Texts = ENGLISH) -> list[str]:
    """Return the names of the languages in which speakers cannot be identified."""
    untold = set(codes) - ATTRIBUTED
    return name_languages(untold, texts) if untold else []


def _name_language(english: str, texts: Texts) -> str:
    return texts("language-name", name=english.lower().replace(" ", "-"), english=english)


def _name_coded(code: str, english: str, texts: Texts) -> str:
    """Return a language's name as the catalogue has it, or, where it has none, as Unicode's tables do."""
    name = _name_language(english, texts)
    return name if name != english or texts.language == ENGLISH.language else name_language(code, texts.language)


def _either(names: Sequence[str], texts: Texts) -> str:
    """Return names as alternatives."""
    return reduce(lambda first, last: texts("either", first=first, last=last), names)


def _topic(asked: ReadQuestion) -> str:
    """Return the topic in the asker's own words; "" if there is none."""
    found = _TOPIC.search(asked.unframed)
    return found["topic"] if found and asked.understood.topic else ""


def _explain_speaker(speaker: AskedSpeaker, facts: ArchiveFacts, articles: int, about: str, texts: Texts) -> str:
    attributed = set(facts.languages) & ATTRIBUTED
    if not speaker.stored and facts.languages and not attributed:
        return ""  # in these languages, no statement has a speaker
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
    if attributed == set(facts.languages):
        nobody = texts("nobody-called", name=speaker.name)
    else:
        languages = list_names(name_languages(attributed, texts), texts)
        nobody = texts("nobody-called-in", name=speaker.name, languages=languages)
    return f"{nobody} {hint}".rstrip()


def _explain_outlet(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    if not asked.unknown_outlet:
        return ""
    if 0 < len(facts.publishers) <= _FEW_OUTLETS:
        return texts("no-outlet-but", name=asked.unknown_outlet, outlets=list_names(facts.publishers, texts))
    return texts("no-outlet", name=asked.unknown_outlet)


def _explain_outside(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    """Return that the archive ends before the period or begins after it; "" if it does neither."""
    read = asked.understood
    period = short_period(read, texts)
    if read.since and facts.newest and read.since > facts.newest:
        return texts("time-after", period=period, newest=day_in_words(facts.newest, texts) or "")
    if read.until and facts.oldest and read.until < facts.oldest:
        return texts("time-before", period=period, oldest=day_in_words(facts.oldest, texts) or "")
    return ""


def _tell_period(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    """Return that only the period's articles were searched; "" if the question names no period."""
    read = asked.understood
    if not (read.since or read.until) or not facts.oldest or not facts.newest:
        return ""
    first, last = read.since or facts.oldest, read.until or facts.newest
    values = _archive(asked, facts, texts)
    values |= {"first": day_in_words(first, texts) or "", "last": day_in_words(last, texts) or ""}
    return texts(f"only{_outlet(asked)}-{'day' if first == last else 'time'}", **values)


def _tell_searched(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> str:
    values = _archive(asked, facts, texts)
    return texts(f"searched{_outlet(asked)}{'-time' if 'since' in values else ''}", **values)


def _outlet(asked: ReadQuestion) -> str:
    return "-outlet" if asked.understood.publisher else ""


def _archive(asked: ReadQuestion, facts: ArchiveFacts, texts: Texts) -> dict[str, str | int]:
    """Return the archive's size, and the outlet that was searched."""
    values: dict[str, str | int] = {"articles": facts.articles}
    since, until = day_in_words(facts.oldest, texts), day_in_words(facts.newest, texts)
    if asked.understood.publisher:
        values |= {"publisher": asked.understood.publisher}
    if since and until:
        values |= {"since": since, "until": until}
    return values
