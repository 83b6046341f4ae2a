"""Web sources to a stream: what is fetched, what is not, and what is told of pages and sources."""

from datetime import date, datetime, timedelta

import pytest

from corpus.errors import FetchError, MalformedError, PassingError, UnreadableError
from corpus.gathering.web import WebReader
from corpus.parsing.listings import Feed, Sitemap
from corpus.sources import Source, SourceKind
from corpus.visits import Listed, Outcome, Validators, Visit
from tests.corpus.support.web import (
    FEED,
    NOW,
    SITEMAP,
    Contents,
    FakeWeb,
    Remembered,
    articles,
    check_of,
    entry,
    kinds,
    page,
    read,
)

THE_FEED = Source(FEED, SourceKind.FEED)
THE_SITEMAP = Source(SITEMAP, SourceKind.SITEMAP)
FERRY: dict[str, object] = {"text": "The ferry sails.", "title": "Ferry", "publisher": "The Lantern"}


def feed_of(*names: str) -> Feed:
    """Return a feed whose entries have their texts on their pages."""
    return Feed("Lantern news", "en", tuple(entry(name) for name in names))


def test_a_page_of_a_feed_is_fetched_and_joined_with_its_entry() -> None:
    """
    The page has the text; date and author that only the feed has come from there; the fetch time is no date.
    """
    day = date(2026, 5, 1)
    web = FakeWeb(
        {FEED: Feed("Lantern", "en", (entry("ferry", published_at=day, author="Ada Orr"),)), page("ferry"): FERRY}
    )
    items = read(web)
    (article,) = articles(items)

    assert kinds(items) == ["Article", "Visit", "SourceCheck"]
    assert (article.key, article.text, article.author) == (page("ferry"), "The ferry sails.", "Ada Orr")
    assert (article.published_at, article.fetched_at, article.publisher) == (day, NOW, "The Lantern")
    assert check_of(items).listed == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Home\nThe ferry sails.", "Home\nThe ferry sails."), (None, None), (" ", None), ("a\0", None), ("\ud800", None)],
    ids="words none blank nul surrogate".split(),
)
def test_a_page_brings_its_visible_words(given: str | None, kept: str | None) -> None:
    """
    What cannot be stored is left out, and costs no article.
    """
    web = FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY | {"page_text": given}})
    (article,) = articles(read(web))

    assert (article.text, article.page_text) == ("The ferry sails.", kept)


def test_a_page_without_a_date_gets_none() -> None:
    """
    When it was fetched says nothing of when it was published.
    """
    (article,) = articles(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))

    assert article.published_at is None


def test_a_feed_with_full_texts_needs_no_page() -> None:
    """
    An entry that carries its text is an article as it stands.
    """
    full = entry("ferry", text="The ferry sails.")
    web = FakeWeb({FEED: Feed("Lantern", "uk", (full,))})
    (article,) = articles(read(web))

    assert web.asked == [FEED]
    assert (article.text, article.publisher) == ("The ferry sails.", "Lantern")


def test_entries_without_an_address_are_told_apart() -> None:
    """
    Two full texts that have no address of their own are two articles, the same in every run.
    """
    two = tuple(entry(name, url=None, text=f"It is about {name}.") for name in ("ferry", "mill"))
    found = articles(read(FakeWeb({FEED: Feed(None, None, two)})))

    assert [article.key for article in found] == [f"{FEED}#ferry", f"{FEED}#mill"]
    assert [article.url for article in found] == [None, None]


def test_the_editors_word_on_outlet_and_language_counts() -> None:
    """
    A source's outlet stands before what its pages call themselves; its language where they say none.
    """
    source = Source(FEED, SourceKind.FEED, "The Lantern of Tern", "uk")
    (article,) = articles(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY}), source))

    assert (article.publisher, article.language) == ("The Lantern of Tern", "uk")


def test_a_page_that_was_just_visited_is_not_asked_for_again() -> None:
    """
    Its source still lists it, and nothing more is said.
    """
    web, memory = FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY}), Remembered()
    memory.learn(read(web))
    items = read(web, memory=memory, now=NOW + timedelta(minutes=15))

    assert items[:-1] == [Listed(page("ferry"), FEED)]
    assert web.asked.count(page("ferry")) == 1


@pytest.mark.parametrize("is_told", [True, False], ids=["the feed says so", "after an hour"])
def test_a_page_is_asked_for_again(*, is_told: bool) -> None:
    """
    A page is due when its source says that it changed, and otherwise now and then.
    """
    later = NOW + (timedelta(minutes=15) if is_told else timedelta(hours=2))
    changed = entry("ferry", updated_at=NOW + timedelta(minutes=5) if is_told else None)
    memory = Remembered()
    memory.learn(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))
    web = FakeWeb({FEED: Feed(None, None, (changed,)), page("ferry"): {"text": "The ferry waits."}})
    (article,) = articles(read(web, memory=memory, now=later))

    assert article.text == "The ferry waits."


def test_a_page_that_did_not_change_is_not_read_again() -> None:
    """
    The server's word for it is believed; the visit is noted, and the time of the last change stays.
    """
    web, memory = FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY}, etags={page("ferry"): "v1"}), Remembered()
    memory.learn(read(web))
    items = read(web, memory=memory, now=NOW + timedelta(hours=2))
    visit = items[1]

    assert kinds(items) == ["Listed", "Visit", "SourceCheck"]
    assert isinstance(visit, Visit)
    assert (visit.outcome, visit.visited_at, visit.changed_at) == (Outcome.SAME, NOW + timedelta(hours=2), NOW)


@pytest.mark.parametrize("is_listed", [True, False], ids=["still in the feed", "no longer in it"])
def test_a_page_that_is_gone_has_vanished(*, is_listed: bool) -> None:
    """
    A page that answers 404 keeps its article, marked; also when the feed has long dropped it.
    """
    memory = Remembered()
    memory.learn(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))
    web = FakeWeb({FEED: feed_of(*(["ferry"] if is_listed else []))})
    items = read(web, memory=memory, now=NOW + timedelta(days=2))
    (visit,) = [item for item in items if isinstance(item, Visit)]

    assert (visit.outcome, visit.key) == (Outcome.VANISHED, page("ferry"))
    assert not any(isinstance(item, UnreadableError) for item in items)


def test_a_page_that_never_was_is_an_error_and_not_asked_for_at_once_again() -> None:
    """
    A dead link in a feed is told once, and then again only when its page is due.
    """
    web, memory = FakeWeb({FEED: feed_of("ferry")}), Remembered()
    first = read(web, memory=memory)
    memory.learn(first)
    second = read(web, memory=memory, now=NOW + timedelta(minutes=15))

    assert kinds(first) == ["UnreadableError", "Visit", "SourceCheck"]
    assert kinds(second) == ["SourceCheck"]


def test_a_host_that_fails_today_is_asked_again_by_the_next_run() -> None:
    """
    Nothing is noted of the page, and the feed has to be read again in full although it does not change.
    """
    contents: Contents = {FEED: feed_of("ferry"), page("ferry"): PassingError("answers 503", status=503)}
    web = FakeWeb(contents, etags={FEED: "f1"})
    items = read(web)

    assert kinds(items) == ["UnreadableError", "SourceCheck"]
    assert check_of(items).error is None
    assert check_of(items).validators == Validators()


def test_a_feed_is_remembered_once_all_its_pages_were_visited() -> None:
    """
    Only then may it say that it did not change.
    """
    web = FakeWeb({FEED: feed_of("ferry", "mill"), page("ferry"): FERRY, page("mill"): FERRY}, etags={FEED: "f1"})

    assert check_of(read(web)).validators == Validators("f1")
    assert check_of(read(web, most=1)).validators == Validators()


def test_a_feed_that_did_not_change_is_not_read_and_its_pages_are_looked_after() -> None:
    """
    Corrections are found although the feed stays the same.
    """
    memory = Remembered(of_sources={FEED: Validators("f1")})
    memory.learn(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))
    web = FakeWeb({FEED: feed_of(), page("ferry"): {"text": "Correction: it waits."}}, etags={FEED: "f1"})
    items = read(web, memory=memory, now=NOW + timedelta(hours=3))

    assert [article.text for article in articles(items)] == ["Correction: it waits."]
    assert check_of(items).is_same


def test_a_page_without_an_article_keeps_the_one_it_gave_before() -> None:
    """
    A page that is broken today is an error; its article is still listed, and nothing says that it changed.
    """
    memory = Remembered()
    memory.learn(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))
    web = FakeWeb({FEED: feed_of("ferry"), page("ferry"): MalformedError("no article was found")})
    items = read(web, memory=memory, now=NOW + timedelta(hours=2))
    visit = items[2]

    assert kinds(items) == ["Listed", "UnreadableError", "Visit", "SourceCheck"]
    assert isinstance(visit, Visit)
    assert (visit.key, visit.outcome, visit.validators) == (page("ferry"), Outcome.EMPTY, Validators())


@pytest.mark.parametrize(
    "trouble", [FetchError("answers 403", status=403), MalformedError("is no feed")], ids=["fetching", "parsing"]
)
def test_a_feed_that_gives_nothing_is_an_error_of_the_source(trouble: Exception) -> None:
    """
    The stream tells what is wrong, both for the run and for the source's state.
    """
    items = read(FakeWeb({FEED: trouble}))
    error = items[0]

    assert isinstance(error, UnreadableError)
    assert (error.where, error.reason, error.is_listed) == (FEED, str(trouble), False)
    assert check_of(items).error == str(trouble)


def test_one_article_in_two_feeds_is_read_once() -> None:
    """
    The second feed only says that it lists it too.
    """
    other = Source("https://lantern.example/sport.xml", SourceKind.FEED)
    web = FakeWeb({FEED: feed_of("ferry"), other.location: feed_of("ferry"), page("ferry"): FERRY})
    memory = Remembered()
    reader = WebReader(web, web, memory)
    memory.learn(list(reader.read(THE_FEED, NOW)))
    items = list(reader.read(other, NOW))

    assert items[:-1] == [Listed(page("ferry"), other.location)]
    assert web.asked.count(page("ferry")) == 1


def test_two_addresses_of_one_article_give_it_once() -> None:
    """
    The canonical address tells that both are one.
    """
    same = FERRY | {"url": page("ferry")}
    items = read(FakeWeb({FEED: feed_of("ferry", "ferry-2"), page("ferry"): same, page("ferry-2"): same}))

    assert kinds(items) == ["Article", "Visit", "Listed", "Visit", "SourceCheck"]


def test_a_sitemap_leads_to_others_and_is_whole_if_all_were_read() -> None:
    """
    Nested sitemaps are read, each once, and what they list is what the source holds.
    """
    more = "https://lantern.example/more.xml"
    pages = ((page("ferry"), date(2026, 5, 1)),)
    contents: Contents = {SITEMAP: Sitemap((), (more, more)), more: Sitemap(pages, (SITEMAP,)), page("ferry"): FERRY}
    items = read(FakeWeb(contents), THE_SITEMAP)

    assert kinds(items) == ["Article", "Visit", "SourceCheck"]
    assert check_of(items).is_whole
    assert check_of(items).newest == datetime.fromisoformat("2026-05-01T00:00:00+00:00")


def test_a_sitemap_with_a_part_that_fails_is_not_whole() -> None:
    """
    What the missing part lists cannot be told from what is gone.
    """
    items = read(FakeWeb({SITEMAP: Sitemap((), ("https://lantern.example/more.xml",))}), THE_SITEMAP)

    assert kinds(items) == ["UnreadableError", "SourceCheck"]
    assert not check_of(items).is_whole


def test_what_a_sitemap_drops_is_left_alone() -> None:
    """
    A page that the sitemap no longer lists is not visited for its sake, nor said to be listed.
    """
    memory = Remembered()
    listed = Sitemap(((page("ferry"), None),), ())
    memory.learn(read(FakeWeb({SITEMAP: listed, page("ferry"): FERRY}), THE_SITEMAP))
    web = FakeWeb({SITEMAP: Sitemap((), ()), page("ferry"): FERRY})
    items = read(web, THE_SITEMAP, memory, NOW + timedelta(days=3))

    assert kinds(items) == ["SourceCheck"]
    assert web.asked == [SITEMAP]


def test_new_pages_come_first_where_not_all_can_be_read() -> None:
    """
    A run visits so many pages of a source; known ones wait for the next, and are listed meanwhile.
    """
    memory = Remembered()
    memory.learn(read(FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})))
    web = FakeWeb({FEED: feed_of("ferry", "mill"), page("ferry"): FERRY, page("mill"): FERRY})
    items = read(web, memory=memory, now=NOW + timedelta(days=1), most=1)

    assert web.asked == [FEED, page("mill")]
    assert Listed(page("ferry"), FEED) in items


def test_the_page_of_an_article_that_was_taken_down_is_not_asked_for() -> None:
    """
    A feed may list it for weeks.
    """
    web = FakeWeb({FEED: feed_of("ferry"), page("ferry"): FERRY})
    items = read(web, memory=Remembered(forgotten=frozenset({page("ferry")})))

    assert kinds(items) == ["SourceCheck"]
    assert web.asked == [FEED]
