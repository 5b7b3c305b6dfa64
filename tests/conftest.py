"""What tests of several rooms share: the seed articles, the system's programs, a free port.

What is missing on a machine is skipped loudly; under CI=true it is a failure, so that a green run means that all ran.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import httpx2
import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # how long something takes is no test's matter
settings.load_profile("patient")
httpx2.get.__kwdefaults__["timeout"] = httpx2.Timeout(60)  # seconds, not 5: a machine under load takes its time
PROJECT = Path(__file__).resolve().parent.parent


def missing(what: str) -> NoReturn:
    """Skip the test for want of `what`; under CI=true fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: a run under CI=true must have it", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed articles: $TIMELINE_SEEDS, else ../shared/seeds beside the project."""
    folder = Path(os.environ.get("TIMELINE_SEEDS") or PROJECT.parent / "shared" / "seeds")
    if not any(folder.glob("*.txt")):
        missing(f"no seed articles in {folder} (TIMELINE_SEEDS names their folder)")
    return folder


@pytest.fixture(scope="session")
def system_program() -> Callable[[str], str]:
    """`system_program("khal")` is the path of that program of the system."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            missing(f"{name} is not installed (`make system-packages` installs it)")
        return path

    return find


@pytest.fixture
def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    return unused_port()


def unused_port() -> int:
    """Such a port for fixtures of a wider scope."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
