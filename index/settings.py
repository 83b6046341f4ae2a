"""Settings of building and searching, from the environment or ``.env``; prefix ``ONRECORD_``.

Core code gets plain values: only the command line and the wiring read these.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.parsing.metadata.dates import EARLIEST_YEAR
from index.statements import LEAST_CONFIDENCE


class IndexSettings(BaseSettings):
    """The archive's location, and its model, extractor and sources."""

    model_config = SettingsConfigDict(
        env_prefix="ONRECORD_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    data_dir: Path = Field(default=Path("data"), description="Where everything is kept.")
    database_url: SecretStr = Field(
        default=SecretStr(""), description="The catalogue's address in Postgres; empty: in SQLite, under the data."
    )
    sources: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Files, folders, feeds, sitemaps, pages and lists of sources (.toml), separated by commas; empty: "
        "sources.toml where there is one, else what the first index was of, else the sample articles.",
    )
    watch_minutes: float = Field(default=15, gt=0, description="Minutes between two runs of index --watch.")
    silent_hours: float = Field(
        default=72, gt=0, description="A feed or sitemap without an article of the last so many hours is silent."
    )
    contact: str = Field(default="", description="An address at which fetched outlets reach you; they see it.")
    fetch_reachable: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="For tests only: host:port on this machine that may be fetched from."
    )
    embedding_model: str = Field(
        default="auto",
        description="A sentence-transformers model, by folder or hub name; english and multilingual: the bundled ones; "
        "auto: multilingual if more than one article in fifty is in another language than English.",
    )
    number_format: Literal["auto", "fp32", "bf16"] = Field(
        default="auto", description="What articles are embedded in; auto: bf16 where the processor has it, else fp32."
    )
    extractor: Literal["auto", "dependency", "pattern", "none"] = Field(
        default="auto", description="What finds statements; auto parses English where a parser is installed."
    )
    earliest_year: int = Field(
        default=EARLIEST_YEAR, ge=1, le=2100, description="Dates on pages and in feeds before this year are misprints."
    )
    article_seconds: float = Field(
        default=120, gt=0, description="Processor time for taking one article apart; one that needs more is given up."
    )
    article_characters: int = Field(
        default=2_000_000, gt=0, description="Characters of an article's text; a longer one is given up."
    )
    least_confidence: float = Field(
        default=LEAST_CONFIDENCE, ge=0, le=1, description="What is less sure (0 to 1) is no statement, after an index."
    )
    chroma_url: str = Field(default="", description="A Chroma server (chroma run); empty: embedded, under the data.")

    lexical: Literal["auto", "fts5", "tantivy"] = Field(
        default="auto", description="What searches words; auto: tantivy from 50,000 passages, after an index."
    )

    @field_validator("sources", "fetch_reachable", mode="before")
    @classmethod
    def split_list(cls, value: object) -> object:
        """Read a comma-separated list; pydantic-settings would expect JSON."""
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("embedding_model")
    @classmethod
    def name_model(cls, value: str) -> str:
        """Read an empty value as the default."""
        return value or "auto"

    @field_validator("contact")
    @classmethod
    def check_contact(cls, value: str) -> str:
        """Refuse a value that is not allowed in a request's header."""
        if not (value.isascii() and value.isprintable()):
            raise ValueError("must be a web or mail address in plain letters (ASCII)")
        return value
