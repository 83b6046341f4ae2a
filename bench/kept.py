"""What is kept between runs, in folders named by the digest of all that went into them.

A folder is built under another name and moved into place when complete, so that a killed run leaves nothing half-done
that a later one would trust.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

DIGEST_LENGTH = 16  # 64 bits: the folders of one name are a handful


def digest_of(*parts: str | Path) -> str:
    """Return a short digest of texts and of files' contents; where one ends and the next begins counts.

    >>> digest_of("ab", "c") == digest_of("a", "bc")
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:DIGEST_LENGTH]


def versions_of(distributions: Iterable[str]) -> tuple[str, ...]:
    """Return each distribution with its installed version, as ``name==version``."""
    return tuple(f"{name}=={version(name)}" for name in distributions)


def kept_folder(parent: Path, name: str, digest: str, build: Callable[[Path], None]) -> Path:
    """Return the folder of this name and digest, built now if it does not stand; those of other digests go.

    Args:
        parent: Where such folders are kept.
        name: What it is, without dots.
        digest: Of everything that decides what is in it.
        build: Fills the empty folder that it is given; whatever it raises leaves nothing behind that counts.
    """
    folder = parent / f"{name}.{digest}"
    if folder.is_dir():
        return folder
    unfinished = parent / f"{name}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    build(unfinished)
    for stale in parent.glob(f"{name}.*"):
        if stale != unfinished:
            shutil.rmtree(stale)
    unfinished.replace(folder)
    return folder
