"""Whether stated confidences hold on real articles: ``python -m bench.confidence``.

`verdicts.jsonl` has what a reader found of statements of real pages and news, by place and without their text: whether
each is a statement, whole, and credited to the right speaker. The shares are counted anew in five folds with no article
in two of them, and laid beside the verdicts of the fold left out. At most two statements of an article and kind count:
one long page is not to decide a share. The counts of an earlier round weigh as much as four statements of each kind.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from bench.tables import Sheet, to_markdown
from index.extraction.crediting.confidence import SHARES, Ground, Sort

VERDICTS = Path(__file__).with_name("verdicts.jsonl")
FOLDS = 5
MOST_OF_KIND = 2
PRIOR_WEIGHS = 4
#: The shares that the round before had counted, on 96 other pages.
EARLIER: Mapping[Ground, tuple[float, float, float, float]] = {
    Ground.QUOTED: (0.95, 0.75, 0.7, 0.55),
    Ground.CLAUSE: (0.89, 0.73, 0.64, 0.33),
    Ground.ACCORDING: (0.7, 0.67, 0.4, 0.4),
    Ground.COLON: (0.75, 0.75, 0.75, 0.75),
    Ground.ACT: (0.74, 0.67, 0.5, 0.4),
    Ground.JUDGEMENT: (0.59, 0.4, 0.56, 0.4),
    Ground.ATTITUDE: (0.46, 0.5, 0.4, 0.27),
    Ground.FINDING: (0.74, 0.67, 0.5, 0.4),
    Ground.INWARD: (0.38, 0.29, 0.29, 0.27),
    Ground.SAID_IN_SHORT: (0.62, 0.56, 0.53, 0.38),
    Ground.DONE_IN_SHORT: (0.41, 0.5, 0.38, 0.4),
}
_SORTS = (Sort.NAMED, Sort.GROUP, Sort.OPEN, Sort.WRITER)
_BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)

Kind = tuple[Ground, Sort]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reader's verdict on one statement."""

    article: str
    kind: Kind
    right: bool


def main() -> None:
    """Print the folds, and the shares that all verdicts give."""
    verdicts = read_verdicts(VERDICTS)
    rows = [_row(f"fold {number}", pairs) for number, pairs in enumerate(folds(verdicts), start=1)]
    together = [pair for pairs in folds(verdicts) for pair in pairs]
    heads = [f"{low:g} to {min(high, 1):g}" for low, high in pairwise(_BOUNDS)]
    print("Stated / right (statements), on articles that the shares were not counted on:\n")
    print(to_markdown(Sheet("stated", ("", *heads, "all"), (*rows, _row("together", together)))))
    print("\nShares of all:\n")
    counted = shares_of(verdicts)
    for ground in Ground:
        print(f"{ground:14}", ", ".join(f"{sort} {counted[ground, sort]:.2f}" for sort in _SORTS))
    stale = [kind for kind, share in counted.items() if round(share, 2) != SHARES[kind[0]][kind[1]]]
    print(f"\nNot as in the product: {stale or 'none'}")


def read_verdicts(path: Path) -> list[Verdict]:
    """Return the verdicts, at most two of an article and kind, in the order of the file."""
    seen: Counter[tuple[str, Kind]] = Counter()
    kept = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = (Ground(row["ground"]), Sort(row["sort"]))
        seen[row["article"], kind] += 1
        if seen[row["article"], kind] <= MOST_OF_KIND:
            kept.append(Verdict(row["article"], kind, row["right"]))
    return kept


def shares_of(verdicts: Iterable[Verdict]) -> dict[Kind, float]:
    """Return the share that is right of each kind, the earlier counts included."""
    found: defaultdict[Kind, list[bool]] = defaultdict(list)
    for one in verdicts:
        found[one.kind].append(one.right)
    return {
        (ground, sort): (sum(found[ground, sort]) + PRIOR_WEIGHS * earlier) / (len(found[ground, sort]) + PRIOR_WEIGHS)
        for ground, shares in EARLIER.items()
        for sort, earlier in zip(_SORTS, shares, strict=True)
    }


def folds(verdicts: Sequence[Verdict]) -> Iterator[list[tuple[float, bool]]]:
    """Yield for each fold its statements as stated confidence and verdict; no article is in two folds."""
    for number in range(FOLDS):
        shares = shares_of(one for one in verdicts if _fold_of(one.article) != number)
        yield [(shares[one.kind], one.right) for one in verdicts if _fold_of(one.article) == number]


def _fold_of(article: str) -> int:
    return int(sha256(article.encode()).hexdigest(), 16) % FOLDS


def _row(name: str, pairs: Sequence[tuple[float, bool]]) -> tuple[str, ...]:
    parts = [[pair for pair in pairs if low <= pair[0] < high] for low, high in pairwise(_BOUNDS)]
    return (name, *map(_cell, [*parts, pairs]))


def _cell(pairs: Sequence[tuple[float, bool]]) -> str:
    if not pairs:
        return "-"
    stated = sum(share for share, _ in pairs) / len(pairs)
    right = sum(verdict for _, verdict in pairs) / len(pairs)
    return f"{stated:.2f} / {right:.2f} ({len(pairs)})"


if __name__ == "__main__":
    main()
