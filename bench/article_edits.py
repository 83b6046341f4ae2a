"""What outlets do to an agency's story before they print it, done to any article at random.

Pure but for the random numbers that it is given. The words that editing puts in come from another article.
"""

from collections.abc import Callable, Mapping
from random import Random

#: An edit of an article's text; the second text is another article's, for what is added.
Edit = Callable[[Random, str, str], str]

_LEAST_KEPT = 0.3
_EDITED = (0.02, 0.15)
_MOST_ADDED = 3


def split_paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _join(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def cut(random: Random, text: str, _other: str) -> str:
    """Keep the first 30 to 100 per cent of the words, as an outlet with little room does."""
    most = max(1, round(random.uniform(_LEAST_KEPT, 1) * len(text.split())))
    kept: list[str] = []
    for paragraph in split_paragraphs(text):
        room = most - sum(len(one.split()) for one in kept)
        if room <= 0:
            break
        kept.append(" ".join(paragraph.split()[:room]))
    return _join(kept)


def retitle(random: Random, text: str, other: str) -> str:
    """Put a title and a lead of the outlet's own in place of the first paragraph, and an agency's name."""
    lead = split_paragraphs(other)[0].split()[:40]
    random.shuffle(lead)
    kept = split_paragraphs(text)
    return _join([" ".join(lead[:10]).upper(), "TOWN (Wire) - " + " ".join(lead), *(kept[1:] or kept)])


def edit_words(random: Random, text: str, other: str) -> str:
    """Replace, leave out or put in 2 to 15 per cent of the words."""
    share = random.uniform(*_EDITED)
    foreign = other.split()
    return _join([_edit_paragraph(random, paragraph, foreign, share) for paragraph in split_paragraphs(text)])


def _edit_paragraph(random: Random, paragraph: str, foreign: list[str], share: float) -> str:
    words: list[str] = []
    for word in paragraph.split():
        if random.random() >= share:
            words.append(word)
            continue
        way = random.randrange(3)
        words += [[random.choice(foreign)], [], [word, random.choice(foreign)]][way]
    return " ".join(words)


def swap(random: Random, text: str, _other: str) -> str:
    """Put a third of the paragraphs elsewhere."""
    paragraphs = split_paragraphs(text)
    for _ in range(max(1, len(paragraphs) // 3)):
        moved = paragraphs.pop(random.randrange(len(paragraphs)))
        paragraphs.insert(random.randrange(len(paragraphs) + 1), moved)
    return _join(paragraphs)


def add(random: Random, text: str, other: str) -> str:
    """Add up to three paragraphs of the outlet's own, anywhere."""
    paragraphs = split_paragraphs(text)
    own = split_paragraphs(other)
    for paragraph in random.sample(own, min(len(own), random.randint(1, _MOST_ADDED))):
        paragraphs.insert(random.randrange(len(paragraphs) + 1), paragraph)
    return _join(paragraphs)


def do_all(random: Random, text: str, other: str) -> str:
    """Cut, edit, swap, add and re-title."""
    for edit in (cut, edit_words, swap, add, retitle):
        text = edit(random, text, other)
    return text


def round_up(_random: Random, text: str, other: str) -> str:
    """Print two articles whole as one."""
    return f"{text}\n\n{other}"


#: What makes a copy of an article, by name.
EDITS: Mapping[str, Edit] = {
    "cut": cut,
    "re-titled": retitle,
    "edited": edit_words,
    "swapped": swap,
    "added to": add,
    "all of these": do_all,
}
