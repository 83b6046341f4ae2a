"""What the bot itself says, in the reader's language: Fluent catalogues in ``bot/locale``, a folder a language.

Quotes, names and titles are never translated; they are put into the sentences as they are.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

#: What is spoken where a language has no catalogue or a catalogue no such text.
DEFAULT = "en"

#: Fluent refuses values of over 1,000 characters; a list of names that is longer helps nobody.
_LONGEST_VALUE = 900

_FOLDER = Path(__file__).parent / "locale"


class Texts:
    """The texts of one language; its files are read when it first says something.

    Args:
        language: A code; of one that has no catalogue it is `DEFAULT`.
    """

    def __init__(self, language: str = DEFAULT) -> None:
        self._wanted = language

    @property
    def language(self) -> str:
        """The code of what is spoken."""
        return self._wanted if self._wanted in languages() else DEFAULT

    def __call__(self, name: str, /, **values: str | int) -> str:
        """Return a text with its values put in.

        Raises:
            KeyError: If no catalogue has it, or a value is missing.
        """
        bundles = map(_load, dict.fromkeys((self.language, DEFAULT)))
        bundle = next((one for one in bundles if one.has_message(name)), None)
        pattern = bundle.get_message(name).value if bundle else None
        if bundle is None or pattern is None:
            raise KeyError(name)
        short = {given: value[:_LONGEST_VALUE] if isinstance(value, str) else value for given, value in values.items()}
        text, errors = bundle.format_pattern(pattern, short)
        if errors:
            raise KeyError(f"{name}: {errors[0]}")
        return str(text)


#: What is said where nobody's language is known: in the terminal, in JSON, and on the bench.
ENGLISH = Texts()


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are catalogues for."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir()))


def choose(*wanted: str | None) -> str:
    """Return the first wanted language that there is, by its two letters.

    >>> choose(None, "pt-BR", "uk")
    'uk'
    """
    short = [code[:2].lower() for code in wanted if code]
    return next((code for code in short if code in languages()), DEFAULT)


def read_catalogues() -> Mapping[str, Iterable[Path]]:
    """Return the files of each language."""
    return {code: sorted((_FOLDER / code).glob("*.ftl")) for code in languages()}


@cache
def _load(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)  # its marks around names would be copied with them
    for file in read_catalogues()[language]:
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
