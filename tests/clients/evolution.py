"""Evolution Data Server, which keeps the calendars of GNOME's programs, with a D-Bus session and homes of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.clients.spoiling import Proxy

PATIENCE = 20  # seconds; a machine under load takes its time
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's bindings are made for Debian's Python
SESSION = Path(__file__).with_name("evolution_session.py")
_SERVICES = Path("/usr/share/dbus-1/services")


def has_evolution() -> bool:
    """Whether the daemons and their bindings are installed."""
    found = subprocess.run([SYSTEM_PYTHON, str(SESSION), "--can-run"], capture_output=True) if _has_python() else None
    return found is not None and found.returncode == 0 and any(_SERVICES.glob("org.gnome.evolution.dataserver.Cal*"))


def _has_python() -> bool:
    return Path(SYSTEM_PYTHON).exists()


@dataclass(frozen=True)
class EvolutionProgram:
    """proxy: what it fetches through, which tells when it has asked: it does so by and by."""

    session: subprocess.Popen[str]
    proxy: Proxy

    def refresh(self) -> list[str]:
        """Fetch the calendar; what it told of what went wrong."""
        met, deadline = len(self.proxy.answers), time.monotonic() + PATIENCE
        errors = self._ask("refresh")
        while len(self.proxy.answers) == met:
            assert time.monotonic() < deadline, "it does not ask"
            errors += self._ask("wait")
        return [str(error) for error in errors]

    def shows(self, agenda: list[str]) -> bool:
        """Whether this is what it shows, now or in a while; else it is an error that says what is shown."""
        deadline = time.monotonic() + PATIENCE
        while self.agenda() != agenda and time.monotonic() < deadline:
            self._ask("wait")
        shown = self.agenda()
        assert shown == agenda, f"it shows {shown}"
        return True

    def agenda(self) -> list[str]:
        """Lines of "title|start|end|status|sequence"; an end is exclusive."""
        return sorted("|".join(str(value) for value in row[1:]) for row in self._ask("list"))

    def _ask(self, command: str) -> list[list[object]]:
        assert self.session.stdin is not None
        assert self.session.stdout is not None
        self.session.stdin.write(f"{command}\n")
        self.session.stdin.flush()
        answer = self.session.stdout.readline()
        assert answer, "the session ended"
        said: list[list[object]] = json.loads(answer)
        return said


@contextmanager
def subscribed_evolution(dbus_run_session: str, home: Path, proxy: Proxy, path: str) -> Iterator[EvolutionProgram]:
    """A session that subscribed to the calendar at `path` behind the proxy; it and its daemons end with the block."""
    command = [dbus_run_session, "--", SYSTEM_PYTHON, str(SESSION), f"{proxy.url}{path}"]
    with subprocess.Popen(
        command,
        env=_environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(home / "said").open("w"),
        text=True,
        start_new_session=True,
    ) as session:
        try:
            yield EvolutionProgram(session, proxy)
        finally:
            assert session.stdin is not None
            session.stdin.close()
            try:
                session.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(session.pid, signal.SIGKILL)
                raise


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the user's: no settings, no keyring, no proxy; D-Bus starts the daemons with it."""
    (home / "run").mkdir(parents=True, mode=0o700)
    homes = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return homes | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Ho_Chi_Minh",
        "GSETTINGS_BACKEND": "memory",
        "GIO_USE_VFS": "local",
    }
