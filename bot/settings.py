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
        default="https://api.telegram.org", description="The address of the Bot API, Telegram's or a local server's."
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram user ids of the admins, separated by commas; they are notified when a source fails.",
    )
    access: Literal["open", "listed"] = Field(
        default="open", description="Who is answered: everybody, or the users and groups that admins admit by /allow."
    )
    user_questions_per_minute: int = Field(
        default=10, ge=0, le=1000, description="Questions a minute from one person; 0: no limit."
    )
    chat_questions_per_minute: int = Field(
        default=30, ge=0, le=1000, description="Questions a minute in one group; 0: no limit."
    )
    most_waiting: int = Field(
        default=500, ge=1, description="The number of waiting questions from which new ones are turned away."
    )
    bot_indexes: bool = Field(default=False, description="Whether the bot updates the archive itself.")
    webhook_url: str = Field(
        default="", pattern=r"^(https://[^\s?#]+)?$", description="The public https address for onrecord bot --webhook."
    )
    webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Sent by Telegram with each update; if empty, generated and kept in the data directory.",
    )
    web_host: str = Field(default="127.0.0.1", description="Where the bot's web server listens.")
    web_port: int = Field(
        default=0, ge=0, le=65535, description="Its port; 0: 8080 with --webhook, and no web server with polling."
    )
    web_certificate: str = Field(default="", description="A PEM file, to serve https without a proxy.")
    web_key: str = Field(default="", description="The certificate's key, a PEM file.")
    reader: Literal["off", "open", "signed"] = Field(
        default="off",
        description="Web pages of articles and shared answers; signed: articles open only by the bot's own links.",
    )
    reader_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]+)?$",
        description="The public address that leads to the reader's pages; empty: the chat does not link to them.",
    )
    reader_secret: SecretStr = Field(
        default=SecretStr(""), description="Signs links; if empty, generated and kept in the data directory."
    )
    reader_check: bool = Field(
        default=False,
        description="Whether the reader has a page, /check, that checks texts for anybody who reaches it.",
    )
    llm_provider: Literal["off", "openai", "anthropic", "ollama"] = Field(
        default="off",
        description="Whether a language model puts answers into prose, and whose kind of interface it has.",
    )
    llm_model: str = Field(default="", description="The model, as its provider names it.")
    llm_url: str = Field(
        default="", pattern=r"^(https?://[^\s?#]+)?$", description="Its address; empty: the provider's own."
    )
    llm_key: SecretStr = Field(default=SecretStr(""), description="The key for it; never logged.")
    llm_first_token_seconds: float = Field(
        default=5.0, gt=0, le=600, description="The longest wait for its first word."
    )
    llm_seconds: float = Field(default=15.0, gt=0, le=600, description="The longest time for one answer's prose.")
    llm_most_tokens: int = Field(default=400, ge=50, le=4000, description="Tokens that it may write for one answer.")
    llm_grounding: str = Field(
        default="", description="The folder of a grounding model (NLI, LettuceDetect) that judges each sentence too."
    )
    llm_user_tokens_per_day: int = Field(default=50_000, ge=0, description="Tokens a day for one user; 0: no limit.")
    llm_chat_tokens_per_day: int = Field(default=200_000, ge=0, description="Tokens a day for one chat; 0: no limit.")
    llm_tokens_per_day: int = Field(default=2_000_000, ge=0, description="Tokens a day for all; 0: no limit.")
    llm_input_cost: float = Field(default=0.0, ge=0, description="What a million tokens cost that go in.")
    llm_output_cost: float = Field(default=0.0, ge=0, description="What a million tokens cost that come out.")
    llm_cost_per_day: float = Field(
        default=0.0, ge=0, description="What a day may cost, in the same money; 0: no limit."
    )
    log_format: Literal["plain", "json"] = Field(default="plain", description="How the bot logs.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="The lowest level in the log."
    )

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
