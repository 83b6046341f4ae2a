"""A process that restores a backup and is killed at a step: ``DATA_DIR BACKUP STEP``, which `restoring` calls."""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from index.upkeep import restoring
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.archive import Archive


def main(data_dir: Path, file: Path, step: str) -> None:
    """Restore until the step, which is not done."""

    def die(*_arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    owner, _, name = step.rpartition(".")
    setattr(getattr(restoring, owner) if owner else restoring, name, die)
    restoring.Restorer(
        data_dir=data_dir,
        make_keeper=lambda: Archive(data_dir, ChromaVectorStore(data_dir / "chroma")).keeper,
        prepare=lambda _engine: None,
        carry_over=lambda _connection, _present: None,
        withdraw=lambda _connection, _articles: None,
        set_aside=lambda: None,
        clock=lambda: datetime.now(UTC),
    ).restore(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
