"""The bot's own words in the user's language: Fluent catalogues in ``bot/locale``, one folder for each language.

Quotes, names and titles are never translated; they are inserted unchanged, right-to-left ones isolated.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from fluent.runtime import FluentBundle, FluentResource

from bot.invisibles import isolate

#: The fallback for a language without a catalogue, or a text missing from one.
DEFAULT = "en"

#: Fluent rejects values of over 1,000 characters. A longer list of names helps nobody.
_LONGEST_VALUE = 900

_FOLDER = Path(__file__).parent / "locale"

#: The name of a text in its definition, and in another text that refers to it.
_NAME = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)

_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)\s*\}")


class Texts:
    """The texts of one language, loaded on first use.

    Args:
        language: A code; `DEFAULT` is used if it has no catalogue.
    """

    def __init__(self, language: str = DEFAULT) -> None:
        self._wanted = language

    @property
    def language(self) -> str:
        """The code of the language in use."""
        return self._wanted if self._wanted in languages() else DEFAULT

    def __call__(self, name: str, /, **values: str | int) -> str:
        """Return a text with its values filled in.

        Raises:
            KeyError: If no catalogue has the text, or a value is missing.
        """
        catalogues = map(_open, dict.fromkeys((self.language, DEFAULT)))
        bundle = next((found for catalogue in catalogues if (found := catalogue.find(name))), None)
        pattern = bundle.get_message(name).value if bundle else None
        if bundle is None or pattern is None:
            raise KeyError(name)
        short = {
            given: isolate(value[:_LONGEST_VALUE]) if isinstance(value, str) else value
            for given, value in values.items()
        }
        text, errors = bundle.format_pattern(pattern, short)
        if errors:
            raise KeyError(f"{name}: {errors[0]}")
        return str(text)


#: For the terminal, JSON and the bench, where no user's language is known.
ENGLISH = Texts()


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages with a catalogue."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir()))


def choose(*wanted: str | None) -> str:
    """Return the first wanted language that has a catalogue, by its first two letters.

    >>> choose(None, "nl-BE", "uk")
    'uk'
    """
    short = [code[:2].lower() for code in wanted if code]
    return next((code for code in short if code in languages()), DEFAULT)


def read_catalogues() -> Mapping[str, Iterable[Path]]:
    """Return the catalogue files of each language."""
    return {code: sorted((_FOLDER / code).glob("*.ftl")) for code in languages()}


def _sound(text: object) -> str:
    """Return the vowel that a Spanish text begins with by its sound, else "": "y" and "o" differ before their own.

    >>> [_sound(name) for name in ("Inés", "Hilario", "Ortega", "Hierro", "Yolanda")]
    ['i', 'i', 'o', '', '']
    """
    letters = unicodedata.normalize("NFD", str(text)[:4].lower())
    plain = "".join(letter for letter in letters if letter.isalpha()).removeprefix("h")
    is_glide = plain[:1] == "i" and plain[1:2] in {"a", "e", "o", "u"}
    return plain[:1] if plain[:1] in {"i", "o"} and not is_glide else ""


class _Catalogue:
    """The texts of one language. A file is parsed when one of its texts is first needed, since parsing takes 10 ms."""

    def __init__(self, language: str) -> None:
        # Isolating marks would be copied along with names, so only right-to-left ones get them.
        self._bundle = FluentBundle(
            [language],
            functions={"SOUND": _sound},  # type: ignore[dict-item]  # its annotations forget plain text
            use_isolating=False,
        )
        self._unread = {file: file.read_text(encoding="utf-8") for file in read_catalogues()[language]}
        self._files = {name: file for file, texts in self._unread.items() for name in _NAME.findall(texts)}
        self._lock = Lock()

    def find(self, name: str) -> FluentBundle | None:
        """Return the bundle with the text and every text it refers to; None if the language has no such text."""
        if name not in self._files:
            return None
        with self._lock:
            self._read(name)
        return self._bundle

    def _read(self, name: str) -> None:
        texts = self._unread.pop(self._files[name], None) if name in self._files else None
        if texts is not None:
            self._bundle.add_resource(FluentResource(texts))
            for other in _REFERENCE.findall(texts):
                self._read(other)


_open = cache(_Catalogue)
