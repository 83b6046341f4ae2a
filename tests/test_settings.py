"""The settings and their example file say the same."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import BotSettings

EXAMPLE = Path(__file__).parent.parent / ".env.example"


def from_file(path: Path | None) -> BotSettings:
    """Return the settings as a file gives them."""
    return BotSettings(_env_file=path)  # type: ignore[call-arg] # pydantic-settings takes it, its mypy stub does not


def example_lines() -> dict[str, str]:
    """Return the example's names and values."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return dict(pairs)


def test_the_example_names_every_setting_and_no_other() -> None:
    """
    A copy of .env.example shows everything that can be set.
    """
    settings = {f"ONRECORD_{name.upper()}" for name in BotSettings.model_fields}

    assert set(example_lines()) == settings


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Copying .env.example unchanged changes nothing.
    """
    monkeypatch.delenv("ONRECORD_DATA_DIR")

    assert from_file(EXAMPLE) == from_file(None)


def test_a_misspelt_key_in_the_file_is_an_error(tmp_path: Path) -> None:
    """
    A typo in .env is told, not ignored.
    """
    file = tmp_path / ".env"
    file.write_text("ONRECORD_TELEGRAM_TOKE=1\n", encoding="utf-8")

    with pytest.raises(ValidationError, match="telegram_toke"):
        from_file(file)


def test_sources_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Several sources stand in one line, as people write them.
    """
    monkeypatch.setenv("ONRECORD_SOURCES", "news, /archive/2026.jsonl")

    assert BotSettings().sources == ("news", "/archive/2026.jsonl")


def test_secrets_are_never_shown() -> None:
    """
    Settings that are printed or logged hide the token and the webhook's secret.
    """
    settings = BotSettings(telegram_token="1234:planted", webhook_secret="planted-and-long-enough")  # type: ignore[arg-type]

    assert "planted" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_URL", "http://bot.example.org"),
        ("WEBHOOK_URL", "bot.example.org"),
        ("WEBHOOK_URL", "https://bot.example.org/?a=1"),
        ("WEBHOOK_SECRET", "short"),
        ("WEBHOOK_SECRET", "with spaces, which Telegram refuses"),
        ("WEB_PORT", "70000"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_what_cannot_work_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """
    The error names the setting.
    """
    monkeypatch.setenv(f"ONRECORD_{name}", value)

    with pytest.raises(ValidationError, match=name.lower()):
        BotSettings()
