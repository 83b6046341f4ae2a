"""What lies in deploy/ and what docs/running.md says of it agree with the program; none of it can be run here."""

import configparser
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from bot.commands.app import app
from bot.settings import BotSettings
from bot.telegram.transport.watchdog import Limits

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
SETTINGS = {f"ONRECORD_{name.upper()}" for name in BotSettings.model_fields}
#: Caddy's own, in its file and in the compose file that starts it.
CADDY_S = {"ONRECORD_SITE", "ONRECORD_UPSTREAM"}
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # Typer's group has them
DOCUMENT = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())


def compose(name: str) -> dict[str, Any]:
    """Return a compose file's content."""
    content: dict[str, Any] = yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))
    return content


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions in order, continued lines joined."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def service() -> configparser.SectionProxy:
    """Return the systemd unit's service section."""
    unit = configparser.ConfigParser(strict=True, interpolation=None, delimiters="=")
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep the case
    unit.read_string((DEPLOY / "onrecord.service").read_text(encoding="utf-8"))
    return unit["Service"]


@pytest.mark.parametrize("path", [*FILES, ROOT / "docs" / "running.md"], ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    """
    No file sets or mentions what the program does not read.
    """
    named = set(re.findall(r"ONRECORD_[A-Z_]+", path.read_text(encoding="utf-8")))

    assert named <= SETTINGS | CADDY_S


@pytest.mark.parametrize("path", re.findall(r"\]\((?!https?:)([^)#]+)\)", DOCUMENT))
def test_every_file_that_the_document_links_exists(path: str) -> None:
    """
    No link leads nowhere.
    """
    assert (ROOT / "docs" / path).exists()


def test_every_command_in_the_document_exists() -> None:
    """
    Its name and its options.
    """
    calls = [shlex.split(call) for call in re.findall(r"`onrecord ([a-z][^`\n]*)`", DOCUMENT)]
    calls += [shlex.split(call) for call in re.findall(r"(?:bin/|bot )onrecord ([a-z]+(?: --[a-z]+)*)", DOCUMENT)]

    assert {call[0] for call in calls} >= {"bot", "backup", "restore", "status"}
    for command, *rest in calls:
        options = {option for parameter in COMMANDS[command].params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options


def test_the_image_copies_what_is_there_and_no_more() -> None:
    """
    What is copied exists and is let into the build; nothing that may hold a secret or an archive is.
    """
    copied = {
        word
        for name, rest in instructions()
        if name == "COPY" and not rest.startswith("--from")
        for word in rest.split()[:-1]
    }
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n")
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}

    assert all((ROOT / name).exists() for name in copied)
    assert copied == let_in
    assert "*" in ignored


def test_the_image_s_program_is_nobody_s_root() -> None:
    """
    It runs under a number of its own, keeps its data in a volume, and is asked how it does on the port that it serves.
    """
    last = {
        name: rest for name, rest in instructions() if name in {"USER", "VOLUME", "CMD", "ENTRYPOINT", "HEALTHCHECK"}
    }
    environment = dict(
        pair.split("=", 1) for name, rest in instructions() if name == "ENV" for pair in shlex.split(rest)
    )

    assert not last["USER"].startswith(("0", "root"))
    assert last["VOLUME"] == environment["ONRECORD_DATA_DIR"] == "/data"
    assert f":{environment['ONRECORD_WEB_PORT']}/healthz" in last["HEALTHCHECK"]
    assert last["ENTRYPOINT"] == '["onrecord"]'
    BotSettings.model_validate(
        {name.removeprefix("ONRECORD_").lower(): value for name, value in environment.items() if name in SETTINGS}
    )


def test_the_image_has_torch_without_cuda() -> None:
    """
    PyTorch comes from its own index before anything else could bring the large build.
    """
    runs = [rest for name, rest in instructions() if name == "RUN" and "pip install" in rest]

    assert "https://download.pytorch.org/whl/cpu torch" in runs[0]
    assert all("--constraint constraints.txt" in run for run in runs)


def test_the_image_has_the_versions_of_the_lock() -> None:
    """
    What comes after PyTorch, whose index has few versions of other packages.
    """
    (run,) = (rest for name, rest in instructions() if name == "RUN" and rest.endswith(' ".[postgres]"'))

    assert "requirements.lock > versions.txt" in run
    assert "--constraint versions.txt" in run


def test_the_compose_file_agrees_with_the_image() -> None:
    """
    The same data directory and port; the command exists; the service is started again and is given time to stop.
    """
    bot = compose("compose.yaml")["services"]["bot"]
    environment = bot["environment"]
    seconds = float(bot["stop_grace_period"].removesuffix("s"))

    assert (DEPLOY / bot["build"]["dockerfile"]).name == "Dockerfile"
    assert (ROOT / bot["build"]["dockerfile"]).exists()
    assert f"data:{environment['ONRECORD_DATA_DIR']}" in bot["volumes"]
    assert bot["command"] == ["bot"]
    assert bot["restart"] == "unless-stopped"
    assert seconds > Limits().stopping + 5
    assert {"mem_limit", "cpus", "pids_limit"} <= bot.keys()
    assert "ports" not in bot


def test_chroma_is_optional_and_out_of_reach() -> None:
    """
    The server starts only where its profile is named, and on the network that nothing leads into.
    """
    content = compose("compose.yaml")
    chroma = content["services"]["chroma"]

    assert chroma["profiles"] == ["chroma"]
    assert chroma["networks"] == ["inside"]
    assert content["networks"]["inside"] == {"internal": True}
    assert "ports" not in chroma


def test_the_webhook_s_compose_file_adds_the_option_and_the_proxy() -> None:
    """
    The bot's option exists, and the proxy gets the file that passes its path on.
    """
    services = compose("compose.webhook.yaml")["services"]
    command, *options = services["bot"]["command"]
    mounted = [volume.split(":")[0] for volume in services["caddy"]["volumes"] if volume.startswith("./")]

    assert set(options) <= {option for parameter in COMMANDS[command].params for option in parameter.opts}
    assert all((DEPLOY / path).exists() for path in mounted)
    assert services["caddy"]["environment"]["ONRECORD_UPSTREAM"] == "bot:8080"


def test_the_reader_s_compose_file_opens_the_port_to_the_host_s_proxy_only() -> None:
    """
    The bot listens within its network on the port that is published, on the host's own address.
    """
    usual = compose("compose.yaml")["services"]["bot"]["environment"]
    bot = compose("compose.reader.yaml")["services"]["bot"]
    port = usual["ONRECORD_WEB_PORT"]

    assert bot["environment"] == {"ONRECORD_WEB_HOST": "0.0.0.0"}
    assert bot["ports"] == [f"127.0.0.1:{port}:{port}"]


def test_the_replicas_share_what_they_must_and_nothing_else() -> None:
    """
    One database, one Chroma server and one proxy that knows them all; a data directory of each; as `compose.yaml` else.
    """
    content = compose("compose.replicas.yaml")
    services = content["services"]
    bots = {name: one for name, one in services.items() if name.startswith("bot")}
    usual = compose("compose.yaml")["services"]
    data = [volume for one in bots.values() for volume in one["volumes"] if volume.endswith(":/data")]

    assert len(bots) == len(set(data)) == 3
    assert services["caddy"]["environment"]["ONRECORD_UPSTREAM"].split() == [f"{name}:8080" for name in bots]
    assert {volume.split(":")[0] for volume in data} <= content["volumes"].keys()
    for one in bots.values():
        assert one["command"] == ["bot", "--webhook"]
        assert "@postgres/" in one["environment"]["ONRECORD_DATABASE_URL"]
        assert one["environment"]["ONRECORD_CHROMA_URL"] == "http://chroma:8000"
        for name in ("build", "stop_grace_period", "mem_limit", "restart", "read_only", "networks"):
            assert one[name] == usual["bot"][name]
    for name in ("postgres", "chroma"):
        assert services[name]["networks"] == ["inside"]
        assert "ports" not in services[name]
    assert services["chroma"]["image"] == usual["chroma"]["image"]
    assert content["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_proxies_pass_on_the_webhook_only(name: str) -> None:
    """
    The webhook's path leads to the bot's port, everything else to 404.
    """
    text = (DEPLOY / name).read_text(encoding="utf-8")

    assert re.search(r"(handle|location) /telegram/", text)
    assert "127.0.0.1:8080" in text
    assert re.search(r"(respond|return) 404", text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("name", ["compose.yaml", "compose.webhook.yaml", "compose.replicas.yaml"])
def test_every_service_has_a_file_system_that_it_cannot_write(name: str) -> None:
    """
    What is started from an image writes to its volumes and to memory only, in bounded numbers of processes.
    """
    services = [one for one in compose(name)["services"].values() if "image" in one]

    assert services
    for service_ in services:
        assert service_["read_only"] is True
        assert "/tmp" in service_["tmpfs"]
        assert {"pids_limit", "mem_limit"} <= service_.keys()
        assert service_["cap_drop"] == ["ALL"]


def test_proxies_bound_connections_and_what_they_send() -> None:
    """
    The time of a header and of a body, their sizes, and how many connections or requests get through.
    """
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    defined = set(re.findall(r"limit_(?:req|conn)_zone .*zone=(\w+):", nginx))
    used = set(re.findall(r"limit_req zone=(\w+)|limit_conn (\w+) ", nginx))

    for word in ("read_header", "read_body", "idle", "max_header_size", "max_size"):
        assert re.search(rf"^\t+{word} \d+", caddy, re.MULTILINE)
    assert caddy.count("max_conns_per_host") == caddy.count("reverse_proxy") == 3
    for word in ("client_header_timeout", "client_body_timeout", "send_timeout", "client_max_body_size"):
        assert re.search(rf"^ +{word} \d+", nginx, re.MULTILINE)
    assert {first or second for first, second in used} == defined


def test_the_unit_starts_the_bot_and_watches_it() -> None:
    """
    Its command exists; systemd waits for a first indexing, hears of the loop, and kills no later than the bot needs.
    """
    unit = service()
    program, command = unit["ExecStart"].split()

    assert Path(program).name == "onrecord"
    assert command in COMMANDS
    assert (unit["Type"], unit["NotifyAccess"], unit["TimeoutStartSec"]) == ("notify", "main", "infinity")
    assert unit["Restart"] == "on-failure"
    assert float(unit["TimeoutStopSec"].removesuffix("s")) > Limits().stopping + 5
    assert f"/var/lib/{unit['StateDirectory']}" == unit["WorkingDirectory"]
    assert unit["EnvironmentFile"] in DOCUMENT
    assert unit["User"] != "root"


def test_the_unit_lets_the_program_do_what_it_needs_only() -> None:
    """
    The system is read-only; what PyTorch and the parser's process need is not forbidden.
    """
    unit = service()

    assert unit["ProtectSystem"] == "strict"
    assert unit["NoNewPrivileges"] == "yes"
    assert not unit["CapabilityBoundingSet"]
    assert "MemoryDenyWriteExecute" not in unit
    assert set(unit["RestrictNamespaces"].split()) == {"user", "net"}


def test_the_document_stays_short() -> None:
    """
    Eighty lines are read by those who run it.
    """
    assert len(DOCUMENT.splitlines()) <= 80
