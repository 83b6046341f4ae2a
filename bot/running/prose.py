"""The writer of prose from the settings; imported only where a language model is set up."""

from pathlib import Path

from sqlalchemy import Engine

from bot.checking.checker import ArchiveChecker
from bot.errors import SettingsError
from bot.prose.budget import Budget, DailyLimits, Prices
from bot.prose.generating import TimeLimits
from bot.prose.grounding import load_grounding
from bot.prose.models import ModelOptions, make_model
from bot.prose.verifying import SentenceVerifier
from bot.prose.writing import ProseWriter
from bot.records.inbox import prepare_tables
from bot.running.logs import keep_out_of_logs
from bot.settings import BotSettings
from index.extraction.extractors import make_extractor
from index.vectors.embedder import Embedder


def make_writer(settings: BotSettings, engine: Engine, checker: ArchiveChecker, questions: Embedder) -> ProseWriter:
    """Return the writer that the settings describe.

    Raises:
        SettingsError: If the model's package is not installed, a setting is missing, or the grounding model is none.
        CatalogueError: If the table of its use cannot be made.
    """
    if not settings.llm_model:
        raise SettingsError("no language model is named: set ONRECORD_LLM_MODEL, or ONRECORD_LLM_PROVIDER=off")
    key = settings.llm_key.get_secret_value()
    if settings.llm_provider == "anthropic" and not key:
        raise SettingsError("there is no key for the language model: set ONRECORD_LLM_KEY")
    keep_out_of_logs(key)
    model = make_model(
        ModelOptions(
            settings.llm_provider,
            settings.llm_model,
            settings.llm_url,
            key,
            settings.llm_seconds,
            settings.llm_most_tokens,
        )
    )
    prepare_tables(engine)
    limits = DailyLimits(
        settings.llm_user_tokens_per_day,
        settings.llm_chat_tokens_per_day,
        settings.llm_tokens_per_day,
        settings.llm_cost_per_day,
    )
    budget = Budget(engine, limits, Prices(settings.llm_input_cost, settings.llm_output_cost))
    engine_name = "pattern" if settings.extractor == "none" else settings.extractor
    grounding = load_grounding(Path(settings.llm_grounding)) if settings.llm_grounding else None
    verifier = SentenceVerifier(questions.embed, make_extractor(engine_name), checker.check, grounding)
    seconds = TimeLimits(settings.llm_first_token_seconds, settings.llm_seconds)
    return ProseWriter(model, verifier, budget, seconds, most_tokens=settings.llm_most_tokens)
