"""What reporters add, describe and do themselves, beside what was said: kinds of faults of real pages."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

OF_THE_PAGE = (
    "This article explains how the ferry is built.",
    "This page describes what the harbour master does.",
    "This tutorial shows how to mend a net.",
    "The following section explains that nets are heavy.",
    "This post argues that nets are heavy.",
    "We asked three experts to explain the tides.",
    "I repeated my request in the clearest tone.",
    "What Quill wrote that night became a book.",
    "Those who said they cared most about the pier voted for Obi.",
    "According to custom, the doors were closed.",
)
TALKS = (
    "The editor talks with Tom Obi about the flood.",
    "Ada Quill spoke with the miners about the wage.",
    "Tom Obi talked with reporters about his plans.",
    "Ada Quill called Tom Obi at noon and left.",
    "A captain was asked to pick a boat.",
    "Respondents were also asked to pick a boat.",
)
DESCRIBED = (
    "The ship stood on a trestle, called a cradle.",
    "The town's proposed tunnel is simply too old.",
    "As everyone watched the bank, Larkfield continues to do what it takes.",
    "Larkfield will continue to build the road.",
    "The plan was raised slowly to assess whether it hurts.",
    "Ada Quill claimed the title on Sunday.",
    "Ada Quill dismissed all of its members.",
    "The mayor dismissed the whole board on Friday.",
    "A court dismissed the appeal on Monday.",
    "Tom Obi claimed victory in the race.",
    "The senate confirmed the judge.",
    "Quill agreed with Obi.",
    "Ada Quill found herself defending the ferry.",
    "It is hard not to wonder whether the pier will last.",
    "She said very little, but the roles were filled.",
    "They would discuss the wage or blame the board.",
)


@pytest.mark.parametrize("text", [*OF_THE_PAGE, *TALKS, *DESCRIBED])
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """
    A page's account of itself, conversations, descriptions and deeds.
    """
    assert told_by(PARSE, text) == []


ADDED = (
    ("Larkfield claims that its system works, but that's an unproven idea.", "Larkfield: that its system works"),
    ("Ada Quill said the timing was chance; they only learned of it on Friday.", "Ada Quill: the timing was chance"),
    ("While Ada Quill says the pier is safe, the board calls for a test.", "Ada Quill: the pier is safe"),
    ("Ada Quill said on Monday, while on a trip, that the pier was safe.", "Ada Quill: the pier was safe"),
    ('Tom Obi was asked "Is it old?" He said "No, it is new."', 'Tom Obi: "No, it is new."'),
    (
        'It is old, "but it will do," according to a clerk, speaking on condition of anonymity.',
        'a clerk: "but it will do,"',
    ),
)
WHOLE = (
    ("Ada Quill dismissed her critics as fools.", "Ada Quill: her critics as fools"),
    ("Ada Quill dismissed the protesters' demands.", "Ada Quill: the protesters' demands"),
    ("Ada Quill mentioned mending nets and selling boats.", "Ada Quill: mending nets and selling boats"),
    ("Ada Quill spoke of the flood and how it began.", "Ada Quill: the flood and how it began"),
    ("The pier, Ada Quill told the board, would close in May.", "Ada Quill: The pier would close in May"),
    (
        'Ada Quill said she had offers, but "the offers were bad."',
        'Ada Quill: she had offers, but "the offers were bad."',
    ),
    ('Ada Quill said "reforms" and new taxes would pay for it.', 'Ada Quill: "reforms" and new taxes would pay for it'),
    ('Ada Quill called the report and its authors "childish."', 'Ada Quill: the report and its authors "childish."'),
    ('Ada Quill called Tom Obi, her rival, a "fool."', 'Ada Quill: Tom Obi, her rival, a "fool."'),
    ('Larkfield branded the firm an "outlaw."', 'Larkfield: the firm an "outlaw."'),
    ('Ada Quill attacked "the greed of the guild."', 'Ada Quill: "the greed of the guild."'),
    ("The ferry is old, as Ada Quill put it.", "Ada Quill: The ferry is old"),
    ("Polls show a close contest in the state.", "Polls: a close contest in the state"),
)


@pytest.mark.parametrize(("text", "found"), [*ADDED, *WHOLE])
def test_what_was_said_is_whole_and_nothing_more(text: str, found: str) -> None:
    """
    Without what the reporter adds, and with what parsers hang elsewhere.
    """
    assert found in told_by(PARSE, text)


ROYAL = (
    ("King Charles said that the sea was cold. Charles said that rain fell.", "King Charles"),
    ("Pope Leo XIV said that the sea was cold. Leo said that rain fell.", "Pope Leo XIV"),
    ("Queen Margrethe II said that the sea was cold. The queen said that rain fell.", "Queen Margrethe II"),
    ("Pope Francis said that the sea was cold. The Pope said that rain fell.", "Pope Francis"),
    ("Princess Anne said that the sea was cold. Anne said that rain fell.", "Princess Anne"),
)


@pytest.mark.parametrize(("text", "speaker"), ROYAL)
def test_who_is_known_by_one_name_keeps_the_title(text: str, speaker: str) -> None:
    """
    "Charles" alone may be anybody.
    """
    assert told_by(PARSE, text) == [f"{speaker}: that the sea was cold", f"{speaker}: that rain fell"]


BODIES = (
    ("The Food and Drug Administration said that the sea was cold.", "Food and Drug Administration"),
    ("Marrowby, Norland-based tech firm Tern Media said that the sea was cold.", "Tern Media"),
)


@pytest.mark.parametrize(("text", "speaker"), BODIES)
def test_bodies_keep_their_names(text: str, speaker: str) -> None:
    """
    With "and" in them, and behind the place where they sit.
    """
    assert told_by(PARSE, text) == [f"{speaker}: that the sea was cold"]
