"""The report on a draft on a terminal: each claim, what the archive says of it, and where."""

from rich.text import Text

from bot.checking.report import CheckedClaim, Report
from bot.checking.wording import tell_claim, tell_differences, tell_summary, tell_verdict
from bot.commands.terminal import make_console, print_evidence, printable
from bot.texts import ENGLISH

#: Places of one claim that are printed; `--json` has more.
_MOST_EVIDENCE = 3


def print_report(report: Report) -> None:
    """Print a report: the claims in the order of the draft, then how many are to be looked at."""
    console = make_console()
    is_soft = not console.is_terminal
    for checked in report.claims:
        _print_claim(checked)
    lines = [tell_summary(report, ENGLISH)]
    if report.unread:
        lines.append(ENGLISH("check-unread", parts=", ".join(report.unread)))
    if report.as_of:
        lines.append(f"As of {report.as_of:%d %b %Y, %H:%M} UTC")
    for line in lines:
        console.print(Text(line), soft_wrap=is_soft)


def _print_claim(checked: CheckedClaim) -> None:
    console = make_console()
    is_soft = not console.is_terminal
    style = "bold red" if checked.is_fault else "bold green"
    console.print(Text(printable(tell_claim(checked, ENGLISH))), soft_wrap=is_soft)
    console.print(Text(f"  {printable(tell_verdict(checked, ENGLISH))}", style=style), soft_wrap=is_soft)
    for line in tell_differences(checked, ENGLISH):
        console.print(Text(f"    {printable(line)}"), soft_wrap=is_soft)
    print_evidence(console, checked.evidence[:_MOST_EVIDENCE])
    console.print()
