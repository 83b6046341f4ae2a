"""What somebody replies to a question in quotation marks, and who is called by one name."""

import pytest

from tests.index.extraction.engines import told_by

REPLIES = (
    'To the question, "have you seen it, and was it old?", Ada Quill replied: "I think so."',
    'To the question, "you know why we are here, were you told?", Mr Quill answered: "I think so."',
    'When asked, "Why was the pier shut?", Ada Quill replied: "I think so."',
    '"Will you go, or will you stay?" Ada Quill replied: "I think so."',
    '"Who cares?" Ada Quill said: "I think so."',
)
ANSWERED = (
    "Ada Quill replied to the claim that the pier leaked.",
    "Ada Quill was responding to a report that the pier leaked.",
    "Ada Quill reacted to news that the pier leaked.",
    "Ada Quill responded to the charge that the pier leaked.",
)
BEHIND_CLAUSE = (
    'After Tom Obi asked the writer who would win, Ada Quill replied, "I think so."',
    'After he asked the clerk for a key, Ada Quill said, "I think so."',
    'After Tom Obi asked her why, Ada Quill replied, "I think so."',
    'When the clerk asked him why, Ada Quill answered, "I think so."',
    'While Tom Obi asked them how many, Ada Quill said, "I think so."',
)
AGED = (
    'Curie, 21, a student in Orsk, came second. She said: "I think so."',
    'Zorbek, 19, was tired. "I think so," he said.',
)


@pytest.mark.parametrize("text", REPLIES)
def test_a_question_is_not_whose_reply_follows_it(text: str) -> None:
    """
    A colon leads to the reply.
    """
    assert [told.partition(": ")[2] for told in told_by("by parse", text)] == ['"I think so."']


def test_somebody_s_own_question_stays() -> None:
    """
    Without a colon behind the verb.
    """
    assert told_by("by parse", '"Why was it shut?" Ada Quill asked.') == ['Ada Quill: "Why was it shut?"']


@pytest.mark.parametrize("text", ANSWERED)
def test_what_is_answered_is_not_said(text: str) -> None:
    """
    A reply's words are not told by what it is to.
    """
    assert not [told for told in told_by("by parse", text) if told.startswith("Ada Quill: that")]


@pytest.mark.parametrize("text", BEHIND_CLAUSE)
def test_who_asked_before_has_not_said_the_answer(text: str) -> None:
    """
    The clause with "after" has its own verb.
    """
    assert told_by("by parse", text) == ['Ada Quill: "I think so."']


@pytest.mark.parametrize("text", AGED)
def test_who_has_one_name_and_an_age_is_she_or_he(text: str) -> None:
    """
    Where the name opens its sentence.
    """
    (told,) = told_by("by parse", text)

    assert told.partition(":")[0] in {"Curie", "Zorbek"}
