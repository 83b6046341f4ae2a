"""Generated secrets, kept in the data directory and readable only by its owner.

The bot and the reader may start at once and need the same secret: the first creates it, and both read it.
"""

import os
import re
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import SettingsError
from corpus.files.private import make_private_folder

#: The form that the settings and Telegram accept. A truncated or emptied file must not open anything.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


def read_or_make_secret(file: Path, setting: str) -> str:
    """Return the secret in a file; create it if missing.

    Args:
        file: In the data directory, which is created too.
        setting: The setting that can be used instead.

    Raises:
        SettingsError: If the file can be neither read nor written, or holds no valid secret.
    """
    try:
        make_private_folder(file.parent)
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
    """Write a temporary file and link it into place whole; keep one that another process created first."""
    with NamedTemporaryFile("w", encoding="ascii", dir=file.parent, prefix=f"{file.name}.", delete=False) as made:
        made.write(secrets.token_urlsafe(32))
        made.flush()
        os.fsync(made.fileno())  # else a power cut can leave the name with an empty file
    aside = Path(made.name)  # of mode 0600
    try:
        os.link(aside, file)
    except FileExistsError:
        return
    except OSError:  # the file system has no hard links
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
