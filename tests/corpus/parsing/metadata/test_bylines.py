"""Titles and writers' names lose what belongs to the site, and nothing of their own."""

import pytest

from corpus.parsing.metadata.bylines import tidy_byline, tidy_title


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ferry stops | The Lantern", "Ferry stops"),
        ("Ferry stops|The Lantern", "Ferry stops"),
        ("Ferry stops - The Lantern", "Ferry stops"),
        ("Ferry stops – Lantern", "Ferry stops"),
        ("Ferry stops · THE LANTERN", "Ferry stops"),
        ("The Lantern | Ferry stops", "Ferry stops"),
        ("Ferry stops | The Lantern | 3 March 2026", "Ferry stops"),
        ("Ferry stops - March 3, 2026", "Ferry stops"),
        ("Ferry stops | 2026-03-03", "Ferry stops"),
        ("Ferry stops — Published 3 March 2026, 10:15", "Ferry stops"),
        # of its own
        ("Ferry stops | News | The Lantern", "Ferry stops | News"),
        ("Orr - a life", "Orr - a life"),
        ("The Lantern", "The Lantern"),
        ("Orr | Hale", "Orr | Hale"),
        ("A look at The Lantern", "A look at The Lantern"),
        ("The ferry — and the lantern of Tern", "The ferry — and the lantern of Tern"),
        ("What changed on 3 March 2026", "What changed on 3 March 2026"),
        ("Well-known ferry", "Well-known ferry"),
        ("Ferry: The Lantern", "Ferry: The Lantern"),
        (None, None),
    ],
)
def test_a_title_has_no_outlet_and_no_date_around_it(given: str | None, expected: str | None) -> None:
    """
    Behind or before a mark they are the site's; elsewhere they are the title's own.
    """
    assert tidy_title(given, ("The Lantern", None)) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        *((f"{by} Ada Orr", "Ada Orr") for by in ("By", "by", "Written by", "Reported by", "Author:", "Words by")),
        *((f"Ada Orr{more}", "Ada Orr") for more in (" Follow", " Follow @adaorr", " @adaorr", " | Follow on Twitter")),
        *((f"Ada Orr{more}", "Ada Orr") for more in (", The Lantern", " | The Lantern", " for The Lantern", " Bio")),
        *((f"Ada Orr{more}", "Ada Orr") for more in ("/Reuters", " (AP)", " | AFP", " via Getty Images")),
        *(
            (f"Ada Orr{more}", "Ada Orr")
            for more in (", 3 March 2026", " Published 3 March 2026", " | 2026-03-03 10:15")
        ),
        *((f"Ada Orr{more}", "Ada Orr") for more in (", Updated 2 hours ago", " 10 hours ago", " ada@lantern.example")),
        ("Ada Orr; Photo: Ben Hale/Getty Images", "Ada Orr"),
        ("By Ada Orr; By Ben Hale", "Ada Orr; Ben Hale"),
        *((junk, None) for junk in ("admin", "null", "N/A", "Photo by Ben Hale", "Getty Images", "3 March 2026", None)),
        # of its own
        *((name, name) for name in ("Ada Orr", "The Lantern", "Reuters", "Associated Press", "Bysshe Hale", "Cher")),
        *((name, name) for name in ("Ada Orr and Ben Hale", "Ada Orr, Political Editor", "Follow Hale", "Mark Getty")),
        *((name, name) for name in ("Émile Share", "Byline Times", "Ada Orr-Hale", "Ben Reuter", "Apsley Hale")),
    ],
)
def test_a_byline_has_names_only(given: str | None, expected: str | None) -> None:
    """
    Buttons, dates, addresses and credits of pictures are no writers.
    """
    assert tidy_byline(given, ("The Lantern",)) == expected
