"""The readings of a question: who may be asked for, the likeliest by the wording first."""

from collections.abc import Iterable, Mapping

import pytest

from bot.questions.reading import clean_question, read_question
from bot.questions.readings.proposals import propose_readings
from bot.questions.readings.reading import Reading
from tests.bot.support.asking import NOW, facts

PEOPLE = {
    "Ada Orr": 30,
    "Ben Vane": 25,
    "Odette Marsh": 12,
    "Trevor Quennell": 9,
    "Kelda Weaverly": 5,
    "Conrad Thistlewick": 4,
    "Marrowby Chamber of Trade": 3,
    "a guy": 2,
    "the woman": 2,
    "A lawyer": 1,
    "an old fixer": 1,
    "Colin Steppbrother": 4,
    "Jory Vane": 2,
    "Dolphin Lamp Union": 4,
    "Dolphin Lamp": 9,
    "harbour officials": 3,
    "Penrose and Sons": 3,
    "Q&R": 2,
    "Tern Post-Echo News poll": 2,
    "Tern Post": 6,
}
#: Words that articles write without a capital.
SMALL = frozenset("begun closed fellow guy harbour hope officials old quit resigned went".split())


def count(words: Iterable[str]) -> Mapping[str, int]:
    """Say that the archive has every word often but those of names."""
    rare = {"thorvald", "ilsebrand", *(part for name in PEOPLE for part in name.lower().split())}
    return {word: 1 if word in rare else 40 for word in words}


def read(question: str) -> tuple[Reading, ...]:
    """Return the readings of a question as it was typed."""
    known = facts(PEOPLE)
    return propose_readings(
        read_question(clean_question(question), known, NOW.date()), known, count, SMALL.intersection
    )


def likeliest(question: str) -> str | None:
    """Return whom the likeliest reading asks for; None for nobody."""
    people = read(question)[0].asked.understood.speakers
    return people[0] if people else None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what did ada orr say about ben vane", "Ada Orr"),
        ("orr on vane and the tolls", "Ada Orr"),
        ("did vane tell orr to resign", "Ben Vane"),
        ("marsh: are the tolls fair", "Odette Marsh"),
        ("odette marsh - are the tolls fair", "Odette Marsh"),
        ("why are tolls unfair, acc to orr", "Ada Orr"),
        ("why are tolls unfair according to orr", "Ada Orr"),
        ("quote marsh on what sort of person should run the port", "Odette Marsh"),
        ("how many ferries were late, per ada orr", "Ada Orr"),
        ("orr says vane is unfit. marsh?", "Odette Marsh"),
        ("vane pointed at a girl on the quay and shouted. weaverlys comeback?", "Kelda Weaverly"),
        ("ben vane resigned at last. what did orr have to say", "Ada Orr"),
        ("was vane to blame for the leak? what did marsh answer", "Odette Marsh"),
        ("There was this pilot, Thistlewick, who knows the bar. How did he put it?", "Conrad Thistlewick"),
        ("Vane closed the quay. Why, in the view of Ada Orr (she runs the port), did he?", "Ada Orr"),
        ("the harbour spokesman trevor quennell on delays", "Trevor Quennell"),
        ("has quennell ever apologised to vane", "Trevor Quennell"),
        ("i read that orr attacked vane, what exactly did she say", "Ada Orr"),
        ("everything marsh said about orr", "Odette Marsh"),
        ("what did ada orr say about the tolls? thanks a lot", "Ada Orr"),
        ("what did ada orr say about the tolls? ben vane was there too", "Ada Orr"),
        ("per ada orr, why did vane quit", "Ada Orr"),
        ("acc to ada orr, why did vane quit", "Ada Orr"),
        ("marrowby chamber of trade on business rates", "Marrowby Chamber of Trade"),
    ],
)
def test_the_person_that_the_wording_asks_for_comes_first(question: str, asked: str) -> None:
    """
    Others who are named are what it is about; the sentence that asks is the last.
    """
    assert likeliest(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "who said that vane is unfit",
        "which of the pilots wrote to orr",
        "the vane supporter outside the hall, why did he come",
        "what happened at the quay",
    ],
)
def test_nobody_who_is_named_may_be_asked_for(question: str) -> None:
    """
    "Who" is the one to be found, and a supporter of Vane's is not Vane.
    """
    assert likeliest(question) is None


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("what did vanes lawyer say about the leak", "vane’s lawyer"),
        ("vane’s lawyer on the leak", "Vane’s lawyer"),
        ("orrs primary challenger on taxes", "orr’s challenger"),
        ("thistlewicks mother about the rescue", "thistlewick’s mother"),
    ],
)
def test_somebody_may_be_asked_for_by_what_they_are_to_another(question: str, role: str) -> None:
    """
    An article has to say that they are; what else the asker says of them is no condition.
    """
    roles = {one.asked.query.role for one in read(question)}

    assert any(found and found.lower() == role.lower() for found in roles)


def test_every_question_may_also_ask_for_nobody() -> None:
    """
    However sure a name is, the evidence may be somebody else's.
    """
    readings = read("what did ada orr say about the tolls")

    assert [one.is_open for one in readings].count(True) == 1
    assert readings[-1].is_open


def test_a_stretch_that_resembles_nobody_is_never_surer_than_one_who_is_quoted() -> None:
    """
    "Wed" is nobody's name beside Orr's.
    """
    assert likeliest("Wed 27 January, outside the hall - had orr come to resign") == "Ada Orr"


@pytest.mark.parametrize(
    "question",
    [
        "what did thorvald say about vane",
        "thorvald ilsebrand - what did he say about vane",
        "Thorvald Ilsebrand on Vane",
    ],
)
def test_a_stranger_who_is_clearly_asked_for_comes_before_those_who_are_quoted(question: str) -> None:
    """
    Nobody in the archive has such a name, and no articles use its words.
    """
    assert "horvald" in (likeliest(question) or "")


def test_several_who_are_asked_side_by_side_are_one_reading() -> None:
    """
    Each is a side to be heard.
    """
    assert len(read("orr and vane on the tolls")) == 1


@pytest.mark.parametrize(
    "question",
    ["odette marsh on how the town would replace vane on the board", "ada orr: would she replace vane on the board"],
)
def test_a_later_slot_is_unlikely_where_an_earlier_one_has_somebody_named_in_full(question: str) -> None:
    """
    "Replace Vane on the board" would ask for Vane if nobody came first.
    """
    readings = {one.asked.understood.speakers[:1]: one.prior for one in read(question)}

    assert 2 * readings["Ben Vane",] < max(readings.values())


@pytest.mark.parametrize(
    "question",
    [
        "ben ilsebrand tower on marsh quitting the port",
        "ada thorvald jansen on the leak",
        "ben ilsebrand: is the leak mended",
    ],
)
def test_a_given_name_that_a_rare_word_follows_is_a_stranger_s(question: str) -> None:
    """
    Even where others of that given name are quoted, and whatever the stranger's other names mean.
    """
    best = read(question)[0]

    assert not best.asked.is_known
    assert best.asked.speakers
    assert len(best.asked.speakers[0].name.split()) > 1
    assert best.prior == 1.0


@pytest.mark.parametrize(
    "question",
    [
        "the orr guy outside the hall in marrowby, why does he think so many vane fans turned up",
        "that orr guy on the quay, what was he shouting",
        "what did the vane guy at the ferry say about tolls",
        "why did the orr woman by the harbour walk out",
        "the marsh woman at the fish market - what does she want",
        "what did a vane guy yell at the ferry crew",
        "so what did the orr woman with the flag say",
        "what did orrs lawyer say about the leak",
        "what did the quennell lawyer argue about the leak",
        "how did the vane lawyer answer",
        "orr guy at the quay on tolls",
        "what does the woman from the orr camp say",
    ],
)
def test_somebody_described_is_asked_for_though_the_archive_quotes_others_so_described(question: str) -> None:
    """
    Articles quote "a guy" and "the woman" too, but these words are nobody's name.
    """
    likely = read(question)[0]

    assert likely.describes or likely.asked.query.role


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what did ada orr tell the guy outside the hall", "Ada Orr"),
        ("what did ben vane say about the woman on the quay", "Ben Vane"),
        ("marsh on the orr guy outside the hall", "Odette Marsh"),
        ("trevor quennell: who is the woman on the quay", "Trevor Quennell"),
        ("what did orr call the vane guy", "Ada Orr"),
        ("did vane ever meet the woman from the port", "Ben Vane"),
        ("weaverly on the lawyer who lost the papers", "Kelda Weaverly"),
        ("how does ada orr describe her fans", "Ada Orr"),
        ("what bothers conrad thistlewick, the harbour pilot guy, about the tolls", "Conrad Thistlewick"),
        ("what annoys odette marsh, the fish market woman, about trucks", "Odette Marsh"),
        ("what does quennell, a lawyer, want of the port", "Trevor Quennell"),
    ],
)
def test_somebody_described_is_what_a_question_for_another_is_about(question: str, asked: str) -> None:
    """
    The one who is named where a question asks is asked for.
    """
    assert likeliest(question) == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("has ben begun to sell the ferry", "Ben Vane"),
        ("vane went and sold the ferry, why", "Ben Vane"),
        ("the port guy quennell, does he want a toll", "Trevor Quennell"),
        ("tolls guy weaverly, what does she want", "Kelda Weaverly"),
        ("what was the dolphin lamp unions response to the sale", "Dolphin Lamp Union"),
        ("dolphin lamp union on the sale", "Dolphin Lamp Union"),
        ("what do harbour officials say about the toll", "harbour officials"),
    ],
)
def test_words_that_articles_write_small_are_no_names(question: str, asked: str) -> None:
    """
    Nobody is called Ben Begun or Guy Quennell, and the longer of two names is meant.
    """
    people = [one.asked.understood.speakers for one in read(question) if not one.is_open]

    assert people[0] == (asked,)


def test_namesakes_are_as_likely_as_the_likeliest_of_them() -> None:
    """
    Whom a surname means is for the evidence.
    """
    vanes = {one.asked.understood.speakers[0]: one for one in read("prof vane on the tolls") if not one.is_open}

    assert vanes["Jory Vane"].of_speaker < vanes["Ben Vane"].of_speaker
    assert vanes["Jory Vane"].of_name == vanes["Ben Vane"].of_name


@pytest.mark.parametrize(
    ("question", "naming"),
    [
        ("what did the mayor of ilsebrand promise about the tolls", {"ilsebrand"}),
        ("the old ilsebrand mayor on the tolls", {"ilsebrand"}),
        ("what did the mayor promise about the tolls", set()),
        ("what did ilsebrand’s mayor say about the tolls", set()),
    ],
)
def test_a_description_may_be_of_somebody_whom_no_article_calls_so(question: str, naming: set[str]) -> None:
    """
    An article has to have what the description names; whose relative somebody is has to be said.
    """
    (nobody,) = (one for one in read(question) if one.is_open)

    assert nobody.naming == naming
    assert nobody.describes == bool(naming)


@pytest.mark.parametrize(
    "question", ["vane tv ad in march, sleaze", "the vane ads about sleaze", "that vane campaign commercial on sleaze"]
)
def test_an_advertisement_is_not_its_maker(question: str) -> None:
    """
    What it says is not in the maker's words.
    """
    vane = next(one for one in read(question) if "Ben Vane" in one.asked.understood.speakers)

    assert vane.prior < 0.2


@pytest.mark.parametrize("question", ["what was vane accused of", "why was vane booed", "was vane fired by the port"])
def test_the_object_of_a_deed_is_not_asked_for(question: str) -> None:
    """
    Somebody else says what Vane was accused of.
    """
    vane = next(one for one in read(question) if "Ben Vane" in one.asked.understood.speakers)

    assert vane.prior < 1


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did Penrose and Sons say about the orchard?", "Penrose and Sons"),
        ("penrose & sons on the orchard", "Penrose and Sons"),
        ("What did Q&R say about power?", "Q&R"),
    ],
)
def test_and_within_a_name_parts_no_question(question: str, asked: str) -> None:
    """
    A body is one speaker.
    """
    assert next(one.asked.understood.speakers for one in read(question) if not one.is_open) == (asked,)


def test_a_stranger_is_asked_for_though_articles_write_its_words_small() -> None:
    """
    "Old Fellow" may be a firm, with capitals or as the one who speaks; elsewhere its words are a topic.
    """
    assert likeliest("What did Old Fellow say about the tolls?") == "Old Fellow"
    assert likeliest("what did old fellow say about the tolls?") == "old fellow"
    assert likeliest("tolls and old fellow") is None


def test_somebodys_old_fixer_is_not_whom_the_archive_calls_an_old_fixer() -> None:
    """
    The owner tells them apart.
    """
    assert "an old fixer" not in read("vanes old fixer on the quay")[0].asked.understood.speakers
    assert likeliest("what did an old fixer say") == "an old fixer"


def test_a_word_for_what_somebody_is_is_no_misspelt_name() -> None:
    """
    Steppbrother is a name.
    """
    first = read("vanes stepbrother about the quay")[0].asked

    assert (first.query.role, first.is_known) == ("vane’s stepbrother", False)


def test_whose_feelings_are_asked_for_is_surely_asked() -> None:
    """
    Others do not answer for them.
    """
    assert read("is orr angry about the toll")[0].prior > 0.6
    assert read("is ada orr angry about the toll")[0].prior > 0.6


@pytest.mark.parametrize(
    "question",
    ["would vane have quit, according to ada", "what did vane want per marsh", "who did vane hire acc to orr"],
)
def test_a_source_leaves_nobody_else_asked_for(question: str) -> None:
    """
    What the source says of others is no reason to ask them.
    """
    asked = {one.asked.asked_name: one.prior for one in read(question)}

    assert asked.get("vane", 0.0) < 0.2


@pytest.mark.parametrize(
    "question",
    [
        "the new tern poll: orr and vane tied?",
        "tern poll: orr and marsh on tolls",
        "harbour survey - vane and orr",
        "new Tern Herald poll: Orr and Vane tied?",
    ],
)
def test_behind_a_survey_and_a_mark_are_those_whom_it_asked_about(question: str) -> None:
    """
    Not those who speak.
    """
    assert read(question)[0].asked.query.survey is not None


@pytest.mark.parametrize("question", ["orr and vane on the tern poll: are they tied?", "orr, vane: what of the poll?"])
def test_two_people_on_a_survey_speak(question: str) -> None:
    """
    Where they stand before it.
    """
    assert read(question)[0].asked.query.survey is None
