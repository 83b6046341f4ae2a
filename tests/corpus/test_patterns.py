"""Each regular expression in corpus has a table of texts that it matches, and of texts like them that it does not."""

import pytest

from tests.patterns import Table, expression, expressions_in

TABLES = {
    "corpus.parsing.pages._FOOTNOTE": Table(
        "fullmatch", ["1", "[12]", " [a] ", "*", "†"], ["1984", "[ab]", "2nd", "said", ""]
    ),
    "corpus.parsing.pages._BEFORE_FOOTNOTE": Table(
        "search", ["bridge", "bridge.", "over”", "(so) "], ["m", "10", "of a", ""]
    ),
    "corpus.parsing.pages._QUOTED": Table("search", ["over,”", 'over." ', "over!’"], ["over”", "over,", "“over, he”"]),
    "corpus.parsing.pages._NAMED": Table("match", ["Ada Orr", " said Orr", "says the mayor"], ["said", "orr", "– Orr"]),
    "corpus.fetching.addresses._HOST_LABEL": Table(
        "fullmatch", ["lantern", "a", "news-24", "_dmarc", "x" * 63], ["", "-lantern", "lantern-", "x" * 64, "a.b", "é"]
    ),
    "corpus.fetching.addresses._NUMERIC_LABEL": Table(
        "fullmatch", ["1", "2130706433", "0x7f", "0x"], ["example", "1a", "x7f", ""]
    ),
    "corpus.fetching.bodies._MEDIA_TYPE": Table(
        "match", ["text/html", " text/html ; charset=utf-8", "application/rss+xml"], ["html", "text/html, text/xml", ""]
    ),
    "corpus.fetching.bodies._CHARSET": Table(
        "search",
        ["text/html; charset=utf-8", 'text/html;charset="UTF-8"', "text/html; a=b; charset = koi8-r"],
        ["text/html", "charset=utf-8", "text/html; charset="],
    ),
    "corpus.fetching.fetcher._USER_AGENT": Table(
        "fullmatch",
        ["OnRecord/1.0", "OnRecord/1.0 (+https://news.example/bot)"],
        ["OnRecord", "1/1.0", "OnRecord/", "OnRecord/1.0\n", "OnRecörd/1.0"],
    ),
    "corpus.fetching.retries._WHOLE_SECONDS": Table(
        "fullmatch", ["0", "120"], ["", "-1", "1.5", "1" * 10, "2 minutes"]
    ),
    "corpus.fetching.robots._AGENT_LINE": Table(
        "match",
        ["User-agent: *", "user agent: a", "USERAGENT:a", "  user-agent : a", "User-agent a"],
        ["User-agents: a", "Disallow: /user-agent:", "# User-agent: a"],
    ),
    "corpus.files.identity._BETWEEN_WORDS": Table("search", ["a b", "a_b", "a!"], ["ab", "été1"]),
    "corpus.files.records._CONTROL_CHARACTER": Table("search", ["a\0", "a\n", "\x85", "\x7f"], ["a b", "\xa0", "é"]),
    "corpus.files.records._LANGUAGE_CODE": Table(
        "fullmatch", ["en", "EN", "en-GB", "pt_BR", "uk-"], ["eng", "e", "english", "", "-en"]
    ),
    "corpus.parsing.metadata.bylines._PARTS": Table(
        "search", ["a | b", "a|b", "a - b", "a — b"], ["a-b", "a, b", "a: b"]
    ),
    "corpus.parsing.metadata.bylines._LAST_MARK": Table("search", ["a | b", "a|b", "a – b c"], ["a-b", "a b"]),
    "corpus.parsing.metadata.bylines._NOT_IN_WORDS": Table("search", [" ", "-", "_"], ["a1é"]),
    "corpus.parsing.metadata.bylines._ARTICLE": Table("match", ["thelantern"], ["the", "lantern"]),
    "corpus.parsing.metadata.bylines._WHOLE_DATE": Table(
        "fullmatch",
        ["3 March 2026", "March 3rd, 2026", "2026-03-03", "Updated: Tue, 3 Mar 2026 at 10:15 am"],
        ["3 ferries", "March 2026", "on 3 March 2026 it sank"],
    ),
    "corpus.parsing.metadata.bylines._DATE_AFTER_NAME": Table(
        "search",
        ["Orr, 3 March 2026", "Orr | Tue, 3 Mar 2026 10:15", "Orr Published today", "Orr 2 hours ago"],
        ["Orr March", "Orr the Elder", "3 March 2026"],
    ),
    "corpus.parsing.metadata.bylines._BY": Table(
        "match", ["By Orr", "Written by Orr", "Author: Orr"], ["Byron Orr", "By", "Bye Orr"]
    ),
    "corpus.parsing.metadata.bylines._BUTTONS": Table(
        "search",
        ["Orr Follow", "Orr | Follow on Twitter", "Orr, Bio", "Orr More from Orr"],
        ["Follow Orr", "Orr Followell"],
    ),
    "corpus.parsing.metadata.bylines._HANDLE": Table("search", ["Orr @orr", "(@orr)"], ["orr@lantern.example", "@"]),
    "corpus.parsing.metadata.bylines._ADDRESS": Table(
        "search", ["Orr a.orr@lantern.example", "<a@b.c>"], ["Orr @orr", "a@b"]
    ),
    "corpus.parsing.metadata.bylines._CREDIT": Table(
        "search", ["Photo: Orr", "Image by Orr", "Orr via Getty Images"], ["Mark Getty", "Photonic Orr"]
    ),
    "corpus.parsing.metadata.bylines._AGENCY_AFTER_NAME": Table(
        "search", ["Orr/Reuters", "Orr (AP)", "Orr | AFP"], ["Reuters", "Orr Ap"]
    ),
    "corpus.parsing.metadata.entities._ENTITY": Table(
        "fullmatch",
        ["&rsquo;", "&amp;", "&#039;", "&#x2019;", "&amp;rsquo;", "&eacute;"],
        ["&lt;", "&T", "&copy", "&#1;"],
    ),
    "corpus.parsing.metadata.entities._TWICE_IN_MARKUP": Table(
        "search", ["&amp;lt;", "&amp;#34;"], ["&amp; ", "&lt;", "&amp;a b;"]
    ),
    "corpus.parsing.metadata.entities._ENCODED_TAG": Table(
        "fullmatch", ["&lt;p&gt;", "&lt;/a&gt;", '&lt;a href="x"&gt;'], ["&lt; 5", "&lt;x&gt;", "<p>"]
    ),
    "corpus.parsing.metadata.entities._ENCODED_END": Table(
        "search", ["&lt;/p&gt;"], ["&lt;p&gt;", "</p>", "&lt;/x&gt;"]
    ),
    "corpus.parsing.metadata.entities._CODE": Table("search", ["<code>", "<PRE class=a>"], ["<p>code", "<codes"]),
    "corpus.parsing.metadata.numeric_dates.FIGURES": Table(
        "search",
        ["03/02/2026", "on 2026-03-02.", "3.2.26, noon", "2026-03-02T08:00"],
        ["03/02", "1/2-3", "1.2.3.4", "12:03/02/2026", "03/02/20261", "3-2-1-0"],
    ),
    "corpus.parsing.metadata.written_dates._SECONDS": Table(
        "fullmatch", ["1772442900", "1772442900.5", "1772442900000", "999999999"], ["20260302", "17724429000", "1e9"]
    ),
    "corpus.parsing.metadata.written_dates._COMPACT": Table(
        "fullmatch", ["20260302091500"], ["20260302", "2026030209150"]
    ),
    "corpus.parsing.metadata.written_dates._IN_FIGURES": Table(
        "fullmatch",
        ["03/02/2026", "2.3.2026, 21:15 Uhr", "2016/6/29 15:07:41", "Mon, 02-03-2026T10:15", "3.2.26."],
        ["2 March 2026", "03/02-2026", "21:15", "ferry 3 of 03/02/2026"],
    ),
    "corpus.parsing.metadata.written_dates._CLOCK": Table(
        "match", ["9:15", "09.15.30", "9:15 pm", "21:15:00.123"], ["915", "9", "9 pm", "noon"]
    ),
    "corpus.parsing.metadata.written_dates._NAMED_YEAR": Table(
        "search", ["2 March 2026", "2-Mar-26", "Mar '26"], ["Mar 2", "9:15"]
    ),
    "corpus.parsing.metadata.written_dates._IN_BRACKETS": Table(
        "search", ["10:00 (CET)", "a (b)"], ["(CET) 10:00", "CET"]
    ),
    "corpus.parsing.metadata.written_dates._ZONE": Table(
        "search",
        ["10:00 CET", "10:00 Europe/Berlin", "10:00 ET", "at America/New_York"],
        ["10:00", "10:00 +0100", "cet"],
    ),
    "corpus.parsing.page_dates._DAY_IN_ADDRESS": Table(
        "search",
        ["https://a.example/2026/03/02/ferry", "/2026-3-2", "/20260302.html", "/2026/3/2/"],
        ["/2026/03/ferry", "/1826/03/02/", "/202603021", "?d=2026-03-02"],
    ),
    "corpus.parsing.decoding._DECLARED_CHARSET": Table(
        "search",
        [
            b'<meta charset="utf-8">',
            b"<META CHARSET=koi8-r>",
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        ],
        [b"charset=utf-8", b'<meta name="a"><p charset="utf-8">', b"<meta charset=>"],
    ),
    "corpus.parsing.decoding._DECLARED_IN_XML": Table(
        "match",
        [b'<?xml version="1.0" encoding="utf-8"?>', b"<?xml encoding='cp-1251' version='1.0'?>"],
        [b'<?xml version="1.0"?><a encoding="utf-8">', b'<rss encoding="utf-8">', b"<?xml encoding=?>"],
    ),
    "corpus.parsing.decoding._SIDE_BY_SIDE": Table(
        "search", [b"\xca\xe0\xf8"], [b"\xe9\xe9", b"\xe9a\xe9a\xe9", b"abc"]
    ),
    "corpus.parsing.decoding._ACCENTED": Table("search", ["é", "ž", "ặ"], ["e", "×", "Ж"]),
    "corpus.parsing.decoding._ONLY_ACCENTED": Table("search", ["Êàøòàí"], ["créée", "Äöü", "Каштан"]),
    "corpus.parsing.decoding._SIGN_IN_WORD": Table("search", ["powiedzia³a"], ["m³ a", "¿es", "a « b"]),
    "corpus.parsing.encodings._MARKS_IN_NAMES": Table("search", ["-", " ", ":"], ["utf8", ""]),
    "corpus.parsing.encodings._WINDOWS": Table(
        "fullmatch", ["cp1251", "win1251", "windows874"], ["1251", "window1251"]
    ),
    "corpus.parsing.encodings._ISO": Table("fullmatch", ["iso88591", "885915", "iso88598i"], ["iso8859", "iso10646"]),
    "corpus.parsing.encodings._LATIN": Table("fullmatch", ["latin1", "latin10"], ["latin", "latino1"]),
    "corpus.parsing.encodings._BETWEEN_NAMES": Table("fullmatch", [",", "; ", " "], ["", "-"]),
    "corpus.parsing.decoding._UTF8_SEQUENCE": Table(
        "search", ["é".encode(), "–".encode(), "\U0001f600".encode()], [b"plain", "é".encode("cp1252"), b"\x80\x81"]
    ),
    "corpus.parsing.decoding._BYTE_BEYOND_ASCII": Table("search", [b"\x80", "é".encode()], [b"", b"\x7f", b"plain"]),
    "corpus.parsing.feed_entries._CUT_OFF": Table(
        "search",
        ["The ferry …", "The ferry...", "The ferry [...]", "The ferry [&hellip;]", "The ferry […] »"],
        ["The ferry.", "The … ferry", "The ferry .."],
    ),
    "corpus.parsing.feed_entries._LEADS_ON": Table(
        "match",
        [
            "Read more",
            "» Continue reading",
            "Click here for more",
            "More »",
            "View the full story",
            "to get it",
            "Full story",
        ],
        ["More ferries sail", "Reading is fun", "They read aloud", "Get well soon", "Continue the talks"],
    ),
    "corpus.parsing.feed_entries._WORDPRESS_CREDIT": Table(
        "match",
        ["The post Ferry sinks appeared first on The Lantern.", "The post Ferry\nsinks first appeared on The Lantern"],
        ["The post office appeared first", "See: The post A appeared first on B", "The post appeared first on B"],
    ),
    "corpus.parsing.feeds._DUBLIN_CORE_DATE": Table(
        "search", [b"<dc:date>", b"<date >", b"<x.y:date>"], [b"<pubDate>", b"<dc:dates>", b"</dc:date>"]
    ),
    "corpus.parsing.feeds._ROOT": Table("search", [b"<rss", b"<a:RDF>", b"<feed "], [b"<feeds", b"rss", b"<html>"]),
    "corpus.parsing.feeds._USUAL_DATE": Table(
        "fullmatch",
        ["Mon, 02 Mar 2026 09:15:00 GMT", "2 Mar 26", "02 Mar 2026 09:15 -0500", "Mon, 02 Mar 2026 09:15:00 EST"],
        ["02 Mar 2026 9:15 PM", "Mon, 02 Mar 2026 09:15:00 CET", "2026-03-02", "March 2, 2026"],
    ),
    "corpus.parsing.feeds._HALF_OF_THE_DAY": Table(
        "search", ["9:15 PM", "9:15pm", "9 a.m."], ["9:15", "PM", "9 p", "9 amber"]
    ),
    "corpus.parsing.feeds._YEAR_OR_MONTH": Table(
        "fullmatch", ["2026", "2026-02", "202602"], ["2026-02-03", "20260203", "26", "2026-2"]
    ),
    "corpus.parsing.feeds._E_MAIL_ADDRESS": Table("search", ["ada@lantern.example", "<ada@x>", "@"], ["Ada Orr", ""]),
    "corpus.parsing.hidden_text._CSS_COMMENT": Table(
        "fullmatch", ["/* a */", "/**/", "/* a\nb */", "/* open"], ["/ * a */", "a", "a /* b */"]
    ),
    "corpus.parsing.hidden_text._CSS_ESCAPE": Table(
        "fullmatch", ["\\6e", "\\6E ", "\\n", "\\00006e"], ["6e", "\\", "n"]
    ),
    "corpus.parsing.hidden_text._CSS_LENGTH": Table(
        "fullmatch",
        ["0", "12px", "-9999px", ".5em", "1.", "20%", "+3rem"],
        ["", "px", "1,5em", "calc(1px)", "1cm", "1 px"],
    ),
    "corpus.parsing.hidden_text._FONT_SIZE_ZERO": Table(
        "search",
        ["0/0 serif", "italic 0 serif", "0.0em serif", "0px/1 a"],
        ["10px serif", "0.5em serif", "italic 12px/0 a"],
    ),
    "corpus.parsing.hidden_text._CLIPPED_AWAY": Table(
        "search",
        ["rect(0,0,0,0)", "rect(1px, 1px, 1px, 1px)", "rect(0 0 0 0)", "inset(50%)", "inset( 100% )"],
        ["rect(0,0,10px,10px)", "rect(0,0,0)", "inset(5%)", "auto"],
    ),
    "corpus.parsing.hidden_text._SCALED_OR_MOVED_AWAY": Table(
        "search",
        ["scale(0)", "scalex(0.0)", "scale(0,1)", "translate(-9999px)", "translatex(-10000px, 0)"],
        ["scale(1)", "scale(0.5)", "translate(-50%)", "translatey(-999px)", "translate(9999px)"],
    ),
    "corpus.parsing.json_ld._CHANGE_DATE": Table(
        "search",
        ['"dateModified": "2026-02-03"', '"dateModified":""'],
        ['"datePublished": "2026-02-03"', '"dateModified": 7', "dateModified: '2026-02-03'"],
    ),
    "corpus.parsing.json_ld._LONG_WORD": Table("search", ["ferry", "мосту"], ["the", "a b", ""]),
    "corpus.parsing.json_ld._NOT_IN_XML": Table(
        "search", ["\0", "\x0b", "\ud800", "\uffff"], ["\t\n\r", "é", "\ufffd"]
    ),
    "corpus.parsing.plain_text._CONTROL_CHARACTER": Table("search", ["a\0", "a\n", "\x85"], ["a b", "\xa0", "é"]),
    "corpus.parsing.plain_text.SURROGATE": Table("search", ["\ud83d", "a\udfffb"], ["\U0001f600", "\ue000"]),
    "corpus.parsing.plain_text._WHITE_SPACE": Table("fullmatch", [" ", "\n\t", "\xa0", "\u2009"], ["", "a", "\u200b"]),
    "corpus.parsing.sitemaps._BARE_AMPERSAND": Table(
        "search", [b"a&b=1", b"a & b", b"&;"], [b"&amp;", b"&#38;", b"&#x26;", b"none"]
    ),
    "corpus.parsing.sitemaps._ADDRESS_AT_START": Table(
        "match",
        [b"https://a.example/", b"\n HTTP://a.example/", b"\xef\xbb\xbfhttps://a.example/"],
        [b"<urlset>", b"a https://b"],
    ),
    "corpus.parsing.visible_text._COLLAPSIBLE_SPACE": Table(
        "fullmatch", [" ", " \n\t\r"], ["\xa0", "\f", "\u2003", "a"]
    ),
    "corpus.parsing.visible_text._ODD_BREAK": Table(
        "fullmatch", ["\v", "\f", "\x85", "\u2028"], ["\n", "\r", " ", "\u2003"]
    ),
    "corpus.parsing.visible_text._KEPT_BREAK": Table(
        "fullmatch", ["\n", "\r", "\r\n", "\f", "\u2029"], ["\n\r", "\n\n", " ", "\t"]
    ),
    "corpus.parsing.visible_text._WIDE_SPACE": Table("fullmatch", ["  ", "\t", " \t ", "   "], [" ", "\n", "\xa0\xa0"]),
    "corpus.parsing.visible_text.PASSED_OVER": Table(
        "fullmatch", ["\xad", "\u200b", "\u2060", "\0", "\ufe0f"], [" ", "\n", "-", "\u2010", "a"]
    ),
    "corpus.parsing.xml_safety._COMMENT_OR_INSTRUCTION": Table(
        "fullmatch",
        [b"<!-- a -->", b"<!--\n<!ENTITY-->", b'<?xml version="1.0"?>'],
        [b"<!DOCTYPE a>", b"<!-- a --", b"<a>"],
    ),
    "corpus.parsing.xml_safety._FIRST_TAG": Table(
        "match", [b"<rss", b"<a:b"], [b"<!DOCTYPE", b"<?xml", b"</rss", b"< rss"]
    ),
    "corpus.parsing.xml_safety._ENTITY_DECLARATION": Table(
        "search", [b'<!ENTITY a "b">', b"<!DOCTYPE x [<!entity"], [b"<!ELEMENT a>", b"&entity;", b"ENTITY"]
    ),
    "corpus.parsing.xml_safety._CHARACTER_REFERENCE": Table(
        "fullmatch", [b"&#65;", b"&#x41;", b"&#XD83D;"], [b"&amp;", b"&#;", b"&#x;", b"&#65", b"&#4g;"]
    ),
    "corpus.parsing.xml_safety._SURROGATE_PAIR": Table(
        "fullmatch",
        [b"&#xD83D;&#xDE00;", b"&#55357;&#56832;", b"&#xd83d;&#56832;"],
        [b"&#xDE00;&#xD83D;", b"&#xD83D;", b"&#xD83D; &#xDE00;", b"&#65;&#66;", b"&#xD83D;&#x41;"],
    ),
    "corpus.parsing.sniffing._COMMENT_OR_INSTRUCTION": Table(
        "fullmatch", [b"<!-- a -->", b"<?xml?>"], [b"<!DOCTYPE html>", b"<!-- a", b"<a>"]
    ),
    "corpus.parsing.sniffing._FIRST_TAG": Table(
        "match", [b"<rss>", b"<rdf:RDF>", b"<html lang='en'>"], [b"<!DOCTYPE html>", b"<?xml", b"</rss>", b"<1>"]
    ),
    "corpus.parsing.sniffing._JSON_FEED_VERSION": Table(
        "search",
        [b'"version": "https://jsonfeed.org/version/1.1"', rb'"http:\/\/jsonfeed.org\/version\/1"'],
        [b'"https://jsonfeed.org/"', b'"https://example.org/version"', b"jsonfeed.org/version"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_an_expression_matches_what_its_name_says(name: str) -> None:
    """
    Texts of its kind match, and texts that look alike do not.
    """
    table = TABLES[name]

    assert table.matches
    assert table.misses
    assert table.wrong(expression(name)) == []


def test_every_expression_has_a_table() -> None:
    """
    A new expression needs one.
    """
    assert sorted(expressions_in("corpus")) == sorted(TABLES)
