"""Language models through LlamaIndex's classes: the one door to them.

Each provider's package is an extra of ours. Whatever its client raises is our ModelError, without its words: they may
quote the question, or the key.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol

from bot.errors import ModelError, SettingsError
from bot.prose.prompting import Prompt

#: Tokens that a prompt and its answer fit into: five quotes of 600 characters are under 2,000.
_CONTEXT = 8_192
_CLASSES = {
    "openai": ("llama_index.llms.openai_like", "OpenAILike"),
    "anthropic": ("llama_index.llms.anthropic", "Anthropic"),
    "ollama": ("llama_index.llms.ollama", "Ollama"),
}
_TOO_MANY_REQUESTS = 429
#: The names by which providers count what went in and came out.
_USAGE_IN = ("prompt_tokens", "input_tokens", "prompt_eval_count")
_USAGE_OUT = ("completion_tokens", "output_tokens", "eval_count")


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which model, and where.

    Attributes:
        provider: openai (any endpoint of that kind), anthropic or ollama.
        seconds: The longest wait for a connection, and for a piece of text.
        most_tokens: What the model may write.
    """

    provider: str
    name: str
    url: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 20.0
    most_tokens: int = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a model's text, with the tokens that the provider has counted so far; 0 where it told none."""

    text: str
    into: int = 0
    out: int = 0


class TextModel(Protocol):
    """Writes text. Called by generating, from a thread of its own for each call."""

    def stream(self, prompt: Prompt, /) -> Generator[Piece, None, None]:
        """Yield the text as it is written.

        Raises:
            ModelError: If the model fails; its message is for the log.
        """


class LlamaIndexModel:
    """A model behind one of LlamaIndex's classes."""

    def __init__(self, llm: Any) -> None:  # noqa: ANN401 - its package may not be installed
        self._llm = llm

    def close(self) -> None:
        """Close the connections to the provider."""
        client = getattr(self._llm, "_client", None)
        if client is not None and hasattr(client, "close"):
            client.close()

    def stream(self, prompt: Prompt, /) -> Generator[Piece, None, None]:
        """Yield the text as it is written; see `TextModel`."""
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=prompt.system),
            ChatMessage(role=MessageRole.USER, content=prompt.user),
        ]
        try:
            for response in self._llm.stream_chat(messages):
                into, out = (_count(response.raw, names) for names in (_USAGE_IN, _USAGE_OUT))
                yield Piece(response.delta or "", into, out)
        except Exception as error:  # clients raise errors of many packages, and of their parsers
            raise ModelError(_name(error)) from error


def make_model(options: ModelOptions) -> LlamaIndexModel:
    """Return the model that the options name. Nothing is requested yet.

    Raises:
        SettingsError: If its package is not installed, or the options do not suit it.
    """
    module, name = _CLASSES[options.provider]
    try:
        chosen = getattr(import_module(module), name)
    except ImportError as error:
        raise SettingsError(
            f"ONRECORD_LLM_PROVIDER={options.provider} needs a package more: "
            f"pip install 'onrecord[{options.provider}]' (missing: {error.name})"
        ) from error
    try:
        return LlamaIndexModel(chosen(**_arguments(options)))
    except Exception as error:  # noqa: BLE001 - a vendor's validation, whose words may quote the key
        raise SettingsError(
            f"the language model cannot be set up ({type(error).__name__}): check ONRECORD_LLM_*"
        ) from None


def _arguments(options: ModelOptions) -> dict[str, Any]:
    common = {"model": options.name, "temperature": 0.0}
    if options.provider == "ollama":
        given = {"base_url": options.url} if options.url else {}
        bounds = {"num_predict": options.most_tokens}
        return (
            common
            | given
            | {
                "request_timeout": options.seconds,
                "context_window": _CONTEXT,
                "additional_kwargs": bounds,
                "thinking": False,
            }
        )
    common |= {"api_key": options.key or "none", "max_tokens": options.most_tokens, "max_retries": 0}
    common |= {"timeout": options.seconds}
    if options.provider == "anthropic":
        return common | ({"base_url": options.url} if options.url else {})
    usage = {"stream_options": {"include_usage": True}}
    given = {"api_base": options.url} if options.url else {"api_base": "https://api.openai.com/v1"}
    return common | given | {"is_chat_model": True, "context_window": _CONTEXT, "additional_kwargs": usage}


def _count(raw: Any, names: tuple[str, ...]) -> int:  # noqa: ANN401 - each provider's own object
    """Return the tokens that a provider counted, from a dictionary or an object; 0 if it has none."""
    for holder in (_get(raw, "usage"), raw):
        for name in names:
            value = _get(holder, name)
            if isinstance(value, int):
                return value
    return 0


def _get(holder: Any, name: str) -> Any:  # noqa: ANN401 - as above
    return holder.get(name) if isinstance(holder, dict) else getattr(holder, name, None)


def _name(error: Exception) -> str:
    """Return what kind of error it is, without its words."""
    status = getattr(error, "status_code", None)
    if status == _TOO_MANY_REQUESTS:
        return "it has had too many requests (429)"
    return f"it failed with {type(error).__name__}" + (f" ({status})" if isinstance(status, int) else "")
