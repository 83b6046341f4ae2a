"""What a writer may do to quoted words: brackets, a credit in their middle, the spelling of the house."""

from datetime import date

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.claims import ClaimType
from bot.checking.report import Verdict
from corpus.article import Article
from index.extraction.extractors import make_extractor
from tests.index.support.archive import Archive

_QUAY = (
    "“The [harbour] levy will end before winter, and it will spare 30 boats in every port,” said Nora Feld, the "
    "governor. “We asked [the lenders] for a year of patience, and they agreed.”\n\n"
    "“She [Feld] has never [once] set foot on our quay, so I doubt it,” said Dane Brook.\n\n"
    "“If the county pays its share, then we shall raise the quay by a metre,” said Lea Stern of the port. “Ships will "
    "call here again unless the dredger breaks down. Do not tell me that the port lost 40 percent of its trade.”\n\n"
    "Police spokesman Karl Udet said that there were no signs of a fire. Deputy Mayor Ines Rahl said that the sirens "
    "had failed. “Half the town slept,” said Rahl.\n"
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
    return [claim.verdict for claim in checker.check(text).claims if claim.claim.type is not ClaimType.EXCERPT]


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


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("“If the county pays its share,” Stern said, “then we shall raise the quay by a metre.”", ["verbatim"] * 2),
        ("“If the county pays,” said Lea Stern, “... then we shall raise the quay by a metre.”", ["verbatim"] * 2),
        ("“Ships will call here again,” Lea Stern said, “unless the dredger breaks down.”", ["verbatim"] * 2),
        ("If the county pays, said Stern, “we shall raise the quay by a metre.”", ["verbatim"]),
        ("“We shall raise the quay by a metre,” Stern said.", ["cut"]),
        ("“Then we shall raise the quay by a metre,” Stern said. “If the county pays its share.”", ["cut", "verbatim"]),
        ("“Ships will call here again,” Lea Stern said.", ["cut"]),
        ("“Ships will call here again,” Lea Stern said. “Unless the dredger breaks down.”", ["cut", "verbatim"]),
        ("If anyone asks, said Stern, “we shall raise the quay by a metre.”", ["cut"]),
        ("Unless he misspoke, Lea Stern told us “ships will call here again”.", ["cut"]),
        ("Asked if Stern was sure, Stern said: “We shall raise the quay by a metre.”", ["cut"]),
        ("Unless the dredger breaks down, said Lea Stern, “ships will call here again.”", ["verbatim"]),
        ("Do not say, said Stern, that “the port lost 40 percent of its trade.”", ["verbatim"]),
    ],
)
def test_what_the_draft_tells_in_the_same_sentence_is_not_cut_off(
    quay: ArchiveChecker, text: str, verdicts: list[str]
) -> None:
    """
    A condition before or behind the credit belongs to the quotation that the credit splits; another one does not.
    """
    quoted = [one for one in quay.check(text).claims if one.claim.type is ClaimType.QUOTATION]

    assert [claim.verdict.value for claim in quoted] == verdicts


@pytest.mark.parametrize(
    "share", ["40 percent", "40 per cent", "40%", "40 %", "forty percent", "forty per cent", "40 Per Cent", "40 pct"]
)
def test_per_cent_is_percent(quay: ArchiveChecker, share: str) -> None:
    """
    However the draft writes it, and another figure stays another.
    """
    draft = "“Do not tell me that the port lost {} of its trade,” said Lea Stern."

    assert _verdicts(quay, draft.format(share)) == [Verdict.VERBATIM]
    assert _verdicts(quay, draft.format(share.replace("40", "14").replace("forty", "14"))) == [Verdict.ALTERED]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The police spokesman said there were no signs of a fire.", Verdict.SUPPORTED),
        ("A police spokesman said that there were no signs of a fire.", Verdict.SUPPORTED),
        ("Udet said there were no signs of a fire.", Verdict.SUPPORTED),
        ("The deputy mayor said the sirens had failed.", Verdict.SUPPORTED),
        ("The mayor said the sirens had failed.", Verdict.OTHER_SPEAKER),
        ("The fire spokesman said there were no signs of a fire.", Verdict.OTHER_SPEAKER),
        ("The police chief said there were no signs of a fire.", Verdict.OTHER_SPEAKER),
    ],
)
def test_an_office_before_a_name_is_its_holder(quay: ArchiveChecker, draft: str, verdict: Verdict) -> None:
    """
    The whole office: the mayor is not the deputy mayor.
    """
    assert _verdicts(quay, draft) == [verdict]
