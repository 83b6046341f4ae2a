"""The archive decides between the readings of a question: what it has for each, told from what it has not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers import Answer
from tests.bot.support.asking import NOW, AskedArchive, make_news

FERRY = (
    "The ferry to Tern was late again. Ada Orr said that the ferry needs a second engine. "
    "Ben Vane said that the ferry carried 4,200 people. Ben Vane said that the ferry is loved by its passengers."
)
LEAK = (
    "A leak closed the quay. Kelda Weaverly, Vane’s lawyer, was asked about it. "
    "Kelda Weaverly said that the leak was known to the port. Odette Marsh said that the leak smelled of tar."
)
VOTE = "The council met on Tuesday. Trevor Quennell said that he would skip the hearing on 14 March about dredging."
NAMESAKES = (
    "The council of Polruan spoke of the weir. Simon Vane said that the weir will flood the meadow. "
    "The meadow of Polruan lies low. Wenna Tresco said that the weir needs a fish ladder."
)
CROWD = (
    "A crowd waited outside the fish hall, under Vane flags. The crowd came early and the fish hall was full. "
    "Jory Pell said that the crowd came to the fish hall because of the tolls, and swung a Vane flag. "
    "Lowenna Trask said that the crowd outside the fish hall was small. Few of the crowd left the fish hall early."
)

POLL = (
    "Ada Orr leads in Polruan, a Lantern-Gull poll found. Ben Vane said that he is well ahead in Polruan. "
    "By 58 percent to 33 percent, people in Polruan want the weir. According to a KBQ survey, Vane leads in Polruan."
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Three articles of a harbour town."""
    folder: Path = tmp_path_factory.mktemp("deciding")
    made = AskedArchive(
        folder,
        make_news(FERRY, "ferry", title="Late again"),
        make_news(LEAK, "leak", title="The quay is closed", day="2026-02-20"),
        make_news(VOTE, "vote", title="A hearing", day="2026-03-01"),
        make_news(NAMESAKES, "weir", title="The weir at Polruan", day="2026-03-03"),
        make_news(CROWD, "crowd", title="A crowd at the fish hall", day="2026-03-02"),
        make_news(POLL, "poll", title="A poll in Polruan", day="2026-03-04"),
    )
    yield made
    made.archive.engine.dispose()


def first_of(answer: Answer) -> tuple[str | None, str]:
    """Return whose words come first, and what of them tells which they are."""
    assert answer.citations, answer.reason
    return answer.citations[0].speaker, answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ("orr ferry engine", "Ada Orr", "second engine"),
        ("ada orr (she runs the port) about the engine of the ferry", "Ada Orr", "second engine"),
        ("vane says the ferry is loved. what does orr say it needs, a second engine?", "Ada Orr", "second engine"),
        ("what does the ferry need, acc to orr, a second engine", "Ada Orr", "second engine"),
        ("benjamin vane, ferry passengers, do they love it", "Ben Vane", "loved"),
        ("quenell on the hearing about dredging", "Trevor Quennell", "skip"),
        ("kelda on the leak known to the port", "Kelda Weaverly", "known to the port"),
    ],
)
def test_the_person_with_evidence_in_the_archive_is_asked_for(
    asked: AskedArchive, question: str, speaker: str, words: str
) -> None:
    """
    Whatever the order, the case and the spelling.
    """
    found, quote = first_of(asked.ask(question))

    assert found == speaker
    assert words in quote


def test_a_number_that_is_asked_for_comes_first(asked: AskedArchive) -> None:
    """
    Both statements are Vane's and on the ferry; one has the number.
    """
    assert "4,200" in first_of(asked.ask("how many people did the ferry carry, ben vane"))[1]


def test_one_who_is_somebody_s_lawyer_is_found_by_the_article(asked: AskedArchive) -> None:
    """
    Vane himself said nothing of the leak, and the article tells whose lawyer speaks.
    """
    assert first_of(asked.ask("what did vanes lawyer say about the leak"))[0] == "Kelda Weaverly"


def test_a_day_may_be_one_that_is_spoken_of(asked: AskedArchive) -> None:
    """
    The hearing is on 14 March; what is said of it was printed before.
    """
    answer = asked.answerer.answer("why would trevor quennell skip the hearing on march 14 about dredging", now=NOW)

    assert first_of(answer)[0] == "Trevor Quennell"


def test_what_others_said_is_told_apart_from_the_answer(asked: AskedArchive) -> None:
    """
    Orr is asked for as clearly as can be; Marsh said it.
    """
    answer = asked.ask("Did Ada Orr say that the leak smelled of tar?")

    assert answer.status == "refused"
    assert [one.speaker for one in answer.apart][:1] == ["Odette Marsh"]
    assert "Not found from Ada Orr. Odette Marsh" in (answer.reason or "")
    assert {one.speaker for one in answer.nearest} == {"Ada Orr"}


def test_another_reading_can_be_asked_for(asked: AskedArchive) -> None:
    """
    As the button below an answer does.
    """
    question = "vane, orr: the ferry"
    taken = asked.answerer.answer(question, now=NOW, instead="Ada Orr")

    assert {one.speaker for one in taken.citations} == {"Ada Orr"}
    assert taken.other is None


@pytest.mark.parametrize(
    "question",
    [
        "the vane guy at the fish hall on why the crowd came",
        "why did the crowd come to the fish hall, what does the vane man say",
        "what did the vane supporter say about the crowd outside the fish hall",
        "that vane fan at the fish hall, what does he say of the crowd",
        "the vane woman at the fish hall on the crowd",
        "why was the crowd at the fish hall, acc to the vane backer",
    ],
)
def test_somebody_described_is_one_person_who_is_quoted(asked: AskedArchive, question: str) -> None:
    """
    Sentences that are credited to nobody tell of the crowd too, but nobody knows whose they are.
    """
    answer = asked.ask(question)

    assert len({one.speaker for one in answer.citations}) == 1
    assert answer.citations[0].speaker in {"Jory Pell", "Lowenna Trask"}


def test_which_of_two_namesakes_is_asked_for_is_for_the_evidence(asked: AskedArchive) -> None:
    """
    Ben Vane is quoted more often, and said nothing of a weir.
    """
    assert first_of(asked.ask("prof vane, will the weir flood the meadow"))[0] == "Simon Vane"


def test_somebody_whom_no_article_calls_so_is_found_by_what_the_description_names(asked: AskedArchive) -> None:
    """
    The article has Polruan; of a place that it has not it is about nobody.
    """
    assert first_of(asked.ask("what did the mayor of polruan say about a fish ladder of the weir"))[0] == "Wenna Tresco"
    assert asked.ask("what did the mayor of zennor say about a fish ladder of the weir").status == "refused"


def test_the_owner_of_a_relation_does_not_answer_for_the_relative(asked: AskedArchive) -> None:
    """
    No article tells who Orr's husband is.
    """
    answer = asked.ask("ada orr’s husband on the engine of the ferry")

    assert "Ada Orr" not in {one.speaker for one in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "vane lawyer on the ferry being loved",
        "ben vane adviser: passengers love the ferry",
        "vane aide about the ferry",
    ],
)
def test_the_one_before_a_role_does_not_answer_for_its_holder(asked: AskedArchive, question: str) -> None:
    """
    Vane speaks of the ferry; his lawyer does not, and nobody is called his adviser or aide.
    """
    answer = asked.ask(question)

    assert "Ben Vane" not in {one.speaker for one in answer.citations}


def test_people_behind_a_name_may_be_what_its_bearer_speaks_of(asked: AskedArchive) -> None:
    """
    Only one of them would be somebody of his.
    """
    assert first_of(asked.ask("vane passengers love the ferry"))[0] == "Ben Vane"
    assert first_of(asked.ask("vane mayors love the ferry"))[0] == "Ben Vane"


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("tregear on newts in the quarry pond", "Zora Tregear"),
        ("tregear: no newts in the quarry pond", "Zora Tregear"),
        ("tregear on slate", "Ann Tregear"),
        ("what did ann tregear say about newts in the quarry pond", None),
    ],
)
def test_a_namesake_who_is_hardly_quoted_is_found_by_what_they_said(
    tmp_path: Path, question: str, speaker: str | None
) -> None:
    """
    There are more of them than readings, and all others are quoted more often. A full name has no namesakes.
    """
    often = ("Ann", "Bess", "Clara", "Dora", "Edna", "Flora", "Greta")
    slate = " ".join(
        f"{name} Tregear said that slate {act}." for name in often for act in ("is dear", "is grey", "will keep")
    )
    made = AskedArchive(
        tmp_path,
        make_news(slate, "slate", title="Slate"),
        make_news("Zora Tregear said that no newts live in the quarry pond any more.", "newts", title="Newts"),
    )
    answer = made.ask(question)
    made.archive.engine.dispose()

    assert [one.speaker for one in answer.citations][:1] == ([speaker] if speaker else [])


def test_two_questions_in_one_are_answered_side_by_side(asked: AskedArchive) -> None:
    """
    Each of them has a topic of its own.
    """
    answer = asked.ask("What did Ada Orr say about the engine, and what did Odette Marsh say about the leak?")

    assert {one.speaker for one in answer.citations} == {"Ada Orr", "Odette Marsh"}
    assert answer.understood.speakers == ("Ada Orr", "Odette Marsh")


@pytest.mark.parametrize(
    "question", ["What did Ada Orr say about the engine, and what did she say about the leak?", "orr and marsh on tar"]
)
def test_one_question_is_not_taken_for_two(asked: AskedArchive, question: str) -> None:
    """
    A pronoun names nobody else, and two who are asked together are one question.
    """
    assert asked.ask(question).question == question


def test_when_somebody_said_something_is_answered_by_the_date(asked: AskedArchive) -> None:
    """
    The date of the article, with the numbers of its statements.
    """
    answer = asked.ask("when did Kelda Weaverly say that the leak was known to the port?")

    assert "When: 20 Feb 2026 [1]" in answer.lead


@pytest.mark.parametrize("question", ["Who is Kelda Weaverly?", "who's kelda weaverly", "who was Kelda Weaverly?"])
def test_who_somebody_is_is_told_by_what_articles_call_them(asked: AskedArchive, question: str) -> None:
    """
    And by their latest words.
    """
    answer = asked.ask(question)

    assert "Articles call Kelda Weaverly: Vane’s lawyer (20 Feb 2026)." in answer.lead
    assert answer.order == "newest"
    assert answer.citations[0].speaker == "Kelda Weaverly"


def test_who_is_quoted_on_something_asks_for_speakers(asked: AskedArchive) -> None:
    """
    Nobody is called "quoted".
    """
    answer = asked.ask("Who is quoted about the leak?")

    assert {one.speaker for one in answer.citations} >= {"Kelda Weaverly", "Odette Marsh"}


def test_a_body_that_nobody_quotes_is_not_named_by_one_of_its_words(asked: AskedArchive) -> None:
    """
    "The fish hall was full" is not what General Fish says.
    """
    assert asked.ask("What did General Crowd say about the fish hall?").status == "refused"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who leads in polruan in the lantern-gull poll", "Orr leads"),
        ("kbq survey, who leads in polruan", "KBQ survey"),
        ("per the lantern poll, do people in polruan want the weir", "58 percent"),
    ],
)
def test_what_a_survey_found_is_no_person_s_claim(asked: AskedArchive, question: str, words: str) -> None:
    """
    Who made it tells it from other surveys; figures of its article that nobody is credited with may be its own.
    """
    answer = asked.ask(question)

    assert words in first_of(answer)[1]
    assert "Ben Vane" not in {one.speaker for one in answer.citations}


RACE = (
    "Ada Orr will face challenger Wenna Kitto in Polgooth. Wenna Kitto said that the regatta in Polgooth is rigged. "
    "Hesper Carne is the liberal mayor of Polgooth. Hesper Carne said that the regatta in Polgooth needs judges. "
    "Ada Orr said that the regatta of Polgooth was a feast. Kit Lowe said that the regatta in Polgooth costs too much."
)


@pytest.fixture(scope="module")
def raced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """An article of people with roles."""
    made = AskedArchive(tmp_path_factory.mktemp("raced"), make_news(RACE, "race", title="The regatta of Polgooth"))
    yield made
    made.archive.engine.dispose()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did orrs challenger say about the regatta in polgooth", "rigged"),
        ("orr’s opponent, is the regatta rigged", "rigged"),
        ("polgooths mayor on the regatta", "judges"),
        ("polgooths liberal mayor, does the regatta need judges", "judges"),
    ],
)
def test_whom_the_article_calls_so_is_asked_for_by_a_role(raced: AskedArchive, question: str, words: str) -> None:
    """
    Also where it only says whose in the same paragraph.
    """
    assert words in first_of(raced.ask(question))[1]


@pytest.mark.parametrize("question", ["kit lowe on submarines", "what did kit lowe say about the moon landing"])
def test_a_speaker_of_few_statements_gets_the_closest_shown(raced: AskedArchive, question: str) -> None:
    """
    Beside the refusal, with how many there are.
    """
    answer = raced.ask(question)

    assert answer.status == "refused"
    assert (answer.closest_of, [one.speaker for one in answer.nearest]) == (1, ["Kit Lowe"])
    assert "Statements of Kit Lowe in the archive: 1." in (answer.reason or "")
    assert answer.to_json()["closest_of"] == 1


def test_a_stranger_has_nothing_that_is_closest(raced: AskedArchive) -> None:
    """
    Only one who is quoted has statements to show.
    """
    assert raced.ask("what did ines thorvald say about the regatta").closest_of is None
