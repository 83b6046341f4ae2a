"""Whom "he" and "she" mean among the people named before."""

import pytest

from index.extraction.people.identities import Identity, Person
from index.extraction.people.pronouns import Mention, resolve_pronouns
from index.language.given_names import Gender

TILDA = Identity("Tilda Renn", Person("Tilda Renn", ("Tilda", "Renn"), Gender.FEMALE))
MAUD = Identity("Maud Kell", Person("Maud Kell", ("Maud", "Kell"), Gender.FEMALE))
TOM = Identity("Tom Moss", Person("Tom Moss", ("Tom", "Moss"), Gender.MALE))
KIM = Identity("Kim Orr", Person("Kim Orr", ("Kim", "Orr")))
DRUMM = Identity("Drumm Works")


def named(identity: Identity, sentence: int, *, subject: bool = True, speaks: bool = False, at: int = 0) -> Mention:
    """Return the mention of a name; ``at`` counts within the sentence."""
    gender = identity.person.gender if identity.person else None
    return Mention(100 * sentence + at, sentence, identity, gender, subject, speaks)


def she(sentence: int, at: int = 50) -> Mention:
    """Return a "she" in the second half of a sentence."""
    return Mention(100 * sentence + at, sentence, None, Gender.FEMALE, is_subject=True)


def meant(*mentions: Mention) -> str | None:
    """Return whom the last pronoun means."""
    resolved = resolve_pronouns(mentions)
    found = resolved.get(max(one.position for one in mentions if one.identity is None))
    return found.name if found else None


@pytest.mark.parametrize(
    ("mentions", "name"),
    [
        pytest.param((named(TILDA, 0), she(1)), "Tilda Renn", id="the only one"),
        pytest.param((named(TILDA, 0), named(TOM, 1), she(2)), "Tilda Renn", id="of her gender"),
        pytest.param((named(TOM, 0), she(1)), None, id="nobody of her gender"),
        pytest.param((she(0), named(TILDA, 1)), None, id="named only afterwards"),
        pytest.param((named(TILDA, 0), named(MAUD, 1), she(2)), "Maud Kell", id="nearest subject"),
        pytest.param((named(TILDA, 0), named(MAUD, 1, subject=False), she(2)), "Tilda Renn", id="subject over object"),
        pytest.param(
            (named(TILDA, 0), named(MAUD, 0, at=20), she(1)), "Tilda Renn", id="first subject of the sentence before"
        ),
        pytest.param(
            (named(TILDA, 0), named(MAUD, 0, at=20, speaks=True), she(1)), "Maud Kell", id="speaker over first subject"
        ),
        pytest.param((named(TILDA, 0), named(MAUD, 1), she(1)), "Maud Kell", id="subject of her own sentence"),
        pytest.param((named(KIM, 0), she(1)), "Kim Orr", id="gender not known"),
        pytest.param((named(DRUMM, 0), she(1)), None, id="may be a body"),
        pytest.param((named(TILDA, 0), she(6)), "Tilda Renn", id="six sentences back"),
        pytest.param((named(TILDA, 0), she(7)), None, id="seven sentences back"),
        pytest.param((named(TILDA, 0), she(5), she(9)), "Tilda Renn", id="a settled pronoun carries on"),
    ],
)
def test_a_pronoun_means_the_nearest_subject_it_fits(mentions: tuple[Mention, ...], name: str | None) -> None:
    """
    Gender, then place in the sentence, then nearness; nobody where nobody fits.
    """
    assert meant(*mentions) == name


def certainty(*mentions: Mention) -> float:
    """Return how sure the one pronoun is."""
    (identity,) = resolve_pronouns(mentions).values()
    return identity.certainty


def test_the_order_of_mentions_is_that_of_the_text() -> None:
    """
    Mentions may be given in any order.
    """
    assert meant(she(2), named(MAUD, 1), named(TILDA, 0)) == "Maud Kell"


def test_rivals_and_distance_cost_certainty() -> None:
    """
    One who could be meant is surer than the nearest of two, and that one surer than one of two far away.
    """
    alone = certainty(named(TILDA, 0), she(1))
    near = certainty(named(TILDA, 0), named(MAUD, 1), she(2))
    far = certainty(named(TILDA, 0), named(MAUD, 1), she(5))

    assert 1 > alone > near > far > 0


def test_an_unknown_gender_costs_certainty() -> None:
    """
    "She" for a given name of both is less sure.
    """
    assert certainty(named(KIM, 0), she(1)) < certainty(named(TILDA, 0), she(1))


def test_a_doubtful_name_stays_doubtful() -> None:
    """
    A pronoun is never surer than the name that it is for.
    """
    doubtful = Identity(TILDA.name, TILDA.person, certainty=0.4)

    assert certainty(named(doubtful, 0), she(1)) <= 0.4
