"""Speech in a paragraph: the words in quotation marks or after a dash, without the narrator in between.

Only marks and reporting verbs are read here; who speaks is decided elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Span
from index.extraction.layout.lines import mark_before
from index.extraction.layout.quotations import Quotation
from index.language.vocabularies.lexicon import Lexicon
from index.language.vocabularies.verb_forms import opens_report

_APOSTROPHE = re.compile("[’ʼ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
#: What parts speech and narrator where both stand after a dash.
_DASH = re.compile(r"(?<=\S)(?:\s+[—–-]\s+|\s+[—–](?=\w)|(?<=[\w.!?…»”])[—–](?=[.,;:?!]*\s|[.,;:?!]*$))", re.MULTILINE)
_OPENING = re.compile(
    r"(?:^\s*[—–-]\s?|(?<=[.!?…»”])\s+[—–](?:\s+|(?=[\w¿¡])))(?=[\w¿¡«„“\"(])",
    re.MULTILINE,
)
#: A narrator between two parts of one quotation: ", — she added, — " or at its end.
_NARRATOR = re.compile(
    r"(?P<mark>[,.!?…]?)\s+[—–-]\s+(?P<words>[^—–\n]{3,140}?)(?:(?P<close>[,.!?…:]?)\s+[—–-]\s+|(?P<last>[.]?)$)"
)
_NARRATOR_WITHOUT_DASH = re.compile(r",\s+(?P<words>[^,.!?«»“”\n]{3,90}?)(?P<close>[,.])(?:\s+|$)")
#: A small word or a few, and a full name.
_NAMED_NARRATOR = re.compile(
    r"[^\W\d_A-ZА-ЯІЇЄҐ]+(?: [^\W\d_A-ZА-ЯІЇЄҐ]+){0,3} [A-ZА-ЯІЇЄҐ][^\W\d_]+ [A-ZА-ЯІЇЄҐ][^\W\d_]+(?=[.,:]|$)"
)
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zа-яіїєґ])")
#: Words of a narrator among which the reporting verb is.
_NEAR = 4
#: Characters that the first words of a sentence take at most, forms of verbs among them.
_AHEAD = 300
_TITLE_WORDS = 4
#: Words of a reporting form behind its first.
_LONGEST_FORM = 3
#: A dash by which speech goes on behind its narrator's sentence.
_GOES_ON = re.compile(r"[.!?…,]\s+[—–-]\s+$")
#: Characters between a verb that calls something by a word and that word in marks.
_NEAR_NAMING = 80


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of speech.

    Attributes:
        span: With its marks.
        is_title: Whether it is a name in quotation marks, such as a firm's, or a word or two set off.
        after_dash: Whether a dash opens it.
    """

    span: Span
    is_title: bool = False
    after_dash: bool = False


def find_speech(text: str, line: Span, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Speech]:
    """Return the speech of one line in order."""
    found: list[Speech] = []
    for quotation in quotations:
        found.extend(_parts(text, quotation, lexicon))
    if lexicon.words.speaks_after_dash:
        taken = [stretch.span for stretch in found if not stretch.is_title]
        found += [
            dash for dash in _after_dashes(text, line, lexicon) if not any(dash.span.overlaps(span) for span in taken)
        ]
    spoken = [stretch.span for stretch in found if stretch.after_dash]
    kept = [
        stretch for stretch in found if stretch.after_dash or not any(span.overlaps(stretch.span) for span in spoken)
    ]
    return sorted(kept, key=lambda stretch: stretch.span)


def is_narrator(words: str, lexicon: Lexicon, near: int = _NEAR) -> bool:
    """Whether a stretch begins with a reporting verb, or with a name or pronoun before one."""
    spelled = _APOSTROPHE.sub("'", words.replace("-t-", " ").replace("-", " ").lower())
    first = _WORD.findall(spelled)[: near + _LONGEST_FORM]
    return any(opens_report(first[at:], lexicon.code) for at in range(min(near, len(first))))


def _parts(text: str, quotation: Quotation, lexicon: Lexicon) -> Iterator[Speech]:
    """Yield a quotation, cut where the narrator speaks within its marks."""
    if _is_title(text, quotation, lexicon):
        yield Speech(quotation.span, is_title=True)
        return
    start, inner = quotation.span.start, quotation.inner.of(text)
    for found in _narrators(inner, lexicon):
        at = quotation.inner.start + found.start()
        if at > start:
            yield Speech(Span(start, at))
        start = quotation.inner.start + found.end()
    if start < quotation.inner.end or start == quotation.span.start:
        yield Speech(Span(start, quotation.span.end))


def _narrators(inner: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    found = [
        match
        for match in _NARRATOR.finditer(inner)
        if is_narrator(match["words"], lexicon, near=_NEAR if match["mark"] else 1)
    ]
    if not found and not lexicon.words.needs_comma:
        found = [match for match in _NARRATOR_WITHOUT_DASH.finditer(inner) if _is_inserted(match["words"], lexicon)]
    return iter(found)


def _is_inserted(words: str, lexicon: Lexicon) -> bool:
    """Whether words between commas can only be a narrator's: a verb, and a pronoun joined to it or a name after it."""
    first = words.split(maxsplit=1)[0].lower()
    if not is_narrator(words, lexicon, near=3):
        closed = lexicon.prepositions | lexicon.conjunctions | lexicon.determiners | lexicon.that | lexicon.as_
        return first not in closed and _NAMED_NARRATOR.match(words) is not None
    joined = any(
        words.split(maxsplit=1)[0].endswith(f"-{enclitic}") or f"-{enclitic} " in words
        for enclitic in lexicon.words.enclitics
    )
    parts = words.split()
    return joined or (len(parts) > 1 and parts[0].islower() and parts[-1][:1].isupper())


def _is_title(text: str, quotation: Quotation, lexicon: Lexicon) -> bool:
    """Whether the marks hold a name or a word set off: few words after a plain word, and no mark that ends speech."""
    inner = quotation.inner.of(text).strip()
    if quotation.single:
        return True
    if not inner or len(inner.split()) > _TITLE_WORDS or not quotation.closed:
        return False
    if _tells_speech(text, quotation.span.start, lexicon, is_small=inner[0].islower()):
        return False
    before = mark_before(text, quotation.span.start, " \u00a0")
    after = text[quotation.span.end : quotation.span.end + 3]
    is_lone = len(inner.split()) == 1
    if inner[-1] in ".!?…," or before in {":", "", "\n"}:
        return False
    if re.match(r"\s?[,—–]|\s-", after) and before in {".", "!", "?", "…", "»", "”", "—", "–"}:
        return False
    return inner[0].isupper() or inner[0].isdigit() or is_lone


def _tells_speech(text: str, start: int, lexicon: Lexicon, *, is_small: bool) -> bool:
    """Whether the words before marks tell that somebody speaks in them.

    That is a dash behind the narrator's sentence, or before a small word a verb that calls something by it: he called
    the plan "haltlos".
    """
    before = text[max(0, start - _NEAR_NAMING) : start]
    words = _WORD.findall(before)
    is_noun = bool(words) and words[-1] in lexicon.indefinites and lexicon.words.capital_nouns
    if _GOES_ON.search(before) or not (is_small or is_noun):
        return _GOES_ON.search(before) is not None
    sentence = re.split(r"[.!?…:;\n]", before)[-1]
    return any(word.lower() in lexicon.naming for word in _WORD.findall(sentence))


def _after_dashes(text: str, line: Span, lexicon: Lexicon) -> Iterator[Speech]:
    """Yield the speech that dashes open in a line: "— Yes, — he said. — At once."."""
    position = line.start
    while opening := _OPENING.search(text, position, line.end):
        pieces = _pieces(text, opening.end(), line.end)
        told = [False, *(piece[0] < piece[1] and _tells(text[slice(*piece)], lexicon) for piece in pieces[1:])]
        if not any(told[1:]):
            position = opening.end()
            if opening.start() == line.start and pieces:
                return
            continue
        yield from _spoken_pieces(text, pieces, told, lexicon)
        return


def _tells(words: str, lexicon: Lexicon) -> bool:
    """Whether a stretch after a dash is a narrator's, if by a verb that the language's file does not have."""
    return is_narrator(words, lexicon) or _NAMED_NARRATOR.match(words) is not None


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [(found.start(), found.end()) for found in _DASH.finditer(text, start, end)]
    starts = [start, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), end]
    return list(zip(starts, ends, strict=True))


def _spoken_pieces(
    text: str, pieces: Sequence[tuple[int, int]], told: Sequence[bool], lexicon: Lexicon
) -> Iterator[Speech]:
    start, end = pieces[0]
    for number, piece in enumerate(pieces[1:], 1):
        if not told[number]:
            if told[number - 1]:
                start = piece[0]
            end = piece[1]
            continue
        if not told[number - 1]:
            yield _spoken(text, start, end, lexicon, is_first=start == pieces[0][0])
        start, end = piece[1], piece[1]
        ends_here = _SENTENCE_END.search(text, *piece)
        if ends_here and number + 1 < len(pieces):
            return
    if not told[-1] and start < end:
        yield _spoken(text, start, end, lexicon, is_first=False)


def _spoken(text: str, start: int, end: int, lexicon: Lexicon, *, is_first: bool) -> Speech:
    """Return speech up to a sentence in which the article goes on itself."""
    if not is_first:
        for found in _SENTENCE_END.finditer(text, start, end):
            rest = text[found.end() : min(end, found.end() + _AHEAD)]
            words = tuple(word.lower() for word in _WORD.findall(rest)[:_NEAR])
            phrases = (*lexicon.before_phrases, *lexicon.own_phrases)
            tells = re.match(r"[^\W\d_]+ [^\W\d_]+,? ", rest) and is_narrator(rest, lexicon, near=3)
            if any(words[: len(phrase)] == phrase for phrase in phrases) or tells:
                end = found.start() + 1
                break
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end - 1 and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    return Speech(Span(start, max(end, start + 1)), after_dash=True)
