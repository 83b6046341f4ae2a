"""Statements rendered in other words, and the same words bent: the one passes, the other is cut."""

from dataclasses import replace

import pytest

from bot.prose.evidence import Evidence
from bot.prose.verifying import SentenceVerifier
from index.statements import Kind, Polarity

_ORR = "Ada Orr"


def told(words: str, speaker: str = _ORR, kind: Kind = Kind.INDIRECT, polarity: Polarity = Polarity.SAID) -> Evidence:
    """Return a statement as evidence."""
    return Evidence(1, words, speaker, kind, polarity)


_SHOPS = told("Ada Orr said that a tenth of the shops would lose customers.")
_BOATS = told("Ada Orr said that one boat in four was sold.")
_STALLS = told("Ada Orr said that 31 of the 34 stalls had agreed to the hour.")
_MOTOR = told("Ada Orr said that a motor for the gate would cost less than a flooded cellar.")
_RANSOM = told("Ada Orr said that the town would not pay a ransom.")
_OPEN_TOLL = told("Ada Orr did not rule it out: a toll on the bridge.", polarity=Polarity.DECLINED)
_DENIED = told("Ada Orr denied that she had misled voters.", polarity=Polarity.DENIED)
_NO_TOLL = told("Ada Orr said there will be no toll on the bridge while the fair lasts.")
_EXEMPT = told("Ada Orr said she would vote for the toll if residents were exempt from it.")
_FOG = told("Ada Orr said the start would be put off by a day if visibility fell below a mile.")
_HARD = told("Ada Orr said the fund would not survive two bad winters.")
_LAWYER = told("A lawyer for Vane, Cara Quill-Pike, said that her client was helping the police.", "A lawyer for Vane")
_CREW = told(
    "“We would have called it off rather than send a crew out alone,” said Ada Orr, the club's president.",
    kind=Kind.DIRECT,
)
_GOAT = told("“I have a goat to milk at six,” said Ada Orr, who keeps a farm on the island.", kind=Kind.DIRECT)
_UNION = told("Ada Orr, a spokesperson for the company, denied that the union was late.", polarity=Polarity.DENIED)
_SUED = told(
    "“We will sue the council,” said Ada Orr, who leads the union, as the company closed its plant.", kind=Kind.DIRECT
)
_FOLDS = told("Ada Orr said the club would fold unless it wins on Sunday.")
_FREE = told("Ada Orr said there will be no toll on the bridge.")
_UNPAID = told("Ada Orr said residents would not pay the toll.")
_VANE_TOO = told("Ada Orr said that Vane too went to the fair.")
_TOWN_TOO = told("Ada Orr said that the town too paid for the ferry.")
_PAID = told("Ada Orr said that the town paid too much for the ferry.")
_PRICES = told("Ada Orr said that prices in the north are higher than prices in the south.")
_ASKED = told("Ada Orr said that the harbour fund pays for the bridge.")

_PAIRS = (
    (_SHOPS, "One shop in ten would lose customers, Orr said", "One shop in nine would lose customers, Orr said"),
    (
        _SHOPS,
        "10 percent of shops would lose customers, Orr said",
        "10 percent of customers would lose shops, Orr said",
    ),
    (
        _SHOPS,
        "Orr said that 10% of the shops would lose customers",
        "Orr said that 20% of the shops would lose customers",
    ),
    (_BOATS, "Orr said that a quarter of the boats was sold", "Orr said that a quarter candidate was sold"),
    (_STALLS, "31 of the 34 stalls had agreed, Orr said", "34 of the 34 stalls had agreed, Orr said"),
    (
        _MOTOR,
        "Orr said that a flooded cellar would cost more than a motor for the gate",
        "Orr said that a flooded cellar would cost less than a motor for the gate",
    ),
    (
        _MOTOR,
        "Orr said that a motor would cost less than a flooded cellar",
        "Orr said that a motor would cost more than a flooded cellar",
    ),
    (
        _RANSOM,
        "Orr ruled out that the town would pay a ransom",
        "Orr did not rule out that the town would pay a ransom",
    ),
    (_OPEN_TOLL, "Orr did not rule out a toll on the bridge", "Orr ruled out a toll on the bridge"),
    (_DENIED, "Orr rejected the idea that she had misled voters", "Orr held the view that she had misled voters"),
    (
        _NO_TOLL,
        "Orr said the bridge will stay free of toll as long as the fair lasts",
        "Orr said the bridge will stay free of toll after the fair lasts",
    ),
    (
        _EXEMPT,
        "Orr would vote for the toll, she said, provided that residents are exempt",
        "Orr would vote for the toll, she said, provided that residents pay",
    ),
    (
        _FOG,
        "With visibility below a mile the start would be put off by a day, Orr said",
        "With a day's notice the start would be put off, Orr said",
    ),
    (
        _HARD,
        "Two bad winters would be too much for the fund, Orr said",
        "Two bad winters would be too little for the fund, Orr said",
    ),
    (
        _LAWYER,
        "Quill-Pike, a lawyer for Vane, said that her client was helping the police",
        "Tern-Pike, a lawyer for Vane, said that her client was helping the police",
    ),
    (
        _CREW,
        "Orr said that the club would have called it off rather than send a crew out alone",
        "Orr said that the president would have called it off rather than send a crew out alone",
    ),
    (
        _GOAT,
        "Orr, who keeps a farm on the island, said that she has a goat to milk at six",
        "Orr said that she has a goat to milk at six on the island farm",
    ),
    (_UNION, "Orr denied that the union was late", "Orr denied that the company was late"),
    (
        _ASKED,
        "Orr said that the harbour fund pays, and the fund pays for the harbour bridge",
        "Orr said that the harbour fund pays, and the clowns, ponies and jugglers sing",
    ),
)


@pytest.mark.parametrize(("evidence", "sound"), [(evidence, sound) for evidence, sound, _ in _PAIRS])
def test_a_statement_in_other_words_passes(verifier: SentenceVerifier, evidence: Evidence, sound: str) -> None:
    """
    Shares, comparisons, negations and conditions have several forms, and a speaker several names.
    """
    assert verifier.judge(f"{sound} [1].", [evidence]).fault is None


@pytest.mark.parametrize(("evidence", "bent"), [(evidence, bent) for evidence, _, bent in _PAIRS])
def test_its_bent_twin_is_cut(verifier: SentenceVerifier, evidence: Evidence, bent: str) -> None:
    """
    The same form with another sense.
    """
    assert verifier.judge(f"{bent} [1].", [evidence]).fault is not None


@pytest.mark.parametrize(
    ("evidence", "false"),
    [
        (_SUED, "Orr said that the company will sue the council"),
        (_FOLDS, "Orr said that with a win on Sunday the club would fold"),
        (_FREE, "Orr said the bridge will not be free of a toll"),
        (_UNPAID, "Orr said that residents would not be exempt from the toll"),
        (_VANE_TOO, "Orr said that Vane did not go to the fair"),
        (_PAID, "Orr said that the town did not pay for the ferry"),
        (_PRICES, "Orr said that prices in the south are higher than prices in the north"),
    ],
)
def test_what_only_looks_like_other_words_is_cut(verifier: SentenceVerifier, evidence: Evidence, false: str) -> None:
    """
    Another body's "we", a condition turned round, two negations, a "too" that denies nothing, a comparison's sides.
    """
    assert verifier.judge(f"{false} [1].", [evidence]).fault is not None


def test_a_too_that_denies_nothing_is_no_negation(verifier: SentenceVerifier) -> None:
    """
    What was said passes.
    """
    assert verifier.judge("Orr said that the town paid for the ferry [1].", [_TOWN_TOO]).fault is None


@pytest.mark.parametrize("noun", ["club", "society"])
def test_only_who_says_we_is_called_by_the_body(verifier: SentenceVerifier, noun: str) -> None:
    """
    The club is the speaker's own where the speaker says "we".
    """
    words = _CREW.words.replace("club", noun)
    sentence = f"Orr said that the {noun} would have called it off rather than send a crew out alone [1]."

    assert verifier.judge(sentence, [replace(_CREW, words=words)]).fault is None
    assert verifier.judge(sentence, [replace(_CREW, words=words.replace("We", "They"))]).fault is not None
