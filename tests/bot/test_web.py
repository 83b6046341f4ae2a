"""What the web server says when it cannot serve."""

import socket
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.web import Listening, WebServer

pytestmark = pytest.mark.end_to_end  # it listens


def test_a_port_that_is_taken_is_told() -> None:
    """
    The error names the address and the settings.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SettingsError, match=rf"cannot listen on 127.0.0.1:{port} .*ONRECORD_WEB_PORT"):
            WebServer(Listening("127.0.0.1", port), ())


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    """
    A missing file and one that holds no certificate are named as a matter of settings.
    """
    wrong = tmp_path / "key.pem"
    wrong.write_text("no key")

    for certificate in (tmp_path / "missing.pem", wrong):
        with pytest.raises(SettingsError, match="check ONRECORD_WEB_CERTIFICATE"):
            WebServer(Listening("127.0.0.1", 0, str(certificate), str(wrong)), ())


def test_a_server_that_never_ran_gives_its_port_back() -> None:
    """
    Another can listen there at once.
    """
    first = WebServer(Listening("127.0.0.1", 0), ())
    port = first.port
    first.close()
    second = WebServer(Listening("127.0.0.1", port), ())
    second.close()

    assert port > 0
