"""The structure that docs/design.md promises, read from the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "bot")

#: One vendor, one door: a package and the modules that may import it.
DOORS = {
    "chromadb": {"index/vectors/chroma.py"},
    "llama_index": {"index/vectors/embedder.py", "bot/answering/retriever.py"},
    "sentence_transformers": {"index/vectors/embedder.py"},
    "transformers": {"index/vectors/embedder.py"},
    "torch": {"index/vectors/embedder.py"},
    "sentencex": {"index/language/sentences.py"},
    "Stemmer": {"index/language/words.py"},
    "lingua": {"index/language/languages.py"},
    "trafilatura": {"corpus/parsing/pages.py"},
    "feedparser": {"corpus/parsing/feeds.py"},
    "lxml": {
        "corpus/parsing/hidden_text.py",
        "corpus/parsing/pages.py",
        "corpus/parsing/plain_text.py",
        "corpus/parsing/sitemaps.py",
        "corpus/parsing/json_ld.py",
        "corpus/parsing/visible_text.py",
    },
    "tld": {"corpus/parsing/links.py"},
    "frontmatter": {"corpus/files/front_matter.py"},
    "yaml": {"corpus/files/front_matter.py"},
    "charset_normalizer": {"corpus/parsing/decoding.py"},
    "certifi": {"corpus/fetching/fetcher.py"},
    "courlan": {"corpus/files/identity.py"},
    "dateparser": {"bot/questions/periods.py"},
    "filelock": {"index/catalogue/locks.py"},
    "httpcore": {"corpus/fetching/connections.py", "corpus/fetching/exchanges.py"},
    "httpx": {"corpus/fetching/addresses.py", "index/vectors/chroma.py"},
    "protego": {"corpus/fetching/robots.py"},
    "rapidfuzz": {
        "index/language/wording.py",
        "index/extraction/people/identities.py",
        "index/language/name_matching.py",
        "index/search/roster.py",
    },
    "telegram": {
        "bot/telegram/admin/commands.py",
        "bot/telegram/handlers/asker.py",
        "bot/telegram/admin/requests.py",
        "bot/telegram/handlers/commands.py",
        "bot/telegram/admin/command_menu.py",
        "bot/telegram/transport/delivery.py",
        "bot/telegram/handlers/desk.py",
        "bot/telegram/handlers/edited_questions.py",
        "bot/telegram/handlers/example_taps.py",
        "bot/telegram/handlers/feedback_taps.py",
        "bot/telegram/admin/gate.py",
        "bot/telegram/handlers/chat_messages.py",
        "bot/telegram/handlers/inline.py",
        "bot/telegram/handlers/membership.py",
        "bot/telegram/transport/outbox.py",
        "bot/telegram/transport/pacing.py",
        "bot/telegram/transport/polling.py",
        "bot/telegram/handlers/privacy.py",
        "bot/telegram/transport/queue_notes.py",
        "bot/running/bot.py",
        "bot/telegram/messages/replies.py",
        "bot/telegram/handlers/answer_taps.py",
        "bot/telegram/transport/webhook.py",
        "bot/telegram/transport/workers.py",
    },
    "starlette": {
        "bot/telegram/transport/intake.py",
        "bot/reader/app.py",
        "bot/running/web_server.py",
        "bot/telegram/transport/webhook.py",
    },
    "uvicorn": {"bot/running/web_server.py"},
    "fluent": {"bot/texts.py"},
    "spacy": {"index/extraction/by_parse/parser.py"},
    "jinja2": {"bot/reader/pages.py"},
    "tenacity": {"corpus/fetching/retries.py"},
    "rich": {"bot/commands/terminal.py"},
    "typer": {
        "bot/commands/answers.py",
        "bot/commands/app.py",
        "bot/commands/editing.py",
        "bot/commands/feedback.py",
        "bot/commands/upkeep.py",
    },
}

#: What may not be loaded by importing our packages: each costs a second or a network.
HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "chromadb",
    "llama_index",
    "spacy",
    "trafilatura",
    "feedparser",
    "lxml",
    "telegram",
)

#: Modules that are themselves imported late, by whoever needs their vendor.
LOADED_LATE = DOORS["telegram"] | {"bot/answering/retriever.py"}


def modules(*packages: str) -> Iterator[Path]:
    """Give the source files of the packages."""
    for package in packages:
        yield from sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.add(node.module or "")
    return names


def breaches(path: str, names: set[str]) -> set[str]:
    """Return those of the imports that a module of ours may not have."""
    layer = LAYERS.index(path.split("/", maxsplit=1)[0])
    upward = {name for name in names if name.split(".")[0] in LAYERS[layer + 1 :]}
    foreign = {name for name in names if path not in DOORS.get(name.split(".")[0], {path})}
    return upward | foreign


@pytest.mark.parametrize("path", [str(p.relative_to(ROOT)) for p in modules(*LAYERS)])
def test_imports_run_one_way_and_vendors_use_their_door(path: str) -> None:
    """
    A module imports only its own layer and those below, and a vendor only through its door.
    """
    assert breaches(path, imported(ROOT / path)) == set()


def test_a_planted_breach_is_found() -> None:
    """
    The check above can fail: upward imports and foreign vendors are seen.
    """
    found = breaches("index/search/searching.py", {"bot.answers", "chromadb.api", "corpus.article", "json"})

    assert found == {"bot.answers", "chromadb.api"}


@pytest.mark.parametrize("path", [str(p.relative_to(ROOT)) for p in modules(*LAYERS)])
def test_importing_a_module_loads_nothing_heavy(path: str) -> None:
    """
    Heavy vendors are imported inside functions, so that help and settings load no model.
    """
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    top = {
        name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    allowed = {name for name in top if name.split(".")[0] in {"telegram", "llama_index"}}

    assert not {name for name in top - (allowed if path in LOADED_LATE else set()) if name.split(".")[0] in HEAVY}
