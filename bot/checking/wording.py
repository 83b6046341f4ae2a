"""The report on a draft in words, for the terminal, the chat and the page: the same lines everywhere.

Pure. What comes from a draft or an article is shown as it stands, in quotation marks; escaping it is the caller's.
"""

from bot.checking.claims import ClaimType
from bot.checking.matching.differences import Difference
from bot.checking.report import CheckedClaim, Report, Verdict
from bot.texts import Texts

#: Characters of a claim that are shown.
_MOST_SHOWN = 300


def tell_summary(report: Report, texts: Texts) -> str:
    """Return in one line how many claims there are, and how many of them are to be looked at."""
    if not report.claims:
        return texts("check-no-claims")
    faults = sum(claim.is_fault for claim in report.claims)
    return texts("check-summary", claims=len(report.claims), faults=faults)


def tell_claim(checked: CheckedClaim, texts: Texts) -> str:
    """Return a claim's words, and whom the draft names for them."""
    words = " ".join(checked.text.split())
    shown = words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN].rsplit(maxsplit=1)[0]} …"
    if checked.claim.type is ClaimType.EXCERPT:
        return f"{texts('check-excerpt')}: {shown}"
    marked = f"“{shown}”" if checked.claim.type is ClaimType.QUOTATION else shown
    return f"{checked.claim.speaker}: {marked}" if checked.claim.speaker else marked


def tell_verdict(checked: CheckedClaim, texts: Texts) -> str:
    """Return the verdict with the further ones; of somebody else's words it says whose."""
    name = next((match.speaker for match in checked.evidence if match.speaker), None)
    is_others = checked.verdict is Verdict.OTHER_SPEAKER and name
    words = texts("check-said-by", name=name) if is_others and name else _in_words(checked.verdict, texts)
    further = ", ".join(_in_words(verdict, texts).lower() for verdict in checked.verdicts[1:])
    return f"{words} ({texts('check-also', verdicts=further)})" if further else words


def tell_differences(checked: CheckedClaim, texts: Texts) -> tuple[str, ...]:
    """Return a line for each difference."""
    return tuple(_tell(difference, texts) for difference in checked.differences)


def _in_words(verdict: Verdict, texts: Texts) -> str:
    return texts("check-verdict", verdict=verdict.value)


def _tell(difference: Difference, texts: Texts) -> str:
    kind = difference.kind.value
    if not difference.draft:
        return texts("check-left-out", source=difference.source, kind=kind)
    if not difference.source:
        return texts("check-added", draft=difference.draft, kind=kind)
    return texts("check-differs", source=difference.source, draft=difference.draft, kind=kind)
