"""Articles compared by their shingles, and copies kept from filling a list."""

from index.language.shingles import may_be_copies, measure_overlap, sample, shingle, without_common
from index.search.crowding import has_same_words, thin

_WORDS = [f"word{number}" for number in range(400)]
_TEXT = " ".join(_WORDS)


def test_shingles_are_the_same_wherever_they_are_made() -> None:
    """
    In any process, whatever case, accents and signs the outlet writes.
    """
    assert shingle("The café – is shut.") == shingle("THE CAFE: IS SHUT") == [168372614571093]
    assert shingle("three words only") == []


def test_a_cut_article_overlaps_wholly_and_another_not_at_all() -> None:
    """
    The share is the smaller one's; a few shared words are no share at all.
    """
    whole = frozenset(shingle(_TEXT))

    assert measure_overlap(whole, frozenset(shingle(" ".join(_WORDS[:150])))) == 1.0
    assert measure_overlap(whole, frozenset(shingle(" ".join(f"other{number}" for number in range(90))))) == 0.0
    assert measure_overlap(whole, frozenset(shingle(" ".join(_WORDS[:10])))) == 0.0


def test_copies_keep_the_same_sample() -> None:
    """
    An eighth or so, chosen by the shingles themselves; half of the asked-for share of it opens a comparison.
    """
    whole, half = sample(shingle(_TEXT)), sample(shingle(" ".join(_WORDS[:200])))

    assert half <= whole
    assert 20 < len(whole) < 90
    assert may_be_copies(len(half), len(whole), len(half))
    assert not may_be_copies(1, len(whole), len(half))


def test_what_stands_beside_a_common_shingle_does_not_count() -> None:
    """
    The rest does.
    """
    shingles = shingle(_TEXT)
    kept = without_common(shingles, {shingles[200]})

    assert shingles[199] not in kept
    assert {shingles[0], shingles[-1]} <= kept
    assert without_common(shingles, set()) == frozenset(shingles)


def test_of_the_same_in_copies_the_first_go_on() -> None:
    """
    What differs goes on, and so does what has no copies.
    """
    links = {row: frozenset({1, 2, 3, 4} - {row}) for row in (1, 2, 3, 4)}
    items = [(1, "it sails"), (9, "it sails"), (2, "it sails"), (3, "it sails"), (4, "it does not sail")]

    assert thin(items, links, has_same_words) == [items[0], items[1], items[2], items[4]]
