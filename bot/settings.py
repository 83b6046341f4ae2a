"""Settings of the asking side: those of the index, and Telegram's."""

import re
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from index.settings import IndexSettings


class BotSettings(IndexSettings):
    """All settings of the program. An unknown key in ``.env`` is an error, so that typos are noticed."""

    model_config = SettingsConfigDict(extra="forbid")

    telegram_token: SecretStr = Field(default=SecretStr(""), description="The bot's token, from @BotFather.")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="The Bot API; another one for a local server or a test."
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram user ids of the admins, separated by commas; they are told when a source fails.",
    )
    access: Literal["open", "listed"] = Field(
        default="open", description="Who is answered: everybody, or those on the list that admins keep by /allow."
    )
    user_questions_per_minute: int = Field(
        default=10, ge=0, le=1000, description="Questions a minute from one person; 0: as many as they like."
    )
    chat_questions_per_minute: int = Field(
        default=30, ge=0, le=1000, description="Questions a minute in one group; 0: as many as they like."
    )
    most_waiting: int = Field(
        default=500, ge=1, description="While more questions wait, further ones are asked to come back later."
    )
    bot_indexes: bool = Field(default=False, description="Whether the bot keeps the archive up to date by itself.")
    webhook_url: str = Field(
        default="", pattern=r"^(https://[^\s?#]+)?$", description="The public https address for onrecord bot --webhook."
    )
    webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="What Telegram shows with each update; empty: made, and kept in the data directory.",
    )
    web_host: str = Field(default="127.0.0.1", description="Where the bot's web server listens.")
    web_port: int = Field(
        default=0, ge=0, le=65535, description="Its port; 0: 8080 with --webhook, and no web server with polling."
    )
    web_certificate: str = Field(default="", description="A PEM file, to speak https without a proxy.")
    web_key: str = Field(default="", description="The certificate's key, a PEM file.")
    reader: Literal["off", "open", "signed"] = Field(
        default="off",
        description="Web pages of articles and shared answers; signed: articles open by the bot's own links only.",
    )
    reader_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]+)?$",
        description="The public address that leads to the reader's pages; empty: the chat does not link to them.",
    )
    reader_secret: SecretStr = Field(
        default=SecretStr(""), description="What signs links; empty: made, and kept in the data directory."
    )
    log_format: Literal["plain", "json"] = Field(default="plain", description="How the bot logs.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="What the bot logs.")

    @field_validator("admins", mode="before")
    @classmethod
    def split_ids(cls, value: object) -> object:
        """Read a comma-separated list."""
        return cls.split_list(value)

    @field_validator("webhook_secret", "reader_secret")
    @classmethod
    def check_secret(cls, value: SecretStr) -> SecretStr:
        """Reject a secret that Telegram would not accept."""
        secret = value.get_secret_value()
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
            raise ValueError("must be 16 to 256 letters, digits, - or _")
        return value
