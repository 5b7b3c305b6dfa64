"""A calendar on the web in Evolution Data Server, told by lines on standard input what to do.

It is run by the system's Python in a D-Bus session of its own (`dbus-run-session`), with the calendar's address as
argument; with `--can-run` in its place it only says by its exit code whether it could.

"refresh": fetch the calendar; answered with what went wrong (a list of texts) once nothing happens any more.
"wait": nothing is fetched; answered likewise.
"list": answered with a list of [uid, title, start, end, status, sequence], times in ISO 8601.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, GObject, ICalGLib  # noqa: E402

AT_ONCE = 0xFFFFFFFF  # do not wait until the calendar was fetched
QUIET = 1.0  # seconds without a signal, after which a refresh is over
START_UP = 60.0


def subscribe(url: str) -> EDataServer.Source:
    """A new calendar on the web, as Evolution's dialogue makes one."""
    registry = EDataServer.SourceRegistry.new_sync(None)
    source = EDataServer.Source.new(None, None)
    source.set_display_name("timeline")
    source.set_parent("webcal-stub")
    source.get_extension(EDataServer.SOURCE_EXTENSION_CALENDAR).set_backend_name("webcal")
    source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND).set_uri(GLib.Uri.parse(url, GLib.UriFlags.NONE))
    source.get_extension(EDataServer.SOURCE_EXTENSION_AUTHENTICATION).set_method("none")
    source.get_extension(EDataServer.SOURCE_EXTENSION_OFFLINE).set_stay_synchronized(True)
    source.get_extension(EDataServer.SOURCE_EXTENSION_REFRESH).set_enabled(False)
    registry.commit_source_sync(source, None)
    deadline = time.monotonic() + START_UP
    while (known := registry.ref_source(source.get_uid())) is None:
        assert time.monotonic() < deadline, "the registry does not take the calendar"
        GLib.MainContext.default().iteration(False)
        time.sleep(0.02)
    return known


class Signals:
    """What the calendar's programs tell while they fetch."""

    def __init__(self, client: ECal.Client, source: EDataServer.Source) -> None:
        self.errors: list[str] = []
        self._last = time.monotonic()
        GObject.Object.connect(client, "backend-error", self._failed)
        GObject.Object.connect(source, "notify::connection-status", self._changed)

    def _failed(self, _: object, message: str) -> None:
        self.errors.append(message)
        self._changed()

    def _changed(self, *_: object) -> None:
        self._last = time.monotonic()

    def wait(self) -> list[str]:
        """Return once it is quiet, with the errors since the last time."""
        self._changed()
        while time.monotonic() - self._last < QUIET:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.02)
        errors, self.errors = self.errors, []
        return errors


def refresh(client: ECal.Client, signals: Signals) -> list[str]:
    try:
        client.refresh_sync(None)
    except GLib.Error as error:
        signals.errors.append(error.message)
    return signals.wait()


def answer(command: str, client: ECal.Client, signals: Signals) -> list[str] | list[list[object]]:
    if command == "refresh":
        return refresh(client, signals)
    return signals.wait() if command == "wait" else shown(client)


def shown(client: ECal.Client) -> list[list[object]]:
    _, components = client.get_object_list_as_comps_sync("#t", None)
    return [_row(component.get_icalcomponent()) for component in components]


def _row(item: ICalGLib.Component) -> list[object]:
    status = item.get_status().value_nick
    title, uid, sequence = item.get_summary(), item.get_uid(), item.get_sequence()
    return [uid, title, _iso(item.get_dtstart()), _iso(item.get_dtend()), status, sequence]


def _iso(instant: ICalGLib.Time) -> str:
    day = f"{instant.get_year():04}-{instant.get_month():02}-{instant.get_day():02}"
    if instant.is_date():
        return day
    zone = instant.get_timezone()
    return f"{day}T{instant.get_hour():02}:{instant.get_minute():02}[{zone.get_location() if zone else ''}]"


def main() -> None:
    if sys.argv[1] == "--can-run":
        return  # all that is imported is there
    source = subscribe(sys.argv[1])
    client = ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, AT_ONCE, None)
    signals = Signals(client, source)
    signals.wait()
    for line in sys.stdin:
        print(json.dumps(answer(line.strip(), client, signals)), flush=True)


main()
