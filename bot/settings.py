"""Settings of the asking side: those of the index, and Telegram's."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from index.settings import IndexSettings


class BotSettings(IndexSettings):
    """Everything that a person may set; an unknown key in ``.env`` is an error, so that a typo is seen."""

    model_config = SettingsConfigDict(extra="forbid")

    telegram_token: SecretStr = Field(default=SecretStr(""), description="The bot's token, from @BotFather.")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="The Bot API; another one for a local server or a test."
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram user ids, separated by commas: who looks after the bot, and is told when a source fails.",
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

    @field_validator("admins", mode="before")
    @classmethod
    def split_ids(cls, value: object) -> object:
        """Read a comma-separated list."""
        return cls.split_list(value)
