"""Words around the quotes: who says it, how and where, and how each kind of question is answered.

Pure. Quotes are never changed, only words of a source are put in quotation marks, and no yes or no is given that nobody
wrote.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.bearing import bears_on
from bot.answering.premises import bears_out, has_other_figures, period_of, premise_of
from bot.answering.refusing import name_languages, tell_slips
from bot.answers import Citation
from bot.citations.outlet_notes import is_correction_itself, meets
from bot.invisibles import isolate
from bot.phrases import day_in_words, list_names
from bot.questions.interpretations import tell_dates
from bot.questions.kinds import QuestionKind, asks_when_said
from bot.questions.reading import ReadQuestion
from bot.texts import ENGLISH, Texts
from index.language.correction_notes import strip_label
from index.language.given_names import Gender
from index.language.name_matching import name_words
from index.language.words import ASKING_WORDS, split_words
from index.search.query import Query
from index.statements import Kind, Polarity

#: Every statement bears on a query without a topic.
_ANY = Query("")


def compose(citations: Sequence[Citation], lead: str = "", texts: Texts = ENGLISH) -> str:
    """Return the answer's text: the lead, then a paragraph for each citation, ending in its number.

    Where the outlet corrected something in the article, its note follows.
    """
    lines = [lead] if lead else []
    for number, citation in enumerate(citations, 1):
        is_same = number > 1 and _is_follow_up(citations[number - 2], citation)
        opening = credit(citation, texts, with_name=not is_same)
        opening = texts("further", credit=opening) if is_same else opening
        lines.append(f"{opening}: {isolate(' '.join(citation.quote.split()))} [{number}]")
        lines += filter(None, [corrected(citation, texts)])
    return "\n".join(lines)


def _is_follow_up(before: Citation, citation: Citation) -> bool:
    return citation.speaker is not None and before.speaker == citation.speaker and citation.kind is not None


def credit(citation: Citation, texts: Texts = ENGLISH, *, with_name: bool = True) -> str:
    """Return the speaker of the words, and how they were reported.

    For example "Ada Orr, as reported by The Lantern, 3 May 2026", or "Ada Orr, denying, in her own words (Radio)".
    """
    day = day_in_words(citation.published_at, texts)
    where = ", ".join(part for part in (isolate(citation.publisher or ""), day) if part)
    if citation.kind is None:
        return _with_state(where or texts("article-undated"), citation, texts)
    who = isolate(citation.speaker or texts("speaker-unidentified"))
    if citation.kind is Kind.INDIRECT:
        how = texts("reported-by", where=where) if where else texts("reported")
    else:
        how = in_own_words(citation, texts) + (f" ({where})" if where else "")
    deed = texts("deed", polarity=citation.polarity or Polarity.SAID)
    parts = [who if with_name else "", deed, how]
    return _with_state(", ".join(part for part in parts if part), citation, texts)


def own_words(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return "her own words" if the article says that she is a woman, else "their own words"."""
    return texts("own-words", gender=citation.gender or "unknown")


def in_own_words(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return "in her own words", or "partly in her own words" if the reporter's are among them."""
    is_mixed = citation.kind is Kind.MIXED
    return texts("partly-in-own-words" if is_mixed else "in-own-words", gender=citation.gender or "unknown")


def also_in(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return how many other outlets carry it, or how many articles if all are of one outlet; "" if none does."""
    outlets, articles = len(citation.also_in_outlets), citation.also_in
    if outlets:
        return texts("also-in-outlets", count=outlets)
    return texts("also-in-articles", count=articles) if articles else ""


def vanished(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return when its page was found gone; "" if it exists."""
    since = day_in_words(citation.vanished_at, texts)
    return texts("vanished", day=since) if since else ""


def quoted_from(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return the language of a quote that stands as it was written; "" if it is the reader's, or unknown."""
    if citation.language in {None, texts.language}:
        return ""
    return texts("quoted-from", language=name_languages([citation.language], texts)[0])


def corrected(citation: Citation, texts: Texts = ENGLISH) -> str:
    """Return the outlet's correction of the article on one line; "" if there is none, or the article is a correction.

    It is called a correction of the quote only if it may be about the quote.
    """
    if not citation.correction or is_correction_itself(citation.title):
        return ""
    note = " ".join(strip_label(citation.correction).split())
    shown = f"{note}{'…' if note[-1].isalnum() or note[-1] in ',;:' else ''}"
    return texts("corrected" if meets(note, citation.quote, citation.speaker) else "outlet-added", note=shown)


def _with_state(words: str, citation: Citation, texts: Texts) -> str:
    state = (quoted_from(citation, texts), also_in(citation, texts), vanished(citation, texts))
    return ", ".join(filter(None, (words, *state)))


def open_answer(
    asked: ReadQuestion,
    citations: Sequence[Citation],
    texts: Texts = ENGLISH,
    untold: Sequence[str] = (),
    roles: Sequence[str] = (),
) -> str:
    """Return the answer's lead, by the kind of question; empty if the statements need none.

    Args:
        asked: What was read from the question.
        citations: What answers it.
        texts: Of the language of the answer.
        untold: The languages of cited passages that cannot be credited, by name in the reader's language.
        roles: What articles call the speaker, if that is asked.
    """
    if untold and not list_speakers(citations):
        return texts("cannot-tell-speakers-but", languages=list_names(untold, texts))
    kind = asked.understood.kind
    sentences = [_name_readings(asked, citations, texts), _open_by_kind(asked, citations, texts)]
    if roles:
        sentences.insert(
            0, texts("articles-call", name=list_names(asked.understood.speakers, texts), roles="; ".join(roles))
        )
    if asks_when_said(asked.unframed):
        sentences.append(tell_dates(citations, texts))
    if kind == QuestionKind.LATEST:
        sentences.append(texts("newest-first"))
    sentences.append(_warn_of_contradiction(citations, texts))
    sentences += [texts("cannot-tell-speakers", languages=list_names(untold, texts))] if untold else []
    # A sentence that ends in a colon introduces the statements, so it comes last.
    return " ".join(sorted(filter(None, sentences), key=lambda sentence: sentence.endswith(":")))


def _open_by_kind(asked: ReadQuestion, citations: Sequence[Citation], texts: Texts) -> str:
    names = list_names(list_speakers(citations), texts)
    kind = asked.understood.kind
    if kind == QuestionKind.WHO:
        return _tell_who(asked, citations, texts)
    if asked.query.role:
        described = texts("described-as", role=asked.query.role, names=list_names(_number_speakers(citations), texts))
        return " ".join(filter(None, (described, _tell_kind(asked, citations, names, texts))))
    if len(asked.speakers) > 1:
        return _tell_sides(asked, citations, texts)
    if not names and asked.speakers:
        return texts("only-articles-say", name=asked.asked_name or "")
    if told := _tell_kind(asked, citations, names, texts) or _tell_figures(asked, citations, names, texts):
        return told
    quoted = _number_speakers(citations, asked.query) if kind == QuestionKind.ABOUT else []
    return texts("quoted-on-this", names=list_names(quoted, texts)) if len(quoted) > 1 else ""


def _tell_kind(asked: ReadQuestion, citations: Sequence[Citation], names: str, texts: Texts) -> str:
    """Say that the words are not those that the question takes for granted, or which of them are denials.

    Words that do not contradict what is taken for granted need not bear it out either, so they are called no more than
    the speaker's words.
    """
    if not names or not asked.speakers:
        return ""
    premise = premise_of(asked)
    if premise and not bears_out(premise, citations[0], period_of(asked)):
        return texts("words-are-others", names=names)
    kind = asked.understood.kind
    if kind in {QuestionKind.DENY, QuestionKind.SUPPORT}:
        return _tell_stand(kind, citations, names, texts)
    return texts("words-on-this", names=names) if premise else ""


def _tell_figures(asked: ReadQuestion, citations: Sequence[Citation], names: str, texts: Texts) -> str:
    """Say that the words are not those that the question has, if they have other figures."""
    return texts("words-are-others", names=names) if names and has_other_figures(citations[0], asked) else ""


def list_speakers(citations: Sequence[Citation]) -> list[str]:
    """Return the speakers of citations in order, each once, however their names are written."""
    first: dict[tuple[str, ...], str] = {}
    for citation in citations:
        if citation.speaker:
            first.setdefault(name_words(citation.speaker), citation.speaker)
    return list(first.values())


def _number_speakers(citations: Sequence[Citation], query: Query = _ANY) -> list[str]:
    """Return the speakers of the statements about a query's topic, each with their numbers: "Ada Orr [1] [3]".

    If all citations have one speaker, no numbers are needed.
    """
    bearing = [
        (number, citation)
        for number, citation in enumerate(citations, 1)
        if citation.speaker and bears_on(citation, query)
    ]
    speakers = list_speakers([citation for _, citation in bearing])
    if len(list_speakers(citations)) == 1:
        return speakers
    numbers: dict[tuple[str, ...], str] = {}
    for number, citation in bearing:
        words = name_words(citation.speaker or "")
        numbers[words] = f"{numbers.get(words, '')} [{number}]"
    return [f"{isolate(name)}{numbers[name_words(name)]}" for name in speakers]


def share_gender(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with each speaker's gender filled in from other articles, unless articles differ."""
    told: dict[str | None, set[Gender]] = {}
    for citation in citations:
        if citation.gender:
            told.setdefault(citation.speaker, set()).add(citation.gender)
    one = {speaker: next(iter(genders)) for speaker, genders in told.items() if speaker and len(genders) == 1}
    return tuple(replace(citation, gender=one.get(citation.speaker or "")) for citation in citations)


def _name_readings(asked: ReadQuestion, citations: Sequence[Citation], texts: Texts) -> str:
    """Say what slips and misspelt names were taken for."""
    speakers = {citation.speaker for citation in citations}
    taken = [
        texts("taken-for", name=speaker.name, people=list_names(speaker.people, texts))
        for speaker in asked.speakers
        if speaker.stored and speaker.is_misspelt and speakers & set(speaker.stored)
    ]
    return " ".join((*tell_slips(asked, texts), *taken))


def _tell_who(asked: ReadQuestion, citations: Sequence[Citation], texts: Texts) -> str:
    """Name the speakers of statements about the question; if there are none, those of the nearest statements."""
    everybody = _number_speakers(citations)
    if not everybody:
        return texts("article-names-nobody")
    speakers = _number_speakers(citations, asked.query)
    if not speakers:
        return texts("nearest-words", names=list_names(everybody, texts))
    if ASKING_WORDS.isdisjoint(split_words(asked.unframed)):  # "who opposes it": whether they do is for the reader
        return texts("words-on-this", names=list_names(list_speakers(citations), texts))
    others = texts("others-on-this", names=list_names(speakers[1:], texts)) if len(speakers) > 1 else ""
    return f"{speakers[0][:1].upper()}{speakers[0][1:]}. {others}".rstrip()


def _tell_sides(asked: ReadQuestion, citations: Sequence[Citation], texts: Texts) -> str:
    """Say in which order the asked speakers are quoted, and which of them are silent."""
    if all(citation.speaker in speaker.stored for citation in citations for speaker in asked.speakers):
        return ""  # they spoke together
    heard: list[str] = []
    silent: list[str] = []
    unknown: list[str] = []
    for speaker in asked.speakers:
        is_heard = any(citation.speaker in speaker.stored for citation in citations)
        if not speaker.is_role:
            (heard if is_heard else silent if speaker.stored else unknown).append(list_names(speaker.people, texts))
    heard = list(dict.fromkeys(heard))
    parts = [texts("in-turn", first=heard[0], then=list_names(heard[1:], texts))] if len(heard) > 1 else []
    parts += [texts("silent-on-this", names=list_names(silent, texts))] if silent else []
    parts += [texts("nobody-called", name=list_names(unknown, texts))] if unknown else []
    parts += [texts("role-not-quoted", name=speaker.name, about="") for speaker in asked.speakers if speaker.is_role]
    return " ".join(parts)


def _tell_stand(kind: str, citations: Sequence[Citation], names: str, texts: Texts) -> str:
    denials = [number for number, citation in enumerate(citations, 1) if citation.polarity is Polarity.DENIED]
    if not denials:
        return texts("no-denial-on-this" if kind == QuestionKind.DENY else "words-on-this", names=names)
    which = list_names([f"[{number}]" for number in denials], texts)
    return texts("denials-on-this", names=names, which=which, count=len(denials))


def _warn_of_contradiction(citations: Sequence[Citation], texts: Texts) -> str:
    """Say that one speaker denies what another says, without judging which is right."""
    said = list_speakers([citation for citation in citations if citation.polarity is Polarity.SAID])
    denied = list_speakers([citation for citation in citations if citation.polarity is Polarity.DENIED])
    if not denied or not set(map(name_words, said)) - set(map(name_words, denied)):
        return ""
    return texts("contradiction", names=list_names(denied, texts), count=len(denied))
