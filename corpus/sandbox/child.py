"""The process that parses untrusted content: `python -m corpus.sandbox.child`, started by `corpus.sandbox.process`.

It has the parsers, a pipe for jobs and one for results, and nothing else: no settings, no secrets, no network, no
writable files, and a fixed amount of memory; `corpus.sandbox.confinement` takes what the kernel lets it take. Faults of
the content are reported in a frame. Any other failure of a parser ends the process, which is signal enough for its
parent. It ends by itself when its parent is gone. Start: 0.25 s and 40 MB.
"""

import os
import resource
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from corpus.errors import MalformedError
from corpus.parsing.metadata.dates import NewsDays
from corpus.sandbox.confinement import confine
from corpus.sandbox.frames import OUT_OF_MEMORY, feed_fields, pack, read_frame, unpack, write_frame

_OPEN_FILES = 64
_NEARLY = 0.95  # of the memory limit: parsers take a failed allocation for the end of the page
_RETIRED = 0.5  # of the memory limit: memory that is fragmented by then is freed only with the process


def main() -> None:
    """Do jobs until the parent is gone."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    jobs, results = _private_streams()
    _limit(memory)
    _load_parsers()
    status = _open_status()
    write_frame(results, pack({"ready": True, "gone": confine()}))
    while (head := read_frame(jobs)) is not None and (content := read_frame(jobs)) is not None:
        _allow(seconds)
        try:
            answer = _answer(unpack(head), content, memory, status)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        write_frame(results, answer)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the parent's pipes under new numbers, so that nothing printed gets into a frame."""
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return jobs, results


def _limit(memory: int) -> None:
    """Give up memory, files and core dumps that no parser needs."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def _load_parsers() -> None:
    """Import the jobs' modules, so that the first job is not slower, and then give up rights that only imports need."""
    from importlib import import_module

    for name in (
        "trafilatura",
        "feedparser",
        "corpus.parsing.pages",
        "corpus.parsing.feeds",
        "corpus.parsing.sitemaps",
        "corpus.parsing.documents.whole_pages",
        "corpus.parsing.documents.word_documents",
        "docx",
    ):
        import_module(name)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _allow(seconds: int) -> None:
    """Grant the next job its processor time: the kernel ends the process if it takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _answer(job: Mapping[str, Any], content: bytes, memory: int, status: TextIO | None) -> bytes:
    """Return the frame that answers a job."""
    try:
        result: dict[str, object] = {"result": _JOBS[job["kind"]](content, job)}
    except MalformedError as error:
        if _peak(status) > _NEARLY * memory:
            raise MemoryError from error
        result = {"malformed": str(error)}
    except RecursionError:
        result = {"malformed": "is nested too deeply to be read"}
    return pack({**result, "retires": _peak(status) > _RETIRED * memory})


def _days(job: Mapping[str, Any]) -> NewsDays:
    return NewsDays(datetime.fromisoformat(job["now"]), job["earliest_year"])


def _page(content: bytes, job: Mapping[str, Any]) -> dict[str, object]:
    from corpus.parsing.pages import parse_page

    return parse_page(content, charset=job["charset"], url=job["url"], days=_days(job))


def _feed(content: bytes, job: Mapping[str, Any]) -> dict[str, object]:
    from corpus.parsing.feeds import parse_feed

    return feed_fields(parse_feed(content, charset=job["charset"], url=job["url"], days=_days(job)))


def _sitemap(content: bytes, job: Mapping[str, Any]) -> dict[str, object]:
    from corpus.parsing.sitemaps import parse_sitemap

    found = parse_sitemap(content, url=job["url"], days=_days(job))
    return {"pages": found.pages, "sitemaps": found.sitemaps}


def _word_document(content: bytes, _: Mapping[str, Any]) -> dict[str, object]:
    from corpus.parsing.documents.word_documents import read_word_document

    return read_word_document(content)


def _whole_page(content: bytes, _: Mapping[str, Any]) -> dict[str, object]:
    from corpus.parsing.documents.whole_pages import read_whole_page

    return read_whole_page(content)


_JOBS: dict[str, Callable[[bytes, Mapping[str, Any]], dict[str, object]]] = {
    "page": _page,
    "feed": _feed,
    "sitemap": _sitemap,
    "whole_page": _whole_page,
    "word_document": _word_document,
}


def _open_status() -> TextIO | None:
    """Open the kernel's account of this process, which cannot be opened any more once it is confined."""
    try:
        return Path("/proc/self/status").open(encoding="ascii")
    except OSError:
        return None


def _peak(status: TextIO | None) -> int:
    """Return the peak address space of this process in bytes; 0 if the system does not report it.

    ``ru_maxrss`` does not work: the kernel hands it down from the parent, which may hold models.
    """
    if status is None:
        return 0
    status.seek(0)
    sizes = [line.split()[1] for line in status if line.startswith("VmPeak")]
    return int(sizes[0]) * 1024 if sizes else 0


if __name__ == "__main__":
    main()
