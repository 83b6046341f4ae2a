"""Sentences that never end, made to be slow: of quotations, names, titles and verbs."""

import random
import time

import pytest

from corpus.article import Article, Span
from index.extraction.by_words.extractor import WordsExtractor
from index.extraction.by_words.items import LONGEST_SENTENCE, sentences_of
from index.language.sentences import split_sentences
from index.language.vocabularies.lexicon import lexicon


def test_each_quotation_is_read_without_looking_at_all_others() -> None:
    """
    The speech around each was looked for in the whole sentence: 12 s for this one.
    """
    rng = random.Random(3)
    marks = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb\u201e"
    text = "Ada Orr: " + "".join(rng.choice(marks) + rng.choice((" ", "a", "")) for _ in range(120_000))
    begun = time.process_time()

    WordsExtractor("de").extract(Article("weir", "weir", "test", text), [Span(0, len(text))])

    assert time.process_time() - begun < 9


@pytest.mark.parametrize("piece", ["Herr Ada Orr ", "sagte Ada Orr, ", "„Nein“, sagte der Minister, "])
def test_a_sentence_without_an_end_is_cut(piece: str) -> None:
    """
    Each word of a sentence may be compared with all others, so none is longer than any in news. No word is lost.
    """
    text = piece * 1000
    cut = sentences_of(text, Span(0, len(text)), {0}, (), lexicon("de"))
    items = [item for sentence in cut for item in sentence]

    assert max(map(len, cut)) <= LONGEST_SENTENCE
    assert "".join(item.text for item in items) == "".join(text.split())


@pytest.mark.parametrize("piece", ["Herr Ada Orr ", "sagte Ada Orr, ", "Frau Orr sagte, Ada Vane sagte, "])
def test_ten_times_the_text_takes_hardly_more_than_ten_times_as_long(piece: str) -> None:
    """
    One paragraph without a full stop.
    """
    extractor, seconds = WordsExtractor("de"), []
    for length in (4_000, 40_000):
        text = (piece * (length // len(piece) + 1))[:length]
        begun = time.process_time()
        extractor.extract(Article("weir", "weir", "test", text), [Span(0, len(text))])
        seconds.append(time.process_time() - begun)

    assert seconds[1] < 20 * max(seconds[0], 0.1)


def test_of_very_many_namesakes_the_first_are_told_apart() -> None:
    """
    Each new name was compared with all before it; the person who is named in full stays known.
    """
    names = ", ".join(f"Herr {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}o Vane" for n in range(2000))
    text = f"Die Bürgermeisterin Ada Orr kam. {names}. Orr sagte, die Brücke bleibe offen."
    begun = time.process_time()
    starts = (0, text.index(names), text.index("Orr sagte"))
    ends = (*starts[1:], len(text))
    found = WordsExtractor("de").extract(
        Article("weir", "weir", "test", text), [Span(*pair) for pair in zip(starts, ends, strict=True)]
    )

    assert [statement.speaker for statement in found] == ["Ada Orr"]
    assert time.process_time() - begun < 9


@pytest.mark.parametrize(
    "text", ["Es kam Ada Orr, sagte", "Sie kam, sagte, ", "Sie kam, so sagte,", "sagte", "Sie kam, sagte ("]
)
def test_a_sentence_may_break_off_behind_its_verb(text: str) -> None:
    """
    Nobody is told behind it, and nothing is looked for there.
    """
    for code in ("de", "fr", "uk"):
        WordsExtractor(code).extract(Article("weir", "weir", "test", text), [Span(0, len(text))])


def test_a_word_that_begins_many_phrases_takes_no_longer_than_another() -> None:
    """
    Some fifty Russian phrases begin with "по", and each was compared with every "по": seven times as long.
    """
    seconds = {}
    for piece in ("“по ", "“то "):
        text = piece * 2000
        begun = time.process_time()
        WordsExtractor("ru").extract(Article("weir", "weir", "test", text), [Span(0, len(text))])
        seconds[piece] = time.process_time() - begun

    assert seconds["“по "] < 3 * max(seconds["“то "], 0.02)


@pytest.mark.parametrize(("code", "piece"), [("ru", "Да. "), ("es", "No. "), ("pl", "Nie. ")])
def test_a_speech_of_many_sentences_is_read_in_time_of_its_length(code: str, piece: str) -> None:
    """
    Behind a narrator each sentence was looked at with all that follow it: 6.6 s for 20,000 characters.
    """
    openings = {
        "ru": "— Да, — сказал Иван Орр. — ",
        "es": "—Sí —dijo Ana Orr—. ",
        "pl": "— Tak — powiedział Jan Orr. — ",
    }
    extractor, seconds = WordsExtractor(code), []
    for length in (4_000, 20_000):
        text = openings[code] + piece * (length // len(piece))
        begun = time.process_time()
        extractor.extract(Article("weir", "weir", "test", text), split_sentences(text, code))
        seconds.append(time.process_time() - begun)

    assert seconds[1] < 10 * max(seconds[0], 0.05)
