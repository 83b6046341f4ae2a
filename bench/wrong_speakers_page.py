"""The page of wrong speakers: a table of places and names, and the causes that people wrote into it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OPEN = "(nobody)"  # a statement without a speaker
LONGEST_NAME = 5  # words: what is longer is no name, and the article's words are not ours to print
HEADER = ("article", "place", "what", "question", "credited to", "cause")
PREFACE = """\
# Wrong speakers

Every citation and statement of the bench that is credited to somebody else than the annotators say, with its cause.
Places are offsets into the article's text, which is not ours to print. *What* is wrong: a citation's **label**; its
**words**, which are another named person's than the question asks for; a statement's **source**, or whose a he or she
is (**pronoun**).

Made by `python -m bench.wrong_speakers --write`, which keeps the causes; those are written by hand.
"""


@dataclass(frozen=True, slots=True, order=True)
class WrongSpeaker:
    """Something credited wrongly.

    Attributes:
        what: "label", "words" or both of a citation; "source" or "pronoun" of a statement.
        question: The id of the question that a citation answers; empty for statements.
        speaker: Whom OnRecord credits, as ``shown``.
    """

    article_id: str
    start: int
    end: int
    what: str
    question: str
    speaker: str

    def to_cells(self, cause: str) -> tuple[str, ...]:
        """Return the row of the page's table."""
        place = f"{self.start}-{self.end}"
        return self.article_id, place, self.what, self.question, self.speaker, cause

    def to_line(self, cause: str) -> str:
        """Return the line for a terminal."""
        return "  ".join(cell or "-" for cell in self.to_cells(cause))


def shown(name: str | None) -> str:
    r"""Return a name as it can stand in a cell.

    >>> shown("Ada\nOrr | Vane"), shown("The bridge that Ada Orr opened"), shown(None)
    ('Ada Orr / Vane', 'The bridge that Ada Orr ...', '(nobody)')
    """
    words = (name or OPEN).replace("|", "/").split()
    return " ".join(words if len(words) <= LONGEST_NAME else [*words[:LONGEST_NAME], "..."])


def to_page(found: Sequence[WrongSpeaker], causes: Mapping[WrongSpeaker, str]) -> str:
    """Return the page with a row for each, and what is known of the causes."""
    rows = [HEADER, ("---",) * len(HEADER), *(one.to_cells(causes.get(one, "")) for one in found)]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
    counts = Counter(cause for one in found if (cause := causes.get(one)))
    by_cause = "".join(f"- {count} x {cause}\n" for cause, count in sorted(counts.items(), key=_most_first))
    return f"{PREFACE}\n{table}\n" + (f"\nBy cause:\n\n{by_cause}" if by_cause else "")


def read_causes(page: str) -> dict[WrongSpeaker, str]:
    """Return the causes that stand in a page; whatever is no row of its table is passed over."""
    causes = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        start, _, end = cells[1].partition("-") if len(cells) == len(HEADER) else ("", "", "")
        if start.isdecimal() and end.isdecimal() and cells[-1]:
            article, _, what, question, speaker, cause = cells
            causes[WrongSpeaker(article, int(start), int(end), what, question, speaker)] = cause
    return causes


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    cause, count = counted
    return -count, cause
