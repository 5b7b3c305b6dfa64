"""A store that follows the played outside web, and the commands as processes that may ask it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import tomlkit

from tests.conftest import PROJECT
from timeline.provinces.followed import profile_sources

KINDS = {"post": "feed", "portal": "list", "agency": "feed", "liar": "feed"}


def follow(folder: Path, lists: Mapping[str, str], **more: str) -> Path:
    """Write these sources (id to address) into the store's folder; more: keys that each of them has.

    Those of the profile are switched off: no test asks the real outside web.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"id": name, "url": url, "kind": KINDS.get(name, "feed"), **more} for name, url in lists.items()]
    off = [{"id": source.id, "off": True} for source in profile_sources("binh-duong")]
    (folder / "sources.toml").write_text(tomlkit.dumps({"sources": [*rows, *off]}), "utf-8")
    return folder


def allowed(hosts: Sequence[str], pause: float = 0) -> dict[str, str]:
    """The variables that let a program ask these hosts of loopback, hastily."""
    return {"TIMELINE_FETCH_ALLOW": ",".join(hosts), "TIMELINE_FETCH_PAUSE": str(pause)}


def started(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """The command as a process of its own; both its outputs can be read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "timeline", *map(str, arguments)],
        env={**kept, "PYTHONPATH": str(PROJECT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
