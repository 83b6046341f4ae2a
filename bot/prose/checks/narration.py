"""What a statement tells about its speaker, which the speaker did not say: the outlet's words around a quotation.

Pure.
"""

import re

from bot.prose.checks.reading import ReadEvidence, Text, follows
from index.extraction.layout.quotations import find_quotations
from index.language.name_matching import name_words
from index.language.reporting_verbs import verb_forms
from index.language.word_lists import words
from index.statements import Kind

_WE = words("our ours ourselves us we")
#: What "we" are, where the outlet tells whom the speaker speaks for: "the club's president".
BODIES = words(
    "agency army association authority bank board business chamber charity church city club college commission "
    "committee company council county court department firm government group hospital institute ministry museum "
    "network office organisation organization parliament party police region school society state store team theatre "
    "town trust union university village"
)
_BEFORE_BODY = words("its our the their")
#: A description behind a name: "Orr, who leads the council, said", "said Orr, the mayor of Tern.".
_DESCRIPTION = r"(?i:\b{name}), (?:an?|the|who|whose|its?|[\w-]+[’']s?) [^,.;“”\"]*(?=[,.;]|$)"
#: Before a name that a clause follows: "according to Orr, the islands have food".
_ACCORDING = re.compile(r"\baccording to [^,.;“”\"]*$", re.IGNORECASE)


def is_narrated(content: str, evidence: ReadEvidence) -> bool:
    """Whether a segment has the speaker say words with which the outlet describes speaker or surroundings.

    Of a direct statement these are all words outside its quotation marks, of others the description beside the name.

    Args:
        content: What the segment has the speaker say.
        evidence: The cited statement.
    """
    said, quoted = _said(evidence)
    if said is None:
        return False
    allowed = said.stems | evidence.labels.stems
    text = Text(_without_description(content, evidence))
    return any(
        token.stem in evidence.words.stems
        and token.stem not in allowed
        and not _is_own_body(text, place, quoted, evidence)
        for place, token in enumerate(text.tokens)
        if token in text.content
    )


def _said(evidence: ReadEvidence) -> tuple[Text | None, Text]:
    """Return the words of a statement that may be the speaker's, None for all of them; and the quoted ones."""
    told = evidence.evidence.words
    quoted = Text("\n".join(quotation.inner.of(told) for quotation in find_quotations(told)))
    if evidence.evidence.kind is Kind.DIRECT:
        return (quoted if quoted.tokens else None), quoted
    bare = _without_description(told, evidence)
    return (None if bare == told else Text(bare)), quoted


def _without_description(text: str, evidence: ReadEvidence) -> str:
    """Return a text without the description behind the speaker's name."""
    names = name_words(evidence.evidence.speaker or "")
    found = re.search(_DESCRIPTION.format(name=re.escape(names[-1])), text) if names else None
    if found is None or _ACCORDING.search(text[: found.start()]) or _is_statement(Text(found[0])):
        return text
    return text[: found.start() + len(names[-1])] + text[found.end() :]


def _is_statement(description: Text) -> bool:
    """Whether a description is what was said: "Orr, who said on Monday that the club would fold"."""
    verbs = (verb_forms().get(token.folded) for token in description.tokens)
    return (
        "who" in description.folded
        and "that" in description.folded
        and any(verb is not None and verb.verb.is_speech for verb in verbs)
    )


def _is_own_body(text: Text, place: int, quoted: Text, evidence: ReadEvidence) -> bool:
    """Whether a word stands for the "we" of a quotation, as the subject of what is said: "that the club would"."""
    is_subject = place == 1 or (place > 1 and _opens_clause(text, place - 1))
    is_body = text.tokens[place].folded in BODIES and place > 0 and text.tokens[place - 1].folded in _BEFORE_BODY
    return bool(quoted.folded & _WE) and is_body and is_subject and _speaks_for(text.tokens[place].folded, evidence)


def _speaks_for(body: str, evidence: ReadEvidence) -> bool:
    """Whether the outlet names a body beside the speaker: "Orr, the club's chair", "the club's chair, Ada Orr"."""
    told, names = evidence.evidence.words, name_words(evidence.evidence.speaker or "")
    name = re.escape(names[-1]) if names else r"\Z"
    behind = re.search(_DESCRIPTION.format(name=name), told)
    before = rf"(?i:\b{body}[’'](?:s\b)?[\w\s-]{{0,40}}(?:, )?(?:[\w.’'-]+\s)*{name}\b)"
    return re.search(before, told) is not None or (behind is not None and body in Text(behind[0]).folded)


def _opens_clause(text: Text, place: int) -> bool:
    return text.tokens[place - 1].folded in {"that", "and", "but", "by"} or follows(
        text.text, text.tokens, place, ",;:"
    )
