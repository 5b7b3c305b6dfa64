"""Commands are run in this process, as `main` is called by the console script, with real files and stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline.cli import main


@dataclass(frozen=True)
class Run:
    """What a command left: its exit code, results and complaints."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Run]:
    """`run("events", "--kind", "visit")` in an empty working folder, with no settings but those given."""
    for name in ("TIMELINE_CONFIG", "TIMELINE_STORE", "TIMELINE_PROVINCE", "TIMELINE_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    folder = tmp_path / "working"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments: object) -> Run:
        code = main([str(argument) for argument in arguments])
        written = capsysbinary.readouterr()
        return Run(code, written.out.decode("utf-8"), written.err.decode("utf-8"))

    return call
