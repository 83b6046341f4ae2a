"""Who is who in one article."""

import pytest

from index.extraction.people.headlines import names_of_title, settle_headlines
from index.extraction.people.identities import Roster
from index.extraction.people.names import find_names


def identities(text: str) -> dict[str, str | None]:
    """Return whom each name of the text means, the last mention of each counting."""
    names = settle_headlines(text, find_names(text)) if "\n" in text else find_names(text)
    roster = Roster(names)
    found = {}
    for name in names:
        identity = roster.identify(name)
        found[name.text] = identity.name if identity else None
    return found


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        pytest.param("Ada Quill arrived. Then Quill spoke.", "Quill", "Ada Quill", id="surname"),
        pytest.param("Sen. Ada Quill arrived. Mrs. Quill spoke.", "Quill", "Ada Quill", id="title and surname"),
        pytest.param("Ada Quill arrived. Later Ada spoke.", "Ada", "Ada Quill", id="given name"),
        pytest.param("Ada M. Quill came, and Ada Quill left.", "Ada Quill", "Ada M. Quill", id="fuller form"),
        pytest.param("The Orsk Council met. Quill spoke.", "Quill", "Quill", id="surname alone"),
        pytest.param("Zorbek Umarov came. It was Umarov who spoke.", "Umarov", "Zorbek Umarov", id="rare given name"),
        pytest.param("Zorbek Umarovich came. Umarovitch spoke.", "Umarovitch", "Zorbek Umarovich", id="misprint"),
        pytest.param("Zorbek Umar came. Umor spoke.", "Umor", "Umor", id="short surnames are two"),
        pytest.param("Thin Aye Mi Mo came. Mi Mo spoke.", "Mi Mo", "Thin Aye Mi Mo", id="short form of two words"),
        pytest.param("Han So-ri came. Mr. Han spoke.", "Han", "Han So-ri", id="surname first"),
        pytest.param(
            "The Orsk Times came. Then the Times left.", "Times", "Orsk Times", id="one word for an outlet behind it"
        ),
        pytest.param("The Times came. So did the Orsk Times.", "Times", "Times", id="one word for an outlet before it"),
        pytest.param(
            "The Orsk Times met the Tern Times. Then the Times left.", "Times", "Times", id="one word for two outlets"
        ),
        pytest.param(
            "Inés Sobral Reyes came. Ms. Sobral Reyes spoke.", "Sobral Reyes", "Inés Sobral Reyes", id="both surnames"
        ),
        pytest.param(
            "Harbour Secretary Ada Quill came with Texas Gov. Tom Obi.", "Ada Quill", "Ada Quill", id="long title"
        ),
    ],
)
def test_a_name_means_its_fullest_form(text: str, name: str, meant: str) -> None:
    """
    A shorter form of a name means the person whom the article names in full.
    """
    assert identities(text)[name] == meant


def test_titles_tell_people_of_one_surname_apart() -> None:
    """
    Mr. and Mrs. of one surname are two people.
    """
    text = "Mary Quill and Peter Quill ran. Mr. Quill lost."

    assert identities(text)["Quill"] == "Peter Quill"


def test_a_surname_next_to_its_other_bearer_is_nobodys() -> None:
    """
    A bare surname right after the less prominent of its two bearers is credited to nobody.
    """
    text = "Mary Quill ran. Peter Quill helped her, and Quill won."

    assert identities(text)["Quill"] is None


def test_the_person_named_in_full_last_or_more_often_has_the_bare_surname() -> None:
    """
    Far from both bearers, a bare surname means the nearer one, unless the first was named in full more often.
    """
    rain = "It rained on the town. " * 30

    once = identities(f"Mary Quill ran. Her husband, Peter Quill, helped. {rain}Quill won.")
    often = identities(f"Mary Quill ran. Mary Quill lost. Her husband, Peter Quill, helped. {rain}Quill won.")

    assert (once["Quill"], often["Quill"]) == ("Peter Quill", "Mary Quill")


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        pytest.param(
            "The Justice Department wrote. Tom Obi left.", "Justice Department", "Justice Department", id="body"
        ),
        pytest.param(
            "Quill Communication Director Mary Obi came. Obi spoke.", "Obi", "Mary Obi", id="title after a given name"
        ),
        pytest.param(
            "The New York Daily News came. Then the Daily News left.", "Daily News", "New York Daily News", id="outlet"
        ),
        pytest.param("Reporter Tom Obi came. Obi spoke.", "Obi", "Tom Obi", id="role"),
        pytest.param("Ada Quill Wins Marrowby Seat\nThen Quill spoke.", "Quill", "Ada Quill", id="headline alone"),
        pytest.param("Then Ana Orr Vela came. Ms. Orr spoke.", "Orr", "Ana Orr Vela", id="double surname"),
        pytest.param("Zoë Quill came. Later Zoe Quill spoke.", "Zoe Quill", "Zoë Quill", id="accent"),
        pytest.param("It was Borant Umarov. It was Umarov.", "Umarov", "Borant Umarov", id="unknown given name"),
        pytest.param("Outgoing Umarov spoke. It was Umarov.", "Umarov", "Umarov", id="adjective"),
    ],
)
def test_a_name_is_read_off_what_stands_around_it(text: str, name: str, meant: str) -> None:
    """
    Titles, roles and headlines are cut from a name, and what is left is joined to the fuller form.
    """
    assert identities(text)[name] == meant


def test_a_title_tells_the_given_name_that_the_text_lacks() -> None:
    """
    A surname is joined to the full name that stands in the article's title alone.
    """
    names = find_names("It was late when Quillan spoke.")
    roster = Roster(names, names_of_title("Zorbek Quillan on rain", names))

    identity = roster.identify(names[0])

    assert identity is not None
    assert identity.name == "Zorbek Quillan"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Odette Brandrow came first. Councillor Odette Brandrow spoke.", id="civic"),
        pytest.param("Odette Brandrow came first. Then Cllr. Odette Brandrow spoke.", id="abbreviated"),
        pytest.param("Odette Brandrow came first. Vice-Admiral Odette Brandrow spoke.", id="hyphened"),
        pytest.param("Odette Brandrow came first. Chief Constable Odette Brandrow spoke.", id="of two words"),
        pytest.param("Odette Brandrow came first. Baroness Brandrow spoke.", id="before a surname"),
    ],
)
def test_a_title_is_no_part_of_a_name(text: str) -> None:
    """
    Somebody named with a title is the one who is named without it.
    """
    assert set(identities(text).values()) == {"Odette Brandrow"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Marshal Vane", id="one word behind"),
        pytest.param("Ilse Constable Brandrow", id="in the middle"),
        pytest.param("Baron Vane Jr", id="suffix"),
        pytest.param("Warden Road Primary", id="street"),
    ],
)
def test_what_may_be_a_name_too_stays(name: str) -> None:
    """
    A word that is a surname or a street as well is a title only with a whole name behind it.
    """
    assert [one.text for one in find_names(f"It was late when {name} opened.")] == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Odette Brandrow, who leads the council, came.", "person", id="who"),
        pytest.param("The builder Odette Brandrow, who is not related, came.", "person", id="who is"),
        pytest.param("Odette Brandrow, a lawyer for the crew, came.", "person", id="apposition"),
        pytest.param("Marrow Rovers, who play at home, lost.", "unknown", id="plural"),
        pytest.param("Marrow Rovers, who always lose, lost.", "unknown", id="adverb"),
        pytest.param("In Little Marrow, a lawyer for the crew spoke.", "unknown", id="place"),
        pytest.param("Odette Brandrow came.", "unknown", id="nothing said"),
    ],
)
def test_what_is_said_of_a_name_may_tell_a_person(text: str, kind: str) -> None:
    """
    A full name of unknown given name is a person's where what follows can be said of a person only.
    """
    assert [name.kind.value for name in find_names(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("President Kwon Sung Tae came. Kwon said it.", "Kwon Sung Tae", id="surname first"),
        pytest.param("Foreign Minister Nam Dae-jung came. Nam left.", "Nam Dae-jung", id="hyphen"),
    ],
)
def test_a_bare_first_word_may_be_the_surname(text: str, meant: str) -> None:
    """
    Somebody with a title whose first word alone stands for them has the surname first.
    """
    assert identities(text)[meant.split(maxsplit=1)[0]] == meant


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Patricia Smith, the mother of Sean Smith, spoke at noon. Smith left.", "Patricia Smith"),
        ("The mother of Sean Smith spoke at noon. Smith left.", None),
        ("The widow of the pilot Paul Renn came late. Renn wept.", None),
        ("The brother of Tom Obi came late. Tom Obi was ill. Obi left.", "Tom Obi"),
        ("A cousin of Ada Quill sang. Quill slept.", None),
        ("Two sons of Lin Marsh rowed. Marsh watched.", None),
        ("The family of Carl Lund waited. Lund was found.", None),
        ("Carl Lund waited for the parents of Rosa Ferro. Ferro was late.", None),
        ("Rosa Ferro came with her parents. Ferro was late.", "Rosa Ferro"),
        ("The partner of Rosa Ferro, Ada Ferro, spoke. Ferro left.", "Ada Ferro"),
    ],
)
def test_relative_named_only_to_say_whose_is_not_meant_by_the_surname(text: str, speaker: str | None) -> None:
    """
    "The mother of Sean Smith ... Smith said" is not Sean Smith.
    """
    names = find_names(text)
    found = Roster(names).identify(names[-1])

    assert (found.name if found else None) == speaker


@pytest.mark.parametrize("name", ["Western Tarn", "Norland-speaking Tarn", "Fellow Tarn", "Las Tarn", "Former Tarn"])
def test_words_that_begin_no_name_make_nobody(name: str) -> None:
    """
    A lone "Tarn" makes a person of "Kwame Tarn", and of none of these.
    """
    names = find_names(f"The crew came from {name} in May. Tarn was cold.")

    assert not list(Roster(names).people())
