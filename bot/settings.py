"""Settings of the asking side: those of the index, and Telegram's."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from index.settings import IndexSettings


class BotSettings(IndexSettings):
    """Everything that a person may set; an unknown key in ``.env`` is an error, so that a typo is seen."""

    model_config = SettingsConfigDict(extra="forbid")

    telegram_token: SecretStr = Field(default=SecretStr(""), description="The bot's token, from @BotFather.")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="The Bot API; another one for a local server or a test."
    )
