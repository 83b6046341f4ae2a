"""Secrets that we make ourselves and keep in the data directory, readable by their owner only.

The bot and the reader may start at once and want the same one: whoever comes first makes it, both get it.
"""

import os
import re
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import SettingsError

#: What the settings take too, and Telegram. A file that was cut short, or emptied by hand, must not open anything.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


def read_or_make_secret(file: Path, setting: str) -> str:
    """Return the secret that is kept in a file, made if there is none.

    Args:
        file: In the data directory, which is made too.
        setting: What can be set instead.

    Raises:
        SettingsError: If it can be neither read nor written, or the file holds something else than a secret.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _make(file)
        secret = file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        raise SettingsError(f"the secret cannot be kept in {file}: set {setting}") from error
    if not _SECRET.fullmatch(secret):
        raise SettingsError(
            f"{file} holds no secret, which is 16 to 256 letters, digits, - or _: "
            f"delete it to have one made, or set {setting}"
        )
    return secret


def _make(file: Path) -> None:
    """Write it aside and give it its name whole; one that another process made meanwhile stays."""
    with NamedTemporaryFile("w", encoding="ascii", dir=file.parent, prefix=f"{file.name}.", delete=False) as made:
        made.write(secrets.token_urlsafe(32))
        made.flush()
        os.fsync(made.fileno())  # else a loss of power can leave the name with nothing behind it
    aside = Path(made.name)  # of mode 0600
    try:
        os.link(aside, file)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
