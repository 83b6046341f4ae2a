"""What both engines promise, one table for the two: who said what, on invented sentences.

What only one of them reads is in the test of that one.
"""

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index.language.sentences import split_sentences
from tests.index.extraction.engines import ENGINES, PATTERN, read_with, told_by

on_both_engines = pytest.mark.parametrize("engine", ENGINES)


@dataclass(frozen=True, slots=True)
class Case:
    """A text and all that is found in it.

    Attributes:
        by_pattern: What patterns find where it differs: they leave "that" out of the content, for example.
    """

    name: str
    text: str
    found: tuple[str, ...]
    by_pattern: tuple[str, ...] = ()

    def by(self, engine: str) -> tuple[str, ...]:
        """Return what this engine finds."""
        return self.by_pattern if engine == PATTERN and self.by_pattern else self.found


def one(name: str, text: str, found: str, by_pattern: str = "") -> Case:
    """Return the case of a text that holds one statement."""
    return Case(name, text, (found,), (by_pattern,) if by_pattern else ())


WHO_SAID_WHAT = [
    one(
        "verb with that",
        "Ada Quill said that the bridge would open in May.",
        "Ada Quill: that the bridge would open in May",
        "Ada Quill: the bridge would open in May",
    ),
    one("surname", "Mayor Ada Quill came. Quill stated the bridge is safe.", "Ada Quill: the bridge is safe"),
    one("quotation first", '"The bridge is safe," Ada Quill said.', 'Ada Quill: "The bridge is safe,"'),
    one("inverted", '"It is safe," said Ada Quill.', 'Ada Quill: "It is safe,"'),
    one("quotation last", 'Ada Quill told reporters: "The bridge is safe."', 'Ada Quill: "The bridge is safe."'),
    one(
        "quotation split",
        '"It is safe," Ada Quill said, "and it will last."',
        'Ada Quill: "It is safe," "and it will last."',
    ),
    one(
        "quotation announced",
        'In a statement, Ada Quill said:\n\n"The bridge is safe."',
        'Ada Quill: "The bridge is safe."',
    ),
    one(
        "quotation goes on", '"It is safe," Ada Quill said. "It will last."', 'Ada Quill: "It is safe," "It will last."'
    ),
    one(
        "according to, last",
        "After the storm the bridge stayed shut, according to Ada Quill.",
        "Ada Quill: After the storm the bridge stayed shut",
    ),
    one(
        "according to, first",
        "According to Orsk authorities, the bridge is shut.",
        "Orsk authorities: the bridge is shut",
    ),
    one("name and outlet", 'Ada Quill, Harbour Post: "The bridge is safe."', 'Ada Quill: "The bridge is safe."'),
    one("apposition", "Ada Quill, the mayor of Orsk, said the bridge is safe.", "Ada Quill: the bridge is safe"),
    one("aide by name", "Quill campaign manager Tom Obi said the race was open.", "Tom Obi: the race was open"),
    one("unnamed aide", "A Quill spokesman said the race was open.", "A Quill spokesman: the race was open"),
    one(
        "spokesman for",
        "A spokesman for Ada Quill said the race was open.",
        "A spokesman for Ada Quill: the race was open",
    ),
    one(
        "organisation",
        "The Harbour Board announced that fares will rise.",
        "Harbour Board: that fares will rise",
        "Harbour Board: fares will rise",
    ),
    one("two", "Ada Quill and Tom Obi said the race was open.", "Ada Quill and Tom Obi: the race was open"),
    one("pronoun", "Ada Quill came late. She said the bridge is safe.", "Ada Quill: the bridge is safe"),
    one(
        "title alone",
        "Sen. Ada Quill arrived late. The senator said that the bridge is old.",
        "Ada Quill: that the bridge is old",
        "Ada Quill: the bridge is old",
    ),
    one(
        "participle",
        "Ada Quill paused, adding that the bridge is safe.",
        "Ada Quill: that the bridge is safe",
        "Ada Quill: the bridge is safe",
    ),
    one("relative by name", "Her brother, Tom Moss, said the bridge is old.", "Tom Moss: the bridge is old"),
    one("asked before", 'Asked if it was safe, Ada Quill replied: "No, never."', 'Ada Quill: "No, never."'),
    one("speaking before", 'Speaking on Radio Orsk, Ada Quill said: "It is old."', 'Ada Quill: "It is old."'),
    one(
        "answer to a question",
        '"Will you swear that it holds?" asked Ada Quill.\n\n"It has held for thirty years, and it will."',
        'Ada Quill: "Will you swear that it holds?"',
    ),
    one(
        "quotation after another's paragraph",
        '"My field floods," said Ada Quill.\nTom Obi was blunt.\n"We will not move the lock."',
        'Ada Quill: "My field floods,"',
    ),
    one(
        "extract announced",
        '"The truth is in the following extract," Ada Quill said.\n\n"A harbour without a pilot is lost."',
        'Ada Quill: "The truth is in the following extract,"',
    ),
    Case(
        "dateline",
        "Vandalia \u2013 Several hundred weavers called for higher wages.",
        ("Several hundred weavers: higher wages",),
        ("hundred weavers: for higher wages",),
    ),
    one("health body", "WHO said that the fever was back.", "WHO: that the fever was back", "WHO: the fever was back"),
    one(
        "place before a title",
        "Speaking in Dayton, Ohio, Governor Jon Brekke said that it was old.",
        "Jon Brekke: it was old",
    ),
    one("abbreviated title", "Ada Quill said it came from Mx. Dale in May.", "Ada Quill: it came from Mx. Dale in May"),
    Case("imagined", "Let's say you are late. What did Ada Quill say when it rained?", ()),
    Case("contraction", "We've maintained that growth is slow.", ()),
    Case("going on", "The group continues to make sure that it lasts.", ()),
    Case(
        "residents and he",
        "Residents said that it rained. He said it was old.",
        ("residents: that it rained", "None: it was old"),
        ("residents: it rained", "None: it was old"),
    ),
    Case("group and he", "The Guild met. He said it was old.", ("None: it was old",)),
    one(
        "title of a firm",
        "Chief Financial Officer of Super Foods Debra Quill said they were late when it was dark there.",
        "Debra Quill: they were late when it was dark there",
    ),
    Case("written on a card", "Ada Quill wrote her passwords on a card so that Obi could see them.", ()),
    Case("told jokes", "Ada Quill routinely told old jokes.", ()),
    Case("any", "Every firm should say that it is safe.", ()),
    Case("known", "Ada Quill knew that the bridge was old. She has proved how safe it is.", ()),
    one("listeners", "Ada Quill told a meeting of pilots that few knew it.", "Ada Quill: few knew it"),
    Case("infinitive of nobody", "It is natural to ask what we could have done.", ()),
    one("judgement", "Ada Quill blasted the board for its silence.", "Ada Quill: the board for its silence"),
    one("naming", "Ada Quill called the bridge a disgrace.", "Ada Quill: the bridge a disgrace"),
    one("transcript", "Ada Quill spoke on air.\nQUILL: Nobody paid for it.", "Ada Quill: Nobody paid for it"),
    one(
        "preposition",
        "Ada Quill called for a new bridge.",
        "Ada Quill: a new bridge",
        "Ada Quill: for a new bridge",
    ),
    one(
        "infinitive",
        "Ada Quill promised to open the bridge in May.",
        "Ada Quill: to open the bridge in May",
        "Ada Quill: open the bridge in May",
    ),
    Case(
        "nested",
        "Ada Quill told the Harbour Post that Tom Obi had said that the bridge is old.",
        ("Ada Quill: that Tom Obi had said that the bridge is old", "Tom Obi: that the bridge is old"),
        ("Ada Quill: Tom Obi had said that the bridge is old", "Tom Obi: the bridge is old"),
    ),
    Case(
        "pronoun for a rare given name",
        "Odette Brandrow, who leads the board, said it was late. She said that it would rain.",
        ("Odette Brandrow: it was late", "Odette Brandrow: that it would rain"),
        ("Odette Brandrow: it was late", "Odette Brandrow: it would rain"),
    ),
    one(
        "cues within a quotation",
        '"Tom Obi said he paid, but I doubt it," Ada Quill said.',
        'Ada Quill: "Tom Obi said he paid, but I doubt it,"',
    ),
    one(
        "clause of an act",
        "Tarn Motors announced that it would close.",
        "Tarn Motors: that it would close",
        "Tarn Motors: it would close",
    ),
    Case("advice to you", "If you ask the price, you must say that it is high.", ()),
    Case("anybody", "Everybody said that the bridge was old. Nothing said that it was new.", ()),
    Case("bare people", "People say that it is haunted. Certain people claim the best seat.", ()),
    Case("nobody known", "I think that the bridge is old. We believe that it is safe.", ()),
    Case("scores", "Pit Vinter added three assists to lead Orsk. The index added 20 points.", ()),
    Case("thing that is presented", "Tarn Motors announced a van. The hotel offers rooms with a view.", ()),
    Case("teaser", "Related: Why Ada Quill says the bridge is a trap", ()),
    Case("caption", "Photo: Ada Quill says the bridge is safe (Tern Pictures)", ()),
    Case("prompt", "By clicking Sign Up, I agree that the Post may send me offers.", ()),
    Case("correction", "An earlier version of this article said that Ada Quill had taken money.", ()),
    Case("how a source is named", "A trader who asked not to be named waved.", ()),
    Case("passive without an agent", "The bridge was called Long Bridge.", ()),
    Case("to telephone", "The volunteers came to call voters.", ()),
    Case("there as a subject", "There said the sign nothing.", ()),
]


@on_both_engines
@pytest.mark.parametrize("case", WHO_SAID_WHAT, ids=attrgetter("name"))
def test_who_said_what(case: Case, engine: str) -> None:
    """
    All statements of a text are found with their speakers and contents, and nothing else.
    """
    found = told_by(engine, case.text)

    assert tuple(found) == case.by(engine)


@on_both_engines
@pytest.mark.parametrize(
    "case",
    [
        one("said", "Ada Quill said the bridge is safe.", "said"),
        one("denied", "Ada Quill denied that the bridge is unsafe.", "denied"),
        one("asked whether", "Ada Quill asked whether the bridge is safe.", "asked"),
        one("asked if", "Tom Obi asked Ada Quill if the bridge is old.", "asked"),
        one("question in quotation marks", '"Who pays to keep it open?" asked Ada Quill.', "asked"),
        one("question announced", 'Ada Quill asked: "Who is to pay for it?"', "asked"),
        one("request", "Ada Quill asked the council to keep the bridge open.", "said"),
        one("request in the perfect", "Ada Quill has asked the town council to put a toll on it.", "said"),
        one("request to the described", "Ada Quill asked anyone who saw the fire to come forward.", "said"),
        one("asked that", "Ada Quill asked that the vote be put off.", "said"),
        # The parser finds the "saying" within "declined to say", too.
        Case("declined", "Ada Quill declined to say who paid.", ("declined", "declined"), ("declined",)),
        Case("refused", "Ada Quill refused to say who paid.", ("declined", "declined"), ("declined",)),
        Case(
            "declined a noun", "Ada Quill declined to comment on the bridge.", ("declined", "declined"), ("declined",)
        ),
        one("did not say", "Ada Quill did not say who paid for it.", "declined"),
        one("would", "Ada Quill would say that the bridge is safe.", "hypothetical"),
        one("might", "Ada Quill might say that the bridge is old.", "hypothetical"),
        one("not within the quotation", '"Absolutely not. Absolutely not," Ada Quill responded.', "said"),
    ],
    ids=attrgetter("name"),
)
def test_what_was_done_with_it(case: Case, engine: str) -> None:
    """
    Said, denied, asked, declined and only imagined are told apart.
    """
    assert tuple(found.polarity for found in read_with(engine, case.text)) == case.by(engine)


@on_both_engines
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('"The bridge is safe," Ada Quill said.', "direct", id="direct"),
        pytest.param("Ada Quill said the bridge is safe.", "indirect", id="indirect"),
        pytest.param('Ada Quill said the bridge is "as safe as houses" now.', "mixed", id="mixed"),
    ],
)
def test_whose_wording_it_is(text: str, kind: str, engine: str) -> None:
    """
    The speaker's own words are told from the reporter's.
    """
    assert [found.kind for found in read_with(engine, text)] == [kind]


@on_both_engines
def test_the_quote_keeps_source_and_cue(engine: str) -> None:
    """
    What is shown is the whole sentence, so that a denial is never cut off.
    """
    text = "It rained. Ada Quill denied that the bridge is unsafe. It dried."

    assert [found.quote for found in read_with(engine, text)] == ["Ada Quill denied that the bridge is unsafe."]


@on_both_engines
def test_a_pronoun_is_less_sure_than_a_name(engine: str) -> None:
    """
    A resolved pronoun lowers the confidence below that of the name itself.
    """
    named, pronoun = read_with(engine, "Ada Quill said the bridge is safe. She said the road is not.")

    assert pronoun.confidence < named.confidence


_WORDS = st.sampled_from(
    "Ada Quill said that \"the bridge\" is open , . according to he told Mr. ( ) : ? called as ’ “ ” ' \" '' and who "
    "\n Post".split(" ")
)


@on_both_engines
@settings(deadline=None, max_examples=80)
@example("Ada Ada : Ada")  # a space before the colon was taken for the cue
@given(text=st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_valid_statements(engine: str, text: str) -> None:
    """
    No text makes reading fail; every quote lies in it, and they come in the order of the text.
    """
    if not text.strip():
        return
    article = Article(key="k", article_id="a", source="tests", text=text)

    found = ENGINES[engine].extract(article, split_sentences(text))

    assert all(statement.quote.end <= len(text) for statement in found)
    assert all(left.quote.start <= right.quote.start for left, right in pairwise(found))
