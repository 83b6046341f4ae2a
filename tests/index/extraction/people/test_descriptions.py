"""Descriptions that are written like names, and whom they mean."""

import pytest

from index.extraction.people.names import find_names
from tests.index.extraction.engines import told_by

PARSE = "by parse"
VERMONT = "Sen. Dora Quill of Vermont left early."
OHIO = (
    "Rep. Tom Obi, Democrat of Ohio, met Rep. Lin Marsh (R-Ohio). The Ohio Republican said it was late. "
    '"It is late," said the Ohio Democrat. The Republican added that it was dark.'
)
MEANT = (
    (f"{VERMONT} The Vermont Republican said it was late.", "Dora Quill: it was late"),
    (f'{VERMONT} "It is late," the Vermont Republican said.', 'Dora Quill: "It is late,"'),
    (f"{VERMONT} The Vermont Democrat added that it was dark.", "Dora Quill: that it was dark"),
    (OHIO, "Lin Marsh: it was late"),
    (OHIO, 'Tom Obi: "It is late,"'),
    (OHIO, "Lin Marsh: that it was dark"),
    ("Prime Minister Ada Quill left. The Prime Minister said it was late.", "Ada Quill: it was late"),
    ("Foreign Minister Tom Obi left. The Foreign Minister said it was late.", "Tom Obi: it was late"),
    (f"{VERMONT} The Texas Republican said it was late.", "None: it was late"),
    (
        "Sen. Dora Quill of Vermont met Sen. Ada Reed of Vermont. The Vermont Democrat said it was late.",
        "None: it was late",
    ),
    ("Tom Obi left. The Spaniard said he was tired.", "None: he was tired"),
    ('Tom Obi left. "I am well," the Dane said.', 'None: "I am well,"'),
    ("The Foreign Minister said it was late.", "The Foreign Minister: it was late"),
    ("Sen. Dora Quill, a Vermont Republican, left. Republicans said it was late.", "Republicans: it was late"),
)
NAMES: tuple[tuple[str, list[str]], ...] = (
    ("The Guardian asked the Australian.", ["Guardian", "Australian"]),
    ("House Republicans met Democrats.", ["House Republicans", "Democrats"]),
    ("Democrat Ada Quill met the Ohio Republican.", ["Ada Quill"]),
    ("He met a Texan and the Prime Minister.", []),
    ("Germans met the Spaniards.", ["Germans", "Spaniards"]),
)


@pytest.mark.parametrize(("text", "found"), MEANT)
def test_a_description_means_whom_the_article_called_so(text: str, found: str) -> None:
    """
    One person of that party, place or office, or nobody by name.
    """
    assert found in told_by(PARSE, text)


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_description_is_no_name(text: str, names: list[str]) -> None:
    """
    Papers, parties and peoples keep theirs.
    """
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Even industry insiders admit that the sea is cold.", "industry insiders: that the sea is cold"),
        ("Only residents say that it is loud.", "residents: that it is loud"),
        ("Just two sailors said it was cold.", "two sailors: it was cold"),
        ("Even Quill said it was over.", "Quill: it was over"),
        ("Only the Bank of Norland said it was late.", "Bank of Norland: it was late"),
        ("Anti-Tern fighters say they have captured the hill.", "Anti-Tern fighters: they have captured the hill"),
        ("MARROWBY - Ada Quill said it was over.", "Ada Quill: it was over"),
        ("The Quillings said it was late. Ada Quilling left.", "Quillings: it was late"),
    ],
)
def test_a_group_is_called_by_its_own_words(text: str, found: str) -> None:
    """
    Without "even" and "only", and with what a hyphen joins.
    """
    assert found in told_by(PARSE, text)
