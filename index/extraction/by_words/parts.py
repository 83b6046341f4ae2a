"""The parts of a sentence between its commas, dashes and brackets, and what is small in them."""

from collections.abc import Collection, Sequence

from index.extraction.by_words.items import Item, Kind
from index.language.vocabularies.lexicon import Lexicon

_STOPS = frozenset(".:;!?…")
_DASHES = frozenset("—–-")


class Parts:
    """Finds the parts of one sentence.

    Args:
        items: The sentence's.
        lexicon: Of its language.
        named: The numbers of the items that belong to names.
    """

    def __init__(self, items: Sequence[Item], lexicon: Lexicon, named: Collection[int]) -> None:
        self._items = items
        self._lexicon = lexicon
        self._named = named

    def chunks(self, start: int, stop: int, *, ahead: bool = False) -> list[tuple[int, int]]:
        """Return the parts between commas, cut at stronger marks: after them if looking back, before them ahead."""
        found: list[tuple[int, int]] = []
        begin = start
        for place in range(start, stop):
            item = self._items[place]
            is_stop = item.is_speech or (
                item.kind is Kind.MARK and item.text in _STOPS and not self.is_abbreviating(place)
            )
            if is_stop and ahead:
                stop = place
                break
            if is_stop:
                found, begin = [], place + 1
            elif item.text == "," or item.text in _DASHES:
                found.append((begin, place))
                begin = place + 1
            elif item.text == "(" and item.kind is Kind.MARK:
                found.append((begin, place))
            elif item.text == ")" and item.kind is Kind.MARK:
                begin = place + 1
        found.append((begin, stop))
        trimmed = [self._trimmed(*chunk) for chunk in found]
        return trimmed if ahead and trimmed[0][0] < trimmed[0][1] else [run for run in found if run[0] <= run[1]]

    def stop(self, start: int, items: Sequence[Item]) -> int:
        """Return the number of the item that ends a phrase, or one after the last."""
        for number, item in enumerate(items):
            is_mark = item.kind is Kind.MARK and item.text in _STOPS | _DASHES | {",", "(", ")"}
            if item.is_speech or (is_mark and not self.is_abbreviating(start + number)):
                return start + number
        return start + len(items)

    def is_abbreviating(self, place: int) -> bool:
        """Whether a full stop belongs to a title or an initial."""
        return (
            self._items[place].text == "."
            and place > 0
            and (self._items[place - 1].lower in self._lexicon.titles or len(self._items[place - 1].text) == 1)
        )

    def _trimmed(self, start: int, stop: int) -> tuple[int, int]:
        """Leave out what may stand between a verb and the subject after it."""
        while start < stop and self.is_small(start) and self._items[start].lower not in self._lexicon.pronouns:
            start += 1
        return start, stop

    def is_small(self, at: int) -> bool:
        """Whether an item is no word, or one that may stand anywhere."""
        item = self._items[at]
        if item.lower in self._lexicon.pronouns and item.lower not in self._lexicon.determiners:
            return False
        return not item.is_word or (item.lower in self._lexicon.skipped and at not in self._named)
