"""TLS contexts for tests: one for each set of certificates. Every client begins with one, which takes .03 s to read."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest


@contextmanager
def shared_contexts() -> Iterator[None]:
    """Have clients that trust the same certificates share a context."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


def share_contexts() -> None:
    """Have this process share contexts as long as it lives, and its copies the one that clients begin with."""
    from telegram.request import HTTPXRequest

    ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]  # takes the same
    HTTPXRequest()
