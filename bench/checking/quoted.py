"""Quotations of annotated articles with the speakers whom annotators named: what the sets are made from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.data import Record

_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
_NAME = re.compile(r"\b[A-Z][\w’'.-]+")
_FIRST_PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|you|his|her|their|who|that|those|these|this|another|others?|one|some|many|most|both|each|all"
    r"|several|few|everyone|everybody|someone|somebody|nobody)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"[’']s?$")
_LEAST_WORDS = 5
_MOST_WORDS = 60
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an article has in quotation marks, and who said them according to annotators."""

    article: str
    words: str
    speaker: str


def find_quoted(articles: Iterable[Record], annotations: Iterable[Record]) -> list[Quoted]:
    """Return the quotations with a named speaker, in order; of words that stand twice the first only.

    Of words that are one's within another's ("Orr said, according to the Herald") the inner one is the speaker.
    """
    texts = {one["id"]: one["text"] for one in articles}
    found: dict[str, Quoted] = {}
    for row in annotations:
        text = texts.get(row["article_id"], "")
        within: dict[str, tuple[int, str]] = {}
        for attribution in row["attributions"] if text else ():
            spans = attribution.get("content") or ()
            length = sum(end - start for start, end in spans)
            for words in _quotations(text, spans):
                if words not in within or length < within[words][0]:
                    within[words] = length, name_of(attribution.get("source_text") or "")
        for words, (_, speaker) in within.items():
            if speaker:
                found.setdefault(words, Quoted(row["article_id"], words, speaker))
    return list(found.values())


def _quotations(text: str, spans: Sequence[Sequence[int]]) -> Iterator[str]:
    for start, end in spans:
        for match in _QUOTED.finditer(text, start, end):
            words = match.group(1).strip()
            if _LEAST_WORDS <= len(words.split()) <= _MOST_WORDS:
                yield words


def name_of(source: str) -> str:
    """Return the name that begins a source, without what describes it; empty where none does.

    >>> [name_of(source) for source in ("Ada Orr, the mayor", "Orr's", "One such letter")]
    ['Ada Orr', 'Orr', '']
    """
    name = re.split(r",| who | \(|;|:|[“”\"]", " ".join(source.split()).strip(' “”"'), maxsplit=1)[0]
    name = _OWNER.sub("", name.strip(" ’'"))
    is_name = _NAME.search(name) and not _FIRST_PRONOUN.match(name) and not name.startswith("According")
    return name if is_name and len(name.split()) <= _LONGEST_NAME else ""


def names_in(name: str) -> set[str]:
    """Return the capitalised words of a name, without possessives, in lower case."""
    return {word.lower().removesuffix("'s").removesuffix("’s").strip(".’'") for word in _NAME.findall(name)}


def other_speakers(quoted: Sequence[Quoted], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each article the full names of the archive's speakers whom it does not name."""
    full = sorted({one.speaker for one in quoted if len(_NAME.findall(one.speaker)) == 2 == len(one.speaker.split())})
    return {
        article: [name for name in full if name.split()[-1] not in text]
        for article, text in texts.items()
        if article in {one.article for one in quoted}
    }


def companions(quoted: Sequence[Quoted]) -> dict[str, list[str]]:
    """Return for each article the names that are quoted in it."""
    found: dict[str, list[str]] = {}
    for one in quoted:
        names = found.setdefault(one.article, [])
        if one.speaker not in names:
            names.append(one.speaker)
    return found
