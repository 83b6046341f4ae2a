"""The untrusted record: an article's fields as a file gives them, validated before use.

The one place where pydantic reads article files. It loads in 70 ms, so callers import this when they have a file.
"""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError

from corpus.errors import MalformedError
from corpus.parsing.links import is_web_address
from corpus.parsing.metadata.dates import is_placeholder, iso_moment
from corpus.parsing.visible_text import MOST_VISIBLE

# Long enough for every real one. Ids appear in links and file names, and a title must fit on one screen.
_ID_LIMIT = 200
_TITLE_LIMIT = 1000

_CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LANGUAGE_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)

_WRONG_TYPES = {
    "missing": "is missing",
    "string_type": "must be a string",
}


def one_line(text: str | None) -> str | None:
    r"""Return a name or title without control characters and doubled blanks; None if nothing is left.

    >>> one_line(" The\n Lantern ")
    'The Lantern'
    """
    if text is None:
        return None
    line = _CONTROL_CHARACTER.sub("", " ".join(_whole(text).split()))
    if len(line) > _TITLE_LIMIT:
        raise ValueError(f"is longer than {_TITLE_LIMIT:,} characters")
    return line or None


def read_date(given: object) -> date | datetime | None:
    """Return an ISO 8601 date as a ``date``, a datetime as an aware ``datetime``, in UTC if it has no zone.

    Archives may be old, so any day is believed, except those that programs write for a missing one.

    >>> read_date("2026-02-03T10:00:00")
    datetime.datetime(2026, 2, 3, 10, 0, tzinfo=datetime.timezone.utc)
    """
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    wanted = "must be a date like 2026-02-03 or 2026-02-03T10:00:00Z"
    if not isinstance(given, str):
        raise ValueError(wanted)  # noqa: TRY004 - pydantic collects ValueErrors
    try:
        moment = iso_moment(given)
    except ValueError as error:
        raise ValueError(wanted) from error
    return None if is_placeholder(moment) else moment


def read_id(given: object) -> object:
    """Accept whole numbers as ids, as many exports have them."""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def check_id(given: str | None) -> str | None:
    """Return a printable id, or None for a blank one."""
    given = given.strip() if given else None
    if given and (len(given) > _ID_LIMIT or not given.isprintable()):
        raise ValueError(f"must be one printable line of up to {_ID_LIMIT} characters")
    return given or None


def check_url(given: str | None) -> str | None:
    """Return a web address as given, or None for a blank one."""
    given = given.strip() if given else None
    if given and not is_web_address(given):
        raise ValueError("must be a web address like https://example.org/article")
    return given or None


def check_text(given: str) -> str:
    """Return the text exactly as given; NUL is refused, since databases cut or reject it."""
    if "\0" in given:
        raise ValueError("holds NUL characters: it was damaged while written")
    if not given or given.isspace():
        raise ValueError("is empty")
    return _whole(given)


def check_page_text(given: object) -> str | None:
    """Return a page's visible words, given beside a record; None if they cannot be stored.

    They only decide where a link leads, so an article without them is accepted.
    """
    is_sound = isinstance(given, str) and given.strip() and len(given) <= MOST_VISIBLE
    return given if isinstance(given, str) and is_sound and "\0" not in given and not _is_torn(given) else None


def short_language(given: str | None) -> str | None:
    """Return the two-letter code, or None if there is none.

    >>> short_language("en-GB")
    'en'
    """
    found = _LANGUAGE_CODE.fullmatch(given.strip()) if given else None
    return found.group(1).lower() if found else None


def _whole(given: str) -> str:
    if _is_torn(given):
        raise ValueError("holds half a character (a lone surrogate)")
    return given


def _is_torn(text: str) -> bool:
    """Whether a text holds half a character. Encoding it tells that in a tenth of a search's time."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


Line = Annotated[str | None, AfterValidator(one_line)]


class Record(BaseModel):
    """An article's fields by the contract "Articles in"; other fields are ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    text: Annotated[str, AfterValidator(check_text)]
    id: Annotated[str | None, BeforeValidator(read_id), AfterValidator(check_id)] = None
    url: Annotated[str | None, AfterValidator(check_url)] = None
    title: Line = None
    publisher: Line = None
    author: Line = None
    published_at: Annotated[date | datetime | None, PlainValidator(read_date)] = None
    language: Annotated[str | None, AfterValidator(short_language)] = None


def parse_record(line: bytes) -> Record:
    """Read one line of JSON.

    Raises:
        MalformedError: If it is no JSON object, or a field is wrong.
    """
    if b"\0" in line:
        raise MalformedError("holds NUL bytes: the file was damaged while written; write it again")
    try:
        return Record.model_validate_json(line)
    except ValidationError as error:
        raise MalformedError(_reason(error)) from error


def check_record(fields: dict[str, object]) -> Record:
    """Validate fields given beside a text.

    Raises:
        MalformedError: If a field is wrong.
    """
    try:
        return Record.model_validate(fields)
    except ValidationError as error:
        raise MalformedError(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    """Return the reason in our words, without repeating the content, which may be long or hostile."""
    reasons = []
    for fault in error.errors(include_url=False, include_input=False):
        if fault["type"] == "json_invalid":
            problem = str(fault["ctx"]["error"])
            if problem.startswith("EOF"):
                return "breaks off: it is half-written; write it again"
            return f"is not valid JSON ({problem.partition(' at line')[0]}): put one object on one line"
        if fault["type"] == "model_type":
            return "is not a JSON object: put one object on one line"
        name = str(fault["loc"][0])
        said = str(fault["ctx"]["error"]) if fault["type"] == "value_error" else fault["msg"]
        reasons.append(f"`{name}` {_WRONG_TYPES.get(fault['type'], said)}")
    return "; ".join(reasons)
