"""What the README says can be typed, can be typed."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from bot.commands.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

#: What tells people what to type, by file; the design and its measurements name chores too.
PAGES = {
    path.relative_to(ROOT): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
}
TEXT = "\n".join(PAGES.values())
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # Typer's group has them

BLOCKS = re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", TEXT, flags=re.MULTILINE | re.DOTALL))
LINES = [line for block in BLOCKS for line in block.splitlines() if line.strip()]


def calls(program: str) -> list[list[str]]:
    """Return the arguments of each call of a program in the README's blocks and in its sentences."""
    found = []
    for text in [*LINES, *SPANS]:
        for part in re.split(r"\s*(?:&&|\|)\s*", text):
            words = shlex.split(part, comments=True) if part.count('"') % 2 == 0 else part.split()
            is_call = bool(words) and Path(words[0]).name == program
            if is_call and len(words) > 1 and not words[1].startswith("-"):  # not "onrecord" or "onrecord --help" alone
                found.append(words[1:])
    return found


def options_of(command: str) -> set[str]:
    """Return the options that a command takes."""
    return {option for parameter in COMMANDS[command].params for option in parameter.opts} | {"--help"}


@pytest.mark.parametrize("arguments", calls("onrecord"), ids=" ".join)
def test_every_command_in_the_readme_exists(arguments: list[str]) -> None:
    """
    Its name, and each of its options.
    """
    command, *rest = arguments

    assert command in COMMANDS
    assert {word for word in rest if word.startswith("--")} <= options_of(command)


def test_options_that_the_readme_mentions_exist() -> None:
    """
    An option named by itself belongs to some command.
    """
    known = {option for command in COMMANDS for option in options_of(command)} | {"--index-url"}
    mentioned = set(
        re.findall(
            r"(?<![\w-])--[a-z][a-z-]+", README + PAGES[Path("docs/archive.md")] + PAGES[Path("docs/telegram.md")]
        )
    )

    assert mentioned <= known


@pytest.mark.parametrize("arguments", calls("make"), ids=" ".join)
def test_every_chore_in_the_readme_exists(arguments: list[str]) -> None:
    """
    Each target that the README names stands in the Makefile with a line of help.
    """
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [word for word in arguments if "=" not in word]

    assert all(re.search(rf"^{re.escape(target)}:.*##", makefile, re.MULTILINE) for target in targets)


def test_the_readme_is_read_at_all() -> None:
    """
    The checks above have something to check.
    """
    assert {"index", "ask", "status", "verify", "export"} <= {
        arguments[0] for arguments in calls("onrecord") if arguments
    }
    assert ["bot"] in calls("make")


LINKS = sorted(
    {(str(page), path) for page, text in PAGES.items() for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", text)}
    | {(str(page), path) for page, text in PAGES.items() for path in re.findall(r"(?:src|srcset)=\"([^\"]+)\"", text)}
)


@pytest.mark.parametrize(("page", "path"), LINKS)
def test_every_file_that_a_page_links_exists(page: str, path: str) -> None:
    """
    No link or picture leads nowhere.
    """
    assert ((ROOT / page).parent / path).exists()


def test_the_readme_s_python_names_what_exists() -> None:
    """
    Imports of its example can be imported, so its names are right.
    """
    (example,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    imports = [line for line in example.splitlines() if line.startswith("from ")]
    scope: dict[str, object] = {}
    exec("\n".join(imports), scope)

    assert {"Assembly", "ArchiveRetriever", "BotSettings"} <= scope.keys()
    compile(example, "README.md", "exec")


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    """
    Users find what is not released yet at the top.
    """
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (.+)$", changelog, re.MULTILINE)

    assert sections[0] == "Unreleased"
    assert re.search(r"^## Unreleased\n+### \w+\n+- \S", changelog, re.MULTILINE)
