"""Entry point of ``onrecord`` and ``python -m bot``."""

from bot.commands.app import run


def main() -> None:
    """Run the command line."""
    run()


if __name__ == "__main__":
    main()
