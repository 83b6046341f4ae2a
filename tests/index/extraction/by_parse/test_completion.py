"""Contents to their end: joined clauses, quotations and lists that parsers hang elsewhere or leave out."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

QUOTED_ON = (
    (
        'Tom Obi told the court that the keys were lost, "and nobody ever asked me for them at all."',
        'Tom Obi: that the keys were lost, "and nobody ever asked me for them at all."',
    ),
    (
        'Ada Quill said she would sign the bill, "however ugly it may look."',
        'Ada Quill: she would sign the bill, "however ugly it may look."',
    ),
    ('Ada Quill said it was simple: "Pay the crew."', 'Ada Quill: it was simple: "Pay the crew."'),
    ('Ada Quill says it can be done - "It only takes will."', 'Ada Quill: it can be done - "It only takes will."'),
    (
        'Ada Quill promised "real change" and "no more waste" in Orsk.',
        'Ada Quill: "real change" and "no more waste" in Orsk',
    ),
    (
        'Ada Quill suggested "less noise" and "a slow pace" of growth.',
        'Ada Quill: "less noise" and "a slow pace" of growth',
    ),
)
JOINED = (
    (
        "In it Ada Quill says it has been a good ten years, and she is sure that the club will not miss a beat.",
        "Ada Quill: it has been a good ten years, and she is sure that the club will not miss a beat",
    ),
    (
        "Tom Obi says it is unclear when the ferry will sail, but he is hopeful the crew will help.",
        "Tom Obi: it is unclear when the ferry will sail, but he is hopeful the crew will help",
    ),
    (
        "The pilots say the field is too short, and they are afraid of the cliffs.",
        "None: the field is too short, and they are afraid of the cliffs",
    ),
    (
        "Ada Quill argues that wages are low, and they are falling.",
        "Ada Quill: that wages are low, and they are falling",
    ),
    (
        "Ada Quill said that the hall is full, but that nobody sings.",
        "Ada Quill: that the hall is full, but that nobody sings",
    ),
    (
        "Tom Obi claims dock workers earn, on average, a third more than teachers and also get free meals.",
        "Tom Obi: dock workers earn, on average, a third more than teachers and also get free meals",
    ),
)
LISTED = (
    (
        "Ada Quill said the road would close: the council had no money.",
        "Ada Quill: the road would close: the council had no money",
    ),
    (
        "The poll showed a split: 40 percent want the bridge and 38 percent do not.",
        "None: a split: 40 percent want the bridge and 38 percent do not",
    ),
    (
        "Ada Quill said the fare had a price: 2.5 crowns. Nobody answered.",
        "Ada Quill: the fare had a price: 2.5 crowns",
    ),
)
RELATIVE = (
    (
        "Pupils must use a website that teachers say is slow and hardly known.",
        "teachers: a website that is slow and hardly known",
    ),
    ("The dam, which engineers say is cracked, was built in May.", "engineers: The dam, which is cracked"),
    ("It was a fee that Ada Quill said would ruin the town.", "Ada Quill: a fee that would ruin the town"),
    ("The rules, which Arden argues are unfair, remain.", "Arden: The rules, which are unfair"),
    ("Weavers whom the firm said were idle went home.", "None: Weavers whom were idle"),
    ("Rosa Ferro runs a mill that, she says, has never paid.", "Rosa Ferro: a mill that has never paid"),
    ("A team has tried what they believe is the first cure.", "None: what is the first cure"),
    ("They closed a school that parents said they loved.", "parents: they loved"),
    ("Tuesday in Marrowby, Ada Quill said that the pier was shut.", "Ada Quill: that the pier was shut"),
    ("That, Tom Obi said, will be easier in May.", "Tom Obi: That will be easier in May"),
    ("The yard, Tom Obi said, will close.", "Tom Obi: The yard will close"),
)
OBJECTS = (
    ("Ada Quill promised a million new jobs to end the slump.", "Ada Quill: a million new jobs to end the slump"),
    ("The mayor promised a new bridge to cut the traffic.", "None: a new bridge to cut the traffic"),
    (
        "Tom Obi is promising a peaceful march to show support for the clerks.",
        "Tom Obi: a peaceful march to show support for the clerks",
    ),
    ("Ada Quill demanded an inquiry to find the cause.", "Ada Quill: an inquiry to find the cause"),
    ("Ada Quill promised a review if she wins.", "Ada Quill: a review if she wins"),
    ("Tom Obi demanded a refund unless the ferry sails.", "Tom Obi: a refund unless the ferry sails"),
    ("Ada Quill recommended rest until the wound heals.", "Ada Quill: rest until the wound heals"),
    ("Tom Obi warned of chaos if the line closes.", "Tom Obi: chaos if the line closes"),
    ("Ada Quill called for a ban until the cause is known.", "Ada Quill: a ban until the cause is known"),
    (
        "Teachers are voicing their anger with the panel set up to look into the fire, theft and fraud at the school.",
        "teachers: their anger with the panel set up to look into the fire, theft and fraud at the school",
    ),
    ("Tom Obi promised voters to cut the tax.", "Tom Obi: to cut the tax"),
    ("Ada Quill promised the town to mend the pier.", "Ada Quill: to mend the pier"),
    ("Tom Obi praised the crew after it closed the gate.", "Tom Obi: the crew"),
    ("Tom Obi criticised the board before he left.", "Tom Obi: the board"),
    ("Ada Quill Calls for Inquiry After Report Reveals Theft.", "Ada Quill: Inquiry"),
    ("Ada Quill called for calm until the guards spoke up.", "Ada Quill: calm"),
    ("Ada Quill called for calm after a boat sank.", "Ada Quill: calm"),
)
CONCEDED = (
    (
        "Tom Obi said regardless of the vote, he expected the club to stay.",
        "Tom Obi: regardless of the vote, he expected the club to stay",
    ),
    ("Ada Quill said despite the rain, the fair would go on.", "Ada Quill: despite the rain, the fair would go on"),
    ("Tom Obi said without help, the mill would close.", "Tom Obi: without help, the mill would close"),
    ("Ada Quill said unlike her rival, she would stay.", "Ada Quill: unlike her rival, she would stay"),
    (
        "Ada Quill insisted regardless of cost the dam would be built.",
        "Ada Quill: regardless of cost the dam would be built",
    ),
    ("Ada Quill said, despite the noise, that it was over.", "Ada Quill: that it was over"),
    ("Ada Quill said without hesitation that it was over.", "Ada Quill: that it was over"),
    ("Ada Quill said in a letter to the board, the pier was shut.", "Ada Quill: the pier was shut"),
    ("Ada Quill said in Tern the plan was dead.", "Ada Quill: the plan was dead"),
)
ANOTHER_ACT = (
    (
        'The judge lost patience, telling his clerk to "mind the client" and threatening to have Orr removed.',
        'None: to "mind the client"',
    ),
    ("Ada Quill spoke for an hour, urging the crew to wait and accusing the board of fraud.", "Ada Quill: to wait"),
    ("Tom Obi tells the men to leave and threatens to sue.", "Tom Obi: to leave"),
    (
        "Tom Obi told us how hard it is to live here and that this is no good town.",
        "Tom Obi: how hard it is to live here and that this is no good town",
    ),
    ("Tom Obi told the men to leave and threatened to sue.", "Tom Obi: to leave"),
    ("Tom Obi asked the guards to leave the hall and thanked the crew.", "Tom Obi: to leave the hall"),
    ("Ada Quill told the guards to open the gate and let them in.", "Ada Quill: to open the gate and let them in"),
    (
        'Tom Obi said the books were "very good" before launching into a speech on the "broken" scales.',
        'Tom Obi: the books were "very good"',
    ),
    (
        "Tom Obi said the ferry would close before reopening in May.",
        "Tom Obi: the ferry would close before reopening in May",
    ),
)
REPORTERS_OWN = (
    ("Ada Quill said the pier was shut, but she did not give a reason.", "Ada Quill: the pier was shut"),
    ("Tom Obi said the pier was shut, and he walked out of the hall.", "Tom Obi: the pier was shut"),
    ("Ada Quill said the claims were void, but there are calls for a vote.", "Ada Quill: the claims were void"),
    ("Tom Obi says the pier is shut, but he has no proof.", "Tom Obi: the pier is shut"),
    ("Ada Quill argues that wages are low, and she is right.", "Ada Quill: that wages are low"),
    ('Tom Obi told The Tern Post: "It is old."', 'Tom Obi: "It is old."'),
    (
        '"The pier is old," Ada Quill wrote in a letter explaining why she left, "and few of us sail."',
        'Ada Quill: "The pier is old," "and few of us sail."',
    ),
    ("Ada Quill announced plans this week to sell the ferry.", "Ada Quill: plans to sell the ferry"),
    (
        'Ada Quill said that the hall was full, but "it is old," Tom Obi said.',
        "Ada Quill: that the hall was full",
    ),
)


@pytest.mark.parametrize(("text", "told"), [*QUOTED_ON, *JOINED, *LISTED])
def test_a_content_reaches_to_its_end(text: str, told: str) -> None:
    """
    Quotations that a clause goes on with, clauses that only the speaker can mean, and what a colon leads to.
    """
    assert told_by(PARSE, text) == [told]


@pytest.mark.parametrize(("text", "told"), RELATIVE)
def test_a_relative_clause_has_what_it_is_about(text: str, told: str) -> None:
    """
    The noun and its pronoun before the cue are the subject of what is said.
    """
    assert told_by(PARSE, text) == [told]


@pytest.mark.parametrize(("text", "told"), OBJECTS)
def test_an_object_has_its_aim_and_its_condition(text: str, told: str) -> None:
    """
    What a promise is for and when it holds; a listener and what the reporter tells of the time stay outside.
    """
    assert told_by(PARSE, text) == [told]


@pytest.mark.parametrize(("text", "told"), CONCEDED)
def test_what_a_clause_concedes_is_said_too(text: str, told: str) -> None:
    """
    Before "that", and for a place or a paper, it is the reporter's.
    """
    assert told_by(PARSE, text) == [told]


@pytest.mark.parametrize(("text", "told"), [*REPORTERS_OWN, *ANOTHER_ACT])
def test_what_the_reporter_adds_is_no_content(text: str, told: str) -> None:
    """
    Acts and comments behind a comma, times and another's quotation stay outside.
    """
    assert told in told_by(PARSE, text)


@pytest.mark.parametrize(
    "text",
    [
        'The union announced a strike, blaming "years of neglect."',
        'The guild announced its withdrawal from the panel, citing doubts about "late changes to the rules."',
    ],
)
def test_a_quotation_behind_another_participle_is_not_the_verbs(text: str) -> None:
    """
    What is announced is the strike.
    """
    assert not any('"' in one for one in told_by(PARSE, text))
