"""Entities that were encoded twice, so that a reader would see "&rsquo;" for an apostrophe. Pure.

Programs encode what other programs encoded before. No outlet means to print such names, except in articles about
markup, so tags are only read again in markup that holds no code.
"""

import re
from html import unescape

# Marks and letters by name or number, without "<" and ">", which text may be about.
_ENTITY = re.compile(
    r"&(?:amp;)?(?:(?:[lr][ds]quo|[sb]dquo|sbquo|laquo|raquo|lsaquo|rsaquo|quot|apos|amp|nbsp|hellip|[nm]dash|shy|bull|middot|euro"
    r"|pound|copy|reg|trade|deg|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|caron)|szlig|[AaOo][Ee]lig|[Oo]slash)"
    r"|\#(?:x[0-9A-Fa-f]{2,6}|\d{2,7}));"
)
_MOST_LAYERS = 3

_TAG = r"/?(?:p|br|a|div|span|em|strong|b|i|u|ul|ol|li|blockquote|h[1-6]|img|figure|figcaption)\b"
_TWICE_IN_MARKUP = re.compile(r"&amp;(?=(?:#?\w{2,10});)")
_ENCODED_TAG = re.compile(rf"&lt;{_TAG}(?:(?!&lt;).){{0,500}}?&gt;", re.DOTALL)
_ENCODED_END = re.compile(r"&lt;/(?:p|a|div|span|em|strong|b|i|ul|li|blockquote|h[1-6])\s*&gt;")
_CODE = re.compile(r"<(?:code|pre|kbd|samp|tt|textarea)\b", re.IGNORECASE)


def unescape_rest(text: str) -> str:
    """Return a text with the marks that entities in it stand for.

    >>> unescape_rest("&ldquo;Thin ice,&amp;rdquo; said AT&T of a &lt;b&gt;")
    '“Thin ice,” said AT&T of a &lt;b&gt;'
    """
    for _layer in range(_MOST_LAYERS):
        mended = _ENTITY.sub(lambda found: unescape(found[0]), text)
        if mended == text:
            break
        text = mended
    return text


def unescape_markup(markup: str) -> str:
    """Return markup in which tags that were encoded themselves are tags again, unless it holds code.

    >>> unescape_markup("&amp;lt;p&amp;gt;It&amp;rsquo;s late.&amp;lt;/p&amp;gt;")
    '<p>It&rsquo;s late.</p>'
    """
    if _CODE.search(markup):
        return markup
    flat = markup
    for _layer in range(_MOST_LAYERS):
        flat = _TWICE_IN_MARKUP.sub("&", flat)
    if not _ENCODED_END.search(flat):
        return markup
    return _ENCODED_TAG.sub(lambda found: unescape(found[0]), flat)
