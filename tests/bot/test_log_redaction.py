"""No handler prints a token, whatever carries it into the log."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.log_redaction import RedactingFilter

TOKEN = "7000000001:AAnother_Token_That_Is_Well_Formed_0000"
OTHER = "7000000002:BBnother_Token_That_Is_Well_Formed_1111"


@pytest.fixture
def printed() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger of its own, and what its handler prints."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter(TOKEN))
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


def test_a_record_that_cannot_be_formatted_is_still_redacted(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    Arguments that do not fit their message are printed beside it.
    """
    logger, stream = printed

    logger.warning("%d polls", TOKEN)

    assert stream.getvalue() == "%d polls ('<token>',)\n"


def test_records_without_secrets_pass_unchanged(printed: tuple[logging.Logger, io.StringIO]) -> None:
    """
    Ordinary lines are printed as they are.
    """
    logger, stream = printed

    logger.warning("answered %s in %.1f s", 12, 0.25)

    assert stream.getvalue() == "answered 12 in 0.2 s\n"
