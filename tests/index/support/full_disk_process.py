"""A process that indexes on a nearly full disk, again and again.

Run as ``python -m tests.index.support.full_disk_process FOLDER``.

The folder is a small file system of its own. For each amount of room left, one line says what a run came to; whatever
it was, readers go on, and with room again the same process completes the work.
"""

import shutil
import sys
from pathlib import Path

from index.errors import IndexingError
from index.vectors.collection_keeper import GRACE
from tests.index.support.surviving import (
    NEW,
    OLD,
    articles,
    close,
    open_in_chroma,
    require_readable,
    require_repairless,
)

#: In kilobytes: too little for the vectors, then for their collection, then for the articles; the last is enough.
_ROOMS = (4, 120, 200, 240, 280, 330, 1_000)


def main(folder: Path) -> None:
    """Index with each amount of room left."""
    for room in _ROOMS:
        data_dir = folder / "data"
        shutil.rmtree(data_dir, ignore_errors=True)
        archive = open_in_chroma(data_dir)
        archive.build(articles(OLD))
        filler = folder / "filler"
        filler.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - room * 1024)))
        outcome = "stored"
        try:
            archive.build(articles(NEW))
        except IndexingError as error:
            outcome = type(error).__name__
        reader = open_in_chroma(data_dir)
        require_readable(reader)
        close(reader)
        filler.unlink()
        archive.clock.now += GRACE * 2
        require_repairless(archive)
        close(archive)
        sys.stdout.write(f"{outcome}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
