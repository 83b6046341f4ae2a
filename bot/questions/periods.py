"""The period that a question names: "in September 2016", "last week", "since March".

Find the words that can be a date by their place in an English sentence. dateparser works out the days they mean,
counted from the day of asking.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d\b"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SEASON = rf"(?:the\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}"
#: A date wherever it occurs. "This Week" and "Last Week Tonight" are programmes, and "USA Today" is a paper.
_PLAIN = (
    rf"(?:{_SEASON}|\d{{4}}-\d\d-\d\d|{_MONTH}\s+{_DAY},?\s+{_YEAR}|(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}|{_MONTH}\s+(?:of\s+)?{_YEAR}|"
    rf"{_WEEKDAY}(?:\s+of)?\s+(?:last|this)\s+week|(?:last|this)\s+weekend|"
    r"yesterday(?!\W+today)|(?<!usa )(?-i:today)(?!\W+(?:and\s|or\s)?tomorrow)|"
    r"(?:last|this)\s+(?:(?-i:week|WEEK)|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    rf"(?:the\s+)?(?:past(?:\s+{_NUMBER})?|last\s+{_NUMBER})\s+(?:day|week|month)s?(?!\s+of\b)|"
    rf"(?:a|{_NUMBER})\s+(?:day|week|month|year)s?\s+ago)"
)
#: A date only after a preposition: "may" is also a verb, and "2016" is often part of a name.
_BARE = rf"(?:{_WEEKDAY}|{_MONTH}\s+{_DAY}|(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH}|{_YEAR})"
_AFTER_PREPOSITION = re.compile(
    rf"\b(?P<how>in|on|during|since|after|before|until|till|from|by)\s+(?:early\s+|late\s+|mid-)?"
    rf"(?P<date>{_PLAIN}|{_BARE})(?!\s+(?:to|and|through)\s)(?![’'\w-])",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\b(?:early\s+|late\s+|mid-)?(?P<date>{_PLAIN})(?![’'\w-])", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?P<first>{_PLAIN}|{_BARE})\s+(?:and|to|through|until)\s+(?P<last>{_PLAIN}|{_BARE})",
    re.IGNORECASE,
)
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
#: "Last week" is the previous calendar week.
_PAST = re.compile(
    rf"(?:the\s+)?(?:past|last(?=\s+{_NUMBER}))\s+(?:(?P<number>{_NUMBER})\s+)?(?P<unit>day|week|month)s?",
    re.IGNORECASE,
)


#: "Tuesday of last week", "this weekend": a day of a calendar week, or its end.
_OF_WEEK = re.compile(
    r"(?:(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\s+(?:of\s+)?(?P<which>last|this)\s+week|(?P<end>last|this)\s+weekend)",
    re.IGNORECASE,
)
#: The first month of each season.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAYS_OF_WEEK = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")

_MONTH_NAME = re.compile(_MONTH, re.IGNORECASE)

_GUESS = re.compile(
    rf"{_MONTH}\s+{_DAY}|{_DAY}\s+(?:of\s+)?{_MONTH}|\byears?\s+ago$|^(?:after|before|from|by)\s+{_MONTH}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``since`` to ``until``, inclusive; None if open. ``words`` are the question's own."""

    since: date | None
    until: date | None
    words: str

    @property
    def month(self) -> str | None:
        """The month named in its words, as an article writes it.

        >>> Period(date(2016, 5, 1), date(2016, 5, 31), "in may 2016").month
        'May'
        """
        found = _MONTH_NAME.search(self.words)
        return found.group().capitalize() if found else None

    @property
    def year(self) -> str | None:
        """The year named in its words."""
        found = re.search(_YEAR, self.words)
        return found.group() if found else None

    @property
    def is_guess(self) -> bool:
        """Whether counting from the day of asking may be wrong: a day without a year, years ago, a name ("by May").

        >>> Period(None, None, "on 11 September").is_guess, Period(None, None, "last week").is_guess
        (True, False)
        """
        return self.year is None and _GUESS.search(self.words) is not None

    @property
    def is_relative(self) -> bool:
        """Whether it counts from the day of asking: "last week", "yesterday".

        >>> Period(None, None, "last week").is_relative, Period(None, None, "in May").is_relative
        (True, False)
        """
        if _OF_WEEK.search(self.words):
            return True
        return _MONTH_NAME.search(self.words) is None and re.search(_WEEKDAY, self.words, re.IGNORECASE) is None

    @property
    def is_present(self) -> bool:
        """Whether it is "this year". An asker may mean the year of the news.

        >>> Period(None, None, "this year").is_present, Period(None, None, "last year").is_present
        (True, False)
        """
        return re.search(r"\bthis\s+year\b", self.words, re.IGNORECASE) is not None

    def meets(self, oldest: date | None, newest: date | None) -> bool:
        """Whether it overlaps the days from oldest to newest."""
        starts_in_time = newest is None or self.since is None or self.since <= newest
        ends_in_time = oldest is None or self.until is None or self.until >= oldest
        return starts_in_time and ends_in_time


#: A question that is asked in the present or of what might be, and not of what was said.
_IN_PRESENT = re.compile(
    r"^(?!.*\b(?:did|said|was|were)\b).*\b(?:would|could|should|can|is|are|do|does|will)\b", re.IGNORECASE
)

_CALENDAR = re.compile(rf"{_MONTH}|{_WEEKDAY}|(?:mon|tues?|weds?|thur?s?|fri|sat|sun)|\d+", re.IGNORECASE)


def is_calendar_word(word: str) -> bool:
    """Whether a word is a month, a weekday or a number. Hardly anybody has such a name.

    >>> is_calendar_word("Wed"), is_calendar_word("January"), is_calendar_word("Orr")
    (True, True, False)
    """
    return _CALENDAR.fullmatch(word) is not None


def find_period(question: str, today: date) -> Period | None:
    """Return the first period in a question, counted from the day of asking; None if there is none.

    >>> find_period("what did Orr say in May 2016?", date(2026, 1, 1))
    Period(since=datetime.date(2016, 5, 1), until=datetime.date(2016, 5, 31), words='in May 2016')
    """
    try:
        return _find_period(question, today)
    except OverflowError:  # "before 0001-01-01": the calendar ends there
        return None


def is_for_present(question: str, period: Period) -> bool:
    """Return whether "today" is no day on which somebody spoke: "would Orr win today", "is the toll fair today".

    >>> is_for_present("would Orr win today", Period(None, None, "today"))
    True
    >>> is_for_present("what did Orr say today", Period(None, None, "today"))
    False
    """
    return period.words.lower() == "today" and _IN_PRESENT.search(question) is not None


def _find_period(question: str, today: date) -> Period | None:
    between = _BETWEEN.search(question)
    if between:
        last = _days(between["last"], today)
        # The year is often given once, at the end.
        first = _days(between["first"], last[1] if last else today)
        return Period(first[0], last[1], between.group()) if first and last and first[0] <= last[1] else None
    found = _AFTER_PREPOSITION.search(question) or _ALONE.search(question)
    days = _days(found["date"], today) if found else None
    if not found or not days:
        return None
    start, end = days
    how = found.groupdict().get("how") or "in"
    since, until = {
        "since": (start, None),
        "from": (start, None),
        "after": (end + timedelta(days=1), None),
        "before": (None, start - timedelta(days=1)),
        "until": (None, end),
        "till": (None, end),
        "by": (None, end),
    }.get(how.lower(), (start, end))
    return Period(since, until, found.group())


def _days(words: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day of a date in words."""
    past = _PAST.fullmatch(words)
    if past:  # the period up to the day of asking
        number = (past["number"] or "one").lower()
        count = int(number) if number.isdigit() else 1 + _NUMBERS.index(number)
        return today - timedelta(days=count * _UNIT_DAYS[past["unit"].lower()]), today
    if re.fullmatch(_SEASON, words, re.IGNORECASE):
        return _days_of_season(words)
    of_week = _OF_WEEK.fullmatch(words)
    return _days_of_week(of_week, today) if of_week else _parse_days(words, today)


def _parse_days(words: str, today: date) -> tuple[date, date] | None:
    data = _parser(today).get_date_data(re.sub(r"\b(?:the|of)\b", "", words))
    if data.date_obj is None:
        return None
    start = data.date_obj.date()
    if data.period == "week":
        start -= timedelta(days=start.weekday())
        return start, start + timedelta(days=6)
    if data.period == "month":
        return start.replace(day=1), start.replace(day=monthrange(start.year, start.month)[1])
    if data.period == "year":
        return date(start.year, 1, 1), date(start.year, 12, 31)
    return start, start


def _days_of_season(words: str) -> tuple[date, date]:
    """Return the first and last day of three months; the winter of 2015 goes into 2016."""
    name, year = next(word for word in words.lower().split() if word in _SEASONS), int(words[-4:])
    first = date(year, _SEASONS[name], 1)
    last_year, last = (year + 1, 2) if name == "winter" else (year, first.month + 2)
    return first, date(last_year, last, monthrange(last_year, last)[1])


def _days_of_week(found: re.Match[str], today: date) -> tuple[date, date]:
    """Return a day of last or this calendar week, or its Saturday and Sunday."""
    weeks = 1 if (found["which"] or found["end"]).lower() == "last" else 0
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    if found["end"]:
        return monday + timedelta(days=5), monday + timedelta(days=6)
    day = monday + timedelta(days=_DAYS_OF_WEEK.index(found["day"].lower()))
    return day, day


@lru_cache(maxsize=4)
def _parser(today: date) -> "DateDataParser":
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time()),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
    }
    return DateDataParser(languages=["en"], settings=settings)
