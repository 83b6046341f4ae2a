"""The editors' commands as they are typed: what they print, change and refuse."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.exporting import Selection, export_jsonl
from tests.bot.support.asking import AskedArchive, make_news
from tests.program import Ended, Onrecord

BRIDGE = make_news("Ada Orr said that the bridge would stay free. Adeline Orr said that the harbour is deep.", "bridge")
LIBRARY = make_news("Odette Vane said that the library would close. Ben Orr said that the library stays.", "library")
TWIN = make_news("Odette Vane said that the ferry would sail.", "twin", article_id="library")
EVIL = make_news("Odette Vane said that \x1b[2J the moon is green.", "evil")


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[AskedArchive]:
    """Four articles, two of which share an id, in the data directory of the test's settings."""
    made = AskedArchive(tmp_path / "data", BRIDGE, LIBRARY, TWIN, EVIL)
    yield made
    made.archive.engine.dispose()


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[AskedArchive]:
    """An article that quotes names in doubt."""
    said = ("Executive Lena Marsh", "Tim Vane", "Timothy Vane", "Goldfinch", "Goldfinch Corp", "Office")
    text = " ".join(f"{name} said that it was old." for name in said)
    made = AskedArchive(tmp_path / "data", make_news(text, "doubtful"))
    yield made
    made.archive.engine.dispose()


def cited(asked: AskedArchive, question: str) -> list[tuple[str | None, str]]:
    """Return whom the answer credits with what."""
    return [(one.speaker, one.quote) for one in asked.ask(question).citations]


def id_of(onrecord: Onrecord, words: str) -> str:
    """Return the id of the statement that holds some words, as it is listed."""
    return next(str(one["id"]) for one in onrecord("statements", "--json").objects if words in one["quote"])


@pytest.mark.usefixtures("asked")
def test_speakers_are_listed_with_counts_and_spellings(onrecord: Onrecord) -> None:
    """
    One a line, most quoted first; what was merged is listed as a spelling.
    """
    before = onrecord("speakers")
    merged = onrecord("speakers", "merge", "Adeline Orr", "--into", "Ada Orr")
    after = onrecord("speakers", "--like", "orr")

    assert [line.split(maxsplit=1) for line in before.lines] == [
        ["3", "Odette Vane"],
        ["1", "Ada Orr"],
        ["1", "Adeline Orr"],
        ["1", "Ben Orr"],
    ]
    assert merged.out == "1 statement is now credited to Ada Orr.\n"
    assert [" ".join(line.split()) for line in after.lines] == ["2 Ada Orr also written: Adeline Orr (1)", "1 Ben Orr"]
    assert (before.code, merged.code, after.code) == (0, 0, 0)


@pytest.mark.usefixtures("asked")
def test_lists_are_read_by_programs(onrecord: Onrecord) -> None:
    """
    With --json each line is an object.
    """
    speakers = onrecord("speakers", "--like", "Vane", "--json").objects
    (statement,) = onrecord("statements", "--article", "bridge", "--speaker", "Adeline Orr", "--json").objects

    assert speakers == [{"name": "Odette Vane", "statements": 3, "spellings": {"Odette Vane": 3}}]
    assert statement.pop("id") > 0
    assert statement == {
        "article_id": "bridge",
        "article_key": "bridge",
        "speaker": "Adeline Orr",
        "named": "Adeline Orr",
        "kind": "indirect",
        "polarity": "said",
        "confidence": 0.9,
        "is_hidden": False,
        "quote": "Adeline Orr said that the harbour is deep.",
    }


def test_a_running_answerer_sees_a_merge(asked: AskedArchive, onrecord: Onrecord) -> None:
    """
    The next question is answered with what another spelling was credited with, and undoing takes it back.
    """
    question = "what did Ada Orr say about the harbour?"
    onrecord("speakers", "merge", "Adeline Orr", "--into", "Ada Orr")
    merged = cited(asked, question)
    undone = onrecord("speakers", "undo", "Adeline Orr")

    assert ("Ada Orr", "Adeline Orr said that the harbour is deep.") in merged
    assert undone.out == "1 statement is credited as before.\n"
    assert ("Ada Orr", "Adeline Orr said that the harbour is deep.") not in cited(asked, question)


def test_a_renamed_speaker_is_answered_for_under_the_new_name(asked: AskedArchive, onrecord: Onrecord) -> None:
    """
    Whatever the article writes, the credit is the editor's.
    """
    done = onrecord("speakers", "rename", "Ben Orr", "Benedict Thistlewick")

    assert done.out == "1 statement is now credited to Benedict Thistlewick.\n"
    assert cited(asked, "what did Benedict Thistlewick say about the library?") == [
        ("Benedict Thistlewick", "Ben Orr said that the library stays.")
    ]


def test_a_split_credits_one_article_to_somebody_else(asked: AskedArchive, onrecord: Onrecord) -> None:
    """
    An id that two articles share is refused with their keys, one of which is then taken.
    """
    unclear = onrecord("speakers", "split", "Odette Vane", "--article", "library", "--into", "Olga Vane")
    done = onrecord("speakers", "split", "Odette Vane", "--article", "twin", "--into", "Olga Vane")

    assert unclear.code == 1
    assert unclear.err == 'onrecord: 2 articles have the id "library": give the key of one: library, twin\n'
    assert (done.code, done.out) == (0, "1 statement is now credited to Olga Vane.\n")
    assert cited(asked, "what did Olga Vane say about the ferry?") == [
        ("Olga Vane", "Odette Vane said that the ferry would sail.")
    ]


def test_a_hidden_statement_is_shown_nowhere(asked: AskedArchive, onrecord: Onrecord) -> None:
    """
    Neither in answers, nor beside refusals, nor in the export; it is listed as hidden, and can be shown again.
    """
    words = "the library would close"
    hidden = onrecord("statements", "--suppress", id_of(onrecord, words))
    listed = onrecord("statements", "--hidden")
    answer = asked.ask("what did Odette Vane say about the library?")
    exported = onrecord("export", "--statements")
    shown = onrecord("statements", "--restore", id_of(onrecord, words))

    assert (hidden.out, shown.out) == ("1 statement is hidden now.\n", "1 statement is shown again.\n")
    assert [line.split(maxsplit=1)[1] for line in listed.lines] == [
        "Odette Vane [library; indirect, said, hidden]: Odette Vane said that the library would close."
    ]
    assert not any(words in one.quote for one in (*answer.citations, *answer.nearest))
    assert [len(row["statements"]) for row in exported.objects] == [2, 1, 1, 1]
    assert [quote for _, quote in cited(asked, "what did Odette Vane say about the library?")] == [
        "Odette Vane said that the library would close."
    ]


def test_hiding_several_is_done_whole_or_not_at_all(asked: AskedArchive, onrecord: Onrecord, tmp_path: Path) -> None:
    """
    One unknown id among them, and nothing is hidden.
    """
    first = id_of(onrecord, "would close")
    failed = onrecord("statements", "--suppress", first, "--suppress", "4096")
    with (tmp_path / "out").open("w+", encoding="utf-8") as out:
        export_jsonl(asked.archive.engine, out, Selection())
        out.seek(0)
        exported = [len(json.loads(line)["statements"]) for line in out]

    assert failed.code == 1
    assert failed.err.startswith("onrecord: no statement has the id 4096: onrecord statements lists them")
    assert exported == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("speakers rename|Adaa Orr|X", 'nobody called "Adaa Orr" is quoted in the archive; nearest: Ada Orr'),
        ("speakers merge|Ben Orr|--into|Ada", 'nobody called "Ada" is quoted in the archive; nearest: Ada Orr'),
        ("speakers split|Ada Orr|--article|brigde|--into|X", 'no article has the id "brigde"; nearest: bridge'),
        ("speakers undo|Ada Orr", 'nothing was corrected about "Ada Orr"'),
        (
            "statements|--speaker|Odette Vain",
            'nobody called "Odette Vain" is quoted in the archive; nearest: Odette Vane',
        ),
        ("statements|--restore|4096", "no statement has the id 4096"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_what_is_not_there_is_one_line(onrecord: Onrecord, arguments: str, complaint: str) -> None:
    """
    The line names what was meant and what is near, and the exit code says that it failed.
    """
    command, *rest = arguments.split("|")
    done = onrecord(*command.split(), *rest)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"onrecord: {complaint}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("speakers", "merge", "Ada Orr"),
        ("speakers", "merge", "--into", "Ada Orr"),
        ("speakers", "split", "Ada Orr", "--into", "X"),
        ("speakers", "rename", "Ada Orr"),
        ("speakers", "rename", "Ada Orr", "  "),
        ("speakers", "rename", "Ada Orr", "X\x1bY"),
        ("speakers", "rename", "Ada Orr", "X\udcff"),
        ("speakers", "--json", "undo", "Ada Orr"),
        ("speakers", "unite"),
        ("statements", "--suppress", "one"),
        ("statements", "--suppress", "0"),
        ("statements", "--suppress", "1" * 30),
        ("statements", "--suppress", "1", "--restore", "1"),
        ("statements", "--suppress", "1", "--json"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_wrong_use_is_told_from_failure(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    """
    What cannot be meant ends with exit code 2 and changes nothing.
    """
    done = onrecord(*arguments)

    assert (done.code, done.out) == (2, "")
    assert [line.split(maxsplit=1)[1] for line in onrecord("speakers").lines] == [
        "Odette Vane",
        "Ada Orr",
        "Adeline Orr",
        "Ben Orr",
    ]


@pytest.mark.usefixtures("asked")
def test_an_article_cannot_steer_the_terminal(onrecord: Onrecord) -> None:
    """
    Control characters of a text are not printed.
    """
    (line,) = onrecord("statements", "--article", "evil").lines

    assert line.endswith("Odette Vane said that [2J the moon is green.")


def test_an_empty_archive_has_nobody(onrecord: Onrecord) -> None:
    """
    Lists are empty, and a name is unknown.
    """
    assert onrecord("speakers") == onrecord("statements") == Ended(0, "", "")
    assert onrecord("speakers", "rename", "Orr", "X").err == 'onrecord: nobody called "Orr" is quoted in the archive\n'


@pytest.mark.usefixtures("doubtful")
def test_names_that_look_wrong_are_listed_with_a_better_one(onrecord: Onrecord) -> None:
    """
    One a line, or one object a line; names that look right are left out, and nothing is changed.
    """
    listed = onrecord("speakers", "suspicious")
    objects = onrecord("speakers", "suspicious", "--json").objects

    assert [" ".join(line.split()) for line in listed.lines] == [
        "1 Executive Lena Marsh begins with a job; Lena Marsh?",
        "1 Office names nobody",
    ]
    assert objects[0] == {
        "name": "Executive Lena Marsh",
        "statements": 1,
        "reason": "begins with a job",
        "proposal": "Lena Marsh",
    }


@pytest.mark.usefixtures("doubtful")
def test_yes_renames_what_has_a_better_name_and_hides_nothing(onrecord: Onrecord) -> None:
    """
    What has no better name stays in the list.
    """
    done = onrecord("speakers", "suspicious", "--yes")
    left = onrecord("speakers", "suspicious", "--json").objects

    assert done.out == "1 statement is now credited to Lena Marsh.\n"
    assert [one["name"] for one in left] == ["Office"]


@pytest.mark.usefixtures("doubtful")
def test_each_pair_of_names_is_put_to_the_editor(onrecord: Onrecord) -> None:
    """
    A yes merges, a no leaves both; the next answer is for the next pair.
    """
    listed = onrecord("speakers", "suggest")
    done = onrecord("speakers", "suggest", "--ask", stdin="y\nn\n")
    left = onrecord("speakers", "suggest")

    assert [" ".join(line.split()) for line in listed.lines] == [
        "2 Goldfinch (1) = Goldfinch Corp (1)? the same words",
        "2 Timothy Vane (1) = Tim Vane (1)? a short form of the name",
    ]
    assert done.out == "1 statement is now credited to Goldfinch Corp.\n"
    assert [" ".join(line.split()) for line in left.lines] == [
        "2 Timothy Vane (1) = Tim Vane (1)? a short form of the name"
    ]


@pytest.mark.usefixtures("doubtful")
def test_a_name_of_nobody_is_hidden_on_a_yes(onrecord: Onrecord) -> None:
    """
    Its statements are hidden, as with --suppress, and can be shown again.
    """
    done = onrecord("speakers", "suspicious", "--ask", stdin="n\ny\n")
    hidden = onrecord("statements", "--hidden", "--json").objects

    assert done.out == "1 statement is hidden now.\n"
    assert [one["speaker"] for one in hidden] == ["Office"]


@pytest.mark.usefixtures("doubtful")
def test_listing_and_deciding_are_told_apart(onrecord: Onrecord) -> None:
    """
    Two of --json, --ask and --yes are wrong use.
    """
    assert onrecord("speakers", "suggest", "--ask", "--yes").code == 2
