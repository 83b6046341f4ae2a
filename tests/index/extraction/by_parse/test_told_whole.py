"""Who said how much: days that belong to the cue, participles that open a sentence, crowds, and who "he" is not."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

DAY = (
    (
        "Tern Corp said on Thursday it aims to plant more trees than it fells.",
        "Tern Corp: it aims to plant more trees than it fells",
    ),
    ("Ada Quill said on Monday she would sell the ferry.", "Ada Quill: she would sell the ferry"),
    ("Tom Obi explained this week he chose to close the pier.", "Tom Obi: he chose to close the pier"),
    ("The board said on Friday the dam was old.", "None: the dam was old"),
    ("The union warned on Tuesday its members would strike.", "None: its members would strike"),
    ("Rosa Ferro wrote last year the hall was full.", "Rosa Ferro: the hall was full"),
    ("The mayor said on Wednesday evening they had won.", "None: they had won"),
    ("Ada Quill added on Saturday his boat was gone.", "Ada Quill: his boat was gone"),
    ("The firm announced on Monday it would merge with Tern.", "None: it would merge with Tern"),
)
OPENING = (
    ("Claiming the pier is old, Ada Quill has left the board.", "Ada Quill: the pier is old"),
    (
        'Declaring "the soul of the town" is at stake, Ada Quill has ordered a review.',
        'Ada Quill: "the soul of the town" is at stake',
    ),
    ("Saying the dam was unsafe, Tom Obi closed it on Monday.", "Tom Obi: the dam was unsafe"),
    ("Insisting the vote was fair, the mayor refused a recount.", "None: the vote was fair"),
    ("Admitting the plan had failed, Rosa Ferro resigned.", "Rosa Ferro: the plan had failed"),
    ("Warning the ice is thin, the guard sent the children home.", "None: the ice is thin"),
    ("Noting the price of coal has doubled, the board cut its order.", "None: the price of coal has doubled"),
)
REST = (
    (
        'Lin Marsh testified "thousands" of letters in fact had been lost.',
        'Lin Marsh: "thousands" of letters in fact had been lost',
    ),
    ('Ada Quill said "nine" of the boats had sunk.', 'Ada Quill: "nine" of the boats had sunk'),
    ('Tom Obi claimed "most" of the crew was ill.', 'Tom Obi: "most" of the crew was ill'),
    ('Rosa Ferro said "heavy" rain would come by May.', 'Rosa Ferro: "heavy" rain would come by May'),
    (
        "Quill testified \u201cthousands\u201d of letters in fact had not been turned over.",
        "Quill: \u201cthousands\u201d of letters in fact had not been turned over",
    ),
    (
        "The Harbour Board two weeks ago said for once that \u201csecret\u201d papers had passed through a desk.",
        "Harbour Board: that \u201csecret\u201d papers had passed through a desk",
    ),
    (
        "The guild three days ago said that \u201cheavy\u201d losses had been hidden from its members.",
        "None: that \u201cheavy\u201d losses had been hidden from its members",
    ),
    (
        "Lin Marsh in a letter to the crew wrote that \u201cmany\u201d of them would be paid.",
        "Lin Marsh: that \u201cmany\u201d of them would be paid",
    ),
    (
        "Tom Obi, a pilot from Vey, claimed \u201cdozens\u201d of ships were lost that year.",
        "Tom Obi: \u201cdozens\u201d of ships were lost that year",
    ),
    (
        "Ada Quill told the court \u201csome\u201d of the papers had been burned.",
        "Ada Quill: \u201csome\u201d of the papers had been burned",
    ),
)
CROWD = (
    (
        "Ada Quill, Tom Obi and other pilots said that the dam was old.",
        "Ada Quill, Tom Obi and other pilots: that the dam was old",
    ),
    (
        "Lin Marsh, Rosa Ferro and two colleagues warned that ice was near.",
        "Lin Marsh, Rosa Ferro and two colleagues: that ice was near",
    ),
    (
        "Ada Quill, Tom Obi, Lin Marsh and several neighbours say the toll is unfair.",
        "Ada Quill, Tom Obi, Lin Marsh and several neighbours: the toll is unfair",
    ),
    (
        "Tom Obi, Rosa Ferro and three aides told the board that the pier was shut.",
        "Tom Obi, Rosa Ferro and three aides: that the pier was shut",
    ),
    (
        "Ada Quill, Lin Marsh and many teachers argued that schools were full.",
        "Ada Quill, Lin Marsh and many teachers: that schools were full",
    ),
    (
        "Rosa Ferro, Tom Obi and some drivers claim that the road is closed.",
        "Rosa Ferro, Tom Obi and some drivers: that the road is closed",
    ),
)
THEM = (
    ("Quill spoke at noon. Obi nodded. He said Quill was right about the dam.", "None: Quill was right about the dam"),
    (
        "Tom Obi met Carl Lund in Vey. Lund was late. He said Obi had waited an hour.",
        "Carl Lund: Obi had waited an hour",
    ),
    (
        "Obi runs it. One of the guests in the inn, Carl Lund, began yelling at Obi. He said it was a bad place.",
        "Carl Lund: it was a bad place",
    ),
    (
        'Carl Lund told the board that the dam was old. "Lund has never seen the dam," he said. Tom Obi laughed.',
        'None: "Lund has never seen the dam,"',
    ),
    (
        'Tom Obi yelled at Carl Lund on Monday. What Lund was doing was "foolish," he said, and "rash."',
        'Tom Obi: What Lund was doing was "foolish," and "rash."',
    ),
    (
        "Carl Lund left the board in May. Tom Obi took his seat. Obi's plan was sound, he said.",
        "Carl Lund: Obi's plan was sound",
    ),
    (
        "Tom Obi hired Carl Lund in spring. Lund ran the yard. He suggested that Obi meet the owners of the mill.",
        "Carl Lund: that Obi meet the owners of the mill",
    ),
    ("Paul Renn praised Tom Obi on Friday. Obi was honest, he said.", "Paul Renn: Obi was honest"),
    ("Tom Obi thanked Paul Renn on Friday. Renn had waited for years, he said.", "Tom Obi: Renn had waited for years"),
    (
        "Carl Lund beat Tom Obi by nine votes. Obi had called him a fool. He said Lund had cheated.",
        "Tom Obi: Lund had cheated",
    ),
)


@pytest.mark.parametrize(("text", "found"), [*DAY, *OPENING, *REST])
def test_content_is_whole_and_begins_behind_the_day(text: str, found: str) -> None:
    """
    "On Thursday" tells when it was said; what begins in marks goes on behind them.
    """
    assert told_by(PARSE, text)[-1] == found


@pytest.mark.parametrize(("text", "found"), CROWD)
def test_crowd_is_not_its_first_member(text: str, found: str) -> None:
    """
    What "Quill, Obi and other pilots" say is not Quill's alone.
    """
    assert told_by(PARSE, text) == [found]


@pytest.mark.parametrize(("text", "found"), THEM)
def test_nobody_speaks_of_themselves_by_name(text: str, found: str) -> None:
    """
    In "Obi was wrong, he said" he is not Obi.
    """
    assert found in told_by(PARSE, text)


def test_adding_to_something_is_no_cue() -> None:
    """
    It goes on with what was found.
    """
    told = told_by(PARSE, "The Tern report finds that the risk is increasing, adding to threats such as floods.")

    assert told == ["The Tern report: that the risk is increasing, adding to threats such as floods"]
