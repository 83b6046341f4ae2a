"""Tables of what regular expressions match, and the check that a module has no expression without a table."""

import ast
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent


class Table(NamedTuple):
    """Texts that an expression matches and texts that it does not, by the method that its module calls."""

    how: str
    matches: Sequence[str | bytes]
    misses: Sequence[str | bytes]

    def wrong(self, pattern: re.Pattern[Any]) -> list[str | bytes]:
        """Return the texts that the expression takes for the other kind."""
        find = getattr(pattern, self.how)
        return [*(text for text in self.matches if not find(text)), *(text for text in self.misses if find(text))]


def expression(name: str) -> re.Pattern[Any]:
    """Return the expression with this dotted name."""
    module, _, constant = name.rpartition(".")
    found = getattr(import_module(module), constant)
    assert isinstance(found, re.Pattern)
    return found


def expressions_in(folder: str) -> Iterator[str]:
    """Yield the dotted names of the expressions that modules in a folder compile once, as constants."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            match statement:
                case ast.Assign(
                    targets=[ast.Name(name)], value=ast.Call(func=ast.Attribute(ast.Name("re"), "compile"))
                ):
                    yield f"{module}.{name}"
