"""Questions that go on from the last answer are read as the full ones that they stand for; others are let alone."""

from datetime import date

import pytest

from bot.answers import Understood
from bot.questions.bare_questions import Wanted
from bot.questions.follow_ups import Context, FollowUp, complete
from bot.questions.reading import LONGEST_QUESTION, clean_question, read_question
from index.search.archive_facts import ArchiveFacts
from tests.bot.support.asking import facts

PEOPLE = {
    "Ada Orr": 30,
    "Ben Orr": 3,
    "Odette Vane": 5,
    "Mark Thistlewick": 9,
    "Lena Marsh": 4,
    "The Marrowby Chamber": 2,
    "Harbour Board": 3,
    "officials": 4,
    "police": 3,
}
FACTS: ArchiveFacts = facts(PEOPLE)
TODAY = date(2026, 6, 30)
BEFORE = "What did Ada Orr say about the bridge tolls in May 2026?"

#: Each behind "What did Ada Orr say about the bridge tolls in May 2026?"
FOLLOW_UPS = """
and about NATO? | What did Ada Orr say about NATO in May 2026?
And about NATO | What did Ada Orr say about NATO in May 2026?
about the harbour? | What did Ada Orr say about the harbour in May 2026?
and on schools? | What did Ada Orr say about schools in May 2026?
how about schools? | What did Ada Orr say about schools in May 2026?
ok and the harbour? | What did Ada Orr say about the harbour in May 2026?
thanks! and the schools? | What did Ada Orr say about the schools in May 2026?
what about the new ferry to Tern? | What did Ada Orr say about the new ferry to Tern in May 2026?
what about fish, according to the Lantern? | What did Ada Orr say about fish in May 2026 according to The Lantern?
what about the tolls in April 2026? | What did Ada Orr say about the tolls in April 2026?
what about Zelensky? | What did Ada Orr say about Zelensky in May 2026?
what about Volodymyr Zelensky? | What did Volodymyr Zelensky say about the bridge tolls in May 2026?
what about Vane? | What did Vane say about the bridge tolls in May 2026?
what about vane? | What did Vane say about the bridge tolls in May 2026?
What about Odette Vane? | What did Odette Vane say about the bridge tolls in May 2026?
and Vane? | What did Vane say about the bridge tolls in May 2026?
And Thistlewik? | What did Thistlewik say about the bridge tolls in May 2026?
and what about Mark? | What did Mark say about the bridge tolls in May 2026?
what about Sen. Kolb? | What did Sen. Kolb say about the bridge tolls in May 2026?
and Marsh and Vane? | What did Marsh and Vane say about the bridge tolls in May 2026?
same for Vane? | What did Vane say about the bridge tolls in May 2026?
same question for Vane | What did Vane say about the bridge tolls in May 2026?
as for Vane? | What did Vane say about the bridge tolls in May 2026?
and from Vane? | What did Vane say about the bridge tolls in May 2026?
and Vane on the harbour? | What did Vane say about the harbour in May 2026?
and the mayor? | What did the mayor say about the bridge tolls in May 2026?
what about the mayor of Tern? | What did the mayor of Tern say about the bridge tolls in May 2026?
and according to Vane? | What did Vane say about the bridge tolls in May 2026?
according to the Lantern? | What did Ada Orr say about the bridge tolls in May 2026 according to The Lantern?
in the Lantern? | What did Ada Orr say about the bridge tolls in May 2026 according to The Lantern?
and the police? | What did Ada Orr say about the police in May 2026?
and the others? | Who besides Ada Orr spoke about the bridge tolls in May 2026?
what did others say? | Who besides Ada Orr spoke about the bridge tolls in May 2026?
and in 2025? | What did Ada Orr say about the bridge tolls in 2025?
in 2025? | What did Ada Orr say about the bridge tolls in 2025?
what about 2025? | What did Ada Orr say about the bridge tolls in 2025?
since March? | What did Ada Orr say about the bridge tolls since March?
before May 2026? | What did Ada Orr say about the bridge tolls before May 2026?
and May? | What did Ada Orr say about the bridge tolls in May?
last week? | What did Ada Orr say about the bridge tolls between 22 Jun 2026 and 28 Jun 2026?
and last month? | What did Ada Orr say about the bridge tolls last month?
yesterday? | What did Ada Orr say about the bridge tolls on 29 Jun 2026?
what else? | What did Ada Orr say in May 2026?
What else did she say? | What did Ada Orr say in May 2026?
anything else? | What did Ada Orr say in May 2026?
tell me more | What did Ada Orr say in May 2026?
who? | Who spoke about the bridge tolls in May 2026?
who said that? | Who spoke about the bridge tolls in May 2026?
who else? | Who besides Ada Orr spoke about the bridge tolls in May 2026?
who else denied it? | Who besides Ada Orr denied the bridge tolls in May 2026?
who denied it? | Who denied the bridge tolls in May 2026?
who agreed? | Who agreed with the bridge tolls in May 2026?
who opposes it? | Who opposes the bridge tolls in May 2026?
did she deny it? | Did Ada Orr deny the bridge tolls in May 2026?
has she denied that? | Did Ada Orr deny the bridge tolls in May 2026?
does she support it? | Does Ada Orr support the bridge tolls in May 2026?
is she against it? | Does Ada Orr oppose the bridge tolls in May 2026?
how did she react? | How did Ada Orr react to the bridge tolls in May 2026?
any reaction? | What were the reactions to the bridge tolls in May 2026?
did anyone deny it? | Who denied the bridge tolls in May 2026?
why? | Why did Ada Orr say that about the bridge tolls in May 2026?
why not? | Why did Ada Orr say that about the bridge tolls in May 2026?
How come? | Why did Ada Orr say that about the bridge tolls in May 2026?
Why did she say that? | Why did Ada Orr say that about the bridge tolls in May 2026?
what did she say? | What did Ada Orr say about the bridge tolls in May 2026?
what did they say about it? | What did Ada Orr say about the bridge tolls in May 2026?
anything new? | What is the latest from Ada Orr on the bridge tolls in May 2026?
what's the latest? | What is the latest from Ada Orr on the bridge tolls in May 2026?
what did she say about tolls? | what did Ada Orr say about tolls?
What does she think of the ferry? | What does Ada Orr think of the ferry?
has she said anything about schools? | has Ada Orr said anything about schools?
what's her position on the strike? | what's Ada Orr’s position on the strike?
her view on the strike? | Ada Orr’s view on the strike?
what she said about strikes | what Ada Orr said about strikes?
can you tell me what she said about schools? | what Ada Orr said about schools?
what did she say about Zelensky? | what did Ada Orr say about Zelensky?
and what did Vane say? | What did Vane say about the bridge tolls in May 2026?
what did Vane say about it? | What did Vane say about the bridge tolls in May 2026?
what did Vane say about that? | What did Vane say about the bridge tolls in May 2026?
Did Marsh deny that? | Did Marsh deny the bridge tolls in May 2026?
does Vane agree? | Does Vane support the bridge tolls in May 2026?
how did Vane react? | How did Vane react to the bridge tolls in May 2026?
and show me quotes by Vane | What did Vane say about the bridge tolls in May 2026?
and Orr's lawyer? | What did Orr's lawyer say about the bridge tolls in May 2026?
and her lawyer? | What did Ada Orr say about her lawyer in May 2026?
what about officials? | What did officials say about the bridge tolls in May 2026?
and Harbour Board? | What did Ada Orr say about Harbour Board in May 2026?
how about the Lantern? | What did Ada Orr say about the bridge tolls in May 2026 according to The Lantern?
what about jobs and tolls? | What did Ada Orr say about jobs and tolls in May 2026?
what about this year? | What did Ada Orr say about the bridge tolls this year?
and who opposed it? | Who opposed the bridge tolls in May 2026?
has she changed her mind? | has Ada Orr changed her mind?
and what did Vane say in April 2026? | What did Vane say about the bridge tolls in April 2026?
"""

#: Each behind another question, for whose statements these were cited.
ELSEWHERE = """
What was said about the harbour? | Odette Vane | and what did she say about schools? | what did Odette Vane say about schools?
What was said about the harbour? | Odette Vane | and the strike? | What was said about the strike?
What was said about the harbour? | Odette Vane | what about Orr? | What did Orr say about the harbour?
What was said about the harbour? | Odette Vane | in March 2026? | What was said about the harbour in March 2026?
Who said that the harbour would close? | Odette Vane | what else did she say? | What did Odette Vane say?
Who said that the harbour would close? | Odette Vane | and the strike? | Who spoke about the strike?
Did Orr deny the harbour plan? | Ada Orr | what about Vane? | Did Vane deny the harbour plan?
Does Orr oppose the tolls? | Ada Orr | what about Vane? | Does Vane oppose the tolls?
What did Orr and Vane say about schools? | - | what did they say about fish? | what did Ada Orr and Odette Vane say about fish?
What did Orr and Vane say about schools? | - | and Marsh? | What did Marsh say about schools?
latest from Orr on tolls | Ada Orr | and Vane? | What is the latest from Vane on tolls?
How did the mayor of Tern react to the strike? | - | and the harbour? | How did the mayor of Tern react to the harbour?
What did Orr say about tolls according to the Lantern? | - | and about fish? | What did Ada Orr say about fish according to The Lantern?
What did the Harbour Board say about tolls? | - | and the Marrowby Chamber? | What did the Marrowby Chamber say about tolls?
Which tolls did Orr mention? | Ada Orr | what about Vane? | What did Vane say about tolls?
tolls | - | who? | Who spoke about tolls?
tolls | Odette Vane | who else? | Who besides Odette Vane spoke about tolls?
Who besides Orr spoke about tolls? | Odette Vane | who else? | Who besides Ada Orr and Odette Vane spoke about tolls?
Who spoke about tolls? | - | who else? | Who spoke about tolls?
"""  # noqa: E501 - a table

ALONE = """
What did Odette Vane say about the harbour?
what did ada orr say about the bridge
Orr on schools
Vane's view of the ferry
In Orr's speech at Tern, what did she say about schools?
At the rally, what did he say about tolls?
Who said that the harbour would close?
Why did Orr say that the bridge was safe?
Did Vane deny that the harbour had closed?
How did the mayor of Tern react to the strike?
What did Marsh say about it when the ferry sank?
who opposes the ferry and why did they oppose it
and what did Vane say about the harbour?
What is the latest on the strike?
quotes by Vane
latest from Vane
everything Marsh said about fish
on the day of the vote, what did Marsh say about fish?
What did Vane say?
harbour
NATO?
Ada Orr
bridge tolls in May 2026
When did Vane speak about the harbour?
Where did Marsh say the ferry sank?
According to Vane, what happened at the harbour?
who else spoke about fish?
and who spoke about fish?
and in Tern?
and then?
what about him?
is that true?
really?
thanks
what about you?
what can you do?
who are you?
who is she?
ok
?
Що сказала Орр про міст?
"""


#: In "who denied it" the verb is part of what is searched for.
VERBS_OF_WHO = {"denied", "agreed", "opposes", "opposed"}


def _context(question: str = BEFORE, heard: tuple[str, ...] = ("Ada Orr",)) -> Context:
    return Context(question, _read(question), heard)


def _read(question: str) -> Understood:
    return read_question(clean_question(question), FACTS, TODAY).understood


def _take(question: str, context: Context) -> FollowUp | None:
    return complete(question, context, FACTS, TODAY)


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split(" | ")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("question", "meant"), _rows(FOLLOW_UPS))
def test_what_a_follow_up_lacks_is_taken_from_the_question_before(question: str, meant: str) -> None:
    """
    Speaker, topic, period and outlet stay where the follow-up names no other.
    """
    taken = _take(question, _context())

    assert taken is not None
    assert taken.question == meant


@pytest.mark.parametrize(("before", "heard", "question", "meant"), _rows(ELSEWHERE))
def test_each_kind_of_question_can_be_gone_on_from(before: str, heard: str, question: str, meant: str) -> None:
    """
    A new speaker is asked the same; where nobody was asked for, a pronoun means the one who is cited.
    """
    taken = _take(question, _context(before, () if heard == "-" else (heard,)))

    assert taken is not None
    assert taken.question == meant


@pytest.mark.parametrize("question", [row[0] for row in _rows(FOLLOW_UPS)])
def test_the_full_question_is_read_as_meant_and_stands_alone(question: str) -> None:
    """
    Its speakers and topic are those of the frame that the answer tells, and nothing would change it again.
    """
    taken = _take(question, _context())

    assert taken is not None
    read = _read(taken.question)
    assert bool(read.speakers) == bool(taken.frame.speakers)
    assert set(taken.frame.topic.lower().split()) >= set(read.topic.split()) - VERBS_OF_WHO
    assert bool(read.since or read.until) == bool(taken.frame.period)
    assert _take(taken.question, _context()) is None


@pytest.mark.parametrize("question", ALONE.strip().splitlines())
@pytest.mark.parametrize("before", [BEFORE, "What was said about the harbour?", "tolls"])
def test_a_question_that_stands_alone_is_never_changed(question: str, before: str) -> None:
    """
    Whatever came before: it names what it asks for, or nobody can tell what it goes on from.
    """
    assert _take(question, _context(before)) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("when?", Wanted.DATES),
        ("When was that?", Wanted.DATES),
        ("when exactly did she say that?", Wanted.DATES),
        ("on what date?", Wanted.DATES),
        ("where?", Wanted.OUTLETS),
        ("where did she say that?", Wanted.OUTLETS),
        ("which paper?", Wanted.OUTLETS),
    ],
)
def test_when_and_where_ask_for_the_same_statements(question: str, wanted: Wanted) -> None:
    """
    The question before is asked again as it was, and what is wanted of its statements is told.
    """
    taken = _take(question, _context())

    assert taken is not None
    assert (taken.question, taken.wanted) == (BEFORE, wanted)


def test_when_somebody_else_said_it_asks_for_theirs() -> None:
    """
    A name in the question is the speaker, the topic stays.
    """
    taken = _take("when did Vane say that?", _context())

    assert taken is not None
    assert taken.question == "What did Vane say about the bridge tolls in May 2026?"
    assert taken.wanted is Wanted.DATES


@pytest.mark.parametrize(
    ("before", "heard", "question"),
    [
        (BEFORE, ("Ada Orr",), "what did he say about fish?"),
        (BEFORE, ("Ada Orr",), "did he deny it?"),
        ("What did Orr and Marsh say about schools?", (), "what did she say about fish?"),
        ("What was said about schools?", ("Ada Orr", "Lena Marsh"), "what did she say about fish?"),
        ("What was said about schools?", (), "what did they say about fish?"),
        ("What was said about schools?", ("Ada Orr", "Mark Thistlewick"), "their view on fish?"),
    ],
    ids=["he is no she", "denied by no he", "two women", "two women cited", "nobody", "several cited"],
)
def test_a_pronoun_that_may_mean_another_is_left_as_it_is(before: str, heard: tuple[str, ...], question: str) -> None:
    """
    Nobody is asked for by a guess.
    """
    assert _take(question, _context(before, heard)) is None


def test_the_one_man_among_those_asked_for_is_he() -> None:
    """
    A given name that tells decides between two.
    """
    taken = _take("what did he say about fish?", _context("What did Orr and Thistlewick say about schools?"))

    assert taken is not None
    assert taken.question == "what did Mark Thistlewick say about fish?"


def test_a_period_that_was_counted_from_an_older_day_keeps_its_days() -> None:
    """
    "Last month" of a question that was asked in February is January still.
    """
    asked = "What did Ada Orr say about tolls last month?"
    then = read_question(asked, FACTS, date(2026, 2, 3)).understood

    taken = complete("and about fish?", Context(asked, then), FACTS, TODAY)
    again = complete("when?", Context(asked, then), FACTS, TODAY)

    assert taken is not None
    assert again is not None
    assert taken.question == "What did Ada Orr say about fish in January 2026?"
    assert again.question == "What did Ada Orr say about tolls in January 2026?"


def test_a_follow_up_that_would_grow_too_long_is_left_as_it_is() -> None:
    """
    No question is longer than what is read.
    """
    long = "What was said about " + " ".join(f"ferry{number}" for number in range(1, 61))

    assert len(long) < LONGEST_QUESTION
    assert _take("and Volodymyr Zelensky?", _context(long)) is None
