"""A newsroom that changes its articles: the same for the same seed, and each edition known by a word of its own."""

from bench.changing_articles import Edition, Newsroom, mark, title_mark

RECORDS = [
    {"id": f"r{number}", "title": "Weir", "text": f"The weir of parish {number} leaks.\n\nNobody minds it."}
    for number in range(40)
]


def test_the_same_seed_makes_the_same_changes() -> None:
    """
    Two newsrooms of one seed agree in every round, and those of two seeds do not.
    """
    first, second, other = Newsroom(RECORDS, 1), Newsroom(RECORDS, 1), Newsroom(RECORDS, 2)
    for _round in range(3):
        first.change(0.2)
        second.change(0.2)
        other.change(0.2)

    assert first.records() == second.records()
    assert first.records() != other.records()


def test_a_share_changes_and_some_are_new() -> None:
    """
    So many articles as asked become another edition, in text or in title, and the rest stay as they were.
    """
    newsroom = Newsroom(RECORDS, 1, new_per_round=3)
    before = newsroom.editions
    changed = newsroom.change(0.25)
    after = newsroom.editions

    assert len(changed) == 10 + 3
    assert {one for one in after if before.get(one) != after[one]} == set(changed)


def test_each_text_holds_its_own_mark_and_no_other() -> None:
    """
    An edition's mark stands in its text once, and in no other edition's; so does a title's in its title.
    """
    newsroom = Newsroom(RECORDS, 1)
    editions: set[Edition] = set(newsroom.editions.values())
    for _round in range(5):
        newsroom.change(0.5)
        editions |= set(newsroom.editions.values())
    words = {edition: newsroom.record(edition)["text"].split() for edition in editions}

    assert {edition.kind for edition in editions} >= {"first", "corrected", "replaced", "rewritten"}
    for edition in editions:
        holders = {one for one in editions if mark(edition) in words[one]}

        assert {(one.number, one.text_edition) for one in holders} == {(edition.number, edition.text_edition)}
        assert newsroom.record(edition)["title"].split().count(title_mark(edition)) == 1


def test_the_first_texts_do_not_depend_on_the_seed() -> None:
    """
    An index of the first texts can be kept and used with any seed.
    """
    assert Newsroom(RECORDS, 1).records() == Newsroom(RECORDS, 2).records()
