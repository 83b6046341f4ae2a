"""A page's machine-readable metadata about its article: schema.org's JSON-LD, which search engines ask outlets for.

Only data about this very article counts: a page also describes its site, its writers and linked articles. Pure: from a
tree to strings; links in the data are not followed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.parsing.links import absolute_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it has no types

_ARTICLE_TYPES = frozenset({"article", "blogposting", "liveblogposting", "report"})  # and all ...NewsArticle
_AUTHORS_SHOWN = 5
_NOT_IN_NAMES = frozenset("@/<>{}|")

# The date of the last change, which htmldate takes for the day of publication if it finds no other.
_CHANGE_DATE = re.compile(r"(\"dateModified\"\s*:\s*)\"[^\"]{0,100}\"")
_CHANGE_NAMES = frozenset(
    "article:modified article:modified_time datemodified dateupdate last-modified lastmod lastmodified modified "
    "og:modified_time og:updated_time revision_date updated utime".split()
)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG_WORD = re.compile(r"\w{4,}")
_NAMING = ("name", "property", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Stated:
    """The metadata stated by a page; each field is None if nothing usable is stated."""

    published_at: str | None = None
    changed_at: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None


def stated_article(tree: "HtmlElement", address: str | None) -> Stated:
    """Return the metadata of the article at ``address``; of several, those of the article that names this address."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) > 1:
        articles = [node for node in articles if address is not None and address in _addresses(node, address)]
    if not articles:
        return Stated()
    article = articles[0]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return Stated(
        published_at=_text(article.get("datePublished")),
        changed_at=_text(article.get("dateModified")),
        author=_authors(article.get("author"), by_id),
        publisher=next((_text(publisher.get("name")) for publisher in _objects(article.get("publisher"), by_id)), None),
        language=_text(article.get("inLanguage")),
    )


def forget_others(tree: "HtmlElement", address: str | None) -> None:
    """Remove a page's data if its only article is another one, so that no other reader takes them for this one's."""
    articles = [node for node in _nodes(tree) if _is_article(node)]
    if len(articles) == 1 and not _is_about(articles[0], tree, address):
        for script in [element for element in tree.iter("script") if _has_data(element)]:
            script.drop_tree()


def forget_changes(tree: "HtmlElement") -> None:
    """Remove the dates of the last change from a page: they are no days of publication."""
    for script in tree.iter("script"):
        if script.text and "dateModified" in script.text:
            script.text = _CHANGE_DATE.sub(r"\1null", _NOT_IN_XML.sub(" ", script.text))
    for meta in list(tree.iter("meta")):
        names = {(meta.get(attribute) or "").lower() for attribute in _NAMING}
        if not _CHANGE_NAMES.isdisjoint(names) and meta.getparent() is not None:
            meta.drop_tree()


def _nodes(tree: "HtmlElement") -> Iterator[Mapping[str, object]]:
    """Yield the top-level objects of a page's data; nested objects belong to them."""
    for script in tree.iter("script"):
        if not _has_data(script):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # often written by hand, or cut off
            continue
        for node in data if isinstance(data, list) else [data]:
            graph = node.get("@graph") if isinstance(node, dict) else None
            yield from (item for item in [node, *(graph if isinstance(graph, list) else [])] if isinstance(item, dict))


def _has_data(script: "HtmlElement") -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"


def _is_article(node: Mapping[str, object]) -> bool:
    given = node.get("@type")
    types = [name.lower() for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)]
    return any(name in _ARTICLE_TYPES or name.endswith("newsarticle") for name in types)


def _is_about(node: Mapping[str, object], tree: "HtmlElement", address: str | None) -> bool:
    """Whether data may be about the page's article: templates carry data of the article that they were made with.

    They are not if their headline shares no word with the page's titles, unless they name the page's address.
    """
    headline = set(_LONG_WORD.findall((_text(node.get("headline")) or "").lower()))
    shown = [element.text_content() for element in tree.iter("title", "h1")]
    shown += [meta.get("content") or "" for meta in tree.iterfind(".//meta[@property='og:title']")]
    titles = set(_LONG_WORD.findall(" ".join(shown).lower()))
    if not headline or not titles or not headline.isdisjoint(titles):
        return True
    return address is not None and address in _addresses(node, address)


def _addresses(node: Mapping[str, object], base: str) -> set[str | None]:
    page = node.get("mainEntityOfPage")
    given = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    links = (address.partition("#")[0] for address in given if isinstance(address, str))
    return {absolute_address(link, base) for link in links}


def _objects(given: object, by_id: Mapping[object, Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """Yield people or organisations, given as objects, by name, or by reference."""
    for item in given if isinstance(given, list) else [given]:
        if isinstance(item, str):
            yield {"name": item}
        elif isinstance(item, dict):
            reference = item.get("@id")
            yield item if "name" in item or not isinstance(reference, str) else by_id.get(reference, item)


def _authors(given: object, by_id: Mapping[object, Mapping[str, object]]) -> str | None:
    """Return the writers, separated by semicolons. Organisations are left out: they do not write "I"."""
    people = (person for person in _objects(given, by_id) if "@type" not in person or "Person" in str(person["@type"]))
    names = (_text(person.get("name")) for person in people)
    writers = dict.fromkeys(name for name in names if name and _NOT_IN_NAMES.isdisjoint(name))
    return "; ".join(list(writers)[:_AUTHORS_SHOWN]) or None


def _text(given: object) -> str | None:
    return given.strip() or None if isinstance(given, str) else None
