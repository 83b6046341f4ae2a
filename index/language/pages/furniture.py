"""Lines of a page that are no part of what it reports: teasers, captions, prompts, and notes on the article itself."""

import re
from functools import lru_cache

from corpus.article import Span
from index.language.correction_notes import find_own_words

_TEASER = (
    r"related(?: \w+)?|(?:also|see|read|watch|listen|hear)(?: (?:also|more|next|this|now|here|see|read|watch))*|"
    r"more(?: (?:on|from|about)[^:|\n]{0,40})?|"
    r"continue reading|you may (?:also )?(?:like|be interested in)|(?:don['\u2019]t|do not) miss|in case you missed it|"
    r"recommended|trending|most (?:read|popular|viewed)|popular|up next|next up|editor['\u2019]?s['\u2019]? picks?|"
    r"from (?:the|our) archives?|further reading|join the conversation|elsewhere"
)
_PICTURE = (
    r"(?:file )?(?:photo|picture|image|video|gallery|slideshow|graphic|caption|pictured|illustration|podcast)s?"
    r"(?: (?:credit|by|of|courtesy|caption|gallery)s?)?"
)
_LABELLED = re.compile(rf"\W*(?:{_TEASER}|{_PICTURE})[^\S\n]*[:|\u2013\u2014][^\n]*", re.IGNORECASE)
_PROMPT = re.compile(
    r"\W*(?:by (?:clicking|signing up|submitting|subscribing|registering|continuing|using)\b|"
    r"(?:sign up|subscribe|log ?in|click here|tap here|follow us|share this|download our|get our)\b|"
    r"(?:story|article|video|slideshow|report|content) (?:continues|resumes|below)\b|"
    r"(?:advertisement|scroll (?:down|on))\b|(?:copyright|\u00a9))[^\n]*",
    re.IGNORECASE,
)
_LINE = re.compile(r"\S[^\n]*")

#: Articles whose furniture is cached: a question needs that of some twenty.
_REMEMBERED = 512


@lru_cache(maxsize=_REMEMBERED)
def find_furniture(text: str) -> tuple[Span, ...]:
    r"""Return the lines that are furniture, and the notes in which the outlet speaks of its article.

    >>> text = "Ada Quill said it is safe.\nRead more: Tom Obi says it is old"
    >>> [span.of(text) for span in find_furniture(text)]
    ['Read more: Tom Obi says it is old']
    """
    lines = (Span(*line.span()) for line in _LINE.finditer(text))
    furniture = [line for line in lines if any(kind.match(text, line.start, line.end) for kind in (_LABELLED, _PROMPT))]
    return (*furniture, *find_own_words(text))
