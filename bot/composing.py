"""Words around the quotes: who says it, how, where, and why there is no answer.

Pure. A quote is never touched, and nothing is put between quotation marks that does not stand so in its source.
"""

from collections.abc import Sequence
from datetime import date

from bot.answers import Citation
from bot.questions import ReadQuestion
from index.archive_facts import ArchiveFacts
from index.statements import Kind, Polarity

_DEEDS = {
    Polarity.SAID: "",
    Polarity.DENIED: "denying",
    Polarity.ASKED: "asking",
    Polarity.DECLINED: "declining",
    Polarity.HYPOTHETICAL: "hypothetically",
}


def compose(citations: Sequence[Citation]) -> str:
    """Return the answer's text: a line for each citation, ending in its number."""
    return "\n".join(
        f"{credit(citation)}: {' '.join(citation.quote.split())} [{number}]"
        for number, citation in enumerate(citations, 1)
    )


def credit(citation: Citation) -> str:
    """Return whose words they are and how they come to us.

    For example "Ada Orr, as reported by The Lantern, 3 May 2026", or "Ada Orr, denying, in their own words (Radio)".
    """
    where = ", ".join(part for part in (citation.publisher, day_in_words(citation.published_at)) if part)
    if citation.kind is None:
        return where or "An undated article"
    who = citation.speaker or "A speaker who is not identified"
    deed = _DEEDS[citation.polarity or Polarity.SAID]
    if citation.kind is Kind.INDIRECT:
        how, place = "as reported", f" by {where}" if where else ""
    else:
        own = "partly in their own words" if citation.kind is Kind.MIXED else "in their own words"
        how, place = own, f" ({where})" if where else ""
    return f"{who}, {deed}, {how}{place}" if deed else f"{who}, {how}{place}"


def day_in_words(day: date | None) -> str | None:
    """Return a date as people write it.

    >>> day_in_words(date(2026, 2, 3))
    '3 Feb 2026'
    """
    return f"{day.day} {day:%b %Y}" if day else None


def explain_refusal(asked: ReadQuestion, facts: ArchiveFacts, has_nearest: bool) -> str:  # noqa: FBT001 - one caller
    """Return why nothing is cited: what was searched, and what was not found."""
    if not facts.articles:
        return "The archive is empty: run onrecord index with the articles to search."
    if asked.asked_name and not asked.is_known:
        found = f"Nobody called {asked.asked_name} is quoted in the archive"
    elif asked.is_known:
        people = asked.understood.speakers
        count = facts.roster.total(asked.query.speakers)
        topic = f" about {asked.understood.topic}" if asked.understood.topic else ""
        times = "once" if count == 1 else f"{count} times"
        are = "is" if len(people) == 1 else "are together"
        found = f"{' and '.join(people)} {are} quoted {times} in the archive, but nothing{topic} was found"
    else:
        found = "Nothing in the archive answers this"
    searched = f"{facts.articles} {'article' if facts.articles == 1 else 'articles'}"
    if facts.oldest and facts.newest:
        searched += f" from {day_in_words(facts.oldest)} to {day_in_words(facts.newest)}"
    nearest = " The nearest statements are listed apart; they do not answer the question." if has_nearest else ""
    return f"{found} ({searched} searched).{nearest}"
