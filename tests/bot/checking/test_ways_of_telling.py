"""The ways in which articles tell who speaks: the draft's speaker is right by each, and nobody beside them is."""

from collections.abc import Callable

import pytest

from bot.checking.checker import ArchiveChecker
from bot.checking.report import CheckedClaim, Verdict
from corpus.article import Article
from index.extraction.extractors import make_extractor
from tests.index.support.archive import Archive

#: With ``Q`` for the words; Ena Coil says them, and Ben Vane does not.
WAYS = (
    "“Q.” That was how Ena Coil put it on Thursday.",
    "“Q.” The quote from Ena Coil stood on the front page of the Herald.",
    "“Q” was Ena Coil's answer.",
    "“Q” — that is Ena Coil's summary of the year.",
    "In the words of Ena Coil, “Q.”",
    "Nobody was asked by the tired engineer Ena Coil, who had come late, “Q?”",
    "From Ena Coil's Facebook post: “Q.”",
    "A report by Ena Coil found “Q.”",
    "Ena Coil's reply to the board said “Q.”",
    "It was Ena Coil who said “Q.”",
    "“Q,” said Ena Coil of the Tern University School of Law, an author of Dams of Marrowby.",
    "“Q,” said Ena Coil, director of the Project on Government Secrecy at the Federation of Tern Scientists.",
    "“Q,” in Ena Coil's phrase.",
    "“Q,” went the chorus of Ena Coil's speech.",
    "Ena Coil's take? “Q.”",
    "“Q.”\n\n— Ena Coil, engineer, on Monday",
    "Ena Coil was on the radio in May. Later, on Tern FM: “Q.”",
    "“We shall see,” Ena Coil told the Herald in May. Then, in June at the Tern Institute: “Q.”",
    "Ena Coil wrote a column in June. In the Marrowby Herald: “Q.”",
    "Ena Coil sent out a newsletter claiming “Q.”",
    "Ena Coil on a tired Sunday thanked her crew “Q” and called National Diggers United “a great help.”",
)
#: A stranger is not told of Ena Coil here, for the words are said by a description, a paper or a pronoun.
OPEN = (
    "Ena Coil, in her daily summary, emailed a news article reporting that “Q.”",
    "Ena Coil leads the water board. The engineer, 54, told reporters “Q.”",
    "Ena Coil was blunt. “Q,” she said, as recalled by Ben Vane, son of the founder.",
    "“We are late,” Dov Lamm said.\n\nPUMPS — Coil's advice got her a hearing, where she is known for saying that “Q.”",
    "Dov Lamm, the engineer, spoke first.\n\nCoil's critics were many, but she insisted “Q.” Ena Coil has left.",
)
BESIDE = (
    "A letter from Ena Coil to Ben Vane said “Q.”",
    "Ben Vane, who had asked for figures, was told by Ena Coil that “Q.”",
    "Ben Vane quoted Ena Coil as saying “Q.”",
    "“Q,” Coil, who chairs the board, told Ben Vane. Ena Coil has led it since 2011.",
    "Ena Coil, speaking to Ben Vane, said that “Q.”",
    "Ena Coil, in a statement read by Ben Vane, said: “Q.”",
    "Ena Coil stood up, pointed at Ben Vane and shouted, “Q!”",
    "Ena Coil recalled telling Ben Vane, “Q.”",
    "In an interview with Ben Vane, Ena Coil conceded “Q.”",
    "Ben Vane disagreed with Ena Coil, who had said that “Q.”",
    "Ena Coil labeled Ben Vane a fool and the plan “Q.”",
    "Ena Coil described Ben Vane as a man for whom “Q.”",
)
#: Surnames that are words, with the name in full.
WORDS = {
    "Prime minister Theresa May spoke in Tern. “Q,” May added later.": ("May", "Theresa May"),
    "Columnist George Will was in Tern. “Q,” Will wrote.": ("Will", "George Will"),
    "Columnist George Will was in Tern. Angry at Ben Vane, Will said the mayor forgot that “Q.”": (
        "Will",
        "George Will",
    ),
    "Prime minister Theresa May met Ben Vane. “Q,” said May.": ("May", "Theresa May"),
}


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], CheckedClaim]:
    """Check the words of one way, said by somebody, against an archive in which each way is an article."""
    archive, extractor = Archive(tmp_path_factory.mktemp("ways")), make_extractor()
    archive.extractor = extractor  # type: ignore[assignment]  # in place of the fake
    texts = {way: f"The board met in Tern. {way.replace('Q', words_of(way))}\n\nThe hall was full." for way in ALL}
    archive.build([Article(way, str(number), "town", text) for number, (way, text) in enumerate(texts.items())])
    checker = ArchiveChecker(archive.engine, extractor)

    def claim_of(way: str, speaker: str) -> CheckedClaim:
        (claim,) = checker.check(f"{speaker} said: “{words_of(way)}.”").claims
        return claim

    return claim_of


ALL = (*WAYS, *BESIDE, *OPEN, *WORDS, "“Q,” Ena Coil's committee said.")


def words_of(way: str) -> str:
    """Return words that no other way has."""
    return f"the pumps at weir {100 + ALL.index(way)} are older than the town that they drain"


@pytest.mark.parametrize("way", [*WAYS, *BESIDE, *OPEN])
def test_the_speaker_is_right_in_every_way(check: Callable[[str, str], CheckedClaim], way: str) -> None:
    """
    And named in the evidence.
    """
    claim = check(way, "Ena Coil")

    assert claim.verdict is Verdict.VERBATIM
    assert "Coil" in (claim.evidence[0].speaker or "")


@pytest.mark.parametrize("way", BESIDE)
def test_somebody_beside_the_speaker_did_not_say_it(check: Callable[[str, str], CheckedClaim], way: str) -> None:
    """
    Who listens, asks, reads out, quotes or is disagreed with.
    """
    claim = check(way, "Ben Vane")

    assert claim.verdict is Verdict.OTHER_SPEAKER
    assert "Coil" in (claim.evidence[0].speaker or "")


@pytest.mark.parametrize("way", [*WAYS, *BESIDE])
def test_somebody_of_whom_nothing_is_told_did_not_say_it(check: Callable[[str, str], CheckedClaim], way: str) -> None:
    """
    The right one is named.
    """
    claim = check(way, "Winona Teal")

    assert claim.verdict is Verdict.OTHER_SPEAKER
    assert "Coil" in (claim.evidence[0].speaker or "")


@pytest.mark.parametrize("way", WORDS)
def test_a_surname_that_is_a_word_is_a_name_beside_a_verb_of_speech(
    check: Callable[[str, str], CheckedClaim], way: str
) -> None:
    """
    In the draft and in the article, where it is told in full; a stranger is told whose words they are.
    """
    surname, name = WORDS[way]
    claim, other = check(way, surname), check(way, "Winona Teal")

    assert (claim.claim.speaker, claim.verdict) == (surname, Verdict.VERBATIM)
    assert claim.evidence[0].speaker in {surname, name}
    assert (other.verdict, other.evidence[0].speaker) == (Verdict.OTHER_SPEAKER, claim.evidence[0].speaker)


def test_what_belongs_to_somebody_is_somebody_else(check: Callable[[str, str], CheckedClaim]) -> None:
    """
    A committee's words are not those of whose it is.
    """
    claim = check("“Q,” Ena Coil's committee said.", "Ena Coil")

    assert claim.verdict is Verdict.OTHER_SPEAKER
