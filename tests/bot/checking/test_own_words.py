"""What a writer may do to quoted words: brackets, a credit in their middle, the spelling of the house."""

from datetime import date

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.report import Verdict
from corpus.article import Article
from index.extraction.extractors import make_extractor
from tests.index.support.archive import Archive

_QUAY = (
    "“The [harbour] levy will end before winter, and it will spare 30 boats in every port,” said Nora Feld, the "
    "governor. “We asked [the lenders] for a year of patience, and they agreed.”\n\n"
    "“She [Feld] has never [once] set foot on our quay, so I doubt it,” said Dane Brook.\n"
)


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> ArchiveChecker:
    """The checker of drafts against one article with brackets, conditions and offices."""
    archive = Archive(tmp_path_factory.mktemp("quay"))
    archive.extractor = make_extractor()  # type: ignore[assignment]  # in place of the fake
    archive.build(
        [Article("https://example.org/quay", "quay", "own", _QUAY, language="en", published_at=date(2026, 5, 4))]
    )
    return ArchiveChecker(archive.engine, make_extractor())


def _verdicts(checker: ArchiveChecker, text: str) -> list[Verdict]:
    return [claim.verdict for claim in checker.check(text).claims if claim.claim.type.value != "excerpt"]


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("The [harbour] levy will end before winter, and it will spare 30 boats in every port", Verdict.VERBATIM),
        ("The levy will end before winter, and it will spare 30 boats in every port", Verdict.VERBATIM),
        ("The harbour levy will end before winter, and it will spare 30 boats in every port", Verdict.VERBATIM),
        (
            "The [harbour] levy will end before winter, and it will spare 30 boats [or more] in every port",
            Verdict.VERBATIM,
        ),
        ("The [harbour] levy will [surely] end before winter, and it will spare [some] boats in", Verdict.ALTERED),
        ("The [fuel] levy will end before winter, and it will spare 30 boats in every port", Verdict.ALTERED),
        ("The fuel levy will end before winter, and it will spare 30 boats in every port", Verdict.ALTERED),
        ("The [fuel] levy will end [soon] before winter, and it will spare 30 boats in every port", Verdict.ALTERED),
        ("The levy will end before winter, and it will spare [300] boats in every port", Verdict.ALTERED),
        ("The levy will end before winter, and it will spare [30 fishing] boats in every port", Verdict.VERBATIM),
        ("We asked [the builders] for a year of patience, and they agreed", Verdict.ALTERED),
        ("We asked [the lenders] for a year of patience, and they [all] agreed", Verdict.VERBATIM),
        ("We asked for a [whole] year of patience, and they agreed", Verdict.VERBATIM),
    ],
)
def test_brackets_of_the_source_have_to_agree_and_a_writers_own_may_not_bring_figures(
    quay: ArchiveChecker, quoted: str, verdict: Verdict
) -> None:
    """
    What the writer puts into brackets beside them is no alteration.
    """
    assert _verdicts(quay, f"“{quoted},” said Nora Feld.") == [verdict]
