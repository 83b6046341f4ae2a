"""A question read without its slips: "tariffs" for "tarifs". Pure; the archive decides what is a slip."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.questions.reading import ReadQuestion, read_question
from index.language.words import split_words
from index.search.archive_facts import ArchiveFacts

#: A word with a capital and small letters that begins no sentence.
_CAPITAL = re.compile(r"(?<=[^\s.!?:] )[A-Z][a-z]+\b")


def list_unnamed_words(asked: ReadQuestion, facts: ArchiveFacts) -> list[str]:
    """Return the words of an English question's topic that name nobody, not even with a slip; none of another's.

    A word with a capital is the name of somebody that the archive does not know.
    """
    if asked.language or asked.plain_in or asked.query.language != "en":
        return []
    words = split_words(asked.unframed)
    named = {word for typed in facts.names.find(words) for word in words[typed.start : typed.end]}
    named |= {word.lower() for word in _CAPITAL.findall(asked.query.text)}
    return [word for word in asked.query.topic if word not in named]


def read_respelt(asked: ReadQuestion, slips: Mapping[str, str], facts: ArchiveFacts, today: date) -> ReadQuestion:
    """Read a question with other words for its slips."""
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, slips))})\b", re.IGNORECASE)
    question = words.sub(lambda found: slips[found[0].lower()], asked.query.text)
    return replace(read_question(question, facts, today), respelt=tuple(slips.items()))
