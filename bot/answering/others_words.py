"""Whether what a question takes somebody to have said is in others' words: "why did Orr call it a swindle", if Bek did.

Pure. Only words are compared, by their stems.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.answering.premises import premise_of
from bot.questions.details.premises import Premise
from bot.questions.reading import ReadQuestion
from bot.questions.vocabulary import ABOUT, AUXILIARIES, QUESTION_WORDS, VERBS
from index.language.name_matching import name_words
from index.language.words import split_words, stem, topic_words
from index.search.searching import Hit, SearchResult

#: How much more of the question others' words must have, as a share of its words plus a cosine.
_OTHERS_SAY = 0.7
#: The words of a claim, apart from function words, that are a quotation where they stand in the same order; three of
#: them may be any topic: "Trump divorce file". The speaker's words have to have fewer of them in a row by two.
_LEAST_QUOTED, _FEWER = 4, 2
#: All words of a claim that are a quotation in the same order, if one is "I" or "we", or if they are so much of the
#: claim; two are no function words.
_LEAST_OWN, _MOST_OF_CLAIM, _LEAST_TELLING = 5, 0.7, 2
_FIRST_PERSON = frozenset("i id ill im ive me my our us we wed weve".split())
#: The words of a claim, apart from function words, that others' words have all of, whatever their order; of more than
#: these, one may be lacking: "the toll is a shameless swindle" of "tolls are a swindle, and shameless".
_LEAST_COVERED = 3
#: The same, apart from both names, where asked and other have changed places: "Orr called Vane a liar" of "Vane called
#: Orr a liar".
_LEAST_SWAPPED = 2
#: Stems of verbs that tell nothing of what was said.
_SAYING = frozenset({"said", "say", "tell", "told"})
#: The hits that an answer shows.
_FIRST = 5
#: Words in quotation marks. So many of them, function words too, are somebody's own; fewer may be any topic.
_QUOTATION = re.compile(r"(?<!\w)[“‘\"']{1,2}(?P<words>[^“”\"]{3,300}?)[”’\"']{1,2}(?!\w)")
_LEAST_MARKED = 3
#: A name at the head of a question, perhaps behind a title, and what follows it and a colon or a dash.
_HEAD_NAME = r"(?P<title>(?:\S+\s){{0,2}}?){name}(?:\s*[:,–—]|\s-)?\s(?P<rest>\S.*)"


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a question takes for granted that the speaker whom it asks for said."""

    asked: ReadQuestion
    premise: Premise

    @property
    def stems(self) -> list[str]:
        return _stems(self.premise.claim)

    def is_quoted_in(self, hit: Hit) -> bool:
        """Whether a hit has it in its very words."""
        run = _longest_run(self.stems, _stems_of(hit))
        is_label = self.premise.is_label and _LEAST_TELLING <= len(run) == len(self.stems)
        is_run = is_label or len(run) >= _LEAST_QUOTED or bool(self.own_run(hit))
        return is_run or _is_quoted_of([hit], self.asked.unframed)

    def own_run(self, hit: Hit) -> Sequence[str]:
        """Return the words in a row that a hit has of it, if they are enough for a quotation."""
        return _find_quotation(self.premise.claim, hit)

    def is_covered_by(self, hit: Hit) -> bool:
        """Whether a hit has as good as all of it, or all of it with the two names changed round."""
        speaker = hit.ranked.candidate.speaker or ""
        if self.premise.verb in VERBS and _is_covered(self.stems, speaker, _stems_of(hit)):
            return True
        return self.is_swapped_in(hit)

    def is_swapped_in(self, hit: Hit) -> bool:
        """Whether a hit has it with the two names changed round."""
        speaker, asked = hit.ranked.candidate.speaker or "", self.asked.asked_name or ""
        claim, said = set(self.stems), {*_stems_of(hit), *map(stem, split_words(_words_of(hit)))}
        rest = claim - set(map(stem, name_words(f"{speaker} {asked}")))
        verb = stem(self.premise.verb)
        is_told = not _family_name(asked).isdisjoint(said) or (verb in said and verb not in _SAYING)
        is_all = len(rest) >= _LEAST_SWAPPED and len(rest - said) <= (len(rest) > _LEAST_COVERED)
        return is_all and is_told and not _family_name(speaker).isdisjoint(claim)


def is_said_by_others(asked: ReadQuestion, results: Sequence[SearchResult], apart: SearchResult | None = None) -> bool:
    """Whether what a question takes a speaker to have said is in others' words, and not in the speaker's.

    Args:
        asked: The question.
        results: What was found, for each side that is asked for.
        apart: What was found of anybody.
    """
    premise = premise_of(asked)
    if premise is None or len(results) != 1:
        return False
    if (results[0].words_of_others or 0.0) > _OTHERS_SAY:
        return True
    if apart is None:
        return False
    claim = _Claim(asked, premise)
    named = {name for speaker in asked.speakers for name in speaker.stored}
    others = [hit for hit in apart.hits if hit.ranked.candidate.speaker not in {None, *named}]
    own = results[0].hits[:_FIRST]
    if _is_quoted_of(others, asked.unframed) and not _is_quoted_of(results[0].hits, asked.unframed):
        return True
    return (
        _is_longer(lambda hit: len(_longest_run(claim.stems, _stems_of(hit))), others, own, _LEAST_QUOTED)
        or _is_longer(lambda hit: len(claim.own_run(hit)), others, own, _LEAST_OWN)
        or (any(map(claim.is_swapped_in, others)) and not any(claim.is_covered_by(hit) for hit in own))
    )


def keep_quoted(hits: Sequence[Hit], asked: ReadQuestion) -> list[Hit]:
    """Return those of others' hits that have the very words that a question takes the asked speaker to have said."""
    premise = premise_of(asked)
    quoted = [hit for hit in hits if hit.ranked.candidate.speaker]
    if premise is None:
        return [hit for hit in quoted if _is_all_in(_behind_name(asked), hit)]
    claim = _Claim(asked, premise)
    return [hit for hit in quoted if claim.is_quoted_in(hit) or claim.is_covered_by(hit)]


def _behind_name(asked: ReadQuestion) -> str:
    """Return the rest of a question with the asked name at its head: "judge orr on early tolls that ruin a mill"."""
    name = asked.asked_name or ""
    found = _HEAD_NAME.format(name=re.escape(name)) if name else ""
    rest = re.match(found, asked.unframed, re.IGNORECASE) if found else None
    is_head = rest is not None and (QUESTION_WORDS | AUXILIARIES).isdisjoint(split_words(rest["title"]))
    return rest["rest"] if rest and is_head else ""


def _find_quotation(claim: str, hit: Hit) -> Sequence[str]:
    """Return the words in a row that a hit has of a claim, if they have "I" or "we", or are most of it."""
    words = _as_typed(claim)
    run = _longest_run(words, _as_typed(_words_of(hit)))
    is_own = not _FIRST_PERSON.isdisjoint(run) or len(run) >= _MOST_OF_CLAIM * len(words)
    is_told = len(run) >= _LEAST_OWN and len(topic_words(" ".join(run))) >= _LEAST_TELLING
    return run if is_own and is_told else ()


def _as_typed(text: str) -> list[str]:
    """Return the words of a text as they are typed without apostrophes."""
    return [word.replace("’", "").replace("'", "") for word in split_words(text)]


def _is_all_in(words: str, hit: Hit) -> bool:
    """Whether a hit has as good as all of some words in a row; fewer need be all of them in quotation marks."""
    stems = _stems(words)
    least = _LEAST_TELLING if _QUOTATION.fullmatch(words) else _LEAST_QUOTED
    if len(stems) >= least and len(_longest_run(stems, _stems_of(hit))) == len(stems):
        return True
    run, is_topic = _find_quotation(words, hit), not ABOUT.isdisjoint(_as_typed(words)[:1])
    return bool(run) and (not is_topic or len(run) >= _MOST_OF_CLAIM * len(_as_typed(words)))


def _is_longer(measure: Callable[[Hit], int], others: Sequence[Hit], own: Sequence[Hit], least: int) -> bool:
    """Whether others have a run of so many words, and the speaker's own words one that is shorter by two."""
    most = max(map(measure, others), default=0)
    return most >= least and most - max(map(measure, own), default=0) >= _FEWER


def _is_covered(claim: Sequence[str], speaker: str, said: Sequence[str]) -> bool:
    """Whether somebody's words have as good as all of a claim. Whom a claim names is spoken of or to.

    >>> _is_covered(["toll", "shameless", "swindle"], "Ada Orr", ["swindle", "shameless", "toll"])
    True
    >>> _is_covered(["orr", "resign", "mayor"], "Ada Orr", ["resign", "mayor", "orr"])
    False
    """
    wanted = set(claim)
    lacking = len(wanted - set(said))
    is_enough = len(wanted) - lacking >= _LEAST_COVERED and lacking <= (len(wanted) > _LEAST_COVERED)
    return is_enough and wanted.isdisjoint(_family_name(speaker))


def _family_name(name: str) -> set[str]:
    return {stem(word) for word in name_words(name)[-1:]}


def _is_quoted_of(hits: Iterable[Hit], question: str) -> bool:
    """Whether one of some hits has words in a row that a question has in quotation marks."""
    marked = [_spell(found["words"]) for found in _QUOTATION.finditer(question)]
    wanted = [words for words in marked if len(words.split()) >= _LEAST_MARKED]
    said = [_spell(_words_of(hit)) for hit in hits] if wanted else []
    return any(words in text for text in said for words in wanted)


def _spell(text: str) -> str:
    """Return the words of a text, apart by spaces on either side."""
    return f" {' '.join(split_words(text))} "


def _stems(text: str) -> list[str]:
    return [stem(word) for word in topic_words(text)]


def _stems_of(hit: Hit) -> list[str]:
    return _stems(_words_of(hit))


def _words_of(hit: Hit) -> str:
    return hit.ranked.candidate.span.of(hit.version.text)


def _longest_run(claim: Sequence[str], said: Sequence[str]) -> Sequence[str]:
    """Return the most words of a claim that stand in a row in what was said.

    >>> _longest_run(["toll", "swindle", "theft"], ["new", "toll", "swindle"])
    ['toll', 'swindle']
    """
    end, longest, before = 0, 0, [0] * (len(said) + 1)
    for at, word in enumerate(claim, 1):
        runs = [0] * (len(said) + 1)
        for place, other in enumerate(said, 1):
            runs[place] = before[place - 1] + 1 if word == other else 0
        if max(runs) > longest:
            end, longest = at, max(runs)
        before = runs
    return claim[end - longest : end]
