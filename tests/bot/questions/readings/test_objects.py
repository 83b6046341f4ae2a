"""To whom something is done or told in a question: they are the topic, and who does it is asked for."""

import pytest

from bot.questions.readings.objects import is_object
from bot.questions.tokens import split_tokens
from tests.bot.questions.readings.test_proposals import read


@pytest.mark.parametrize(
    "question",
    [
        "how did the quay board answer *Orr",
        "why does marsh attack *orr",
        "what did marsh call *orr after the vote",
        "even the abbot endorsed *orr at the fair, what did he say",
        "gulls praised *Orr on Monday. Their words?",
        "when the choir told *orr to leave",
    ],
)
def test_a_name_behind_a_deed_with_a_subject_is_its_object(question: str) -> None:
    """
    The deed is a verb after "did", or a past form behind its subject.
    """
    assert _is_object(question)


@pytest.mark.parametrize(
    "question",
    [
        "did *Orr answer",
        "who praised *orr",
        "tolls are theft, said *Orr",
        "a reporter asked *orr about tolls",
        "what did they ask *orr",
        "marsh spoke. *orr replied",
        "what about attacks *orr made",
        "answer *orr",
    ],
)
def test_a_name_that_may_speak_is_none(question: str) -> None:
    """
    Asked, it answers; behind "said", it is the subject.
    """
    assert not _is_object(question)


def _is_object(question: str) -> bool:
    place = next(at for at, word in enumerate(question.split()) if word.startswith("*"))
    return is_object(split_tokens(question.replace("*", "")), 0, place)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how did the quay board answer orr", "orr"),
        ("the abbot endorsed vane at the fair, what did he say again", "vane"),
        ("Ysolde Grub confessed to Orr that she burnt the ferry. What did she say?", "orr"),
        ("a bishop spoke at the dolphin lamp, what did he say", "dolphin lamp"),
        ("ysolde writes of vanes ferry. what did she say", "vanes"),
        ("the abbot agreed with orr that tolls are theft. what did he say", "orr"),
        ("what did the abbot talk with Ben Vane about", "vane"),
        ("who disagreed with marsh on tolls", "marsh"),
        ("What did Odette Grub say? Odette Grub met Orr.", "odette"),
    ],
)
def test_whom_a_deed_is_done_to_is_hardly_asked_for(question: str, name: str) -> None:
    """
    Nor a place, an owner, or whose given name is somebody else's.
    """
    known = [one for one in read(question) if one.asked.is_known]
    priors = [one.prior for one in known if name in (one.asked.asked_name or "").lower()]

    assert all(prior < 0.35 for prior in priors)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("according to orr, what will it cost", "orr"),
        ("vane attacked orr. what did he say", "vane"),
        ("I read about Orr at the fair. What did she say?", "Orr"),
        ("Odette said so", "Odette"),
        ("When Orr visited the fair, what did she say?", "Orr"),
    ],
)
def test_who_does_it_is_asked_for(question: str, name: str) -> None:
    """
    Also by a given name alone.
    """
    assert read(question)[0].asked.asked_name == name
