"""The peers, and a virtual environment for each: their pins conflict with one another and with the project's."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.data import REPOSITORY
from bench.errors import BenchError
from bench.kept import digest_of, kept_folder

PROGRAMS = Path(__file__).with_name("programs")
_CONSTRAINTS = REPOSITORY / "constraints.txt"  # the CPU build of torch, for which all of them ask
_LLAMA_INDEX = (
    "llama-index-core==0.14.25",
    "llama-index-embeddings-huggingface==0.8.0",
    "llama-index-retrievers-bm25==0.8.0",
    "llama-index-vector-stores-chroma==0.6.0",
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A library as it is measured.

    Attributes:
        name: In the tables.
        program: The file in ``programs`` that drives it.
        packages: What its environment holds, each at one version.
        options: What the program is told besides.
    """

    name: str
    program: str
    packages: tuple[str, ...]
    options: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A digest of all that decides its index besides the sentences and the model."""
        programs = sorted(PROGRAMS.glob("*.py"))
        return digest_of(self.name, *self.packages, *self.options, *programs)


PEERS = (
    Peer("LlamaIndex, vectors", "llama_index_peer.py", _LLAMA_INDEX),
    Peer("LlamaIndex, hybrid", "llama_index_peer.py", _LLAMA_INDEX, ("--hybrid",)),
    Peer("Haystack, hybrid", "haystack_peer.py", ("haystack-ai==3.4.1", "sentence-transformers-haystack==2.0.0")),
    Peer("txtai, hybrid", "txtai_peer.py", ("txtai==9.14.0",)),
)


def environment_of(peer: Peer, folder: Path) -> Path:
    """Return the Python of the peer's environment, which is made where it is not there; peers may share one.

    Args:
        peer: The library, with its packages.
        folder: Where environments are kept; outside the project.

    Raises:
        BenchError: If its packages cannot be installed on this machine.
    """

    def install(place: Path) -> None:
        python = str(place / "bin" / "python")
        _run(peer, sys.executable, "-m", "venv", "--without-pip", str(place))
        pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
        _run(peer, *pip, "--constraint", str(_CONSTRAINTS), *peer.packages)

    place = kept_folder(folder, peer.program.removesuffix(".py"), digest_of(*peer.packages, sys.version), install)
    return place / "bin" / "python"


def _run(peer: Peer, *command: str) -> None:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        reason = (finished.stderr.strip().splitlines() or ["no reason was printed"])[-1]
        raise BenchError(f"{peer.name} cannot be installed: {reason}")
