"""The house that docs/design.md shows, read from the imports: rooms, faces, doors, and how long a function may be."""

import ast
import importlib
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "bot")

#: Rooms that have rooms of their own; each is one first-level room to everybody outside.
WINGS = (
    "bot.checking",
    "corpus.parsing",
    "index.catalogue",
    "index.extraction",
    "index.language",
    "index.vectors",
    "bot.questions",
    "bot.telegram",
)

#: A vendor and the one room that may import it.
DOORS: dict[str, set[str]] = {
    "certifi": {"corpus.fetching"},
    "chardet": {"corpus.parsing"},
    "chromadb": {"index.vectors"},
    "courlan": {"corpus.files"},
    "docx": {"corpus.parsing"},
    "feedparser": {"corpus.parsing"},
    "filelock": {"index.catalogue"},
    "fluent": {"bot"},
    "frontmatter": {"corpus.files"},
    "h11": {"bot.running"},
    "httpcore": set(),  # stalled: httpcore2 goes on from it
    "httpcore2": {"corpus.fetching"},
    "httpx": set(),  # as httpcore; both stay installed for python-telegram-bot and chromadb
    "jinja2": {"bot.reader"},
    "lingua": {"index.language"},
    "lxml": {"corpus.parsing"},
    "nicknames": {"index.language"},
    "onnx": {"index.vectors"},
    "onnxruntime": {"index.vectors"},
    "prometheus_client": {"bot.telegram"},
    "protego": {"corpus.fetching"},
    "purgatory": {"bot.prose"},
    "pymorphy3": {"index.language"},
    "rapidfuzz": {"index.language"},
    "ray": {"index.cluster"},
    "rich": {"bot.commands"},
    "sentence_transformers": {"index.vectors"},
    "sentencex": {"index.language"},
    "spacy": {"index.extraction"},
    "spellchecker": {"index.language"},
    "Stemmer": {"index.language"},
    "tantivy": {"index.lexical"},
    "tenacity": {"corpus.fetching"},
    "tld": {"corpus.parsing"},
    "tokenizers": {"index.vectors"},
    "torch": {"bot.prose", "index.vectors"},
    "trafilatura": {"corpus.parsing"},
    "transformers": {"bot.prose", "index.vectors"},
    "typer": {"bot.commands"},
    "uvicorn": {"bot.running"},
    "yaml": {"corpus.files"},
    # With a second room, and why:
    "dateparser": {"bot.questions", "corpus.parsing"},  # the days that a question names; dates of feeds and pages
    "httpx2": {"corpus.fetching", "index.vectors"},  # parses addresses; asks whether a Chroma server answers
    "llama_index": {"index.vectors", "bot.answering", "bot.prose"},  # embedding; the archive as a retriever; models
    "starlette": {"bot.running", "bot.reader", "bot.telegram"},  # the server, and the two applications that it serves
    "telegram": {"bot.telegram", "bot.running"},  # the wing, and the wiring that makes its application
}

#: What may not be loaded by importing our packages: each costs a second or a network.
HEAVY = (
    "torch",
    "onnx",
    "onnxruntime",
    "tokenizers",
    "sentence_transformers",
    "transformers",
    "chromadb",
    "llama_index",
    "spacy",
    "pymorphy3",
    "trafilatura",
    "docx",
    "feedparser",
    "lxml",
    "ray",
    "telegram",
)

#: The longest function, from ``def`` to its last line, docstring left out.
LONGEST_FUNCTION = 40

#: Modules in one folder.
MOST_IN_A_FOLDER = 16


def files(*packages: str) -> Iterator[Path]:
    """Give the source files of packages; migrations are no part of the house."""
    for package in packages:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """Return a file's module name; of an ``__init__`` its package's."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def modules() -> dict[str, Path]:
    """Return the modules of the product by name, packages included."""
    return {name_of(path): path for path in files(*LAYERS)}


def is_room(module: str) -> bool:
    """Whether a name is a package's."""
    return modules()[module].name == "__init__.py"


def room_of(module: str) -> str:
    """Return the room that a module lies in: the package that holds it; a package is its own room."""
    return module if is_room(module) else module.rpartition(".")[0]


def first_level(room: str) -> str:
    """Return the first-level room that a room is or lies in."""
    return ".".join(room.split(".")[:2])


@cache
def imported(path: Path) -> frozenset[str]:
    """Return the full names that a file imports anywhere in it: modules, and names in modules."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def module_in(name: str) -> str | None:
    """Return the module of ours that an imported name is or lies in."""
    if name in modules():
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in modules() else None


@cache
def imports() -> dict[str, frozenset[str]]:
    """Return for each module of ours the modules of ours that it imports."""
    found = {name: {module_in(one) for one in imported(path)} for name, path in modules().items()}
    return {name: frozenset(one for one in targets if one and one != name) for name, targets in found.items()}


def arrows(level: Iterable[str]) -> dict[str, set[str]]:
    """Return the imports between rooms; each room in ``level`` stands for all that lies in it."""
    rooms = sorted(level, key=len, reverse=True)

    def of(module: str) -> str | None:
        return next((room for room in rooms if module == room or module.startswith(f"{room}.")), None)

    found: dict[str, set[str]] = defaultdict(set)
    for module, targets in imports().items():
        for target in targets:
            here, there = of(module), of(target)
            if here and there and here != there and not is_room(module):
                found[here].add(there)
    return found


def find_cycle(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """Return rooms that import each other in a circle, the first once more at the end; none: an empty list."""
    done: set[str] = set()

    def visit(room: str, way: list[str]) -> list[str]:
        if room in way:
            return [*way[way.index(room) :], room]
        if room in done:
            return []
        found = next((cycle for other in sorted(edges.get(room, ())) if (cycle := visit(other, [*way, room]))), [])
        done.add(room)
        return found

    return next((cycle for room in sorted(edges) if (cycle := visit(room, []))), [])


def first_level_rooms() -> list[str]:
    """Return the rooms of the first level: the packages in the three layers."""
    return sorted(name for name in modules() if is_room(name) and name.count(".") == 1)


def rooms() -> list[str]:
    """Return all rooms, those in the wings too."""
    return sorted(name for name in modules() if is_room(name) and name.count(".") > 0)


@cache
def public(room: str) -> list[str]:
    """Return the modules that a room shows, from its ``__init__`` without importing it."""
    for node in ast.parse(modules()[room].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return [str(name) for name in ast.literal_eval(node.value)]
    return []


def hidden_in_way(module: str, target: str) -> str | None:
    """Return the package that does not show what an import of ``target`` by ``module`` goes through; None: all do."""
    parts = target.split(".")
    for length in range(1, len(parts)):
        package, name = ".".join(parts[:length]), parts[length]
        is_inside = module == package or module.startswith(f"{package}.")
        if package not in LAYERS and not is_inside and name not in public(package):
            return package
    return None


def foreign(module: str, names: Iterable[str]) -> set[str]:
    """Return the vendors that a module may not import."""
    room = first_level(room_of(module))
    return {one for one in (name.split(".")[0] for name in names) if room not in DOORS.get(one, {room})}


def upward(module: str, names: Iterable[str]) -> set[str]:
    """Return the imports of a layer above the module's."""
    layer = LAYERS.index(module.partition(".")[0])
    return {name for name in names if name.split(".")[0] in LAYERS[layer + 1 :]}


def test_imports_run_one_way_and_vendors_use_their_door() -> None:
    """
    A module imports its own layer and those below, and a vendor only in the vendor's room.
    """
    wrong = {
        module: found
        for module, path in modules().items()
        if (found := upward(module, imported(path)) | foreign(module, imported(path)))
    }

    assert wrong == {}


def test_no_test_and_no_measurement_uses_a_closed_door() -> None:
    """
    What no room may import, they do not import either, so that it can go when nothing else asks for it.
    """
    closed = {vendor for vendor, doors in DOORS.items() if not doors}
    used = {path: {name.split(".")[0] for name in imported(path)} & closed for path in files("tests", "bench")}

    assert {path: vendors for path, vendors in used.items() if vendors} == {}


def test_a_planted_breach_is_found() -> None:
    """
    The check above can fail: upward imports and foreign vendors are seen.
    """
    names = {"bot.answers.Answer", "chromadb.api", "corpus.article.Span", "json"}

    assert upward("index.search.ranking", names) == {"bot.answers.Answer"}
    assert foreign("index.search.ranking", names) == {"chromadb"}


def test_no_circle_of_first_level_rooms() -> None:
    """
    Rooms of the first level import each other in one direction only.
    """
    assert find_cycle(arrows(first_level_rooms())) == []


@pytest.mark.parametrize("wing", WINGS)
def test_no_circle_inside_a_wing(wing: str) -> None:
    """
    So do the rooms of a wing, and the wing's own modules.
    """
    inside = [name for name in modules() if name.startswith(f"{wing}.") and name.count(".") == wing.count(".") + 1]

    assert len(inside) > 1
    assert find_cycle(arrows(inside)) == []


def test_a_planted_circle_is_found() -> None:
    """
    The check above can fail: a circle of three is named.
    """
    assert find_cycle({"a": ["b"], "b": ["c"], "c": ["a", "d"]}) == ["a", "b", "c", "a"]
    assert find_cycle({"a": ["b", "c"], "b": ["c"]}) == []


def test_other_rooms_import_public_modules_only() -> None:
    """
    What a room does not list in ``__all__`` is its own affair.
    """
    ways = [(module, target) for module, targets in imports().items() for target in sorted(targets)]

    assert [(*way, package) for way in ways if (package := hidden_in_way(*way))] == []


def test_a_module_that_is_not_shown_is_found() -> None:
    """
    The check above can fail: a room's inner module is seen from outside, and is free inside.
    """
    assert hidden_in_way("bot.answering.answerer", "index.search.candidates") == "index.search"
    assert hidden_in_way("index.search.searching", "index.search.candidates") is None


@cache
def uses() -> frozenset[tuple[str, str]]:
    """Return who imports what: pairs of a file, tests and measurements among them, and a module of ours."""
    paths = [*modules().values(), *files("tests", "bench")]
    pairs = ((name_of(path), module_in(name)) for path in paths for name in imported(path))
    return frozenset((user, target) for user, target in pairs if target)


@pytest.mark.parametrize("room", rooms())
def test_a_room_shows_what_others_use(room: str) -> None:
    """
    A face is one to three sentences and a sorted list of modules, each used by another room.
    """
    face = importlib.import_module(room)
    shown = public(room)
    outside = {target for user, target in uses() if not user.startswith(f"{room}.")}
    used = {one for one in shown if any(f"{target}.".startswith(f"{room}.{one}.") for target in outside)}

    assert re.fullmatch(r"[A-Z][^.]*\.( [A-Z`][^.]*(\.[a-z_]+[^.]*)*\.){0,2}", " ".join((face.__doc__ or "").split()))
    assert shown == sorted(set(shown))
    assert {f"{room}.{one}" for one in shown} <= set(modules())
    assert used == set(shown)


def test_folders_can_be_read_at_a_glance() -> None:
    """
    No folder has more modules than a reader takes in.
    """
    sizes: dict[Path, int] = defaultdict(int)
    for path in modules().values():
        sizes[path.parent] += path.name != "__init__.py"

    assert {str(folder): size for folder, size in sizes.items() if size > MOST_IN_A_FOLDER} == {}


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function from ``def`` to its last, without the docstring's."""
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function, clean=False) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def functions_of(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the functions of a file, those inside others too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_functions_fit_on_a_screen() -> None:
    """
    None is longer than forty lines.
    """
    lengths = {(name, one.name): length_of(one) for name, path in modules().items() for one in functions_of(path)}

    assert {function: length for function, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_help_loads_nothing_heavy() -> None:
    """
    ``onrecord --help`` imports no model, no parser and no network library.
    """
    script = f"""
import sys
from bot.commands.app import run
sys.argv = ["onrecord", "--help"]
try:
    run()
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )

    assert "Usage" in result.stdout
    assert result.stderr.splitlines()[-1] == "[]"


def pictured(text: str) -> dict[str, set[str]]:
    """Return the arrows of the first Mermaid picture in a text, rooms named by their labels' dotted names."""
    picture = text.split("```mermaid\n", maxsplit=1)[1].split("```", maxsplit=1)[0]
    found: dict[str, set[str]] = defaultdict(set)
    for line in picture.splitlines():
        ends = [[name.strip() for name in side.split("&")] for side in line.split("-->")]
        for sources, targets in pairwise(ends):
            for source in sources:
                found[source].update(targets)
    return found


def test_the_picture_shows_the_imports_between_rooms() -> None:
    """
    Each arrow in docs/design.md is an import between first-level rooms, and none is missing.
    """
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")

    assert pictured(text) == arrows(first_level_rooms())
