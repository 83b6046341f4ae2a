"""The question that the words behind /latest stand for: whose statements, or on what."""

from sqlalchemy import Connection

from bot.slots import split_tokens
from index.speaker_roster import read_roster


def question_for_latest(connection: Connection, words: str) -> str:
    """Return what is asked: the latest from somebody, where the words are the name of one whom the archive quotes."""
    asked = " ".join(words.split()).rstrip("?!. ")
    tokens = [token.word for token in split_tokens(asked)]
    mentions = read_roster(connection).find(tokens)
    is_name = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(tokens))
    return f"latest from {asked}" if is_name else f"what is the latest on {asked}?"
