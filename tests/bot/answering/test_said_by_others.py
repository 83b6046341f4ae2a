"""What a question takes one person to have said, and another did, is not answered with the first one's other words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.support.asking import AskedArchive, make_news
from tests.patterns import Table, expression

MILL = make_news(
    "Karl Venn said that the mill had a new roof and a new wheel. "
    "Joan Pike said that wages for weavers would rise sharply at Easter.",
    "mill",
    title="The mill",
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Index one article."""
    made = AskedArchive(tmp_path_factory.mktemp("others"), MILL)
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    "question",
    [
        "Why did Karl Venn say that wages for mill weavers would rise sharply at Easter?",
        "Karl Venn said that wages for mill weavers would rise sharply at Easter. Where?",
        "In which speech did Karl Venn say that wages for mill weavers would rise sharply at Easter?",
    ],
)
def test_what_another_person_said_is_cited_as_theirs(asked: AskedArchive, question: str) -> None:
    """
    The lead says that it was not found from whom the question names.
    """
    answer = asked.ask(question)

    assert answer.lead == "Not found from Karl Venn. Joan Pike said:"
    assert answer.prose.startswith(answer.lead)
    assert [one.speaker for one in answer.citations] == ["Joan Pike"]
    assert answer.understood.speakers == ("Karl Venn",)
    assert (answer.reason, answer.apart) == (None, ())


def test_what_others_said_in_other_words_is_shown_apart(asked: AskedArchive) -> None:
    """
    Nothing is cited, and the reason names them.
    """
    answer = asked.ask("Why did Karl Venn say that weavers would be paid higher wages at Easter?")

    assert (answer.status, [one.speaker for one in answer.apart]) == ("refused", ["Joan Pike"])
    assert answer.reason is not None
    assert "Not found from Karl Venn. Joan Pike said:" in answer.reason


@pytest.mark.parametrize(
    "question",
    [
        "karl venn accused weavers of living on mutton pies, in what words",
        "karl venn: weavers lived on mutton pies",
        "why did karl venn say mutton pies are all that weavers live on",
        "Rhea Lund said that weavers live on mutton pies. When?",
        "who did karl venn call a mutton-headed old weaver",
    ],
)
def test_whose_words_have_as_good_as_all_of_a_claim_is_cited(tmp_path: Path, question: str) -> None:
    """
    Though in another order, with other words between, and in the words of the reporter.
    """
    made = AskedArchive(
        tmp_path,
        make_news("Karl Venn said that the bell rope was frayed.", "rope"),
        make_news("Joan Pike said that old weavers lived, mostly, on pies of mutton.", "pies"),
        make_news("Joan Pike said that Otto Brandt was an old and mutton-headed weaver.", "weaver"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert answer.lead.endswith("Joan Pike said:")
    assert {one.speaker for one in answer.citations} == {"Joan Pike"}


@pytest.mark.parametrize(
    "question",
    [
        "karl venn says he likes what pike does but not the ringer",
        "karl venn said he likes pike, not the ringer",
        "karl venn says he likes the ringer pike",
    ],
)
def test_whom_a_claim_is_about_did_not_make_it_by_a_word_for_saying(tmp_path: Path, question: str) -> None:
    """
    Any long statement of theirs may have the few other words.
    """
    made = AskedArchive(
        tmp_path,
        make_news(
            "Karl Venn said that he dislikes what Joan Pike does in her mill, but not the ringer herself.", "mill"
        ),
        make_news("Joan Pike said that ringers say much, and she likes that in a ringer.", "ringer"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert answer.citations[0].speaker == "Karl Venn"


@pytest.mark.parametrize(
    "question",
    ["why did karl venn tell joan pike to sell the brass kettle", "karl venn got asked about joan pike and her kettle"],
)
def test_whom_a_claim_names_did_not_make_it(tmp_path: Path, question: str) -> None:
    """
    Nor is a topic that somebody else spoke of a claim.
    """
    made = AskedArchive(
        tmp_path,
        make_news("Karl Venn said that the bell rope was frayed.", "rope"),
        make_news("Joan Pike said that nobody would make Joan Pike sell a kettle of brass.", "kettle"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert "Joan Pike" not in {one.speaker for one in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "karl venn: if my bell rope had frayed i would have climbed",
        "why did karl venn say that we could never hang it with our own hands",
        "Karl Venn said if my bell rope had frayed, I'd have asked",
        "karl venn called joan pike a stubborn ringer, when was it",
        "karl venn said joan pike was wrong to scold the sexton, what was it about",
        "karl venn gulls ruin the lead of every roof",
        "karl venn: so far i cannot believe how dull its been at the fair",
        "sexton karl venn on the zeal with which the sexton was rung out",
        "karl venn: it will be the toast of the week",
        "karl venn: i am the only one here with a feather in my cap",
        "karl venn said joan pike had thanked him nicely for making soup at the fair",
        "who did karl venn call a stubborn ringer",
        'karl venn "everlasting drizzle"',
        "karl venn - “everlasting drizzle”",
    ],
)
def test_a_quotation_and_names_changed_round_are_cited_as_whose_they_are(tmp_path: Path, question: str) -> None:
    """
    Somebody says "I" or "we"; who was called something called the other so; nothing but a quotation follows the name.
    """
    made = AskedArchive(
        tmp_path,
        make_news("Karl Venn said that the bell rope was frayed and that a ringer is never wrong.", "rope"),
        make_news(
            "Joan Pike said that if my bell rope had frayed I would have wept. Joan Pike said that Karl Venn was a "
            "stubborn ringer. Joan Pike said that Venn was wrong to scold the sexton.",
            "pike",
        ),
        make_news("Joan Pike said that we could never hang it up with our own hands.", "hands"),
        make_news("Joan Pike said that gulls ruin the lead of every roof.", "gulls"),
        make_news("Joan Pike said that so far, I cannot believe how dull it’s been up there, at the fair.", "dull"),
        make_news("Joan Pike said that she could say “I’m the only one here with a feather in my cap”.", "cap"),
        make_news("Joan Pike said that the zeal with which the sexton was rung out was rare.", "zeal"),
        make_news("Joan Pike said that Gus Harrow will be the toast of the week.", "toast"),
        make_news("Joan Pike said that Karl Venn had thanked her for making soup at the May fair.", "soup"),
        make_news("Joan Pike said that it was everlasting drizzle in Tern.", "drizzle"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert answer.lead == "Not found from Karl Venn. Joan Pike said:"
    assert {one.speaker for one in answer.citations} == {"Joan Pike"}


@pytest.mark.parametrize(
    "question",
    [
        "what did karl venn say about the lead of every roof",
        "karl venn on how we could never hang it with our own hands",
        "why did karl venn call joan pike a stubborn ringer",
        "karl venn drizzle in tern",
    ],
)
def test_a_topic_that_others_speak_of_is_no_quotation(tmp_path: Path, question: str) -> None:
    """
    Nor are names changed round where the asked one said so too.
    """
    made = AskedArchive(
        tmp_path,
        make_news("Karl Venn said that Joan Pike is a stubborn ringer, and that the lead of a roof is dear.", "venn"),
        make_news("Karl Venn said that he would hang it himself, drizzle or not.", "hang"),
        make_news("Joan Pike said that Karl Venn was a stubborn ringer.", "pike"),
        make_news("Joan Pike said that we could never hang it up.", "hands"),
        make_news("Joan Pike said that gulls ruin the lead of every roof.", "gulls"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert "Joan Pike" not in {one.speaker for one in answer.citations}


def test_the_one_who_said_it_answers(asked: AskedArchive) -> None:
    """
    To the same question.
    """
    answer = asked.ask("Why did Joan Pike say that wages for mill weavers would rise sharply at Easter?")

    assert answer.citations[0].speaker == "Joan Pike"


def test_words_that_have_little_of_the_topic_are_not_shown_apart(tmp_path: Path) -> None:
    """
    However near to it they stand.
    """
    stable = "The stable kept oats in a copper bowl. Joan Pike said that it was a warm day. The oats cost a crown."
    made = AskedArchive(
        tmp_path,
        make_news("Karl Venn said that the mill had a new roof.", "mill"),
        make_news(f"{stable}\n\nJoan Pike said that hay and clover make a fat horse.", "stable"),
    )
    answers = [
        made.ask(f"what did Karl Venn say about {topic}") for topic in ("oats in a copper bowl", "hay and clover")
    ]
    made.archive.engine.dispose()

    assert [one.quote for one in answers[0].apart] == ["The stable kept oats in a copper bowl."]
    assert [one.speaker for one in answers[1].apart] == ["Joan Pike"]


def test_a_quotation_of_others_is_theirs(tmp_path: Path) -> None:
    """
    Though the speaker's words have as much of the question.
    """
    quarrel = (
        "Karl Venn said that the mayor of Tern was a decent woman of great charm. "
        "Joan Pike said that all the gold in the harbour never buys a mayor manners. "
        "Otto Brandt said that a mayor without manners is a harbour without gold."
    )
    made = AskedArchive(tmp_path, make_news(quarrel, "quarrel"))
    answers = [
        made.ask(f"what did {name} mean with all the gold in the harbour never buys a mayor manners")
        for name in ("Karl Venn", "Joan Pike")
    ]
    made.archive.engine.dispose()

    assert [answer.citations[0].speaker for answer in answers] == ["Joan Pike", "Joan Pike"]
    assert answers[0].lead == "Not found from Karl Venn. Joan Pike said:"


def test_what_others_said_is_shown_for_a_stranger(asked: AskedArchive) -> None:
    """
    If the question takes it that the stranger said so.
    """
    answer = asked.ask("Why did Rhea Lund say that wages for mill weavers would rise sharply at Easter?")

    assert answer.lead == "Not found from Rhea Lund. Joan Pike said:"


@pytest.mark.parametrize("marks", ['""', "''", "“”", "‘’"])
def test_words_in_quotation_marks_are_whose_they_are(asked: AskedArchive, marks: str) -> None:
    """
    Though they are few, and most of them function words.
    """
    answer = asked.ask(f"Karl Venn promised that wages {marks[0]}would rise sharply{marks[1]}, his full quote please")
    hers = asked.ask(f"Joan Pike promised that wages {marks[0]}would rise sharply{marks[1]}, her full quote please")

    assert answer.lead == "Not found from Karl Venn. Joan Pike said:"
    assert answer.citations[0].speaker == "Joan Pike"
    assert hers.citations[0].speaker == "Joan Pike"


def test_his_own_words_in_quotation_marks_answer(asked: AskedArchive) -> None:
    """
    And so do his others where the marked words are nobody's, or a single one.
    """
    for marked in ("a new roof", "it is raining gulls", "roof"):
        answer = asked.ask(f'why did Karl Venn say that the mill had "{marked}" and a new wheel')

        assert [one.speaker for one in answer.citations] == ["Karl Venn"], marked


def test_who_said_it_is_cited_though_the_question_names_another(tmp_path: Path) -> None:
    """
    Another name in the question is not whose words are looked for.
    """
    fair = (
        "Karl Venn said that the mill had a new roof. Otto Brandt said that the fair was dull. "
        "Joan Pike said that the stakes are higher than a row between Brandt and the weavers."
    )
    made = AskedArchive(tmp_path, make_news(fair, "fair"))
    answer = made.ask("why did Karl Venn write that the stakes are higher than a row between Brandt and the weavers")
    made.archive.engine.dispose()

    assert answer.lead.startswith("Not found from Karl Venn. Joan Pike")
    assert answer.citations[0].speaker == "Joan Pike"


_MARKED = Table(
    "search",
    ['orr "has no spine" quote', "orr 'has no spine'?", "“has no spine”", "''has no spine''", "'i don't care' orr"],
    ["orr's ferries aren't late", "no marks", '"a"', "rock 'n roll"],
)


def test_quotation_marks_are_told_from_apostrophes() -> None:
    """
    Nothing within a word opens or closes a quotation.
    """
    assert _MARKED.wrong(expression("bot.answering.others_words._QUOTATION")) == []
