"""Sentences and passages: exact spans of any text."""

import time
from itertools import pairwise
from typing import Any

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from index.language.sentences import (
    PASSAGE_CHARACTERS,
    PASSAGE_SENTENCES,
    SHORT_PARAGRAPH,
    split_passages,
    split_sentences,
)

#: Texts of the pieces that split sentences, so that few examples meet most of their combinations.
_PIECES = st.one_of(
    st.sampled_from(["Mr. Orr", "She left.", '"No,', '" he said.', "U.S.", "3.5", "J. R. Orr", "“Why?”", "A"]),
    st.sampled_from(["市长说。", "قال.", "¿Qué?", "😀", "e\u0301", "…", "?!", "。", "."]),
    st.sampled_from([" ", "\n", "\n\n", "\t", "\r\n", "\u2028", "\x85", "\u00a0", "\u200b"]),
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join))
_LANGUAGES = st.sampled_from([None, "en", "de", "zh", "ar", "hi", "el", "xx", "am"])


@given(_TEXTS, _LANGUAGES)
def test_sentences_cover_every_word_in_order(text: str, language: str | None) -> None:
    """
    Sentences lie in the text, in order, apart, without white space around them, and only white space lies outside.
    """
    sentences = split_sentences(text, language)

    assert all(one.end <= len(text) for one in sentences)
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    assert all(one.of(text) == one.of(text).strip() for one in sentences)
    edges = [0, *(edge for one in sentences for edge in (one.start, one.end)), len(text)]
    outside = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(outside).strip()


@given(_TEXTS, _LANGUAGES)
def test_passages_are_made_of_whole_sentences(text: str, language: str | None) -> None:
    """
    Each sentence lies in exactly one passage, and passages are runs of sentences within the limits.
    """
    sentences = split_sentences(text, language)
    passages = split_passages(text, sentences)
    within = [[one for one in sentences if passage.covers(one)] for passage in passages]

    assert [one for group in within for one in group] == sentences
    assert [Span(group[0].start, group[-1].end) for group in within] == passages
    assert all(len(group) <= PASSAGE_SENTENCES for group in within)
    assert all(
        len(group) == 1 or len(passage) <= PASSAGE_CHARACTERS for group, passage in zip(within, passages, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mr. Orr met Dr. Vey. He left.", "en", ["Mr. Orr met Dr. Vey.", "He left."]),
        ("J. R. Orr spoke. So did A. Vey.", "en", ["J. R. Orr spoke.", "So did A. Vey."]),
        ("The U.S. budget rose 3.5 percent. It passed.", "en", ["The U.S. budget rose 3.5 percent.", "It passed."]),
        ("Ferry Talks Stall\nNobody came. Why?", "en", ["Ferry Talks Stall", "Nobody came.", "Why?"]),
        ("He said: “We wait. We hope.” Then he left.", "en", ["He said: “We wait. We hope.”", "Then he left."]),
        ("Er kam z.B. am 3. Mai. Dann ging er.", "de", ["Er kam z.B. am 3. Mai.", "Dann ging er."]),
        ("市长说桥很安全。没有人受伤。", "zh", ["市长说桥很安全。", "没有人受伤。"]),
        ("Где мост? Он закрыт.", "ru", ["Где мост?", "Он закрыт."]),
        ("أين الجسر؟ إنه مغلق.", "ar", ["أين الجسر؟", "إنه مغلق."]),
        ("No language of ours. Split all the same.", "xx", ["No language of ours.", "Split all the same."]),
        ("  \n\t\n", "en", []),
    ],
    ids="titles initials numbers headline quotation german chinese russian arabic unknown blank".split(),
)
def test_sentence_ends_are_told_from_other_full_stops(text: str, language: str, expected: list[str]) -> None:
    """
    Abbreviations, initials and numbers do not end a sentence, a line does, and quotations stay whole.
    """
    sentences = [one.of(text) for one in split_sentences(text, language)]

    assert sentences == expected


def test_a_passage_holds_three_sentences_of_one_paragraph() -> None:
    """
    A paragraph is cut after every third sentence, and a long enough one is not joined with the next.
    """
    clause = "and says once more that nobody knows when the next boat will leave the quay for the island"
    paragraph = " ".join(f"Sentence number {number} is about the ferry, {clause}." for number in range(4))
    text = f"{paragraph}\n{paragraph}"
    passages = split_passages(text, split_sentences(text))

    assert [passage.of(text).count(".") for passage in passages] == [3, 1, 3, 1]


def test_a_short_paragraph_is_joined_with_the_next() -> None:
    """
    A headline alone says too little to be found, so it stands with what follows.
    """
    text = "Ferry Talks Stall\nNobody came to the table."
    passages = split_passages(text, split_sentences(text))

    assert [passage.of(text) for passage in passages] == [text]


def test_a_long_paragraph_ends_its_passage() -> None:
    """
    A paragraph that is long enough to be found stands alone.
    """
    first = "x" * SHORT_PARAGRAPH
    text = f"{first}\nNobody came to the table."
    passages = split_passages(text, split_sentences(text))

    assert passages[0].of(text) == first
    assert len(passages) == 2


def test_a_sentence_beyond_the_limit_is_a_passage_of_its_own() -> None:
    """
    Nothing is cut inside a sentence, however long it is.
    """
    long = f"It {'went on and ' * 60}ended."
    text = f"Before. {long} After."
    passages = split_passages(text, split_sentences(text))

    assert [passage.of(text) for passage in passages] == ["Before.", long, "After."]


@pytest.mark.parametrize(
    "text",
    [
        "She learned it from Mx. Dale in May.",
        "A letter came from Atty. Gen. Brock, who was ill.",
        "He wrote to Dep. Lund and to Amb. Soames.",
        "Cllr. Marsh and Ms. Orr left Ft. Tarn.",
        "It opens at 9 a.m. Tuesday in Orsk.",
        "It ended at 6:30 p.m. Eastern time.",
    ],
)
def test_titles_and_clocks_end_no_sentence(text: str) -> None:
    """
    The full stop of a title, a rank or "a.m." before a day ends no sentence.
    """
    assert [one.of(text) for one in split_sentences(text)] == [text]


def test_a_clock_may_end_a_sentence() -> None:
    """
    A sentence may end with "a.m." where a new one begins.
    """
    text = "It opened at 9 a.m. Nobody came."

    assert len(split_sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        'The talks ended in May. | "We will not sell," Quill said.',
        "The talks ended in Sept. | 'Nobody asked us,' said Obi.",
        "It opened on 3 Jan. | \u201cNobody asked us,\u201d said Obi. | \u201cNobody.\u201d",
        "It opened in Dec. | \u2018We were not asked\u2019, said Obi.",
        'His answer was no. | "I never sold it," Quill said.',
        'It leaves at 9 a.m. | "That is too late," said Obi.',
        'He moved to the U.S. | "I like the weather. I stay," he said.',
        'They live in Tarn, D.C. | "It isn\'t far," she said.',
        'The pier is run by Orr Inc. | "We never sold it," said Obi.',
        'It belongs to Rufus Orr Jr. | "He built it," Quill said.',
        'They met with Ada Q. | "He had it built," she said.',
        "It opened in May. | Obi left in Dec. | Quill stayed.",
        "His answer was no. | Obi asked again.",
        "It has ropes, cranes, etc. | Obi sold them.",
        "He lives in Orsk St. | \u201cThat is loud,\u201d he said.",
        'It has ropes, cranes, etc. | "We agree," said Obi.',
        'Orr said that in Aug. | "We sailed at night.\n',
        "It was sold last Dec. | Orr was away.",
        "It opens this Nov. | Quill will be there.",
        "It was a wet Dec. | Obi stayed in.",
        "We sell our last boats in Nov. | Tuesday was worse.",
        'They left the U.S. | "We sold it," a clerk for Orr told me.',
        'They left the U.S. | "We sold it," recalled Obi.',
        'They left the U.S. | "We sold it," according to Obi.',
    ],
)
def test_a_sentence_begins_behind_what_may_be_an_abbreviation(text: str) -> None:
    """
    The full stop of "May." ends a sentence, that of "a.m." or "Inc." where somebody's sentence in marks follows.
    """
    line = text.replace("| ", "")

    assert [one.of(line) for one in split_sentences(line)] == text.strip().split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        'Gov. "Moose" Orr of the U.S. "We Care" campaign met J. "Kip" Obi.',
        'He wrote for Orr Inc. "The Art of War," a novel, sold.',
        'The U.S. "will not sell it," Quill said.',
        "The U.S. 'Cause we can' rule ended.",
        "\u201cIt opened in May. \u2018We did not ask,\u2019 he told me,\u201d Quill said.",
        "\"It opened in May. 'We did not ask,' he told me,\" Quill said.",
        "\u201cIt opened in May. \u201cWe did not ask,",
        'He said "it opens in May." "We did not ask," he said.',
        "\u201cIt opened in May. Obi left,\u201d Quill said.",
        "The post-Sept. 11 talks of non-U.S. Army men failed on Jan. 3.",
        "The mid-Oct. 3 vote on No. 5 failed.",
        "'I told him no. He left,' she said.",
        "'We met in May. Orr came late,' she said.",
        "She said: 'We don't meet in May. Orr did.'",
        "The pier was sold on a Nov. Tuesday that few forgot.",
        "The Jan. Committee heard her Oct. Report.",
        "It rained the first Aug. Monday and that Dec. Sunday.",
        "Every Nov. Tuesday the hall is shut.",
        'Orr runs the U.S. "Clean hulls plan," which is old.',
        'The Tern Inc. "Clean hulls plan," a scheme of Orr, failed.',
        'She sold the Tarn Corp. "Old iron," as it was known.',
        "It is run by Tern Ltd. \u201cOld iron\u201d, a yard for masts, and by Obi.",
    ],
)
def test_titles_and_nested_marks_begin_no_sentence(text: str) -> None:
    """
    A nickname, a title, words that run on and a quotation within another stay in their sentence.
    """
    assert [one.of(text) for one in split_sentences(text)] == [text]


def test_many_abbreviations_before_speech_cost_no_more_than_the_line_is_long() -> None:
    """
    Marks are counted once in a line.
    """
    line = 'It opened in May. "We did not ask," he said. ' * 8_000
    begun = time.process_time()

    assert len(split_sentences(line)) == 16_000
    assert time.process_time() - begun < 10


def test_a_long_line_costs_no_more_than_its_length() -> None:
    """
    A line of four thousand sentences took minutes when each was looked for in all that stood before it.
    """
    line = " ".join(f"Ada Orr said that toll {number} is due{', and due' * 30}." for number in range(4_000))
    begun = time.process_time()
    sentences = split_sentences(line)

    assert len(sentences) == 4_000
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("unit", ["\u201cferry ", " \u2018toll", "\u201e\u00ab\u201c\u2018 a"])
def test_marks_that_stay_open_cost_no_more_than_the_line_is_long(unit: str) -> None:
    """
    Among open marks sentencex takes time by the square: 17 s for this line.
    """
    line = unit * (400_000 // len(unit))
    begun = time.process_time()
    sentences = split_sentences(line)

    assert time.process_time() - begun < 5
    assert sum(map(len, sentences)) > 300_000


def test_a_line_of_any_length_has_the_sentences_of_shorter_ones() -> None:
    """
    Windows end where sentences do; a quotation of several sentences stays one across them.
    """
    paragraph = "Ada Orr opened the weir. \u201cIt leaks. It will leak,\u201d she said. Nobody asked."
    alone = [span.of(paragraph) for span in split_sentences(paragraph)]
    line = " ".join([paragraph] * 900)

    assert len(line) > 60_000
    assert [span.of(line) for span in split_sentences(line)] == alone * 900


def test_a_sentence_without_end_is_cut_between_words() -> None:
    """
    What has no end within a window ends behind a space.
    """
    line = "weir " * 20_000
    sentences = split_sentences(line)

    assert len(sentences) > 1
    assert {word for span in sentences for word in span.of(line).split()} == {"weir"}


@pytest.mark.parametrize("line", ["* * *", ". . . 12", "\u201d.\u201d." * 40_000])
def test_what_has_no_letter_is_not_searched_for_sentences(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentencex's Italian takes longest over it."""
    monkeypatch.delattr(sentencex, "get_sentence_boundaries")
    sentences = split_sentences(line, "it")

    assert "".join(span.of(line) for span in sentences) == line


@pytest.mark.parametrize("piece", ["o. \u201d", "Sen. U.S. p.m. ", "n. 1. "])
def test_a_line_of_full_stops_is_read_in_short_windows(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Sentencex's Italian takes time by the square of their number: 1.4 s for such lines. No word is lost.
    """
    line, windows = piece * (48_000 // len(piece)), []

    def find(language: str, window: str) -> Any:
        windows.append(window)
        return boundaries(language, window)

    boundaries = sentencex.get_sentence_boundaries
    monkeypatch.setattr(sentencex, "get_sentence_boundaries", find)
    sentences = split_sentences(line, "it")

    assert max(window.count(".") for window in windows) <= 500
    assert "".join(span.of(line) for span in sentences).replace(" ", "") == line.replace(" ", "")
