"""Secrets that the programs make themselves."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import SettingsError
from bot.running import kept_secrets
from bot.running.kept_secrets import read_or_make_secret
from bot.settings import BotSettings


def test_a_secret_is_made_once_and_is_its_owner_s(tmp_path: Path) -> None:
    """
    The second start reads what the first one wrote; nobody else may.
    """
    file = tmp_path / "data" / "tide.secret"
    made = read_or_make_secret(file, "ONRECORD_TIDE_SECRET")

    assert read_or_make_secret(file, "ONRECORD_TIDE_SECRET") == made
    assert len(made) >= 40
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_who_comes_second_gets_what_the_first_one_made(tmp_path: Path) -> None:
    """
    A secret that another process kept between our look and our writing stays.
    """
    file = tmp_path / "tide.secret"
    first = read_or_make_secret(file, "ONRECORD_TIDE_SECRET")
    kept_secrets._make(file)  # what a process does that looked before the file was there

    assert read_or_make_secret(file, "ONRECORD_TIDE_SECRET") == first
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The secret is kept all the same, for its owner only.
    """

    def refuse(*_paths: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    file = tmp_path / "tide.secret"
    made = read_or_make_secret(file, "ONRECORD_TIDE_SECRET")

    assert file.read_text(encoding="ascii") == made
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    """
    The error names the setting that helps.
    """
    (tmp_path / "data").write_text("a file where the directory should be")

    with pytest.raises(SettingsError, match="set ONRECORD_TIDE_SECRET"):
        read_or_make_secret(tmp_path / "data" / "tide.secret", "ONRECORD_TIDE_SECRET")


@pytest.mark.parametrize(
    "content", ["", " \n", "\0" * 43, "half-a-secret", "two words of a secret", "x" * 257, "Schlüssel" * 4]
)
def test_a_file_that_holds_no_secret_is_told(tmp_path: Path, content: str) -> None:
    """
    What was emptied or cut short signs nothing; the settings refuse the same, but for an empty one, which is none set.
    """
    file = tmp_path / "tide.secret"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"tide.secret holds no secret.*set ONRECORD_TIDE_SECRET"):
        read_or_make_secret(file, "ONRECORD_TIDE_SECRET")
    if content:
        with pytest.raises(ValidationError):
            BotSettings(reader_secret=content)  # type: ignore[arg-type]  # pydantic makes a SecretStr of it


def test_a_secret_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A machine that loses power leaves the whole of it, or none.
    """
    written: list[int] = []
    named: list[list[int]] = []
    link = os.link
    monkeypatch.setattr(os, "fsync", lambda file: written.append(os.fstat(file).st_size))

    def name(aside: Path, file: Path) -> None:
        named.append(list(written))
        link(aside, file)

    monkeypatch.setattr(os, "link", name)
    made = read_or_make_secret(tmp_path / "tide.secret", "ONRECORD_TIDE_SECRET")

    assert named == [[len(made)]]
