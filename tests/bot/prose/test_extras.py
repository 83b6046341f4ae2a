"""Each provider's extra, installed as people install it: its class is made by our settings and its stream is read."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

from tests.bot.prose.test_prose_end_to_end import KEY, QUESTION, SAID, rendered, settings_for
from tests.bot.support.scripted_model import Script, ScriptedModel
from tests.program import ROOT, SECONDS, Program, copy_of

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]

_MODELS = {"openai": "scripted", "anthropic": "claude-sonnet-4-5", "ollama": "gemma3:270m"}


@pytest.mark.parametrize("extra", _MODELS)
def test_an_extra_has_all_that_its_provider_needs(
    extra: str, indexed: Program, model: ScriptedModel, tmp_path: Path
) -> None:
    """
    Above this environment's packages only those of the extra are installed, from the registry, in the newest versions.
    """
    asked, python = copy_of(indexed, tmp_path / "asked"), _install(extra, tmp_path / "environment")
    model.script = Script(write=rendered)
    settings = settings_for(model) | {
        "ONRECORD_LLM_PROVIDER": extra,
        "ONRECORD_LLM_MODEL": _MODELS[extra],
        "ONRECORD_LLM_URL": model.url if extra == "openai" else model.host,
    }
    done = subprocess.run(
        [python, "-m", "bot", "ask", "--json", QUESTION],
        env=asked.environment | settings,
        cwd=asked.folder,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    (sent,) = model.asked

    assert re.match(rf"{SAID} has been concluded \[\d\]\.\n", json.loads(done.stdout)["answer"])
    assert (sent.get("temperature", sent.get("options", {}).get("temperature")), sent["stream"]) == (0.0, True)
    assert sent["model"] == _MODELS[extra]
    assert [key.removeprefix("Bearer ") for key in model.keys] == ([""] if extra == "ollama" else [KEY])
    assert KEY not in done.stdout + done.stderr


def _install(extra: str, folder: Path) -> Path:
    """Return the Python of an environment with an extra's packages, and this one's behind them."""
    wanted = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    Path(packages.stdout.strip(), "behind.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    subprocess.run([python, "-m", "pip", "install", "-qq", *wanted["optional-dependencies"][extra]], check=True)
    assert sys.executable != str(python)
    return python
