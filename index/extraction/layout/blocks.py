"""Words that the layout sets off without marks: paragraphs that a colon announces, and posts above their signature.

They count only if they are in the first person or look like a post. A paragraph that may be the article's own never
counts: where a post was lost from the page, the text after its announcement is narration.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Span
from index.extraction.layout.quotations import Quotation
from index.language.reporting_verbs import Form, Takes, verb_forms

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_FIRST_PERSON = re.compile(r"\b(?:I|I['\u2019]\w+|my|[Mm]y|[Ww]e|[Oo]ur|us)\b")
_SIGNS = re.compile(r"[#@]\w{2}|\bpic\.twitter\.com|\bt\.co/")
_NO_WORDS = re.compile(r"[\"'\u201c\u201d\u2018\u2019\u00ab\u2022*\u2013\u2014<\[(-]|\d+[.)]")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNATURE = re.compile(
    r"(?P<text>[^\n]*?)[^\S\n]*(?P<dash>[\u2013\u2014-]{1,2}[^\S\n]?)?"
    r"(?P<name>[A-Z][^\n(@\u2013\u2014]{1,40}?)[^\S\n]\((?P<handle>@\w{2,20})\),?"
    rf"(?P<date>[^\S\n](?:on[^\S\n])?(?:{_MONTH}[^\S\n]\d{{1,2}},?[^\S\n]\d{{4}}|\d{{1,2}}[^\S\n]{_MONTH}[^\S\n]\d{{4}}))?\.?"
)
_HANDLE = re.compile(r"(?P<name>@\w{2,20}):[^\S\n]+(?P<text>[^\n]+)")
_TWEETING = re.compile(r"\btweet|\bposted\b|\bTwitter\b", re.IGNORECASE)
_LONGEST_POST = 400
_FEWEST_WORDS = 3
# Words between the announcing verb and the colon: "wrote on her Facebook page late on Monday:".
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Post:
    """A post with the name and handle that sign it."""

    text: Span
    name: Span


def find_blocks(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the paragraphs that serve as quotations, as quotations without marks."""
    paragraphs = [Span(*line.span()) for line in _PARAGRAPH.finditer(text)]
    found: list[Quotation] = []
    announced = False
    for before, paragraph in pairwise(paragraphs):
        announced = _announces(text, before, quotations) or (announced and bool(found) and found[-1].span == before)
        if announced and _is_spoken(text, paragraph, quotations):
            found.append(Quotation(paragraph, paragraph))
        else:
            announced = False
    return found


def find_posts(text: str) -> Iterator[Post]:
    """Yield embedded posts: a text above ``Ada Quill (@adaquill) May 3, 2016``, or after ``@adaquill:``."""
    before: Span | None = None
    for line in _PARAGRAPH.finditer(text):
        labelled = _HANDLE.fullmatch(text, *line.span())
        if labelled is not None:
            yield Post(Span(*labelled.span("text")), Span(*labelled.span("name")))
        found = _SIGNATURE.fullmatch(text, *line.span()) if "(@" in line.group() else None
        if found is not None and (found.group("dash") or found.group("date")):
            name = Span(*found.span("name"))
            words = Span(*found.span("text")) if found.group("text") else before
            if words is not None and _is_post(text, words, name):
                yield Post(words, name)
        before = Span(*line.span())


def _announces(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether the paragraph ends in a colon after a verb of speech: "In a statement, Quill said:"."""
    if text[paragraph.end - 1] != ":" or any(quotation.span.end == paragraph.end for quotation in quotations):
        return False
    forms = (verb_forms().get(word.lower()) for word in _WORD.findall(paragraph.of(text))[-_NEAR:])
    spoken = (form for form in forms if form is not None and form.verb.is_speech and Takes.QUOTE in form.verb.takes)
    return any(word.form & (Form.PAST | Form.PRESENT) for word in spoken)


def _is_spoken(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> bool:
    words = paragraph.of(text)
    if _NO_WORDS.match(words) or words.endswith(":") or len(words.split()) < _FEWEST_WORDS:
        return False
    if any(paragraph.covers(quotation.span) for quotation in quotations):
        return False  # Words in quotation marks there have a source of their own.
    return _FIRST_PERSON.search(words) is not None or _SIGNS.search(words) is not None


def _is_post(text: str, words: Span, name: Span) -> bool:
    """Whether the words can be the post, not a sentence about it: nobody calls themselves by their surname."""
    post, surname = words.of(text), name.of(text).split()[-1]
    about = re.search(rf"\b{re.escape(surname)}\b", post) or _TWEETING.search(post)
    return not about and len(post.split()) >= _FEWEST_WORDS and len(post) <= _LONGEST_POST and not post.endswith(":")
