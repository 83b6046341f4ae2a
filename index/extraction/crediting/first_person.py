"""Who "I" is outside quotations: the speaker of a turn, the signer of a letter, the author of an opinion piece.

Also the statements that such layouts make by themselves: the words under a label in a transcript.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.article import Article, Span
from index.extraction.crediting.findings import Evidence, Finding
from index.extraction.layout.blocks import find_posts
from index.extraction.layout.interviews import find_answers
from index.extraction.layout.places import Ranges
from index.extraction.layout.positions import Layout
from index.extraction.layout.signatures import find_signed
from index.extraction.layout.tokens import trim
from index.extraction.layout.transcripts import Turn, find_turns
from index.extraction.people.identities import Identity, Roster
from index.extraction.people.names import Name
from index.statements import Polarity

# "Yes" and "Not yet" say nothing without their question.
_FEWEST_WORDS = 3


class Voices:
    """The speakers of one article, as far as its layout names them."""

    def __init__(self, article: Article, layout: Layout, names: Sequence[Name], roster: Roster) -> None:
        self._text = layout.text
        labelled = find_turns(layout, names, roster, article.title)
        self._turns: list[Turn] = labelled or find_answers(layout, names, roster, article.title)
        self._signed = [] if self._turns else find_signed(layout, names, roster, article.author)
        self._spoken = Ranges(turn.extent for turn in self._turns)
        parts = sorted(((part, turn) for turn in self._turns for part in turn.paragraphs), key=lambda pair: pair[0])
        self._parts = [(part, turn.speaker) for part, turn in parts]
        self._part_starts = [part.start for part, _turn in parts]
        self._layout = layout
        self._by_content: dict[int, Identity] = {}

    def covers(self, span: Span) -> bool:
        """Whether the words lie in a turn."""
        return self._spoken.overlaps(span)

    def posts(self) -> Iterator[Finding]:
        """Yield the posts above a signature; the signature names the speaker."""
        for post in find_posts(self._text):
            content = trim(self._text, post.text.start, post.text.end)
            if content is not None and not self.covers(content):
                yield Finding(post.name, (post.name,), (), (content,), Polarity.SAID, Evidence.COLON)

    def findings(self, *, answers: bool) -> Iterator[Finding]:
        """Yield the paragraphs of turns with a known speaker: an interview's ``answers``, or a transcript's turns."""
        for turn in self._turns:
            if turn.speaker is None or turn.is_answer is not answers:
                continue
            for number, paragraph in enumerate(turn.paragraphs):
                content = trim(self._text, paragraph.start, paragraph.end)
                if content is None or len(content.of(self._text).split()) < _FEWEST_WORDS:
                    continue
                self._by_content[content.start] = turn.speaker
                source = (turn.label,) if number == 0 and turn.label is not None else ()
                cue = (turn.mark,) if number == 0 and turn.mark is not None else ()
                yield Finding(None, source, cue, (content,), Polarity.SAID, Evidence.COLON)

    def speaker_of(self, finding: Finding) -> Identity | None:
        """Return the speaker of a finding that the layout alone credits."""
        return self._by_content.get(finding.content[0].start) if finding.head is None else None

    def settle(self, pronouns: Mapping[int, Identity], findings: Iterable[Finding]) -> dict[int, Identity]:
        """Resolve each "I" that is a source, and leave "he" and "she" open inside turns."""
        heads = (finding.head for finding in findings if finding.head is not None)
        found = ((head.start, self._at(head)) for head in heads if head.of(self._text) == "I")
        outside_turns = {start: who for start, who in pronouns.items() if not self.covers(Span(start, start + 1))}
        return outside_turns | {start: who for start, who in found if who is not None}

    def _at(self, head: Span) -> Identity | None:
        if self._layout.quotation_at(head.start) is not None:
            return None
        number = bisect_right(self._part_starts, head.start) - 1
        if number >= 0 and self._parts[number][0].covers(head):
            return self._parts[number][1]
        if self._layout.is_announced(head.start):
            return None
        return next((signed.author for signed in self._signed if signed.extent.covers(head)), None)
