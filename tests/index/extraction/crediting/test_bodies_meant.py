"""Whom "it", "the company" and "the ministry" mean: a body named right before, or nobody."""

import pytest

from tests.index.extraction.engines import ENGINES, told_by

TOLD = "It said the pier was old."
MEANT = (
    ("Tern Mills Inc said that it would sell.", "It said the pier was old.", "Tern Mills Inc"),
    ("Tern Mills Inc said that it would sell.", '"The pier is old," it said.', "Tern Mills Inc"),
    ("Tern Mills Inc said that it would sell.", "It also said the pier was old.", "Tern Mills Inc"),
    ("Tern Mills Inc closed. Tern said that it would sell.", "It said the pier was old.", "Tern"),
    ("Tern Mills Inc said in a report that it would sell.", "It said the pier was old.", "Tern Mills Inc"),
    ("Tern Mills Co said that it would sell.", "The company said the pier was old.", "Tern Mills Co"),
    ("Tern Mills Inc said that it would sell in Orsk.", "The firm said the pier was old.", "Tern Mills Inc"),
    ("The Ministry of Health closed the ward.", "The ministry said the pier was old.", "Ministry of Health"),
    ("The Orsk Council met on Monday.", "The council said the pier was old.", "Orsk Council"),
)
OPEN = (
    ("Tern Mills Inc said that it would sell. Ada Quill said no one came.", TOLD),
    ("Tern Mills Inc said that it had read a report.", TOLD),
    ("Tern Mills Inc said that it would sell. Vey Foods made an offer.", TOLD),
    ("Tern Mills Inc said it had gone to court. The court ruled on Friday.", TOLD),
    ("Tern Mills Inc said that it would sell. The union called a strike.", TOLD),
    ("Tern Mills Inc said that it would sell. The ministry answered.", TOLD),
    ("Tern Mills Inc said that it would sell. Nobody came. Nobody sang. Nobody danced.", TOLD),
    ("Ada Quill said that no one came.", TOLD),
    ("Marsh said that no one came.", TOLD),
    ("Greenwatch said that Tern Mills Inc spilled oil.", "The company said the pier was old."),
    ("Orsk Holdings said that Tern spilled oil.", "The company said the pier was old."),
    ("Ada Quill of Tern Mills Inc said that no one came.", "The company said the pier was old."),
    ("The Ministry of Health met the Ministry of Trade.", "The ministry said the pier was old."),
    ("The Orsk Council met a town council.", "The council said the pier was old."),
    ("The dockers' union met the Orsk Union.", "The union said the pier was old."),
    (
        "The Orsk Council met. Nobody came. Nobody sang. Nobody danced. It rained. It snowed.",
        "The council said it was old.",
    ),
)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(("before", "told", "speaker"), MEANT)
def test_a_body_that_is_surely_meant_is_credited(before: str, told: str, speaker: str, engine: str) -> None:
    """
    By its name as it stood before.
    """
    assert told_by(engine, f"{before} {told}")[-1].startswith(f"{speaker}: ")


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(("before", "told"), OPEN)
def test_where_another_may_be_meant_the_speaker_stays_open(before: str, told: str, engine: str) -> None:
    """
    Another speaker, a paper that may say it, a second body, or too many sentences between.
    """
    assert told_by(engine, f"{before} {told}")[-1].startswith("None: ")


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_body_goes_on_speaking(engine: str) -> None:
    """
    Each such source may mean the one before.
    """
    text = "Tern Mills Inc said that it would sell. The company said the pier was old. It said no one came."

    assert [told.split(":")[0] for told in told_by(engine, text)] == ["Tern Mills Inc"] * 3
