"""Entry point of ``onrecord`` and ``python -m bot``."""

import gc

#: Importing makes a million objects that stay. Looking for garbage among them after every 700 takes a tenth of the
#: time of a question on the command line.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from bot.commands.app import run

    run()


if __name__ == "__main__":
    main()
