"""Cues that tell of no words, and their look-alikes that do."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

TO_COME = (
    "The regulator can demand that the firm hand over its books.",
    "Ada Quill will defend the plan to sell the depot.",
    "The council may propose a ban on kites.",
    "Farmers could threaten to block the road.",
    "Tom Obi would oppose the plan.",
    "The board should acknowledge that it failed.",
    "Inspectors must report that a bridge is unsafe.",
    "A mayor can order that a street be closed.",
    "Ada Quill might praise the new hall.",
    "The union will blame the harbour master.",
)
SILENT = (
    "Ada Quill decided that the bridge had to close.",
    "Tom Obi realised that the door was open.",
    "The clerk figured out that nobody used the ferry.",
    "Ada Quill discovered that the keys were gone.",
    "The council learned that the pier was rotten.",
    "Ada Quill persuaded the board to sell the depot.",
    "Tom Obi convinced the miners to return.",
    "The club found itself praising its rivals.",
    "Ada Quill finds herself defending the ferry.",
    "Tom Obi found the chest buried in the sand.",
)
ELSEWHERE = (
    "It was the job they want the machine to do.",
    "For what many residents saw as a failure, the mayor was blamed.",
    "This is what the guild is calling for.",
    "The walk was something the sisters loved doing.",
    "Here are the songs that the fans want to hear.",
    "What the miners are pushing for is unclear.",
    "It is the kind of boat that anglers want to own.",
    "The tool is one that builders like to use.",
    "They bought what the neighbours wanted to sell.",
    "Those are the roads that drivers hate to use.",
)
ENDED = (
    "The mayor should stop telling clerks what to wear.",
    "Tom Obi avoided saying that the pier was rotten.",
    "Ada Quill resisted saying that she had won.",
    "The firm quit warning that the dam would break.",
    "Quill left instead of saying that it was late.",
)
NOTHING_SAID = (
    "Winemakers ripped up the vines to make way for apples.",
    "Tom Obi knocked down the wall of the ferry house.",
    "The inn offers treatments focused on rest.",
    "The ferry house offers rooms painted by sailors.",
    "Newer readers might wonder what a ferry is.",
    "Visitors may ask whether the pier is safe.",
    "The club is made up of soldiers who oppose the war.",
    "It was sold to anglers who hate the noise.",
    "#HarbourDays welcomes Ada Quill to the stage.",
    "The SMS tells the contact that the door is open.",
    "The URL tells the browser that the page is gone.",
    "The council has admitted as much.",
    "The Courier is asking Ada Quill for comment.",
    "A reporter asked the board for an interview.",
    "Ada Quill rejected them.",
    "Tom Obi endorsed it.",
    "Shops learn what customers care about.",
    "The museum has added a few rooms that make visits longer.",
    "The bakery added a layer of clerks who could help with orders.",
    "The tin held flour, a powder added to make the paint thick.",
    "The tower's venture capitalists laughed at the plan.",
    "The process continues until the paint is dry.",
    'The ball hit "the wall of shame" twice.',
    'Police fired "warning shots" on Monday.',
    "As the jeers of the crowd might suggest, the play was long.",
    "The heater explains why the room is warm.",
    "The browser asks that you wait.",
    "Today's statement to be gloomier surprised the miners.",
)
TOLD = (
    ("Ada Quill will say on Monday that the plan is old.", "Ada Quill: that the plan is old"),
    ("Tom Obi cannot say whether it is safe.", "Tom Obi: whether it is safe"),
    ("Ada Quill would not say whether it is safe.", "Ada Quill: whether it is safe"),
    ("Ada Quill found that the bridge was unsafe.", "Ada Quill: that the bridge was unsafe"),
    ("Ada Quill urged the board to sell the depot.", "Ada Quill: to sell the depot"),
    ("Ada Quill stopped to say that it was late.", "Ada Quill: that it was late"),
    ("Tom Obi announced plans this week to sell the ferry.", "Tom Obi: plans to sell the ferry"),
    ("What analysts described as a trick has failed.", "analysts: as a trick"),
    ("Ada Quill wants the board to sell the depot.", "Ada Quill: the board to sell the depot"),
    ("A poll showed Ada Quill leading by a point.", "A poll: Ada Quill leading by a point"),
)
SHARP_ANSWERS = (
    ('"It is a disgrace," Ada Quill hit back.', 'Ada Quill: "It is a disgrace,"'),
    ('Tom Obi fired back: "We shall see."', 'Tom Obi: "We shall see."'),
    ('"Not today," Ada Quill shot back with a laugh.', 'Ada Quill: "Not today,"'),
)
QUOTED_AS_SAYING = (
    ("The Courier quoted Ada Quill as saying the dam would hold.", "Ada Quill: the dam would hold"),
    ("Interfax quoted Tom Obi as saying that it would rain.", "Tom Obi: that it would rain"),
    ('The paper quoted a fisherman as saying: "It leaks."', 'a fisherman: "It leaks."'),
    ("Ada Quill was quoted by the Courier as saying the dam was old.", "Ada Quill: the dam was old"),
    ("The Courier cited a board member as saying that it failed.", "a board member: that it failed"),
)


@pytest.mark.parametrize("text", [*TO_COME, *SILENT, *ELSEWHERE, *ENDED, *NOTHING_SAID])
def test_what_nobody_has_said_is_no_statement(text: str) -> None:
    """
    What may be said, is decided in silence, or has its object elsewhere, is no statement.
    """
    assert told_by(PARSE, text) == []


@pytest.mark.parametrize(("text", "found"), [*TOLD, *SHARP_ANSWERS])
def test_what_looks_alike_and_was_said_stays(text: str, found: str) -> None:
    """
    Refusals, speeches announced for Monday, requests and findings are statements.
    """
    assert told_by(PARSE, text) == [found]


@pytest.mark.parametrize(("text", "found"), QUOTED_AS_SAYING)
def test_who_is_quoted_as_saying_is_the_speaker(text: str, found: str) -> None:
    """
    The paper that quotes somebody has not said it.
    """
    assert told_by(PARSE, text) == [found]
