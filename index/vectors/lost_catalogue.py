"""A catalogue that is gone, deleted or left on another disk, while what was made of it is there."""

from pathlib import Path

from sqlalchemy import Connection

from index.vectors.collection_files import CHROMA_FOLDER
from index.vectors.collection_keeper import read_archive_ids


def describe_loss(connection: Connection, data_dir: Path) -> str | None:
    """Return what to do if collections lie beside a catalogue that never made any; None if all is well.

    Without it the next question would begin a new archive of the samples, and nobody would notice.
    """
    if read_archive_ids(connection):
        return None
    folder = data_dir / CHROMA_FOLDER
    if not folder.is_dir() or not any(path.is_dir() for path in folder.iterdir()):
        return None
    return (
        f"the catalogue is gone, but not its vectors in {folder}: restore a backup, or run onrecord index for a new one"
    )
