"""Write the digests of the base images behind their tags: `make pin-images`.

A registry is asked what each tag is at present. Where it cannot be reached nothing is changed.
"""

import re
import subprocess
import sys
from collections.abc import Callable

from deploy.chores.locked import ROOT

FILES = ("deploy/Dockerfile", "deploy/compose.yaml", "deploy/compose.webhook.yaml", "deploy/compose.replicas.yaml")

_IMAGE = re.compile(r"(?P<before>^FROM |^ +image: )(?P<name>[\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?", re.MULTILINE)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def main() -> int:
    """Pin the images of all files; return the exit code."""
    texts = {ROOT / name: ROOT.joinpath(name).read_text(encoding="utf-8") for name in FILES}
    digests: dict[str, str] = {}
    for image in sorted({image for text in texts.values() for image in images_of(text)}):
        answer = ask_registry(image)
        if not _DIGEST.fullmatch(answer):
            print(f"No registry answers for {image}: nothing is changed. Run it where docker can.", file=sys.stderr)
            return 1
        digests[image] = answer
    for path, text in texts.items():
        path.write_text(pinned(text, digests.__getitem__), encoding="utf-8")
    return 0


def images_of(text: str) -> list[str]:
    """Return the images that a Dockerfile or a compose file names by tag, without digests."""
    return [found["name"] for found in _IMAGE.finditer(text)]


def pinned(text: str, digest_of: Callable[[str], str]) -> str:
    """Return the text with each image's digest behind its tag."""
    return _IMAGE.sub(lambda found: f"{found['before']}{found['name']}@{digest_of(found['name'])}", text)


def ask_registry(image: str) -> str:
    """Return the digest that a registry gives for an image; empty if none answers."""
    command = ["docker", "buildx", "imagetools", "inspect", image, "--format", "{{.Manifest.Digest}}"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


if __name__ == "__main__":
    sys.exit(main())
