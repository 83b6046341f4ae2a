"""Sentences of a model's, held against the statements that they cite."""

import pytest

from bot.prose.verifying import Fault, SentenceVerifier
from tests.bot.prose.conftest import TOWN_EVIDENCE

SOUND = (
    "Ada Orr said that the repairs would cost 12 million crowns [2].",
    "According to Orr, the repairs would cost 12 million crowns. [2]",
    "Orr said that the bridge will stay free of tolls until May 2027 [1].",
    "“The bridge will stay free of tolls until May 2027, and nobody will pay twice,” Orr said [1].",
    "Orr denied that the harbour would close [4].",
    "The harbour would not close, Orr said [4].",
    "Ben Vane called the plan “a gift to the builders” [3].",
    "Cara Quill told parents that 340 pupils had been sent home in January [5].",
    "Orr said the repairs would cost 12 million crowns [2], and Vane said the plan is a gift to the builders [3].",
    "Orr told the council that they will not build a second ferry unless the county pays for it [6].",
    "In March 2026 Quill said that 340 pupils had been sent home [5].",
    "Vane said that the plan looks fine on paper [3].",
)


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sentence_that_its_statement_bears_passes(verifier: SentenceVerifier, sentence: str) -> None:
    """
    In the statement's words or fewer, quoted or reported.
    """
    assert verifier.judge(sentence, TOWN_EVIDENCE).fault is None


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Orr said that the repairs would cost 12 million crowns.", Fault.UNCITED),
        ("Orr said so [2], and everybody was glad.", Fault.UNCITED),
        ("Orr said that the repairs would cost 12 million crowns [7].", Fault.UNKNOWN),
        ("Orr said that the repairs would cost 12 million crowns [0].", Fault.UNKNOWN),
        ("Orr said that the repairs would cost 12 million crowns [2][9].", Fault.UNKNOWN),
        ("Orr said that the repairs would cost 12 million crowns [2a].", Fault.UNCITED),
        ("She said that the repairs would cost 12 million crowns [2].", Fault.PRONOUN),
        ("The repairs would cost 12 million crowns [2].", Fault.UNCREDITED),
        ("Orr said that the repairs would cost 14 million crowns [2].", Fault.FIGURE),
        ("Orr said that the repairs would cost more than 12 million crowns [2].", Fault.FIGURE),
        ("Orr said that the bridge will stay free of tolls until June 2027 [1].", Fault.DATE),
        ("Orr said on Tuesday that the repairs would cost 12 million crowns [2].", Fault.DATE),
        ("Orr said that the bridge will stay free of tolls until May 2028 [1].", Fault.FIGURE),
        ("Ben Vane said that the repairs would cost 12 million crowns [2].", Fault.UNCREDITED),
        ("Orr said the plan is a gift to the builders [3].", Fault.UNCREDITED),
        ("Vane said that Orr wants the repairs to cost 12 million crowns [2].", Fault.SPEAKER),
        ("Orr said that the repairs in Tern would cost 12 million crowns [2].", Fault.NAME),
        ("Orr said that the repairs with hillary would cost 12 million crowns [2].", Fault.NAME),
        ("Orr said that the repairs would not cost 12 million crowns [2].", Fault.POLARITY),
        ("Orr said that the harbour would close [4].", Fault.POLARITY),
        ("Orr denied that the repairs would cost 12 million crowns [2].", Fault.POLARITY),
        ("Orr told the council that they will build a second ferry [6].", Fault.POLARITY),
        ("Orr told the council that they will not build a second ferry [6].", Fault.CONDITION),
        ("Vane said that the plan looks fine [3].", Fault.CONDITION),
        ("Vane called the plan “a present to the builders” [3].", Fault.QUOTE),
        ("“The repairs would cost 12 million crowns,” Orr said [2].", Fault.QUOTE),
        ("Orr said that the paintings would cost 12 million crowns [2].", Fault.CONTENT),
        ("Orr said that the repairs would save 12 million crowns [2].", Fault.CONTENT),
        ("Orr said that the repairs and a festival would cost 12 million crowns [2].", Fault.CONTENT),
        ("Orr asked whether the repairs would cost 12 million crowns [2].", Fault.ACT),
        ("Orr said that the repairs would cost 12 million crowns (https://evil.example/?q=orr) [2].", Fault.FORM),
        ("Orr said that the repairs would cost [12 million](http://evil.example) crowns [2].", Fault.FORM),
        ("Orr said that the repairs would cost <b>12</b> million crowns [2].", Fault.FORM),
        ("Orr said that the re\u200bpairs would cost 12 million crowns [2].", Fault.FORM),
        ("Orr said that the repairs \u202ewould cost 12 million crowns [2].", Fault.FORM),
    ],
)
def test_each_kind_of_fault_is_cut(verifier: SentenceVerifier, sentence: str, fault: Fault) -> None:
    """
    One is enough.
    """
    assert verifier.judge(sentence, TOWN_EVIDENCE).fault is fault


def test_each_part_of_a_sentence_is_held_against_its_own_number(verifier: SentenceVerifier) -> None:
    """
    What one statement says is no support for the other's number.
    """
    swapped = "Orr said the repairs would cost 12 million crowns [3], and Vane said the plan is a gift [2]."

    assert verifier.judge(swapped, TOWN_EVIDENCE).fault is not None
