"""Transcripts and interviews: whose turn it is, on invented ones."""

import pytest

from index.extraction.by_parse.extractor import DependencyExtractor
from tests.index.support.reading import Read, read

EXTRACTOR = DependencyExtractor()

INTERVIEW = """The new mayor of Orsk, Ada Quill, sat down with us on Monday.

Q: How is it?

A: Busy, of course. Tom Obi says that the bridge is safe.

I never liked it. I think that it must go.

Q: And I suppose that the ferries stay?

A: We need two more.

The mayor's term ends in May."""

TRANSCRIPT = """Mayor Ada Quill and Tom Obi met on air.

9:05 p.m. TOM OBI: The bridge is old. It must go.

(APPLAUSE)

[00:07:12] QUILL: He is right about it.

I said so for years.

The two had never agreed before.

MODERATOR: What about the ferries?

McROY: They are fine with me.

The debate ended at ten."""


#: The share of labels and layout (`crediting.confidence`).
LABELLED = 0.82


def turns(found: list[Read]) -> list[tuple[str | None, str]]:
    """Return speaker and words of what the layout alone credits."""
    return [(one.speaker, one.content) for one in found if one.confidence == pytest.approx(LABELLED)]


def test_an_interview_s_answers_are_the_one_who_was_introduced() -> None:
    """
    Each paragraph of an answer is the interviewee's; questions, and what follows the last answer, are nobody's.
    """
    assert turns(read(EXTRACTOR, INTERVIEW)) == [
        ("Ada Quill", "Busy, of course. Tom Obi says that the bridge is safe"),
        ("Ada Quill", "I never liked it. I think that it must go"),
        ("Ada Quill", "We need two more"),
    ]


def test_what_the_layout_gives_as_spoken_is_in_the_speaker_s_own_words() -> None:
    """
    A turn needs no quotation marks to be verbatim; what the speaker reports of another is not the other's wording.
    """
    kinds = {one.content: one.kind for one in read(EXTRACTOR, INTERVIEW)}

    assert kinds["We need two more"] == "direct"
    assert kinds["that it must go"] == "direct"
    assert kinds["that the bridge is safe"] == "indirect"


def test_what_an_answer_says_of_others_is_theirs_and_i_is_the_speaker() -> None:
    """
    Within an answer "I" is the interviewee, and another one's words are the other one's; within a question nobody's.
    """
    found = {(one.speaker, one.content) for one in read(EXTRACTOR, INTERVIEW)}

    assert {("Ada Quill", "that it must go"), ("Tom Obi", "that the bridge is safe")} <= found
    assert not [speaker for speaker, content in found if "ferries" in content]


def test_an_answer_among_several_people_stays_open() -> None:
    """
    Where two people are introduced, an answer without a name is nobody's.
    """
    found = read(EXTRACTOR, INTERVIEW.replace("sat down", "and her deputy, Tom Obi, sat down"))

    assert "Ada Quill" not in [one.speaker for one in found]


def test_a_transcript_s_turns() -> None:
    """
    Labels in capitals name the speaker by the article's fuller name; comments between and behind are nobody's.
    """
    assert turns(read(EXTRACTOR, TRANSCRIPT)) == [
        ("Tom Obi", "The bridge is old. It must go"),
        ("Ada Quill", "He is right about it"),
        ("Ada Quill", "I said so for years"),
        ("McRoy", "They are fine with me"),
    ]


def test_labels_that_alternate_name_their_speakers() -> None:
    """
    Names before a colon are speakers where they take turns.
    """
    found = read(EXTRACTOR, "\n\n".join(["Tom Obi: Is the bridge old?", "Ada Quill: It is very old."] * 2))

    assert [one.speaker for one in found] == ["Tom Obi", "Ada Quill"] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Who won?\n\nAda Quill: 547\n\nTom Obi: 46\n\nAda Quill: 12\n\nTom Obi: 3", id="counts"),
        pytest.param("Two run.\n\nAda Quill: A nurse from Orsk.\n\nTom Obi: A baker from Orsk.", id="portraits"),
        pytest.param("UPDATE: It rained.\n\nNOTE: It snowed.\n\nWATCH: It dried up.", id="kinds of line"),
        pytest.param("A. Quill wrote it.\n\nB. Obi read it.", id="initials"),
    ],
)
def test_labels_that_may_be_headings(text: str) -> None:
    """
    A list of names or of kinds of lines is no transcript.
    """
    assert turns(read(EXTRACTOR, text)) == []


def test_a_party_in_brackets_is_no_speaker() -> None:
    """
    The label's name is the speaker, not the words in brackets behind it.
    """
    found = read(EXTRACTOR, "It passed.\n\nIt rained.\n\nAda Quill (D-Orsk): I will vote no.\n\nAda Quill left.")

    assert [(one.speaker, one.content) for one in found] == [("Ada Quill", "I will vote no")]


QUOTED = """Mayor Ada Quill met Tom Obi on air on Monday, a day after the vote on the ferries.

"QUILL: Well, I have seen the report, and the bridge is old.

"But I like it all the same.

"OBI: Is it?

"QUILL: It is."
"""


def test_a_transcript_in_quotation_marks_keeps_its_speakers() -> None:
    """
    A mark before each label changes nothing, and an answer too short for a statement is not the one's who asked.
    """
    said = {(one.speaker, one.content) for one in read(EXTRACTOR, QUOTED) if "on air" not in one.quote}

    assert ("Ada Quill", "Well, I have seen the report, and the bridge is old") in said
    assert ("Ada Quill", '"But I like it all the same') in said
    assert not any(speaker == "Tom Obi" and "It is" in content for speaker, content in said)


SIGNED = """Readers on the bridge.

“It is a joy. It must stay.” ― Ada Quill
“Let it go.”— Tom Obi, Orsk
“A bridge” – the word is old in Orsk.
"""


def test_a_quotation_on_a_line_of_its_own_is_whose_name_ends_it() -> None:
    """
    Behind a dash stands who said it; where the sentence goes on, nobody does.
    """
    assert [(one.speaker, one.content) for one in read(EXTRACTOR, SIGNED)] == [
        ("Ada Quill", "“It is a joy. It must stay.”"),
        ("Tom Obi", "“Let it go.”"),
    ]


def test_a_broadcast_names_office_and_place_behind_the_speaker() -> None:
    """
    "KIM ORR, CHAIRMAN, TOWN BOARD (via video link)" is a label, and the first word alone means the same speaker.
    """
    text = (
        "HELEN FROSTICK, HOST: Good evening to all of you.\n\nBAEK KI-JOON, CHAIRMAN, TOWN BOARD: The wall is old.\n\n"
        "FROSTICK: How much would it cost you?\n\nBAEK: It is four million.\n\nISLA HICKSON (by phone): We need it now."
    )

    found = {one.content: one.speaker for one in read(EXTRACTOR, text)}

    assert found["The wall is old"] == found["It is four million"] == "Baek Ki-Joon"
    assert found["We need it now"] == "Isla Hickson"


def test_places_that_head_a_list_are_no_speakers() -> None:
    """
    "Oregon:" before each line of a list names what the line is about.
    """
    text = (
        "New laws come into force.\n\nOregon: Leave has been expanded for all parents.\n\nTexas: Guns are registered."
        "\n\nOregon: Firms must not see passwords.\n\nTexas: The tolls are abolished."
    )

    assert read(EXTRACTOR, text) == []


def test_an_interview_may_label_its_answers_only() -> None:
    """
    A surname before each paragraph that follows a question is who answers; what is asked is nobody's statement.
    """
    text = (
        "We met Ada Quill.\n\nHow is the pier?\n\nQuill: It is a wreck now.\n\nWhat did Tom Obi say when you asked?\n\n"
        "Quill: He looked away from me."
    )

    found = {one.content: one.speaker for one in read(EXTRACTOR, text)}

    assert found == {"It is a wreck now": "Ada Quill", "He looked away from me": "Ada Quill"}
