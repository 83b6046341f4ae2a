"""Reading a question: who is asked for, what about, or why it cannot be read."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import QuestionError
from bot.questions.reading import LONGEST_QUESTION, clean_question, read_anywhere, read_question
from tests.bot.support.asking import NOW, PEOPLE, facts, read_text

PIECES = (
    "what did does Orr Ada Orr's orr's lawyer say says said about on the according to who whom he Vane's view of deny "
    "before after since 9999-12-31 0001-01-01 last week in May 2016 , ? ! ' ’ - Sen. The Lantern officials İstanbul ﾞ"
).split(" ")


@pytest.mark.parametrize(
    "question",
    [
        "What did Ada Orr say about the bridge?",
        "what did ada orr say about the bridge",
        "WHAT DID ADA ORR SAY ABOUT THE BRIDGE",
        "What has Orr said about the bridge?",
        "Ada Orr on the bridge",
        "Orr's view on the bridge",
        "Orr’s view on the bridge",
        "What's Orr's position on the bridge?",
        "What's Orr saying about the bridge?",
        "According to Orr, what about the bridge?",
        "What about the bridge, according to Orr?",
        "Did Orr say anything about the bridge?",
        "At the Orr rally, what did she say about the bridge?",
        "In Ada Orr's speech, what did she say about the bridge?",
        "What did Mayor Orr say about the bridge?",
        "What did Mr. Orr tell everybody about the bridge?",
        "what did àda örr say about the bridge",
        "What did Ada\N{COMBINING GRAVE ACCENT} Orr say about the bridge?",
        "\u200fWhat did Orr say about the bridge?\u200f",
    ],
)
def test_the_speaker_is_read_however_the_question_is_put(question: str) -> None:
    """
    One person, asked for in all the usual ways.
    """
    read = read_text(question)

    assert read.understood.speakers == ("Ada Orr",)
    assert read.query.speakers == {"Ada Orr"}
    assert "bridge" in read.query.topic
    assert "orr" not in read.query.topic


@pytest.mark.parametrize(
    "question",
    [
        "quotes by Orr on the bridge",
        "most recent from orr on the bridge",
        "any quotes from orr about the bridge",
        "statements from Orr on the bridge",
        "remarks of Ada Orr on the bridge",
        "is it true that Orr denied the bridge plan?",
        "has orr ever said the bridge is closed",
        "tell me what orr said about the bridge",
        "can you tell me what Orr thinks about the bridge",
        "show me Orr quotes on the bridge",
        "orrs response to the bridge plan",
        "what does Orr think of the bridge",
        "list all statements of Ada Orr about the bridge",
        "everything Orr has said about the bridge",
        "what orr says on the bridge",
        "orr said the bridge is safe",
        "where does orr stand on the bridge",
        "is orr in favor of the bridge",
        "did Orr actually deny the bridge plan",
        "what's orr's latest comment on the bridge",
        "was there a response from Orr to the bridge plan",
        "in orr's words, why is the bridge closed",
        "who did Orr blame for the bridge?",
        "which promises did Orr make about the bridge?",
        "i want to know what orr said about the bridge",
        "orr quotes bridge",
        "what was orr quoted as saying on the bridge",
    ],
)
def test_the_speaker_is_read_from_what_people_type_in_a_chat(question: str) -> None:
    """
    Imperatives, polite frames, nouns for what is said, missing apostrophes and capitals.
    """
    read = read_text(question)

    assert read.understood.speakers == ("Ada Orr",)
    assert "bridge" in read.query.topic
    assert not {"orr", "orrs", "tell", "show", "list", "want", "true"} & set(read.query.topic)


@pytest.mark.parametrize(
    "question",
    [
        "quotes about Orr",
        "show me statements about Ada Orr",
        "reactions to Orr's remarks",
        "criticism of Orr",
        "comments on Orr",
        "what was Orr accused of?",
        "has Orr been blamed for the strike?",
        "did the mayor say that Orr denied it?",
        "latest news about orr",
        "what the mayor said about Orr",
        "who supports Orr?",
        "attacks on orr",
        "What did Orr's lawyer say about the case?",
        "what did orr's lawyer say about the case?",
        "Who said that Orr would resign?",
        "Who denied it?",
        "What was said about Orr?",
        "Has anyone said anything about Orr?",
        "What did the mayor say about Orr?",
        "what did the mayor think of orr",
        "security guarantees",
    ],
)
def test_a_name_in_another_place_is_a_topic_only(question: str) -> None:
    """
    The lawyer is not Orr, and what others say about Orr is not Orr's.
    """
    read = read_text(question)

    assert [one for one in read.speakers if not one.is_role] == []
    assert read.query.speakers == frozenset()


def test_who_is_said_about_is_no_speaker() -> None:
    """
    Of two names, the one in the speaker's place is asked for; the other is searched for.
    """
    read = read_text("What did Orr say about Vane?")

    assert read.understood.speakers == ("Ada Orr",)
    assert read.query.topic == ("vane",)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what did Merkel say about pensions?", "Merkel"),
        ("what did angela merkel say about pensions?", "angela merkel"),
        ("What did Chancellor Angela Merkel say about pensions?", "Chancellor Angela Merkel"),
        ("Angela Merkel on pensions", "Angela Merkel"),
        ("What did Johnny Orr say about the bridge?", "Johnny Orr"),
        ("what did johnny orr say about the bridge?", "johnny orr"),
        ("According to Johnny Orr, what will it cost?", "Johnny Orr"),
        ("What did Elizabeth Barron say about banks?", "Elizabeth Barron"),
    ],
)
def test_a_stranger_is_nobody_else(question: str, name: str) -> None:
    """
    A name that the archive does not quote is read as asked, and not taken for one that it quotes.
    """
    read = read_text(question)

    assert (read.asked_name, read.is_known) == (name, False)
    assert read.query.speakers == frozenset()
    assert read.understood.speakers == (name,)


@pytest.mark.parametrize(
    "question",
    [
        "tax cuts on the rich",
        "the war on drugs",
        "attacks on police",
        "news on tolls",
        "latest on the bridge",
        "quotes about tolls",
        "what is the capital of france",
        "What is the capital of France?",
    ],
)
def test_a_topic_at_the_head_is_no_stranger(question: str) -> None:
    """
    The words before "on" are a person only where they can be a name.
    """
    assert read_text(question).speakers == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Orr and Warren say about the bridge?",
        "what did ada orr and elizabeth warren say about the bridge",
        "Orr vs Warren on the bridge",
        "Orr & Warren on the bridge",
        "Did Orr or Warren deny the bridge plan?",
        "what did both Orr and Warren say about the bridge?",
        "quotes by Orr and Warren on the bridge",
    ],
)
def test_two_names_are_two_speakers(question: str) -> None:
    """
    Each is a side, searched for alone.
    """
    read = read_text(question)

    assert read.understood.speakers == ("Ada Orr", "Elizabeth Warren")
    assert [query.speakers for query in read.queries] == [{"Ada Orr"}, {"Elizabeth Warren"}]
    assert "bridge" in read.query.topic


def test_three_names_are_three_speakers() -> None:
    """
    Commas list names too, where "and" ends the list.
    """
    read = read_text("What did Orr, Warren and Merkel say about the bridge?")

    assert read.understood.speakers == ("Ada Orr", "Elizabeth Warren", "Merkel")
    assert len(read.queries) == 2


def test_what_two_said_together_is_each_one_s() -> None:
    """
    A joint statement is found for both, and is not one of a single person who is asked for.
    """
    people = {"Ada Orr": 3, "Elizabeth Warren": 2, "Ada Orr and Elizabeth Warren": 1}
    both = read_text("What did Senators Orr and Warren want?", people)
    one = read_text("What did Orr want?", people)

    assert all("Ada Orr and Elizabeth Warren" in query.speakers for query in both.queries)
    assert one.query.speakers == {"Ada Orr"}


@pytest.mark.parametrize(
    "question",
    ["What did surgeon and author Ada Orr say about it?", "What did Warren's and Orr's lawyer say about it?"],
)
def test_a_description_with_and_is_no_second_speaker(question: str) -> None:
    """
    Two trades of one person are not two people, and two people's lawyer is neither of them.
    """
    assert {one.name for one in read_text(question).speakers} <= {"Ada Orr"}


def test_a_given_name_that_is_one_is_no_slip_for_another() -> None:
    """
    "Julian" is not "Julie" misspelt, but "Elisabeth" is "Elizabeth".
    """
    people = {"Julie Thistlewick": 5, "Elizabeth Warren": 2}

    assert not read_text("What did Julian Thistlewick say about it?", people).is_known
    assert read_text("What did Elisabeth Warren say about it?", people).is_known


def test_a_misspelt_name_finds_its_owner() -> None:
    """
    A letter that is wrong or missing does not hide a speaker.
    """
    assert read_text("what did Elizabeth Warrn say about banks?").understood.speakers == ("Elizabeth Warren",)
    assert read_text("what did Thistlwick say about roofs?").is_known


def test_a_surname_of_two_means_both_and_says_so() -> None:
    """
    Where nothing tells two people apart, both are searched and both are shown as understood.
    """
    read = read_text("What did Thistlewick say about the roof?")

    assert read.understood.speakers == ("Conrad Thistlewick", "Ada Thistlewick")
    assert read.query.speakers == set(read.understood.speakers)


def test_a_role_is_found_by_its_words() -> None:
    """
    Officials are quoted as officials.
    """
    assert read_text("what did officials say about the strike?").query.speakers == {"officials"}
    assert read_text("what did the Marrowby Chamber say about tolls?").query.speakers == {"The Marrowby Chamber"}


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("what did the mayor say about tolls?", "mayor"),
        ("what did the mayor of Marrowby say about tolls", "mayor of Marrowby"),
        ("police chief on tolls", "police chief"),
        ("remarks of the NATO secretary general on tolls", "NATO secretary general"),
        ("What did Orr's lawyer say about tolls?", "Orr’s lawyer"),
    ],
)
def test_a_role_in_the_speaker_s_place_is_asked_for(question: str, role: str) -> None:
    """
    Its words help to find articles, and are no topic.
    """
    read = read_text(question)

    assert (read.query.role, read.understood.speakers) == (role, (role,))
    assert read.query.topic == ("tolls",)
    assert not read.is_known


@pytest.mark.parametrize(
    "question",
    [
        "",
        " \t\n",
        "\0",
        "\N{GRINNING FACE}\N{THUMBS UP SIGN}",
        "?!…",
        "“”",
        "\u200f\u202e",
        "___",
        "\ud800",
        "<>&",
        "<b></b>",
        "🇺🇦 ❤️",
    ],
)
def test_a_question_without_words_is_refused_with_an_example(question: str) -> None:
    """
    The asker is told what to write.
    """
    with pytest.raises(QuestionError, match="ask in words, for example"):
        clean_question(question)


def test_a_pasted_article_is_refused_with_its_length() -> None:
    """
    The asker is told how long it is, and what fits.
    """
    with pytest.raises(QuestionError, match=f"10,000 characters long; please ask in at most {LONGEST_QUESTION}"):
        clean_question("word " * 1999 + "words")


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("what\0did\x1b[2J Orr say", "what did [2J Orr say"),
        ("  what   did\r\nOrr say ", "what did Orr say"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("a" * LONGEST_QUESTION + "  ", "a" * LONGEST_QUESTION),
        ("ماذا قال عن الجسر؟", "ماذا قال عن الجسر؟"),
        ("<b>What</b> did <a href='x'>Orr</a> say on 3 < 4 > 2?", "What did Orr say on 3 < 4 > 2?"),
    ],
)
def test_controls_and_white_space_are_cleaned_and_nothing_else(typed: str, cleaned: str) -> None:
    """
    NULs, escapes and tags are gone; words in any script stay.
    """
    assert clean_question(typed) == cleaned


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=16).map(" ".join))
@example("what did Orr say before 0001-01-01")
@example("what did Orr say after 9999-12-31")
@example("what did ﾞ say about ﾞ")
@example("According to ﾞ, a b")
@example("J Orr on it")
def test_any_text_is_read_or_refused(text: str) -> None:
    """
    No question stops the reader: it is understood somehow, or its asker is told why not.
    """
    try:
        read = read_text(text)
    except QuestionError:
        read = None
    has_words = any(char.isalnum() for char in text)

    assert (read is not None) == has_words or "<" in text
    if read is None:
        return
    assert read.is_known == bool(read.query.speakers)
    assert read.query.speakers <= set(PEOPLE)
    assert "" not in {*read.query.topic, *read.query.names, *read.query.surnames}


def test_before_a_month_is_before_one_in_the_archive() -> None:
    """
    Counted from a day long after its end it would be all of the archive.
    """
    read = read_text("what did Ada Orr say before March about tolls")
    later = read_question("what did Ada Orr say before March", facts(), date(2031, 5, 1))

    assert read.query.until == date(2026, 2, 28)
    assert later.query.until == date(2026, 2, 28)


def test_a_misspelt_according_is_no_topic() -> None:
    """
    No article has it, so nothing would be about the topic.
    """
    assert read_text("are tolls fair acording to Ada Orr").query.topic == ("tolls", "fair")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what did Orr say in The Lantern about tolls", ("tolls",)),
        ("orr in the lantern on tolls", ("tolls",)),
        ("what did Orr tell The Lantern about tolls", ("lantern", "tolls")),
    ],
)
def test_an_outlet_is_no_topic_of_others_unless_it_was_told(question: str, topic: tuple[str, ...]) -> None:
    """
    Other outlets that carry the words hardly name it; those that carry what it was told do.
    """
    asked = read_question(question, facts(), NOW.date())

    assert read_anywhere(asked).query.topic == topic
