"""Names of encodings: as pages, feeds and servers write them, and as Python knows them. Pure."""

import codecs
import re

_MARKS_IN_NAMES = re.compile(r"[^a-z0-9]+")
_WINDOWS = re.compile(r"(?:x|ms|microsoft)?(?:cp|win|windows|ansi)(\d{3,4})")
_ISO = re.compile(r"(?:x|cs)?(?:iso)?8859(\d{1,2})(?:[ei]|\d{4})?")
_LATIN = re.compile(r"latin\d{1,2}")
_BETWEEN_NAMES = re.compile(r"[,;\s]+")
# Python's own ways to write text in ASCII are encodings to it, and no page's.
_NOT_ON_THE_WEB = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})

# Names that neither Python nor its rules below know, without their marks. By the WHATWG's Encoding Standard, and from
# servers: "unicode" and "utf" are UTF-8 by its own rule for pages, since a page in UTF-16 could not be read so far.
_OTHER_NAMES = {
    "ansi": "cp1252",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "koi8ru": "koi8-u",
    "koi8rus": "koi8-r",
    "unicode": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "utf": "utf-8",
    "utf8mb4": "utf-8",
    "utf8n": "utf-8",
    "utf8bom": "utf-8",
    "xmaccyrillic": "mac-cyrillic",
    "xmacroman": "mac-roman",
    "macintosh": "mac-roman",
    "dos874": "cp874",
    "tis620": "cp874",
    "xsjis": "shift_jis",
    "windows31j": "cp932",
    "xeucjp": "euc-jp",
    "xeuckr": "euc-kr",
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "xgbk": "gb18030",
    "xxbig5": "big5",
    "big5hkscs": "big5hkscs",
    "usascii": "cp1252",
}
# What these names mean on the web is more than they say.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def known_encoding(name: str | None) -> str | None:
    """Return Python's name for an encoding, or None if it has none.

    Of several names the first that is known counts.

    >>> known_encoding("ISO-8859-1"), known_encoding("cp-1251"), known_encoding("rot13")
    ('cp1252', 'cp1251', None)
    """
    given = (name or "").strip()
    whole = _known(given)
    return whole or next(filter(None, map(_known, _BETWEEN_NAMES.split(given))), None)


def _known(name: str) -> str | None:
    plain = _MARKS_IN_NAMES.sub("", name.lower())
    windows, iso = _WINDOWS.fullmatch(plain), _ISO.fullmatch(plain)
    if plain in _OTHER_NAMES:
        wanted = _OTHER_NAMES[plain]
    elif windows:
        wanted = f"cp{windows[1]}"
    elif iso:
        wanted = f"iso8859-{iso[1]}"
    else:
        wanted = plain if _LATIN.fullmatch(plain) else name
    try:
        codec = codecs.lookup(wanted)
    except (LookupError, ValueError):  # a ValueError for NUL
        return None
    if codec.name in _NOT_ON_THE_WEB or not codec._is_text_encoding:  # noqa: SLF001 - bytes.decode() asks the same; there is no public way
        return None
    return _WIDER.get(codec.name, codec.name)
