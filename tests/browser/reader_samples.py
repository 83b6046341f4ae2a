"""Pages to look at and to judge: news of an invented town, in both directions of writing, with every kind of banner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.reader.views import AnswerPage, ArticlePage, Mark, Piece, SharedStatement
from bot.records.cited_passages import PassageChange
from bot.records.wording_changes import compare_words

#: A statement in a text below: ``[speaker|what they did|words]``, and ``[[...]]`` around what is cited.
_OPEN, _CLOSE = "[", "]"

_TOLL = """\
Four months after she ruled it out, Mayor Ilse Brandrith has asked the town council to put a toll of two crowns on the \
Old Bridge of Marrowby, the first in its hundred and ninety years.

[[Ilse Brandrith|said|“I have changed my mind, and I want to say so plainly. The winter storms took half of the \
harbour fund. A toll of two crowns is the only honest way to keep the bridge open,” Brandrith told the council on \
Wednesday.]]

[Ilse Brandrith|denied|She denied that she had misled voters in January.] [Ilse Brandrith|said|“I told people what I \
believed on that day,” she said, “and today I am telling them what I have learned since.”] The chamber was full, and \
the windows had been opened in spite of the rain.

Councillor Odette Farrowmere, who had warned in January that the fund would not last, [Odette Farrowmere|said|said she \
took no pleasure in being right.] [Odette Farrowmere|said|Farrowmere said she would vote for the toll if people who \
live in Marrowby were exempt from it.]

Would they be? Brandrith did not rule it out. [Ilse Brandrith|said|She said that the council could “look at a pass for \
residents” before the summer.]

The Marrowby Chamber of Trade, which had praised the mayor’s promise at the time, [Marrowby Chamber of \
Trade|said|called the plan a mistake.] [Marrowby Chamber of Trade|said|Shops on the east bank would lose a tenth of \
their customers, the chamber said.] [|said|“A tenth is what they lost in the flood year, and then the flood went \
away,” said one of its members.]

[Rufus Amberlode|declined|Rufus Amberlode, the economist who advises the council, declined to comment on the chamber’s \
figure.] The council is to vote on June 17.

At the foot of the bridge the news had arrived before the council rose. [Wendeline Oakhanger-Strathcarron|asked|“And \
who pays for the queue?” asked Wendeline Oakhanger-Strathcarron, who has run the ferry kiosk for thirty years.] She \
was selling umbrellas."""

_RADIO = """\
قالت إدارة الميناء في مدينة نورمار إن حركة العبّارات ستتوقف يومي السبت والأحد لإصلاح الرصيف القديم.

[[سلمى الهادي|said|وقالت مديرة الميناء سلمى الهادي: «لن نعيد فتح الرصيف قبل أن نتأكد من سلامة كل لوح فيه».]] وأضافت أن \
العمل سيكلف 96,000 كراون.

[كريم وهبة|denied|ونفى كريم وهبة، المتحدث باسم شركة Norrmar Ferries، أن تكون الشركة قد طلبت تأجيل الإصلاح.]"""


def paragraphs_of(text: str) -> list[list[Piece]]:
    """Read a text in the notation of this module."""
    anchors = iter(range(1, 100))
    return [_pieces(line, anchors) for line in text.split("\n\n")]


def _pieces(line: str, anchors: Iterator[int]) -> list[Piece]:
    pieces: list[Piece] = []
    while line:
        plain, bracket, line = line.partition(_OPEN)
        if plain:
            pieces.append(Piece(plain))
        if not bracket:
            break
        is_cited = line.startswith(_OPEN)
        inside, _, line = line.removeprefix(_OPEN).partition(_CLOSE * (1 + is_cited))
        speaker, polarity, words = inside.split("|")
        mark = Mark.CITED if is_cited else Mark.STATEMENT
        anchor = f"p{next(anchors)}" if is_cited else ""
        pieces.append(Piece(words, mark, anchor, speaker or None, polarity, starts=True))
    return pieces


TOLL = ArticlePage(
    title="Mayor now wants a toll of two crowns on the Old Bridge",
    publisher="The Marrowby Lantern",
    author="Perrin Holloway-Finch",
    published_at=date(2026, 5, 20),
    language="en",
    is_right_to_left=False,
    url="https://example.org/marrowby-lantern/2026/05/bridge-toll-plan#:~:text=I%20have%20changed,on%20Wednesday",
    version=1,
    current=1,
    current_link="",
    indexed_at=datetime(2026, 5, 20, 18, 5, tzinfo=UTC),
    vanished_at=None,
    paragraphs=paragraphs_of(_TOLL),
)

_PAID = "The council had paid 90,000 crowns for last autumn’s repairs, Farrowmere said."
_PAYS = "The council paid 96,000 crowns for last autumn’s repairs and for scaffolding, Farrowmere said."

#: An older version: only what is cited is marked in it.
_BUCKETS = f"""\
Eleven buckets stand in the corridor of Hill Road School in Marrowby, and on a wet Monday all of them are full.

“We teach around the buckets,” said the head teacher, Ada Thistlewick. The roof was mended in October. \
[[Odette Farrowmere|said|{_PAID}]] \
The building office has opened an inquiry, and its report is due in April.

The builder, Conrad Thistlewick, denied that the work had been done in a hurry. “Slate does not hurry,” he said. The \
council declined to comment while the inquiry is open."""

ROOF = replace(
    TOLL,
    title="Rain in the classroom: Hill Road School waits for a roof, and for an answer",
    author="Bettina Quillfeather",
    published_at=date(2026, 2, 18),
    url="https://example.org/marrowby-lantern/2026/02/school-roof",
    version=1,
    current=2,
    current_link="/a/5c0ffee5?v=2",
    indexed_at=datetime(2026, 2, 18, 7, 40, tzinfo=UTC),
    current_indexed_at=datetime(2026, 2, 19, 6, 10, tzinfo=UTC),
    corrections=["Correction: An earlier version of this report gave the price of the repairs as 90,000 crowns."],
    changes=[PassageChange(_PAID, compare_words(_PAID, _PAYS))],
    paragraphs=paragraphs_of(_BUCKETS),
)

GONE = replace(
    ROOF,
    vanished_at=datetime(2026, 3, 9, 4, 0, tzinfo=UTC),
    changes=[*ROOF.changes, PassageChange("“We teach around the buckets,” said the head teacher, Ada Thistlewick.")],
)

HARBOUR = replace(
    TOLL,
    title="ميناء نورمار يغلق الرصيف القديم يومين لإصلاحه",
    publisher="إذاعة نورمار",
    author="ليلى منصور",
    language="ar",
    is_right_to_left=True,
    url="https://example.org/norrmar/pier",
    version=2,
    current=3,
    current_link="/a/a5?v=3",
    corrections=["تصحيح: ورد في نسخة سابقة رقم غير صحيح."],
    changes=[PassageChange("سيكلف 90 كراون", compare_words("العمل سيكلف 90 كراون", "العمل سيكلف 96 كراون"))],
    paragraphs=paragraphs_of(_RADIO),
)

_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

#: What breaks narrow pages: words and addresses without an end, and everything that may be missing missing.
AWKWARD = replace(
    GONE,
    title=f"{_LONG_WORD}: https://example.org/{'a-very-long-address/' * 8}",
    publisher="The " + "Quarterly" * 8,
    author=_LONG_WORD,
    published_at=None,
    language=None,
    paragraphs=[
        [Piece(f"{_LONG_WORD * 2} said ", Mark.CITED, "p1", _LONG_WORD, "said", starts=True), Piece("plain " * 20)],
        [Piece(f"https://example.org/{'x' * 300}", Mark.STATEMENT, "", None, "said", starts=True)],
        [Piece("A second passage.", Mark.CITED, "p2", None, "", starts=True)],
    ],
)

BARE = replace(
    TOLL,
    title="Notes",
    publisher=None,
    author=None,
    published_at=None,
    url=None,
    paragraphs=[[Piece("Nothing is said.")]],
)

_FIRST = SharedStatement(
    number=1,
    quote="“I have changed my mind, and I want to say so plainly. The winter storms took half of the harbour fund. A "
    "toll of two crowns is the only honest way to keep the bridge open,” Brandrith told the council on Wednesday.",
    speaker="Ilse Brandrith",
    how="in her own words",
    title=TOLL.title,
    publisher=TOLL.publisher,
    published_at=TOLL.published_at,
    url=TOLL.url,
    article_link="/a/0f0f?v=1&s=160-390#p1",
    before="Four months after she ruled it out, Mayor Ilse Brandrith has asked the town council to put a toll of two "
    "crowns on the Old Bridge of Marrowby.",
    after="She denied that she had misled voters in January.",
    language="en",
    is_right_to_left=False,
    vanished_at=None,
)
_SECOND = replace(
    _FIRST,
    number=3,
    quote="There will be no toll on the Old Bridge while I am mayor, Brandrith promised.",
    how="as reported",
    title="Brandrith rules out a bridge toll “for good”",
    publisher="Quayside Radio",
    published_at=datetime(2026, 1, 14, 6, 30, tzinfo=UTC),
    url="https://example.org/quayside/bridge",
    before="",
    after="The harbour fund, she said, would pay for the new bearings.",
    change=PassageChange(
        "There will be no toll on the Old Bridge while I am mayor, Brandrith promised.",
        compare_words(
            "There will be no toll on the Old Bridge while I am mayor, Brandrith promised.",
            "There will be no toll on the Old Bridge this year, Brandrith said.",
        ),
    ),
    corrections=["Correction: The promise was for this year."],
    vanished_at=datetime(2026, 6, 1, tzinfo=UTC),
)

ANSWER = AnswerPage(
    question="What did Mayor Brandrith say about the bridge toll?",
    opening="Brandrith in her own words, and as reported, newest first.",
    is_refusal=False,
    as_of=datetime(2026, 6, 2, 5, 45, tzinfo=UTC),
    answered_at=datetime(2026, 6, 2, 9, 12, tzinfo=UTC),
    statements=[_FIRST, None, _SECOND],
)

_ARABIC = replace(
    _FIRST,
    quote="«لن نعيد فتح الرصيف قبل أن نتأكد من سلامة كل لوح فيه».",
    speaker="سلمى الهادي",
    title=HARBOUR.title,
    publisher=HARBOUR.publisher,
    before="",
    after="وأضافت أن العمل سيكلف 96,000 كراون.",
    language="ar",
    is_right_to_left=True,
)
_NOBODY = replace(_FIRST, number=2, speaker=None, how="", title=None, publisher=None, published_at=None, url=None)

HARBOUR_ANSWER = replace(ANSWER, question="ماذا قالت سلمى الهادي عن الرصيف؟", statements=[_ARABIC, _NOBODY])

REFUSAL = replace(
    ANSWER,
    question=f"What did Brandrith say about {_LONG_WORD}?",
    opening="The archive does not say. Searched: 11 articles up to 2 June 2026.",
    is_refusal=True,
    as_of=None,
    statements=[_FIRST],
)
EMPTY_REFUSAL = replace(REFUSAL, statements=[])
