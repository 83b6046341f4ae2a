"""Web addresses in untrusted text: whether they can be linked, made absolute, and compared by site.

Pure, and light enough for the process that parses pages.
"""

from urllib.parse import urljoin, urlsplit

_URL_LIMIT = 2000  # characters: the longest that every browser opens


def is_web_address(url: str) -> bool:
    """Whether it can be linked: http or https, a host, one word of printable characters."""
    if len(url) > _URL_LIMIT or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return False


def absolute_address(link: str | None, base: str | None) -> str | None:
    """Return a link as an absolute web address, or None if it is none.

    >>> absolute_address("../ferry?id=7", "https://example.org/news/feed.xml")
    'https://example.org/ferry?id=7'
    """
    link = link.strip() if link else ""
    if not link or len(link) > _URL_LIMIT:
        return None
    try:
        url = urljoin(base, link) if base else link
    except ValueError:  # "https://[": no host at all
        return None
    return url if is_web_address(url) else None


def page_address(canonical: str | None, url: str | None) -> str | None:
    """Return the address that a page claims as its own, if it may.

    A canonical link to the site's front page, a common mistake, does not count. If the page's own address is known
    (``url``), its canonical address must lie within the same registrable domain: a page must not take over the article
    of another outlet, or of another customer of the same host, by naming its address.

    >>> page_address("https://www.example.org/ferry", "https://amp.example.org/ferry?amp")
    'https://www.example.org/ferry'
    >>> page_address("https://lantern.example/ferry", "https://copies.example/1")
    """
    own = absolute_address(canonical, url)
    if own is None or not urlsplit(own).path.strip("/"):
        return None
    return own if url is None or is_same_site(own, url) else None


def is_same_site(first: str, second: str) -> bool:
    """Whether two web addresses belong to one site: one host, or two of one registrable domain.

    >>> is_same_site("https://ada.blogs.example/1", "https://blogs.example/2")
    True
    >>> is_same_site("https://ada.github.io/1", "https://ben.github.io/1")
    False
    """
    hosts = (_host(first), _host(second))
    return hosts[0] == hosts[1] or (_registrable(hosts[0]) is not None and len(set(map(_registrable, hosts))) == 1)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


def _registrable(host: str) -> str | None:
    """Return the registrable domain of a host; None for a number, a bare suffix or a name of one word.

    The public suffix list comes with ``tld`` (its private part names hosters such as github.io). Its files are read
    when two hosts first differ: 30 ms.
    """
    from tld import get_fld

    found = get_fld(f"https://{host}/", fail_silently=True, search_private=True)
    if found:
        return str(found)
    labels = host.split(".")
    # By the list's own default rule, the last label of an unlisted host is a suffix.
    is_unlisted = len(labels) > 1 and labels[-1].isalpha() and get_fld(f"https://a.{host}/", fail_silently=True) is None
    return ".".join(labels[-2:]) if is_unlisted else None
