"""A program that shows what a process is given, run by the tests of warm starts."""

import atexit
import os
import sys
import threading
from pathlib import Path


def main(verb: str, *arguments: str) -> None:
    """Do one thing."""
    if verb == "tell":
        print(Path.cwd(), sorted(os.environ), ascii(arguments[1]), sep="\n")  # noqa: T201 - a program's output
        print("told on standard error", file=sys.stderr)  # noqa: T201
        sys.exit(int(arguments[0]))
    if verb == "fail":
        raise RuntimeError("it failed")
    if verb == "line":
        sys.exit("a last line")
    if verb == "echo":
        atexit.register(print, "at the end")
        sys.stdout.write(sys.stdin.read())
    if verb == "wait":
        print(os.getpid(), flush=True)  # noqa: T201
        threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
