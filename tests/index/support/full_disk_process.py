"""A process that indexes on a nearly full disk, again and again.

Run as ``python -m tests.index.support.full_disk_process FOLDER``, or ``--limit DATA_DIR``.

The folder is a small file system of its own. For each amount of room left, one line says what a run came to; whatever
it was, readers go on, and with room again the same process completes the work. With ``--limit`` there is no such file
system: no file of an archive that was made before may grow beyond a size.
"""

import shutil
import sys
from pathlib import Path

from index.errors import IndexingError
from index.vectors.collection_keeper import GRACE
from tests.index.support.archive import Archive
from tests.index.support.surviving import (
    NEW,
    OLD,
    articles,
    close,
    close_store,
    full_disk,
    open_in_chroma,
    require_readable,
    require_repairless,
)

#: In kilobytes: too little for the vectors, then for their collection, then for the articles; the last is enough.
_ROOMS = (4, 120, 200, 240, 280, 330, 1_000)


#: Bytes at which making a collection fails in Chroma's database.
_LIMIT = 64 * 1024


def main(folder: Path) -> None:
    """Index with each amount of room left; Chroma is opened while there is no more."""
    for room in _ROOMS:
        data_dir = folder / "data"
        shutil.rmtree(data_dir, ignore_errors=True)
        archive = open_in_chroma(data_dir)
        archive.build(articles(OLD))
        filler = folder / "filler"
        close_store(archive)
        filler.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - room * 1024)))
        outcome = _index(archive)
        _require_readable_by_another(data_dir)
        filler.unlink()
        _go_on(archive, outcome)


def index_with_a_limit(data_dir: Path) -> None:
    """Index while files may not grow, then without that limit."""
    archive = open_in_chroma(data_dir)
    with full_disk(_LIMIT):
        outcome = _index(archive)
        _require_readable_by_another(data_dir)
    _go_on(archive, outcome)


def _index(archive: Archive) -> str:
    try:
        archive.build(articles(NEW))
    except IndexingError as error:
        return type(error).__name__
    return "stored"


def _require_readable_by_another(data_dir: Path) -> None:
    reader = open_in_chroma(data_dir)
    require_readable(reader)
    close(reader)


def _go_on(archive: Archive, outcome: str) -> None:
    archive.clock.now += GRACE * 2
    require_repairless(archive)
    close(archive)
    sys.stdout.write(f"{outcome}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "--limit":
        index_with_a_limit(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
