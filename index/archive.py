"""The parts of an archive that indexing, takedown, compacting and repair work on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from index.progress import Progress, Silence
from index.vectors.collection_keeper import CollectionKeeper


@dataclass(frozen=True, slots=True)
class Archive:
    """The catalogue, its vectors and its folder.

    Attributes:
        engine: The catalogue.
        data_dir: Holds the catalogue's file, Chroma's folder and the lock that lets one process write at a time.
        keeper: Keeps Chroma in step with the catalogue.
        clock: Returns the time, aware.
        progress: Receives the progress of a long run.
    """

    engine: Engine
    data_dir: Path
    keeper: CollectionKeeper
    clock: Callable[[], datetime]
    progress: Progress = field(default_factory=Silence)
