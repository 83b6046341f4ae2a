"""Which findings are statements of somebody: not advice to "you", not a page's furniture, not a number that reads."""

import re

from corpus.article import Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.lines import end_before
from index.extraction.layout.positions import Layout
from index.extraction.people.speaker_nouns import ANYBODY, NOBODY, is_paper, is_person_noun
from index.language.pages.furniture import find_furniture
from index.language.pronoun_words import NO_NAMES
from index.language.reporting_verbs import PLAIN_SPEECH, Form, verb_forms
from index.language.word_lists import words

_WRITERS = words("i we")
_PLURAL = words("i they we you")
_WRITERS_WORDS = words("i my our us we")
_WORD = re.compile(r"[^\W\d_]+")
# "This article outlines how": the text about itself.
_OWN_PAGE = re.compile(
    r"(?:this|the (?:following|present)) (?:\w+ )?(?:article|blog|book|chapter|column|course|document|episode|essay|"
    r"feature|guide|infographic|interview|lesson|list|newsletter|page|piece|podcast|post|section|series|site|story|"
    r"table|text|tutorial|video|website|workshop)",
    re.IGNORECASE,
)
# "Those who declined to name a party" are a kind of people, as are politicians "who will say whatever".
_THOSE_WHO = re.compile(r"(?:all |any |anyone |everyone )?(?:those|anyone|everyone|people) who", re.IGNORECASE)
# "What Quill wrote that night became a book" reports nothing of it.
_RELATIVE_SUBJECT = re.compile(r"(?:what|whatever|whichever) ", re.IGNORECASE)
# "According to" these things are done, not said.
_MANNERS = words(
    "ability age circumstances color colour convenience custom customs fashion habit height humor humour kind level "
    "merit mood name need needs order plan preference price principle rank schedule season seniority size status "
    "taste tastes tradition type value weight whim wishes"
)
# With these, "people" is still anybody.
_OF_ANYBODY = words("a an any certain every few many more most no other some such that the these those")
# Who was there and spoke, though nobody knows the name.
_ONE_OF_THEM = re.compile(
    r"(?:the|a|another|one|that|this|these|two|three) (?:man|men|person|people|woman|women)|someone",
    re.IGNORECASE,
)
# "People who live there" are a group.
_DESCRIPTION = re.compile(r",? (?:who|whose|in|from|at|near|with|close|familiar|living|working|affected|of)\b")
_QUESTION = re.compile(
    r"(?:(?:And|But|So|Well),? )?(?:Who|What|When|Where|Why|How|Which|Whom|Whose|Did|Does|Do|Is|Are|Was|Were|Has|Have|"
    r"Had|Can|Could|Will|Would|Should|Might|May)\b",
    re.IGNORECASE,
)
# Words of somebody who is not known, below which they are a term in quotation marks or a scrap.
_FEWEST_OPEN = 3
_ANY = re.compile(r"(?:any|every|no) \w", re.IGNORECASE)
_SUPPOSED = re.compile(r"(?:If|Unless) ")
# Formats and devices by their letters: "the SMS tells the contact".
_FORMATS = words(
    "API CD CPU CSS CSV DNA DNS DVD DVR EPG FAQ FTP GPS GPU GUI HTML HTTP HTTPS IDE IP JSON LAN MMS PC PDF PIN QR RAM "
    "ROM RSS SDK SIM SMS SMTP SQL SSD SSL TCP TLS UDP URI URL USB UTF VPN XML YAML"
)
# "The coach has revealed how hard it was to...": the rest stands on another page.
_CUT_SHORT = re.compile(r"[^\S\n]?(?:\.{3,}|\u2026|\[(?:\.{3}|\u2026)\])[^\S\n]*(?:\n|\Z)")
_CUTTING = ".\u2026[] "
_CLOSING = ('"', "\u201d", "\u2019", "'", "\u00bb")
_LONGEST_ROW = 300
_LINKS = re.compile(r"(?:\|[^|\d\n]{0,40})+")
_SENTENCE_ENDS = (*_CLOSING, ".", "!", "?")
_PAUSE = re.compile(r"[,.;:!?\"\u201c\u2013\u2014]")
# Words of a sentence without a single mark; more are a list of keywords.
_LONGEST_UNMARKED = 40
_CONTRACTED = re.compile(r"['\u2019](?:d|ll|m|re|s|ve)$")
_NEGATED = re.compile(r"n['\u2019]t$")
_DATELINE = re.compile(r"[A-Z][\w.,' ]{2,40}(?:\([A-Z][\w ]*\) ?)? ?(?:\u2014|\u2013|--?) (?=[A-Z])")
# How a source is named, not what it said: "who asked not to be named".
_HOW_NAMED = re.compile(r"(?:not )?to (?:be|remain|stay) (?:not )?(?:named|identified|quoted|anonymous)\b|anonymity\b")


class Speaking:
    """Tells the findings of one article that are statements from those that only look like them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text
        self._furniture = find_furniture(layout.text)

    def is_statement(self, finding: Finding, *, known: bool) -> bool:
        """Whether somebody said something. ``known`` says that the source has been identified."""
        extent = finding.extent
        if any(line.covers(extent) for line in self._furniture) or self._is_no_prose(finding):
            return False
        if finding.evidence is not Evidence.QUOTED and self._only_looks_so(finding, known=known):
            return False
        if finding.head is None:
            return True
        if self._disagrees(finding, finding.head):
            return False
        if not known and sum(len(_WORD.findall(part.of(self._text))) for part in finding.content) < _FEWEST_OPEN:
            return False  # what we call "dreamers"
        named = not self._is_term(finding, finding.head) and not self._is_dateline(finding.head)
        return named and self._is_somebody(finding, finding.head, known=known)

    def _is_no_prose(self, finding: Finding) -> bool:
        """Whether the words are a row of a table, a list of words, or a teaser that is cut off: "has agreed to..."."""
        last = finding.content[-1]
        end = end_before(self._text, last.end, _CUTTING)
        if self._text[end - 1 : end] not in _CLOSING and _CUT_SHORT.match(self._text, end):
            return True
        if self._is_in_row(finding.extent):
            return True
        number = self._layout.sentence_at(last.start)
        sentence = self._layout.sentences[number].of(self._text) if number >= 0 else ""
        return len(sentence.split()) > _LONGEST_UNMARKED and _PAUSE.search(sentence) is None

    def _is_in_row(self, extent: Span) -> bool:
        """Whether the words stand in cells of a table; some pages have all their text in one."""
        first = self._text.rfind("\n", 0, extent.start) + 1
        end = self._text.find("\n", first)
        end = len(self._text) if end < 0 else end
        is_possible = end - first <= _LONGEST_ROW or "|" in extent.of(self._text)
        return is_possible and self._text.count("|", first, end) > 1 and not self._is_before_links(extent, first, end)

    def _is_before_links(self, extent: Span, first: int, end: int) -> bool:
        """Whether a whole sentence stands before a bar of links: "It is safe, Orr said. Read the report | More"."""
        bar = self._text.find("|", first, end)
        sentence = self._layout.whole_sentences(extent)
        is_whole = sentence.end <= bar and self._text[sentence.end - 1] in _SENTENCE_ENDS
        return is_whole and _LINKS.fullmatch(self._text, bar, end) is not None

    def _only_looks_so(self, finding: Finding, *, known: bool) -> bool:
        """Whether words without quotation marks are the article's question, its own deed, or how a source is named."""
        if self._is_asked(finding, known=known) or _HOW_NAMED.match(finding.content[0].of(self._text)):
            return True
        return finding.head is not None and self._is_by_article(finding, finding.head)

    def _disagrees(self, finding: Finding, head: Span) -> bool:
        """Whether the verb is another's: "They note that spending so much suggests it"."""
        form = verb_forms().get(finding.cue[-1].of(self._text).lower()) if len(finding.cue) == 1 else None
        return form is not None and form.form is Form.PRESENT and head.of(self._text).lower() in _PLURAL

    def _is_by_article(self, finding: Finding, head: Span) -> bool:
        """Whether the article tells what it is or does itself: "this page explains how", "we asked experts to"."""
        source = " ".join(word for part in finding.source for word in part.of(self._text).split())
        if _OWN_PAGE.fullmatch(source) or _RELATIVE_SUBJECT.match(source):
            return True
        if _THOSE_WHO.fullmatch(source):
            return True
        is_manner = finding.evidence is Evidence.ACCORDING and head.of(self._text).lower() in _MANNERS
        if is_manner or head.of(self._text).lower() not in _WRITERS_WORDS:
            return is_manner
        said = finding.content[0]
        return not (said.of(self._text).startswith("that ") or self._text[: said.start].endswith("that "))

    def _is_term(self, finding: Finding, head: Span) -> bool:
        """Whether a thing only names a term: "the field specifies 'From:'"."""
        word = head.of(self._text)
        is_thing = word.islower() and word not in NO_NAMES and not is_person_noun(word) and not is_paper(word)
        quoted = [word for part in finding.content for word in _WORD.findall(part.of(self._text))]
        return is_thing and len(quoted) < _FEWEST_OPEN

    def _is_asked(self, finding: Finding, *, known: bool) -> bool:
        """Whether the article itself asks or supposes: "What did Quill say?", "If an owner notifies you that"."""
        number = self._layout.sentence_at(finding.cue[0].start) if finding.cue else -1
        if number < 0 or finding.evidence is Evidence.COLON:
            return False
        sentence = self._layout.sentences[number].of(self._text)
        supposed = not known and _SUPPOSED.match(sentence) is not None
        return supposed or (sentence.endswith("?") and _QUESTION.match(sentence) is not None)

    def _is_infinitive(self, finding: Finding) -> bool:
        """Whether nobody in particular would say it: "it is natural to ask what we could have done"."""
        opening = [word for part in finding.cue for word in part.of(self._text).lower().split()][:2]
        return opening[:1] == ["to"] or opening == ["not", "to"]

    def _told_once(self, finding: Finding) -> bool:
        """Whether somebody unnamed spoke on one occasion: "the woman said"; not "people say"."""
        return _ONE_OF_THEM.fullmatch(finding.source[0].of(self._text)) is not None and self._is_told_in_past(finding)

    def _is_told_in_past(self, finding: Finding) -> bool:
        """Whether a plain verb of speech in the past, alone, is the cue: "I said it would rain", not "I would say"."""
        cue = finding.cue[0].of(self._text).lower() if len(finding.cue) == 1 else ""
        form = verb_forms().get(cue)
        is_past = form is not None and Form.PAST in form.form and form.verb.weight >= PLAIN_SPEECH
        return is_past and finding.evidence in {Evidence.CLAUSE, Evidence.QUOTED}

    def _is_dateline(self, head: Span) -> bool:
        """Whether the source is the place before the report: "Vandalia \u2013 Several hundred weavers ..."."""
        line = self._text.rfind("\n", 0, head.start) + 1
        place = _DATELINE.match(self._text, line)
        return place is not None and place.end() >= head.end

    def _is_somebody(self, finding: Finding, head: Span, *, known: bool) -> bool:
        word = _CONTRACTED.sub("", head.of(self._text).lower())
        # "Don't say 'never'" names nobody.
        if not word or _NEGATED.search(word) or word in NOBODY or (len(word) == 1 and word != "i" and word.isalpha()):
            return False
        if word in _WRITERS:
            whole = word == head.of(self._text).lower()
            return finding.evidence is Evidence.QUOTED or (whole and (known or self._is_told_in_past(finding)))
        if word in ANYBODY and _DESCRIPTION.match(self._text, finding.source[0].end):
            return True
        unsaid = not known and self._is_infinitive(finding)
        if unsaid or _ANY.match(self._text, finding.source[0].start):
            return False
        if self._told_once(finding):
            return True
        said = {word.lower() for span in finding.source for word in _WORD.findall(span.of(self._text))}
        is_sign = self._text.startswith("#", max(0, head.start - 1)) or head.of(self._text) in _FORMATS
        return not is_sign and bool(said - ANYBODY - _OF_ANYBODY)
