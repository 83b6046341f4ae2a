"""Answers on a terminal and in a pipe: readable for people, unbroken for programs, harmless to both."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers import Answer
from bot.commands.terminal import ProgressLines, print_answer, print_status, show_progress
from index.upkeep.archive_status import read_status
from tests.bot.support.asking import AskedArchive, make_news
from tests.bot.support.fake_answerer import answered, citation, refused

QUOTE = (
    "Orr said that the bridge would stay open to everybody who lives in town, “for ever and a day,” and longer. " * 3
)
LINK = "https://example.org/" + "long-address/" * 20 + "#:~:text=Orr%20said,and%20longer."
LONG = replace(citation(QUOTE.strip()), link=LINK, title="A title that is long enough to be wrapped " * 3)


@pytest.fixture(params=[True, False], ids=["terminal", "pipe"])
def is_terminal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Print to a narrow terminal, or to a pipe."""
    monkeypatch.setenv("TTY_COMPATIBLE", "1" if request.param else "0")
    monkeypatch.setenv("COLUMNS", "60")
    return bool(request.param)


def shown(answer: Answer, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is printed of an answer."""
    print_answer(answer)
    return capsys.readouterr().out


@pytest.mark.usefixtures("is_terminal")
def test_a_link_is_never_broken(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The whole address stands on one line, however narrow the window.
    """
    lines = shown(answered("q", LONG), capsys).splitlines()

    assert any(LINK in line for line in lines)


def test_a_quote_is_wrapped_for_people_only(capsys: pytest.CaptureFixture[str], *, is_terminal: bool) -> None:
    """
    A pipe gets the words as they stand in the article, for others to search in.
    """
    printed = shown(answered("q", LONG), capsys)

    assert (LONG.quote in printed) is not is_terminal
    assert LONG.quote in " ".join(printed.split())


def test_a_correction_stands_under_the_quote(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    With what steers a terminal taken out, and beside the outlet whether the page is still there.
    """
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    told = replace(
        citation("Quoted."), correction="Correction: It was\x1b[2J red.", vanished_at=datetime(2026, 2, 3, tzinfo=UTC)
    )
    printed = shown(answered("q", told), capsys)

    assert "    Quoted.\n    The outlet added to this article: It was [2J red.\n" in printed
    assert "no longer at its source (found gone on 3 Feb 2026)" in printed


def test_a_pipe_gets_no_colours_and_no_padding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Plain text, no escape codes, no spaces at the ends of lines.
    """
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    printed = shown(answered("q", LONG, citation("Two\nlines, both shown.")), capsys)

    assert "\x1b" not in printed
    assert all(line == line.rstrip() for line in printed.splitlines())
    assert "    Two\n    lines, both shown.\n" in printed


@pytest.mark.usefixtures("is_terminal")
def test_an_article_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Escape codes in any part of a citation are not printed; markup is shown as it stands.
    """
    evil = "\x1b]0;owned\x07\x1b[2J\r\x9b31m[bold]Orr[/bold] said so."
    bad = replace(citation(evil), speaker=evil, publisher=evil, title=evil, url=evil, link=evil)
    printed = shown(answered("q", bad), capsys)

    assert not {"\x07", "\x9b", "\r"} & set(printed)
    assert "\x1b]0" not in printed
    assert "\x1b[2J" not in printed
    assert printed.count("[bold]Orr[/bold] said so.") == 5


@pytest.mark.usefixtures("is_terminal")
def test_an_answer_shows_who_where_and_as_of_when(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Number, speaker, outlet, date, words, title, link, and the state of the archive.
    """
    printed = " ".join(shown(answered("q", citation("“No,” she said.")), capsys).split())

    assert "[1] Ada Example, in their own words (The Tern, 1 Feb 2026)" in printed.replace("\x1b[1m", "").replace(
        "\x1b[0m", ""
    )
    assert "“No,” she said." in printed
    assert "https://tern.example.org/a#:~:text=part1" in printed
    assert "As of 03 Feb 2026, 12:00 UTC" in printed


def test_a_citation_without_an_address_says_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The article's name and the offsets take the link's place.
    """
    assert "a1, characters 10 to 25" in shown(answered("q", citation("“No,” she said.", url=None)), capsys)


def test_a_refusal_shows_its_reason_and_the_nearest_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The nearest statements come under a heading that says what they are not.
    """
    lines = shown(refused("q", citation("Something else, she said.")), capsys).splitlines()

    assert lines[0] == "Nothing in the archive says this. <searched 12 articles>"
    assert "Nearest statements, which do not answer the question:" in lines
    assert "[1]" not in "".join(lines)


def test_an_answer_of_an_empty_archive_has_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Where nothing was ever indexed there is nothing to be of.
    """
    assert "As of" not in shown(replace(refused("q"), as_of=None), capsys)


@pytest.mark.usefixtures("is_terminal")
def test_status_shows_every_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A long path is shown whole, in a pipe on one line.
    """
    folder = tmp_path / ("deep" * 30)
    asked = AskedArchive(folder, make_news("Ada Orr said that the bridge would stay free."))
    status = read_status(asked.archive.engine, folder)
    print_status(status)
    printed = capsys.readouterr().out

    assert str(folder) in "".join(printed.split())
    assert all(name in printed for name, _ in status.rows())


def test_short_work_leaves_no_lines_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Logs of scheduled runs hold no bars, and nothing of a run of seconds.
    """
    with show_progress() as progress:
        progress.advance(1)
        progress.stage("Reading", None)
        progress.advance(1)
    printed = capsys.readouterr()

    assert (printed.out, printed.err) == ("", "")


def test_long_work_writes_a_line_every_half_minute(capsys: pytest.CaptureFixture[str]) -> None:
    """
    With what is done, how much of how much, and for how long.
    """
    moments = iter([0.0, 29.0, 31.0, 60.0, 61.5, 100.0])
    progress = ProgressLines(lambda: next(moments))
    progress.stage("Reading articles", 2_000)
    progress.advance(900)  # after 29 s
    progress.advance(300)  # after 31 s
    progress.advance(300)
    progress.stage("Embedding", None)
    progress.advance(32)  # after 61.5 s
    progress.advance(32)

    assert capsys.readouterr().err.splitlines() == [
        "Reading articles: 1,200 of 2,000, after 31 s",
        "Embedding: 32, after 62 s",
        "Embedding: 64, after 100 s",
    ]


def test_a_title_stands_once_for_all_quotes_of_its_article(
    capsys: pytest.CaptureFixture[str], *, is_terminal: bool
) -> None:
    """
    Every quote keeps a link of its own, on a terminal behind words.
    """
    first = replace(LONG, title="Bridge stays free", link="https://example.org/a#:~:text=one")
    other = replace(citation("Rain fell, she said."), article_key="b", title="Rain", link="https://example.org/b")
    again = replace(first, quote="And so on.", link="https://example.org/a#:~:text=two")
    printed = shown(answered("q", first, other, again), capsys)

    assert printed.count("Bridge stays free") == 1
    assert printed.count("The same article") == is_terminal
    assert all(one.link in printed for one in (first, other, again) if one.link)
