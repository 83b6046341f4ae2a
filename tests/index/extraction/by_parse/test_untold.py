"""Cues beside which nothing was told, in tables of our own: each kind once stood in a sample of real pages."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

HYPHENED = (
    "The cheers and told-you-sos might be premature.",
    "Nobody missed the told-you-so looks of the crew.",
    "It was another he-said-she-said row over the toll.",
    "The much-asked-about lighthouse is shut.",
    "The long-promised ferry has not come to Orsk.",
    "Her say-so was enough for the harbour board.",
    "But the high fives and told-you-sos might be early.",
    "Those told-you-sos came too soon.",
)
SAID_OF_THEM = (
    'Ada Quill, a welder branded as a "nuisance" by the mayor, was arrested in Tern.',
    'The welder branded as a "nuisance" by the mayor was arrested in Tern.',
    'Lin Marsh, a nurse praised for "calm nerves" by her ward, retired.',
    "A captain praised for her courage by the crew has left Orsk.",
    'A novel described as "cold" by two critics won the cup.',
    'Tom Obi, a diver hailed as "fearless" by the press, moved to Vey.',
    'Rosa Ferro, a judge known and praised for "fair play" by both sides, died on Sunday.',
    "Unfortunately for Quill, the guard charged with watching the gate, it was late.",
    "Sadly for Obi, the pilot charged with steering the ferry, the fog came.",
)
FOR_ANYBODY = (
    'Instead of "can you fix it for me?", we should be saying "can you show me how?"',
    'If I was a cook, I\'d start by asking "what do the guests like?"',
    'I would begin by asking "where does it hurt?"',
    'I might start by saying "the door is open" to the guests.',
    'We could begin by asking "who pays for the pier?"',
    'Maybe we should start asking "who pays for the pier?"',
    "Stores place toys in easy reach and encourage you to touch them.",
    "The guide tells you to keep the lid shut.",
    "The old maps warn you to stay away from the reef.",
    "The firm invites you to see the yard.",
    "Recipes tell you that butter must be cold.",
    "The course will urge you to write each day.",
    "A good coach asks you to run in the rain.",
    "The sign tells you to wait for the ferry.",
    "The app reminds you to drink water.",
)
UNLESS = (
    'Nobody will come unless Quill calls it "a feast".',
    'Talks won\'t resume unless the South offers a "plausible excuse" for its drill.',
    'The crew will strike unless Tern Corp promises "fair pay" by May.',
    'The ferry stays in port unless Lin Marsh announces "clear weather".',
    "Nothing will change unless Ada Quill admits that she was wrong.",
    "The deal is off unless Tom Obi says that he is sorry.",
    'We lose the pier unless the mayor declares "an emergency".',
)
RATES = (
    "There is a list of labels for each page, a label per PageToken.",
    "The rate is two boats per Harbour in winter.",
    "Tickets cost five crowns per Adult.",
    "They have nine votes per District at most.",
    "The firm pays one bonus per Manager.",
    "It grants three days per Volunteer in spring.",
    "The plan is one nurse per Ward at night.",
    "There were four horses per Regiment.",
)
AS_IT_WAS_TOLD = (
    "The list of tokens is kept as specified by Tern Labs in one list.",
    "The interface for revoking a token as specified by Orsk Systems is old.",
    "Builders proceed as recommended by Tern Labs.",
    "Quill did as she had promised, and in return Obi gave her a boat.",
    "Tom Obi left as he had vowed, and nobody stopped him.",
    "The crew fell silent, as Lin Marsh continued to read the names.",
    "The lamps went out, as Tom Obi spoke to the crew.",
)
ONLY_THAT_IT_WAS_TOLD = (
    "When Quill mentioned to the hall that she saw fewer boats, Obi told her why.",
    "After the ferry stopped, the captain explained how.",
    "When the lights failed, Tom Obi asked why.",
    "Once the doors were open, Lin Marsh explained how.",
    "Before the tide came in, Ada Quill told him where.",
    "As the snow fell, Rosa Ferro asked why.",
    "Until the toll was dropped, the union complained loudly.",
    "Soon after the vote was counted, the mayor replied.",
)
WITH_A_THING = (
    "The plaintiffs alleged nothing, but Lund routinely told racially charged jokes.",
    "Tom Obi told deeply flawed stories.",
    "Quill told badly dated jokes at the fair.",
    "Ada Quill had written code for a tool that Tern was still using.",
    "Lin Marsh quoted the poem and visited the grave of its writer.",
    "Tom Obi wrote a column that was printed in Vey.",
    "Rosa Ferro quoted a verse and opened the new hall.",
    "Ada Quill posted a picture that had gone round the town.",
    "The account Quill retweeted was set up as a trap.",
)
PICTURES = (
    "A video showed Quill walking on the pier.",
    "Security camera video shows the man leaving.",
    "The photo shows Tom Obi lifting the cup.",
    "Footage showed Lin Marsh crossing the bridge.",
    "A clip shows the mayor dancing on a table.",
    "The recording showed the boat sinking.",
    "One image shows Rosa Ferro kissing the fish.",
    "A YouTube video dated May 4 showed Obi meeting the crew.",
    "Cameras showed the two men running.",
)
BROUGHT_ABOUT = (
    "The war is making sailors question their ties.",
    "The fine made the company admit that it had dumped oil.",
    "The trial made Tom Obi confess that he had lied.",
    "The storm made the board announce that the pier would close.",
    "A letter made Ada Quill reveal that she had left.",
    "The leak helped reporters reveal that the dam was old.",
    "Hunger made prisoners claim that they were ill.",
    "The toll is making drivers complain that they are poor.",
)
VOTED_ON = (
    "In 2021 the Senate confirmed Quill by a vote of 53 to 36.",
    "After a veto the parliament has confirmed the new commission of President Quill.",
    "The council confirmed Tom Obi as harbour master.",
    "In May the Senate confirmed Lin Marsh with nine votes.",
    "The assembly confirmed Ada Quill on Monday.",
    "The Senate has confirmed Rosa Ferro for a second term.",
    "Norland's parliament confirmed the cabinet after a long night.",
)
ALLEGED = (
    "Lund was also accused of ordering guards not to talk to Obi.",
    "Tom Obi was accused of telling the crew to lie.",
    "Ada Quill is suspected of ordering the clerk to burn the books.",
    "The captain was charged with threatening to sink the ferry.",
    "Lin Marsh was convicted of threatening to poison the well.",
    "The mayor was cleared of ordering staff to hide the report.",
    "Rosa Ferro stands accused of promising to pay the guards.",
)
ON_A_CONDITION = (
    "The senator offered a pardon on the condition that the editor could provide proof.",
    "The bank offered help provided that the debt was paid.",
    "Tern Corp offered a boat on condition that the crew went home.",
    "The mayor offered a truce on the condition that the strike was over.",
    "Ada Quill offered the hall on the condition that nobody smoked.",
)
WHAT_THEY_WANT = (
    "I know that agents swindle boys, telling the athletes what they want to hear.",
    "Quacks get rich by telling patients what they want to hear.",
    "Aides tell the king what he wants to hear.",
    "The brochure told buyers what they needed to know.",
    "Sellers tell tourists what they want to hear.",
    "Tom Obi told the jury what it wanted to hear.",
    "The guide told us what we needed to know.",
)
TOLD_BY_ANOTHER = (
    'I enquired further only to be brusquely informed: "It is a plum, and nothing else."',
    'Tom Obi asked for the key, only to be told: "The house is closed."',
    'Ada Quill complained, but was informed: "The ferry has gone."',
    'Rosa Ferro called twice and was told: "Nobody lives here."',
    'The diver complained and was told: "Come back in May."',
)
ENSURED = (
    "The vote keeps in place a minister who dislikes the pier, guaranteeing two more years of rows.",
    "Quill won the seat again, guaranteeing four years of calm.",
    "Tom Obi scored twice, guaranteeing a place in the final.",
    "The board took the loan, guaranteeing work for the yard.",
)
PAST_AIMS = (
    "Joao Verrano planned to meet the players on Monday.",
    "Ada Quill, who kept an inn, wanted to swim to the island.",
    "Tom Obi had intended to sell the yard before the flood.",
    "It rained just five days before Lin Marsh planned to leave the inn.",
    "Rosa Ferro did not want to be seen at the fair.",
    "In those years Obi wanted to become a pilot.",
    "Ada Quill had planned to marry in spring.",
    "The clerks Quill had intended to fire that day were kept.",
    "She was tired, but Lin Marsh wanted to go on.",
    "Paul Renn wanted the crew to rest in Vey.",
    "Tom Obi aspired to lead the guild.",
)
SOUGHT = (
    "Obi will try to persuade the board and promise calm.",
    "The firm will seek to cut costs and pledge its land.",
    "She would like to blame the storm and praise the crew.",
)
IDIOMS = (
    "All told, up to nine people could be eligible for the prize.",
    "His eyes light up whenever he discusses the world of the deep sea.",
    "The knight does not settle for acknowledging those facts.",
    'The firm did this by agreeing so-called "protection contracts" with the towns.',
    "My husband at the time recommended me for a post at a shipyard.",
    "Wallace pressed Obi on the value of the hall.",
    "A friend in Vey pressed Obi about the toll.",
    'A wheel of cheese finds itself "on the move" again.',
    'The firm would not find itself "raising fares to lure drivers" there.',
    'He put up a flag, "the banner of Vey," on the roof.',
    'The account of a tweet, "old but gold," goes round the town.',
    "George Renn is the family's next best hope to reclaim the seat.",
    'An abuser would have said: "Every time it is used, I wither."',
    "Tom Obi would have told them that it was late.",
    'Readers may wonder, "What is the deal with it?"',
    "The profession is responding to what users want.",
    "Rust has been the most loved tool for four years, indicating that many of those who used it love it.",
    "My clients are content and do not plan to go to Vey.",
    "Rain will come whenever the data suggests that it is cold.",
)
EARLIER_QUOTE = (
    ('The town is known as "little Oslo." Tom Obi announced a sale there.', "little Oslo"),
    ('Critics named the toll "daylight robbery." Lin Marsh noted the fall in traffic.', "daylight robbery"),
    ('The sign reads "No fishing." Tom Obi mentioned his nets in May.', "No fishing"),
    ('The hall became the "house of fun." Rosa Ferro proposed a new roof.', "house of fun"),
    ('He ran "the best inn in Vey." Quill also pleaded guilty to fraud last spring.', "the best inn in Vey"),
    ('They lived by the "rule of thumb." Obi later reported a profit of nine crowns.', "rule of thumb"),
    ('The boat was christened "Old Faithful." Lin Marsh claimed the salvage money.', "Old Faithful"),
    ('It ended in "utter chaos." The mayor fired back in March with a letter to the board.', "utter chaos"),
)
ACROSS_SEMICOLON = (
    ('He loved "the old ways"; Quill said they were gone.', "the old ways"),
    (
        'Quill looked at "the town that we hope to be"; she suggested the plan rang hollow.',
        "the town that we hope to be",
    ),
    ('Members like the "open door"; Tom Obi said fees would rise.', "open door"),
    ('The inn sells "pure water"; Lin Marsh said it is from a tap.', "pure water"),
    ('They wanted "the whole truth"; Rosa Ferro said there was none.', "the whole truth"),
)
IN_A_TITLE = (
    ('In "The Long Ferry," Ada Quill tells the story of how the pier was built.', "The Long Ferry"),
    ('In "Salt and Rope", Tom Obi writes about the harbour.', "Salt and Rope"),
    ('From "The Pilot\'s Tale," Tom Obi read a page.', "The Pilot's Tale"),
    ('In "Cold Water," Lin Marsh recalls the flood of her youth.', "Cold Water"),
    ('At "The Blue Door", Rosa Ferro announced a tour.', "The Blue Door"),
    ('On "Harbour Talk," Ada Quill discussed the toll.', "Harbour Talk"),
    ('For "Northern Lights," Tom Obi wrote about ice.', "Northern Lights"),
    ('In his memoir, "Tide and Time," Obi recalls the war.', "Tide and Time"),
)
NAMED_IN_MARKS = (
    ('Quill emailed a friend, "Carl T. (boat)," who owned a yard in Tern.', "Carl T. (boat)"),
    ('Tom Obi told a singer, "Lady Rain," about the song.', "Lady Rain"),
    ('Rosa Ferro texted a rival, "Mad Jack," who was at sea.', "Mad Jack"),
    ('Lin Marsh wrote to a pilot, "Big Sam," who lived in Vey.', "Big Sam"),
    ('Ada Quill told a smuggler, "The Eel," of the plan.', "The Eel"),
)
DEMANDED = (
    "A climate group is demanding that the candidates propose efforts that would make power clean.",
    "He suggested that Obi meet the owners and ask them about their jobs.",
    "She proposed that the crew report the leak.",
    "Lin Marsh demanded that the firm admit its fault.",
    "The judge ordered that Carl Lund explain the plan.",
    "Rivals demand that the mayor apologise for the toll.",
)


@pytest.mark.parametrize(
    "text",
    [
        *HYPHENED,
        *SAID_OF_THEM,
        *FOR_ANYBODY,
        *UNLESS,
        *RATES,
        *AS_IT_WAS_TOLD,
        *ONLY_THAT_IT_WAS_TOLD,
        *WITH_A_THING,
        *PICTURES,
        *BROUGHT_ABOUT,
        *VOTED_ON,
        *ALLEGED,
        *ON_A_CONDITION,
        *WHAT_THEY_WANT,
        *TOLD_BY_ANOTHER,
        *ENSURED,
        *PAST_AIMS,
        *SOUGHT,
        *IDIOMS,
    ],
)
def test_what_tells_of_no_words_is_no_statement(text: str) -> None:
    """
    Parts of longer words, participles of others, advice to anybody, conditions, rates, deeds, votes and pictures.
    """
    assert told_by(PARSE, text) == []


@pytest.mark.parametrize(("text", "quoted"), [*EARLIER_QUOTE, *ACROSS_SEMICOLON, *IN_A_TITLE, *NAMED_IN_MARKS])
def test_quotation_of_another_sentence_title_or_name_is_no_content(text: str, quoted: str) -> None:
    """
    What ends a sentence before the cue, is a title within a phrase, or names somebody, was not said by the speaker.
    """
    assert not any(quoted in told for told in told_by(PARSE, text))


@pytest.mark.parametrize("text", DEMANDED)
def test_who_is_to_say_something_has_not_said_it(text: str) -> None:
    """
    One statement: that of the one who demands it.
    """
    assert len(told_by(PARSE, text)) == 1
