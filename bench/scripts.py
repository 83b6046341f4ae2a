"""The scoring scripts as modules: what counts as wrong is theirs to say, question by question too."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from bench.errors import BenchError


def load_script(path: Path, *needed: str) -> ModuleType:
    """Return a scoring script as a module that has the functions needed.

    Raises:
        BenchError: If it is not there, or is another script than it was.
    """
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise BenchError(f"there is no script {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    if missing := [name for name in needed if not callable(getattr(module, name, None))]:
        raise BenchError(f"{path} has no function {missing[0]!r}")
    return module
