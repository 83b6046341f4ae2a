"""What every peer's program does: index sentences or answer questions, as its command line says.

Only Python's own library is imported here: the programs run in environments without this project.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

FOUND = 5  # sentences for each question, as many as OnRecord cites


class Peer(Protocol):
    """A library with one index in one folder. Called by `run`, in a fresh process for each command."""

    def index(self, sentences: Sequence[str], /) -> None:
        """Index the sentences under their numbers; those that the index holds unchanged may be passed over."""

    def open(self) -> Callable[[str], Sequence[int]]:
        """Load the index and return its search: the numbers of the best sentences, best first."""


def run(make: Callable[[Path, str], Peer]) -> None:
    """Do what the command line says and print the outcome as JSON.

    ``PROGRAM index MODEL FOLDER SENTENCES`` prints ``{"seconds": of work after loading}``;
    ``PROGRAM ask MODEL FOLDER QUESTIONS`` prints ``{"found": [numbers], "seconds": of this search}`` for each question,
    one a line. SENTENCES and QUESTIONS are files with one JSON string a line.
    """
    command, model, folder, texts = sys.argv[1:]
    os.environ["HF_HUB_OFFLINE"] = "1"  # the model is a folder; nothing is to be asked of a hub
    peer = make(Path(folder), model)
    lines = [json.loads(line) for line in Path(texts).read_text(encoding="utf-8").splitlines()]
    if command == "index":
        started = time.perf_counter()
        peer.index(lines)
        print(json.dumps({"seconds": time.perf_counter() - started}))
        return
    search = peer.open()
    for question in lines:
        started = time.perf_counter()
        found = [int(number) for number in search(question)]
        print(json.dumps({"found": found, "seconds": time.perf_counter() - started}))
