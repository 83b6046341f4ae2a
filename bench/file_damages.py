"""Damage to files as disks and accidents do it, at random: turned bits, lost blocks, cut and foreign ends."""

import random
from collections.abc import Callable
from pathlib import Path

_SECTOR = 512
_PAGE = 4096
_MOST_BITS = 8

Damage = Callable[[bytearray, random.Random], None]


def damage_file(path: Path, rng: random.Random) -> str:
    """Damage a file and return what was done to it; an empty file can only grow."""
    name = rng.choice(sorted(_KINDS))
    content = bytearray(path.read_bytes())
    if name == "removed":
        path.unlink()
        return name
    if content or name == "foreign end":
        _KINDS[name](content, rng)
    path.write_bytes(content)
    return name


def _turn_bits(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, _MOST_BITS)):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def _change_byte(content: bytearray, rng: random.Random) -> None:
    content[rng.randrange(len(content))] ^= rng.randint(1, 255)


def _lose_sector(content: bytearray, rng: random.Random) -> None:
    start = rng.randrange(0, len(content), _SECTOR)
    end = min(start + _SECTOR, len(content))
    content[start:end] = bytes(end - start)


def _fill_page(content: bytearray, rng: random.Random) -> None:
    start = rng.randrange(0, len(content), _PAGE)
    end = min(start + _PAGE, len(content))
    content[start:end] = rng.randbytes(end - start)


def _mix_up_pages(content: bytearray, rng: random.Random) -> None:
    first, second = (rng.randrange(0, max(1, len(content) // _PAGE)) * _PAGE for _ in range(2))
    content[first : first + _PAGE] = content[second : second + _PAGE]


def _cut(content: bytearray, rng: random.Random) -> None:
    del content[rng.randrange(len(content)) :]


def _add_end(content: bytearray, rng: random.Random) -> None:
    content += rng.randbytes(rng.randint(1, _PAGE))


_KINDS: dict[str, Damage] = {
    "turned bits": _turn_bits,
    "changed byte": _change_byte,
    "lost sector": _lose_sector,
    "filled page": _fill_page,
    "pages mixed up": _mix_up_pages,
    "cut": _cut,
    "foreign end": _add_end,
    "removed": lambda _content, _rng: None,
}
