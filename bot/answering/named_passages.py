"""Filter passages in languages whose speakers cannot be identified: drop those that name only other people.

Pure. Names are recognised by capitals alone, so this works in any language that has them. Two capitalised words ("Karl
Lindner") are a person's name; so is the last of them alone, with any ending.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.questions.vocabulary import CLAUSE_VERBS
from index.language.languages import ATTRIBUTED
from index.language.name_matching import fold
from index.language.reporting_verbs import Form, verb_forms
from index.search.searching import Hit

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
#: The longest ending of a name: "Петренко", "Петренкові".
_LONGEST_ENDING = 3
_SHORTEST_STEM = 4
#: Characters behind a quotation, up to the end of its line, that may say whose it is.
_LONGEST_SIGNATURE = 60

_QUOTED = re.compile(r"(?:[“„«\"]|''|\B‘)(.+?)(?:[”“»\"]|''|’\B|$)")
#: A quotation of speech has at least so many words without a capital.
_LEAST_SPEECH = 4

#: Words that precede German nouns but rarely names.
_BEFORE_NOUNS = frozenset(
    "am an auf aus bei das dem den der des die durch ein eine einem einen einer für gegen im in kein keine mit nach "
    "oder ohne um und unter vom von vor wegen zu zum zur über".split()
)


def find_names(question: str, function_words: Collection[str], hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the names of people in a question: the last word of each, as written.

    Names of people in the articles take precedence over other capitalised words, which may be places. In German, which
    capitalises all nouns, only those names count, and words without an article or preposition before them.
    """
    tokens = list(_WORD.finditer(question))
    is_cased = any(token.group()[0].isupper() for token in tokens[1:])
    content = [at for at, token in enumerate(tokens) if token.group().lower() not in function_words]
    known = {name for hit in hits for name in _people(hit.version.text)}
    credited = {
        word for hit in hits if hit.statement and hit.statement.speaker for word in _words(hit.statement.speaker)
    }
    people = [tokens[at].group() for at in content if not is_cased or tokens[at].group()[0].isupper()]
    found = [word for word in people if any(_is_name(word, name) for name in known | credited)]
    if found or not is_cased:
        return tuple(found)
    capital = [at for at in content if at and tokens[at].group()[0].isupper()]
    last = [at for at in capital if at + 1 not in capital or not question[tokens[at].end()].isspace()]
    return tuple(tokens[at].group() for at in last if not _is_noun(tokens, at, capital))


def _is_noun(tokens: Sequence[re.Match[str]], at: int, capital: Collection[int]) -> bool:
    while at - 1 in capital:
        at -= 1
    return tokens[at - 1].group().lower() in _BEFORE_NOUNS


def keep_named(hits: Sequence[Hit], names: Sequence[str]) -> list[Hit]:
    """Return the hits without those that name only others; all of them if the question names nobody."""
    return [hit for hit in hits if not names or _is_theirs(hit, names)]


def keep_untold_of(hits: Sequence[Hit], names: Sequence[str]) -> list[Hit]:
    """Return the hits without those that name only others, in articles whose speakers cannot be identified."""
    return [hit for hit in hits if _can_be_told(hit) or not names or _is_theirs(hit, names)]


def keep_of_stranger(
    hits: Sequence[Hit], names: Sequence[str], *, is_open: bool, is_for_words: bool = False
) -> list[Hit]:
    """Return the hits that may be about somebody whom no article is known to quote.

    Where speakers can be identified, a sentence that nobody says has to name them; asked for anything that they said
    (``is_open``), it is no answer even so. Asked for words (``is_for_words``), it has to tell some.
    """
    return [
        hit for hit in hits if not names or _may_be_of_stranger(hit, names, is_open=is_open, is_for_words=is_for_words)
    ]


def _may_be_of_stranger(hit: Hit, names: Sequence[str], *, is_open: bool, is_for_words: bool) -> bool:
    if hit.statement is None and _can_be_told(hit):
        return not is_open and _is_named(hit, names) and (not is_for_words or _tells_words(hit, names))
    text = hit.version.text
    said = hit.statement.content if hit.statement else ()
    return _is_theirs(hit, names) and not any(_has(_words(span.of(text)), names) for span in said)


def _tells_words(hit: Hit, names: Sequence[str]) -> bool:
    """Whether a sentence has a quotation, or a verb for saying behind one of the names."""
    sentence = hit.ranked.candidate.span.of(hit.version.text)
    if any(_is_speech(found) for found in _QUOTED.findall(sentence)):
        return True
    words = _words(sentence)
    named = next((place for place, word in enumerate(words) if _has([word], names)), len(words))
    return any(_is_telling(before, word) for before, word in pairwise(words[named:]))


def _is_speech(quoted: str) -> bool:
    """Whether words in quotation marks are more than a title or a term: "The Nightly Show"."""
    return sum(word[0].islower() for word in _words(quoted)) >= _LEAST_SPEECH


def _is_telling(before: str, word: str) -> bool:
    """Whether a word is a verb for saying, and no noun: "the crew's finding"."""
    form = verb_forms().get(word)
    is_gerund = form is not None and form.form is Form.GERUND and not before.endswith(("'s", "’s", "s’"))
    return is_gerund or word in CLAUSE_VERBS


def _can_be_told(hit: Hit) -> bool:
    return hit.version.language in {None, *ATTRIBUTED}


def _is_theirs(hit: Hit, names: Sequence[str]) -> bool:
    span, text = hit.ranked.candidate.span, hit.version.text
    if hit.statement is not None and hit.statement.speaker:
        return _has(_words(hit.statement.speaker), names)
    if _is_named(hit, names):
        return True
    others = _people(text)
    passage = hit.ranked.candidate.passage
    if _has(_words(span.of(text)), others):
        return False
    # "He added": the person named last before it.
    before = [word for word in _words(text[passage.start : span.start]) if _has([word], [*others, *names])]
    return bool(before) and _has(before[-1:], names)


def _is_named(hit: Hit, names: Sequence[str]) -> bool:
    """Whether a sentence, or what is behind it on its line, has one of the names."""
    span, text = hit.ranked.candidate.span, hit.version.text
    signed = text[span.end : span.end + _LONGEST_SIGNATURE].partition("\n")[0]
    return _has(_words(f"{span.of(text)} {signed}"), names)


def _has(words: Sequence[str], names: Collection[str]) -> bool:
    return any(_is_name(word, name) for word in words if word[0].isupper() for name in names)


def _is_name(word: str, name: str) -> bool:
    """Whether two words are the same name, ending aside."""
    first, second = fold(word.lower()), fold(name.lower())
    stem = max(_SHORTEST_STEM, min(len(first), len(second)) - 2)
    return first == second or (first[:stem] == second[:stem] and abs(len(first) - len(second)) <= _LONGEST_ENDING)


def _words(text: str) -> list[str]:
    return [found.group() for found in _WORD.finditer(text)]


def _people(text: str) -> frozenset[str]:
    """Return the last words of names of two or more words; "Die Brücke" is no name if "die" also occurs."""
    small = {word for word in _words(text) if word.islower()}
    return frozenset(run[-1] for run in _runs(text, small) if len(run) > 1)


def _runs(text: str, small: Collection[str]) -> Iterator[list[str]]:
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        word = found.group()
        is_next = text[end : found.start()] in {" ", "\xa0"}
        if not (run and is_next and word[0].isupper()):
            if run:
                yield run
            run = []
        if word[0].isupper() and (run or word.lower() not in small):
            run.append(word)
        end = found.end()
    if run:
        yield run
