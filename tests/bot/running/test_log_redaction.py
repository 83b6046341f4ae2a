"""No line has a token, whatever carries it into the log, and the record is left as it is."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.running.logs import LineFormatter

TOKEN = "7000000001:AAnother_Token_That_Is_Well_Formed_0000"
OTHER = "7000000002:BBnother_Token_That_Is_Well_Formed_1111"
PASSWORD = "Planted_Secret-0123456789"


@pytest.fixture
def printed() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger of its own, and what its handler prints."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    formatter = LineFormatter(shows_foreign_words=True)
    formatter.keep_out("", PASSWORD)
    handler.setFormatter(formatter)
    logger = logging.Logger("redaction")  # noqa: LOG001 - in no hierarchy, so that nothing else sees it
    logger.addHandler(handler)
    yield logger, stream
    handler.close()


def test_messages_arguments_and_errors_are_redacted(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    The token is replaced in text, in arguments, in an error's text, in its cause's, and percent-encoded.
    """
    logger, stream = printed

    logger.warning("GET /bot%s/getMe %s", TOKEN, {"url": TOKEN.replace(":", "%3A")})
    try:
        try:
            raise ValueError(f"rejected: {TOKEN}")  # noqa: TRY301 - the chain is the point
        except ValueError as error:
            raise RuntimeError(f"no start with {OTHER}") from error
    except RuntimeError:
        logger.exception("failed", stack_info=True)

    text = stream.getvalue()
    assert "RuntimeError: no start with <token>" in text
    assert "ValueError: rejected: <token>" in text
    assert TOKEN.partition(":")[2] not in text
    assert OTHER.partition(":")[2] not in text


def test_a_secret_that_does_not_look_like_one_is_redacted_once_it_is_known(
    printed: tuple[logging.Logger, io.StringIO],
) -> None:
    """
    In a message and in an error's words.
    """
    logger, stream = printed

    try:
        raise ValueError(f"rejected: {PASSWORD}")  # noqa: TRY301 - its words are the point
    except ValueError:
        logger.exception("no start with %s", PASSWORD)

    assert "ERROR redaction: no start with <token>\n" in stream.getvalue()
    assert "ValueError: rejected: <token>" in stream.getvalue()
    assert PASSWORD not in stream.getvalue()


def test_other_handlers_get_the_record_as_it_was_logged(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    Its arguments, its error and its traceback, none of them in our form.
    """
    logger, stream = printed
    seen: list[logging.LogRecord] = []
    second = logging.Handler()
    second.emit = seen.append  # type: ignore[method-assign,assignment]  # it keeps what it gets
    logger.addHandler(second)

    try:
        raise ValueError("rejected")  # noqa: TRY301 - its traceback is the point
    except ValueError as error:
        logger.exception("update %s failed", 12)
        raised = error

    assert "update 12 failed" in stream.getvalue()
    assert (seen[0].msg, seen[0].args, seen[0].exc_text) == ("update %s failed", (12,), None)
    assert seen[0].exc_info
    assert seen[0].exc_info[1] is raised


def test_a_record_that_cannot_be_formatted_is_still_redacted(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    Arguments that do not fit their message are printed beside it.
    """
    logger, stream = printed

    logger.warning("%d polls", TOKEN)

    assert stream.getvalue().endswith(" WARNING redaction: %d polls ('<token>',)\n")


def test_records_without_secrets_pass_unchanged(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    Ordinary lines are printed as they are.
    """
    logger, stream = printed

    logger.warning("answered %s in %.1f s", 12, 0.25)

    assert stream.getvalue().endswith(" WARNING redaction: answered 12 in 0.2 s\n")
