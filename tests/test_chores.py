"""The lock belongs to pyproject.toml, and setting up takes it where it was made for."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.chores import install, pin_images
from deploy.chores.audit import LEFT_OUT, commands, read_left_out
from deploy.chores.install import locked_steps, ranged_steps
from deploy.chores.lock import packages_of, requirements_of, without_indexes
from deploy.chores.locked import LOCK, Package, place_of, read_packages, this_place, write_packages
from deploy.chores.pin_images import FILES, images_of, pinned

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT = LOCK.read_text(encoding="utf-8")
PACKAGES = {one.name: one for one in read_packages(TEXT)}
WANTED = [Requirement(text) for text in requirements_of(PROJECT)]
#: Have had a major release since their range was written; the next one is tried before it is let in.
BOUNDED = ["datasketch", "filelock", "sqlalchemy"]
A = Package("apple", "1.2", ("a" * 64,))
B = Package("bread-py", "3", ("b" * 64, "c" * 64))


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: str(wanted.name))
def test_the_lock_has_what_the_project_asks_for(wanted: Requirement) -> None:
    """
    Each package in a version of its range, and torch, which is pinned elsewhere, not at all.
    """
    name = canonicalize_name(wanted.name)
    if name == "torch":
        assert name not in PACKAGES
    else:
        assert PACKAGES[name].version in wanted.specifier


def test_the_lock_has_packages_from_pypi_only() -> None:
    """
    Each line but those of the head is a package with a digest; none is a path, an address or this project.
    """
    lines = [line for line in TEXT.splitlines() if not line.startswith("#")]

    assert len(lines) == len(PACKAGES) > 100
    assert all(package.digests for package in PACKAGES.values())
    assert "://" not in TEXT
    assert "onrecord" not in PACKAGES
    assert not [name for name in PACKAGES if name.startswith(("nvidia", "cuda"))]


def test_the_lock_is_read_as_it_was_written() -> None:
    """
    Packages sorted by name, each digest of each, and what the lock was made for.
    """
    text = write_packages([B, A], "cpython-311 linux-x86_64 glibc")

    assert read_packages(text) == [A, B]
    assert place_of(text) == "cpython-311 linux-x86_64 glibc"
    with pytest.raises(ValueError, match="make lock"):
        place_of("apple==1.2")


@pytest.mark.parametrize("name", BOUNDED)
def test_ranges_end_before_a_major_release_that_nobody_tried(name: str) -> None:
    """
    A package that had a major release lately has an upper bound.
    """
    (wanted,) = [one for one in WANTED if canonicalize_name(one.name) == name]
    major = int(PACKAGES[name].version.split(".")[0])

    assert f"{major + 1}.0" not in wanted.specifier


def pip_s(name: str, **more: object) -> dict[str, Any]:
    """Return a package as pip's lock file has it."""
    wheel = {
        "url": f"https://files.pythonhosted.org/packages/{name}-1-py3-none-any.whl",
        "hashes": {"sha256": "d" * 64},
    }
    return {"name": name, "version": "1", "wheels": [wheel]} | more


def test_a_lock_is_made_of_wheels_of_pypi() -> None:
    """
    The stand-in for torch is left out; a file from elsewhere or a package to be built is refused.
    """
    elsewhere = {"url": "file:///opt/wheels/apple-1-py3-none-any.whl", "hashes": {"sha256": "e" * 64}}
    stand_in = {"name": "torch", "directory": {"path": "torch"}}

    packages = packages_of({"packages": [pip_s("apple"), stand_in]})

    assert packages == [Package("apple", "1", ("d" * 64,))]
    for odd in (pip_s("apple", wheels=[elsewhere]), pip_s("apple", wheels=[])):
        with pytest.raises(ValueError, match="apple has no wheel on PyPI"):
            packages_of({"packages": [odd]})


def test_locking_reads_none_of_this_machine_s_settings_of_pip() -> None:
    """
    Indexes, folders and constraints are left out; certificates and time-outs stay.
    """
    given = {"PATH": "/bin", "PIP_FIND_LINKS": "/opt/wheels", "PIP_EXTRA_INDEX_URL": "file:///x", "PIP_CERT": "/c.pem"}

    environment = without_indexes(given)

    assert environment["PIP_CONFIG_FILE"] == "/dev/null"
    assert environment["PIP_CERT"] == "/c.pem"
    assert {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"} & environment.keys() == set()


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[tuple[str, ...]]]:
    """Set up with a lock that was made for a place; return pip's calls."""

    def run(place: str) -> list[tuple[str, ...]]:
        calls: list[tuple[str, ...]] = []
        lock = tmp_path / "requirements.lock"
        lock.write_text(write_packages([A], place), encoding="utf-8")
        monkeypatch.setattr(install, "LOCK", lock)

        def pip(*arguments: str) -> int:
            calls.append(arguments)
            return 0

        monkeypatch.setattr(install, "_pip", pip)
        assert install.main() == 0
        return calls

    return run


def test_setting_up_takes_the_lock_where_it_was_made_for(
    set_up: Callable[[str], list[tuple[str, ...]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """
    In silence; pip is asked at the end whether all fit together.
    """
    assert set_up(this_place()) == [*(("install", "-qq", *step) for step in locked_steps()), ("check",)]
    assert not capsys.readouterr().err


def test_setting_up_elsewhere_takes_the_ranges_and_says_so(
    set_up: Callable[[str], list[tuple[str, ...]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Another Python or platform has other files, so pip chooses within pyproject.toml's ranges.
    """
    place = "cpython-399 plan9-mips no glibc"

    assert set_up(place) == [*(("install", "-qq", *step) for step in ranged_steps()), ("check",)]
    assert f"The lock is for {place}" in capsys.readouterr().err


def test_locked_packages_are_held_against_their_digests() -> None:
    """
    The lock is installed by digest without anything that it does not name, and the project with nothing besides.
    """
    lock, torch, project = locked_steps()

    assert {"--require-hashes", "--no-deps", "requirements.lock"} <= set(lock)
    assert torch == ["--constraint", "constraints.txt", "torch"]
    assert {"--no-deps", "--no-build-isolation"} <= set(project)


def test_packages_that_do_not_fit_end_the_set_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The exit code is pip's, and a line says what to do.
    """
    monkeypatch.setattr(install, "_pip", lambda *arguments: int(arguments == ("check",)))

    assert install.main() == 1
    assert "delete .venv and run make setup" in capsys.readouterr().err


def test_advisories_are_left_out_with_a_reason() -> None:
    """
    Each is passed on by its id; one without a reason is refused.
    """
    left_out = read_left_out(tomllib.loads(LEFT_OUT.read_text(encoding="utf-8")))

    assert left_out
    for command in commands(list(left_out)):
        assert "--strict" in command
        assert [command[place + 1] for place, word in enumerate(command) if word == "--ignore-vuln"] == list(left_out)
    with pytest.raises(ValueError, match="GHSA-1 is left out without a reason"):
        read_left_out({"advisory": [{"id": "GHSA-1", "reason": " "}]})


def test_torch_is_audited_too() -> None:
    """
    It is pinned beside the lock.
    """
    audited = [command[-1] for command in commands([])]

    assert audited == ["requirements.lock", "constraints.txt"]


@pytest.mark.parametrize("name", FILES)
def test_base_images_have_exact_tags(name: str) -> None:
    """
    A tag names a version in full (Postgres' has two numbers), so that no build takes another than the last one.
    """
    images = images_of((ROOT / name).read_text(encoding="utf-8"))

    assert images
    assert all(re.search(r":\d+\.\d+\.\d+(-|$)|^postgres:\d+\.\d+(-|$)", image) for image in images)


def test_digests_stand_behind_tags() -> None:
    """
    A newer digest replaces an older one; what is no tagged image stays.
    """
    old, new = "sha256:" + "1" * 64, "sha256:" + "2" * 64
    images = "    image: onrecord\n    image: caddy:2.1.0\n"
    text = f"FROM python:3.11.1-slim AS build\nFROM python:3.11.1-slim@{old}\n{images}"

    assert pinned(text, lambda _: new) == (
        f"FROM python:3.11.1-slim@{new} AS build\nFROM python:3.11.1-slim@{new}\n"
        f"    image: onrecord\n    image: caddy:2.1.0@{new}\n"
    )


def test_without_a_registry_no_image_is_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    No digest is made up.
    """
    before = [(ROOT / name).read_bytes() for name in FILES]
    monkeypatch.setattr(pin_images, "ask_registry", lambda _: "")

    assert pin_images.main() == 1
    assert [(ROOT / name).read_bytes() for name in FILES] == before
    assert "nothing is changed" in capsys.readouterr().err
