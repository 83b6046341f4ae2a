"""Entry point of ``onrecord`` and ``python -m bot``."""

import gc
import sys

#: Importing makes a million objects that stay. Looking for garbage among them after every 700 takes a tenth of the
#: time of a question on the command line.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000

#: Seconds that a thread waits for another to hand over the interpreter. Python's 5 ms would be a third of a question,
#: whose vectors come from another thread.
_SWITCH_SECONDS = 0.0005


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    sys.setswitchinterval(_SWITCH_SECONDS)
    from bot.commands.app import run
    from corpus.files.private import keep_files_private

    keep_files_private()
    run()


if __name__ == "__main__":
    main()
