"""Module constants: private unless another file uses them, and above the functions that use them."""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

_NAME = r"_?[A-Z][A-Z0-9_]*"

#: Migrations are read by alembic, which looks for names of its own.
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for layer in ("corpus", "index", "bot")
    for path in sorted((ROOT / layer).rglob("*.py"))
    if path.name != "__init__.py" and "migrations" not in path.parts
}

PRODUCT = set(MODULES.values())


def targets_of(statement: ast.stmt) -> list[str]:
    """Return the constants that a statement assigns: names in capitals, with or without an underscore."""
    assigned = statement.targets if isinstance(statement, ast.Assign) else []
    assigned = [statement.target] if isinstance(statement, ast.AnnAssign) else assigned
    names = [node.id for target in assigned for node in ast.walk(target) if isinstance(node, ast.Name)]
    return [name for name in names if re.fullmatch(_NAME, name)]


def constants_of(tree: ast.Module) -> set[str]:
    """Return the constants of a module."""
    return {name for statement in tree.body for name in targets_of(statement)}


def dotted(node: ast.expr) -> str:
    """Return a name with its dots; empty if the expression is more than a name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def uses_in(tree: ast.Module) -> set[str]:
    """Return the dotted names that a file uses: imported, reached through a module, or replaced in a test."""
    modules: dict[str, str] = {}
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            used |= {f"{node.module}.{alias.name}" for alias in node.names}
            modules |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            used.add(f"{modules.get(dotted(node.value), '')}.{node.attr}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(_NAME, node.value):
            used |= {f"{module}.{node.value}" for module in modules.values()}
    return used


def misplaced_in(tree: ast.Module) -> list[str]:
    """Return the constants that stand below a function although they need none of the functions above them."""
    made: set[str] = set()
    found = []
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            made.add(statement.name)
        elif made and targets_of(statement):
            names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
            if made.isdisjoint(names):
                found += targets_of(statement)
            else:
                made.update(targets_of(statement))
    return found


def parsed(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each module, while these tests run."""
    return {module: parsed(path) for module, path in MODULES.items()}


def users(trees: Mapping[str, ast.Module]) -> dict[str, set[Path]]:
    """Return the files that use each dotted name."""
    found: dict[str, set[Path]] = defaultdict(set)
    tests = (path for folder in ("tests", "bench") for path in sorted((ROOT / folder).rglob("*.py")))
    product = ((MODULES[module], tree) for module, tree in trees.items())
    for path, tree in chain(product, ((path, parsed(path)) for path in tests)):
        for name in uses_in(tree):
            found[name].add(path)
    return found


def test_a_constant_is_private_unless_another_file_uses_it(trees: Mapping[str, ast.Module]) -> None:
    """
    A constant of one module begins with an underscore. Only tests may reach for it; what they name openly is public.
    """
    used = users(trees)
    constants = [(module, name) for module, tree in trees.items() for name in sorted(constants_of(tree))]
    others = {(module, name): used.get(f"{module}.{name}", set()) - {MODULES[module]} for module, name in constants}

    assert [one for one, files in others.items() if not files and not one[1].startswith("_")] == []
    assert [one for one, files in others.items() if files & PRODUCT and one[1].startswith("_")] == []


def test_constants_stand_above_the_functions(trees: Mapping[str, ast.Module]) -> None:
    """
    A reader meets a module's constants first; only those that are made by its functions follow them.
    """
    misplaced = {module: misplaced_in(tree) for module, tree in trees.items()}

    assert {module: names for module, names in misplaced.items() if names} == {}


def test_planted_breaches_are_found() -> None:
    """
    The checks above can fail: a constant, its use through a module, and one below a function are seen.
    """
    tree = ast.parse("A, _B = 1, 2\ndef make(): ...\nC: int = 3\nD = make()\nE = D\n")

    assert constants_of(tree) == {"A", "_B", "C", "D", "E"}
    assert misplaced_in(tree) == ["C"]
    assert "a.b.C" in uses_in(ast.parse("from a import b as d\nd.C"))
    assert "a.b.C" in uses_in(ast.parse("import a.b\nsetattr(a.b, 'C', 1)"))
