"""Words of questions and articles in a common form."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.words import find_stems, join_initials, split_words, stem, topic_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orr's plan", ["orr", "plan"]),
        ("Orr’s plan", ["orr", "plan"]),
        ("O'Hara won't", ["o'hara", "won't"]),
        ("snake_case 2016", ["snake", "case", "2016"]),
        ("мост мэра", ["мост", "мэра"]),
        ("", []),
        ("\N{GRINNING FACE} … —", []),
    ],
)
def test_a_text_is_split_into_lower_case_words(text: str, words: list[str]) -> None:
    """
    Letters and digits of any script count; possessive endings, marks and emoji do not.
    """
    assert split_words(text) == words


def test_the_topic_is_what_a_question_is_about() -> None:
    """
    Neither function words nor words of asking are searched for, and none twice.
    """
    assert topic_words("What did she say about the toll, the new toll, according to reports?") == [
        "toll",
        "new",
        "reports",
    ]


@given(st.text(max_size=80))
def test_topic_words_are_words_of_the_text(text: str) -> None:
    """
    Nothing is searched for that was not asked.
    """
    topic = topic_words(text)

    assert set(topic) <= set(split_words(text))
    assert len(topic) == len(set(topic))
    assert "" not in topic


@pytest.mark.parametrize(
    "words",
    [
        "close closed closing closes",
        "vote votes voting",
        "city cities",
        "sky skies",
        "die dying",
        "disable disability",
        "fall falls fell fallen",
        "rise rose risen rising",
        "win winning won",
        "woman women",
        "child children",
    ],
)
def test_forms_of_a_word_are_found_by_each_other(words: str) -> None:
    """
    Whichever form is asked for, each form in a text is found where it begins.
    """
    forms = words.split()
    wanted = stem(forms[0])

    assert {stem(form) for form in forms} == {wanted}
    assert find_stems(words, [wanted]) == [(words.index(form), wanted) for form in forms]


@given(
    st.lists(
        st.sampled_from("Bridge bridges, İstanbul O'Hara's the ‘toll’ tolls-free 橋 voting. city snake_case".split())
    ).map(" ".join)
)
def test_places_are_those_of_the_words(text: str) -> None:
    """
    A stem is found where a word of it begins, and nowhere else.
    """
    stems = {stem(word) for word in ("bridge", "toll", "vote", "city")}
    words = ((match.start(), stem(match.group().lower())) for match in re.finditer(r"[^\W\d_]+", text))

    assert find_stems(text, stems) == [(start, found) for start, found in words if found in stems]


def test_threads_may_stem_at_once() -> None:
    """
    Many threads get the stems that one gets.
    """
    words = [f"{kind}{number}s" for number in range(200) for kind in ("bridge", "toll", "vote")]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(stem, words * 4))

    assert found == [stem.__wrapped__(word) for word in words] * 4


@pytest.mark.parametrize(
    ("topic", "text", "is_found"),
    [
        ("terrorism", "Terrorists struck.", True),
        ("russia", "the Russians", True),
        ("islam", "Islamic law", True),
        ("state", "a statement", False),
        ("port", "Portugal", False),
        ("iran", "Iranian tankers", True),
        ("car", "a caric", False),
    ],
)
def test_those_who_belong_to_a_topic_stand_for_it(topic: str, text: str, *, is_found: bool) -> None:
    """
    Of a country or a creed, its people; not every word that begins alike.
    """
    assert bool(find_stems(text, [stem(topic)])) == is_found


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("dc", "The mayor of D.C. spoke.", True),
        ("uk", "the U.K.'s ports", True),
        ("un", "a U.N. ship", True),
        ("usa", "(U.S.A.)", True),
        ("us", "the U.S. fleet", True),
        ("dc", "in A.D.C. terms", False),
        ("dc", "in D.C.F. terms", False),
        ("un", "Guy N. Orr", False),
        ("toll", "T.O.L.L.", False),
    ],
)
def test_initials_are_found_with_full_stops(word: str, text: str, *, is_found: bool) -> None:
    """
    Of two or three letters, and not within longer ones.
    """
    assert bool(find_stems(text, [stem(word)])) is is_found


def test_initials_with_full_stops_are_one_word_of_a_topic() -> None:
    """
    A single letter would be found everywhere.
    """
    assert topic_words(join_initials("the D.C. port and the U.N., by J. Orr")) == ["dc", "port", "un", "j", "orr"]
