"""The files of words: each is whole, and what is not as described is refused."""

import json
from importlib.resources import files

import pytest
from pydantic import ValidationError

from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import CODES, Vocabulary, digest


def content(code: str) -> dict[str, object]:
    """Return a file as it is."""
    text = files("index.language.vocabularies").joinpath(f"{code}.json").read_text(encoding="utf-8")
    read: dict[str, object] = json.loads(text)
    return read


@pytest.mark.parametrize("code", CODES)
def test_each_file_is_as_described(code: str) -> None:
    """
    It is read, is of its own language, and has what every reader of it needs.
    """
    words = lexicon(code).words

    assert words.language == code
    assert {group.polarity for group in words.verbs} == {"said", "denied", "asked"}
    assert min(len(words.given_names.m), len(words.given_names.f)) > 60
    assert len(words.months) >= 12
    assert len(words.weekdays) >= 7


@pytest.mark.parametrize(
    "fault", ["an unknown key", "words out of order", "a word twice", "no verbs", "another polarity"]
)
def test_a_file_that_is_not_as_described_is_refused(fault: str) -> None:
    """
    A slip in a file is found when it is read, not in an answer.
    """
    broken = content("de")
    match fault:
        case "an unknown key":
            broken["pronuons"] = []
        case "words out of order":
            broken["that"] = ["ob dass"]
        case "a word twice":
            broken["that"] = ["dass dass"]
        case "no verbs":
            del broken["verbs"]
        case _:
            broken["verbs"] = [
                {"meaning": "x", "takes": ["quote"], "polarity": "sung", "weight": 1, "infinitives": [], "forms": []}
            ]

    with pytest.raises(ValidationError):
        Vocabulary.model_validate(broken)


def test_examples_are_no_part_of_the_digest() -> None:
    """
    Another example does not make archives read their articles again; another word does.
    """
    assert len({digest(code) for code in CODES}) == len(CODES)
    assert "examples" not in lexicon("de").words.model_dump_json(exclude={"examples"})


@pytest.mark.parametrize(
    ("code", "word", "gender"),
    [
        ("uk", "речниця", "f"),
        ("uk", "лікар", "m"),
        ("uk", "суддя", ""),
        ("de", "bahnhofsleiter", "m"),
        ("de", "geologin", "f"),
        ("de", "brücke", None),
        ("fr", "maire", "m"),
        ("fr", "ministre", ""),
        ("it", "ponte", None),
    ],
)
def test_nouns_for_people(code: str, word: str, gender: str | None) -> None:
    """
    A noun tells its bearer's gender, none where both bear it, and compounds count in German.
    """
    assert lexicon(code).role_of(word) == gender
