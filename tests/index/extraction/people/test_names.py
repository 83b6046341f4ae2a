"""Names in running text: where they start and end, and what their words tell of the bearer."""

import pytest

from index.extraction.people.name_words import surname_of
from index.extraction.people.names import find_names


def names_in(text: str) -> list[str]:
    """Return the names of a text."""
    return [name.text for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Then Greta Renn sang.", ["Greta Renn"], id="first word of a sentence"),
        pytest.param("It was Greta Renn's boat.", ["Greta Renn"], id="possessive"),
        pytest.param("He met Dr. Greta Renn.", ["Greta Renn"], id="title with a stop"),
        pytest.param("He met Mayor Renn.", ["Renn"], id="title before a surname"),
        pytest.param("Marrow County Sheriff Greta Renn sang.", ["Greta Renn"], id="place and title"),
        pytest.param("The Mayor sang.", [], id="title alone"),
        pytest.param("Greta B. Renn sang.", ["Greta B. Renn"], id="initial"),
        pytest.param("J.K. Renn sang.", ["J.K. Renn"], id="initials"),
        pytest.param("He met Greta van der Renn.", ["Greta van der Renn"], id="particles"),
        pytest.param("He met Greta O'Renn.", ["Greta O'Renn"], id="apostrophe within"),
        pytest.param("He met Greta Renn-Moss.", ["Greta Renn-Moss"], id="hyphen"),
        pytest.param("Greta Renn Jr. sang.", ["Greta Renn Jr"], id="suffix"),
        pytest.param("He met Greta Renn on Monday.", ["Greta Renn"], id="day behind"),
        pytest.param("However, Monday was dry.", [], id="no names"),
        pytest.param("He met Greta Renn and Tom Moss.", ["Greta Renn", "Tom Moss"], id="two joined"),
        pytest.param("The Marrow Ferry Company paid.", ["Marrow Ferry Company"], id="body"),
        pytest.param("He left the Justice Department.", ["Justice Department"], id="body with a title's word"),
        pytest.param("He wrote to @Renn about #Marrow.", [], id="handles and tags"),
        pytest.param("Award-winning author Greta Renn sang.", ["Greta Renn"], id="quality"),
        pytest.param("Marrow-born author Greta Renn sang.", ["Greta Renn"], id="birthplace"),
        pytest.param("It was Moss-Renn.", ["Moss-Renn"], id="two names joined"),
        pytest.param("It was Renn International Airport Tom Moss.", ["Tom Moss"], id="behind a place"),
        pytest.param("He lives on Warden Road.", ["Warden Road"], id="street with a title's word"),
    ],
)
def test_a_name_is_found_without_what_surrounds_it(text: str, names: list[str]) -> None:
    """
    Titles, possessive endings and capitalised words that are no names are left out.
    """
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("He met Greta Renn.", "person", id="known given name"),
        pytest.param("He met Mrs. Renn.", "person", id="title"),
        pytest.param("He met T. Renn.", "person", id="initial"),
        pytest.param("He met T.W. Renn and J.R.R. Moss.", "person", id="initials without a space"),
        pytest.param("He met Zorbek Renn.", "unknown", id="rare given name"),
        pytest.param("Zorbek Renn, who leads the crew, sang.", "person", id="who leads"),
        pytest.param("Zorbek Renn, who lead the league, sang.", "unknown", id="who lead: a club"),
        pytest.param("Zorbek Renn, a lawyer for the crew, sang.", "person", id="a lawyer for"),
        pytest.param("In Zorbek Renn, a lawyer for the crew sang.", "unknown", id="a lawyer for, behind a place"),
        pytest.param('"No," said Zorbek Renn, a lawyer for the crew.', "person", id="a lawyer for, behind said"),
        pytest.param("Zorbek Renn, executive director of the club, sang.", "person", id="director of"),
        pytest.param("It rained on Zorbek Renn, 66, of Orsk.", "person", id="age"),
        pytest.param("Zorbek Renn, 66 miles from Orsk, burned.", "unknown", id="distance"),
        pytest.param("Zorbek, 19, a nurse, sang.", "person", id="age behind one name"),
        pytest.param("Zorbek, 19, Orsk, 14.", "unknown", id="result of a match"),
        pytest.param("Zorbek, 19 miles from Orsk, burned.", "unknown", id="distance of one name"),
        pytest.param("It fell in Zorbek, 19, and in Orsk, 20.", "unknown", id="number behind a place"),
        pytest.param("The foreign minister, Zorbek Renn, sang.", "person", id="office before"),
        pytest.param("The film's director Zorbek Renn sang.", "person", id="office right before"),
        pytest.param("The director, Zorbek Renn said, sang.", "unknown", id="somebody else's office"),
        pytest.param("The retailer Zorbek Renn grew.", "unknown", id="a firm's kind before"),
        pytest.param("He left Port Renn.", "unknown", id="place"),
        pytest.param("He met Renn.", "unknown", id="one word"),
        pytest.param("He left the Renn Society.", "body", id="word of a body"),
        pytest.param("He left the RSPW.", "body", id="capitals"),
    ],
)
def test_the_words_tell_what_bears_the_name(text: str, kind: str) -> None:
    """
    A person, a body, or open: a guess would credit a town with words.
    """
    assert [name.kind for name in find_names(text)][:1] == [kind]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("He met Mrs. Renn.", "female", id="title"),
        pytest.param("He met Greta Renn.", "female", id="given name"),
        pytest.param("He met Mr. Greta Renn.", "male", id="title before given name"),
        pytest.param("He met Tom Renn.", "male", id="his given name"),
        pytest.param("He met Dr. Renn.", None, id="title of both"),
        pytest.param("He met Renn.", None, id="surname"),
        pytest.param("He met Greta.", None, id="given name alone may be a surname"),
    ],
)
def test_the_words_tell_the_gender(text: str, gender: str | None) -> None:
    """
    The title decides before the given name; a surname says nothing.
    """
    (name,) = find_names(text)

    assert name.gender == gender


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("Renn sang.", True, id="start of the text"),
        pytest.param("It rained. Renn sang.", True, id="start of a sentence"),
        pytest.param("It rained.\nRenn sang.", True, id="start of a line"),
        pytest.param('He said: "Renn sang."', True, id="start of a quotation"),
        pytest.param("Then Renn sang.", False, id="within a sentence"),
        pytest.param("At noon, Renn sang.", False, id="behind a comma"),
    ],
)
def test_a_capital_at_a_start_says_nothing(text: str, opens: bool) -> None:  # noqa: FBT001 - a parameter of the cases
    """
    Whether a word has its capital from where it is or from being a name.
    """
    (name,) = find_names(text)

    assert name.opens is opens


def test_spans_are_those_of_the_text() -> None:
    """
    Offsets count from the start of the text also where only a part of it is read.
    """
    text = "Greta Renn met Tom Moss Jr. at noon."
    (name,) = find_names(text, text.index("Tom"))

    assert name.span.of(text) == "Tom Moss Jr."


@pytest.mark.parametrize(
    ("words", "surname"),
    [
        pytest.param(("Greta", "Renn"), "Renn", id="two words"),
        pytest.param(("Tom", "Renn", "III"), "Renn", id="numeral"),
        pytest.param(("Tom", "Renn", "Sr."), "Renn", id="suffix with a stop"),
        pytest.param(("III",), "III", id="nothing else"),
    ],
)
def test_a_surname_is_no_suffix(words: tuple[str, ...], surname: str) -> None:
    """
    "Jr." and "III" are passed over.
    """
    assert surname_of(words) == surname


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("HL&E said it rained.", ["HL&E"], id="ampersand within"),
        pytest.param("D&R Foods said it rained.", ["D&R Foods"], id="ampersand and a word"),
        pytest.param("Marks & Tarn said it rained.", ["Marks & Tarn"], id="ampersand between"),
        pytest.param("Ada Quill & Tom Obi said it rained.", ["Ada Quill", "Tom Obi"], id="ampersand between people"),
        pytest.param("Yahoo! said it and Tarn.com did.", ["Yahoo!", "Tarn.com"], id="signs of firms"),
        pytest.param("St Alda's Hospital said it rained.", ["St Alda's Hospital"], id="saint's hospital"),
        pytest.param("Perrin’s Bakery said it rained.", ["Perrin’s Bakery"], id="curly apostrophe"),
        pytest.param("The Nurses' Union said it rained.", ["Nurses' Union"], id="union of many"),
        pytest.param("The Tarn Prosecutor's Office said it.", ["Tarn Prosecutor's Office"], id="officer's office"),
        pytest.param(
            "The U.S. Attorney's Office for the Northern District of Tarn said it.",
            ["U.S. Attorney's Office for the Northern District of Tarn"],
            id="office of a district",
        ),
        pytest.param("It is Orsk's Parliament that said it.", ["Orsk", "Parliament"], id="place's parliament"),
        pytest.param("Chief Executive Lena Marsh said it.", ["Lena Marsh"], id="chief executive"),
        pytest.param("Fisherwoman Tilde Oxen said it.", ["Tilde Oxen"], id="occupation"),
        pytest.param("Sub-editor Kit Vesey said it.", ["Kit Vesey"], id="hyphenated occupation"),
        pytest.param("Goldfinch CIO Vashgar Kelradi said it.", ["Vashgar Kelradi"], id="letters of an office"),
        pytest.param("Supt Peterkin said it.", ["Peterkin"], id="police rank"),
        pytest.param("It was Mason Greenwood Tarn.", ["Mason Greenwood Tarn"], id="surname that is an occupation"),
        pytest.param(
            "General Ferrans said it would cut its jobs.", ["General Ferrans"], id="firm with a rank in its name"
        ),
        pytest.param("General Ferran said he would cut it.", ["Ferran"], id="general"),
        pytest.param("Soon Larkfield said it. Kelly Tarn left.", ["Larkfield", "Kelly Tarn"], id="adverb"),
        pytest.param("Stated Larkfield: it is old. Added Kelly Tarn: no.", ["Larkfield", "Kelly Tarn"], id="verb"),
        pytest.param("The San Marco Chronicle said it.", ["San Marco Chronicle"], id="saint's city"),
        pytest.param('Rufus "Moose" Fenwick said it.', ["Rufus Fenwick"], id="nickname"),
        pytest.param(
            "Ågren and Lena Ågren met Željko Đurić.", ["Ågren", "Lena Ågren", "Željko Đurić"], id="other capitals"
        ),
        pytest.param(
            "\u041c\u0430rk Quill is not Mark Quill.", ["\u041c\u0430rk Quill", "Mark Quill"], id="look-alike letters"
        ),
    ],
)
def test_names_are_whole(text: str, names: list[str]) -> None:
    """
    Signs, apostrophes, initials and letters of any alphabet belong to a name; jobs and adverbs before it do not.
    """
    assert [one.text for one in find_names(text)] == names
