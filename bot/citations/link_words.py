"""Texts folded as a browser compares them for a text fragment, with one space between words.

Pure. Chromium ignores case, accents, ligatures, width, and the kind of quotation mark or white space. It also skips
soft hyphens and other characters without width (measured in 150 and 156; it is ICU's collation at primary strength).
The folding here equates everything the browser does, and more ("й" and "и"). So words that are unique when folded are
unique to the browser.
"""

import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from corpus.parsing.visible_text import JOINT

#: A word joiner after a word marks that no space followed: clauses of scripts without spaces are words here.
_GLUE = "\u2060"
#: A line end where some browser version takes the words on both sides for one.
SEAM = "\v"
_WITHOUT_WIDTH = frozenset(
    map(
        chr,
        [
            0xAD,
            0x34F,
            0x61C,
            0x640,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
        ],
    )
)
_ASCII = bytes(range(0x80))
_CLAUSE_ENDS = frozenset("、。，！？；：」』）》〉】")
_CLAUSE_END = re.compile(f"[{''.join(sorted(_CLAUSE_ENDS))}]+(?=\\S)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]")
#: Quotation marks a browser treats as equal. Guillemets and low marks are not, but equating them does no harm.
_MARKS = {**dict.fromkeys("‘’‚‛′`´ʼʹ׳", "'"), **dict.fromkeys("“”„‟″״", '"')}
_STROKED = re.compile(r"(?:LATIN|CYRILLIC) SMALL LETTER (\w) WITH")
_KATAKANA = range(0x30A1, 0x30F7)
_TO_HIRAGANA = 0x60


@lru_cache(maxsize=10_000)
def _fold_character(char: str) -> str:
    plain = unicodedata.normalize("NFKD", _MARKS.get(char, char).casefold()).casefold()
    return "".join(
        _base_of(letter) for letter in plain if not (unicodedata.category(letter) in {"Mn", "Cf"} or letter.isspace())
    )


def _base_of(char: str) -> str:
    """Return the letter without its stroke ("ø", "ł", "đ"), which Unicode does not decompose; hiragana for katakana."""
    if char in "æœ":
        return char.translate({ord("æ"): "ae", ord("œ"): "oe"})
    if ord(char) in _KATAKANA:
        return chr(ord(char) - _TO_HIRAGANA)
    stroked = None if char.isascii() else _STROKED.match(unicodedata.name(char, ""))
    return stroked.group(1).lower() if stroked and stroked.group(0).startswith("LATIN") else char


@dataclass(frozen=True, slots=True)
class WordedText:
    """A text's words, shown and folded; one space, line end or seam separates two words.

    Attributes:
        shown: The words as in the text, without zero-width characters.
        lines: The same words, folded; the ``n``-th lies between the same two gaps.
        flat: ``lines`` with spaces for line ends and seams.
    """

    shown: str
    lines: str
    flat: str

    def word_at(self, offset: int) -> int:
        """Return the index of the word at an offset of the folded text."""
        return self.flat.count(" ", 0, offset)

    def words(self) -> list[str]:
        """Return the words as in the text; callers must not change the list."""
        return _words_of(self.shown)

    def squeezed(self) -> str:
        """Return the folded text without white space, in which words are counted.

        Two words here may be one to some browser version, or in a page's style sheet.
        """
        return _squeeze(self.flat)

    def squeezed_at(self, offset: int) -> int:
        """Return the offset in the squeezed text for an offset of the folded text."""
        return offset - self.flat.count(" ", 0, offset)


@lru_cache(maxsize=8)
def _words_of(shown: str) -> list[str]:
    return _flatten(shown).split(" ")


def _flatten(lines: str) -> str:
    return lines.replace("\n", " ").replace(SEAM, " ")


@lru_cache(maxsize=8)
def _squeeze(flat: str) -> str:
    return flat.replace(" ", "")


def read_words_once(text: str) -> WordedText:
    """Return the words of a text that is not needed again."""
    beyond_ascii = _beyond_ascii(text)
    if JOINT in beyond_ascii:
        text = text.replace(f"{JOINT}\n", SEAM)
    for char in beyond_ascii & _WITHOUT_WIDTH:
        text = text.replace(char, "")
    if beyond_ascii & _CLAUSE_ENDS:
        text = _CLAUSE_END.sub(rf"\g<0>{_GLUE} ", text)
    shown = SEAM.join(filter(None, map(_in_lines, text.split(SEAM))))
    lines = _fold(shown, beyond_ascii)
    return WordedText(shown, lines, _flatten(lines))


@lru_cache(maxsize=8)
def read_words(text: str) -> WordedText:
    """Return a text's words; cached, since an answer cites one article several times."""
    return read_words_once(text)


def _in_lines(text: str) -> str:
    split = [line.split() for line in text.splitlines()]
    return "\n".join(" ".join(line) for line in split if line)


def _beyond_ascii(text: str) -> frozenset[str]:
    """Return the characters outside ASCII; via bytes, ten times faster than checking each character."""
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def join_words(words: Sequence[str]) -> str:
    """Return words joined as in their text, with spaces only if it has them.

    >>> join_words(read_words("他说「不」她走。 No, he said.").words())
    '他说「不」她走。 No, he said.'
    """
    return " ".join(words).replace(f"{_GLUE} ", "").removesuffix(_GLUE)


def _fold(text: str, beyond_ascii: AbstractSet[str]) -> str:
    # One pass for each kind of character that changes. Most letters of most scripts do not change, and translating
    # every character of an English article of 33,000 took three times as long.
    lower = text.lower()
    changing = {small for char in (*beyond_ascii, _GLUE) for small in char.lower()}
    for char in changing:
        folded = _fold_character(char)
        if folded != char:
            lower = lower.replace(char, folded)
    return lower


@lru_cache(maxsize=10_000)
def count_words(text: str) -> int:
    """Return the number of words; a script without spaces counts one for every two characters.

    >>> count_words("We agreed."), count_words("议会同意了。")
    (1, 2)
    """
    return max(1, len(_UNSPACED.findall(text)) // 2)
