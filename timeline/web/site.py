"""What every answer needs to know: settings, store, home province, and the address that readers reach us by.

A site is about one province: unless its reader asks for others (`?province=da-nang`), it shows the events of that one
and no others, though the store may hold the events of many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import HTTPConnection

from timeline.config import Settings
from timeline.errors import FilterError, StoreError
from timeline.filter import NOT_ONE_OF, EventFilter
from timeline.pipeline.entering import known_province
from timeline.provinces import Profile, profile_for, profile_ids, profiles_for
from timeline.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    settings: Settings
    store: Store
    profile: Profile

    def selection(self, chosen: EventFilter) -> EventFilter:
        """What `chosen` selects here: where it names no province, events of the home province."""
        return chosen if chosen.provinces else replace(chosen, provinces=(self.profile.id,))

    def profiles(self, chosen: EventFilter) -> tuple[Profile, ...]:
        """Whose events `chosen` selects here, for titles and time zones."""
        return profiles_for(chosen.provinces, self.profile)

    def require_store(self) -> None:
        """Raise StoreError where no store was made yet, or its folder is not there just now: who subscribed must not
        be told that there are no events (any more)."""
        if not self.store.generation():
            raise StoreError("there is no store yet", subject=str(self.settings.store))

    def refuse_unknown(self, chosen: EventFilter) -> None:
        """Raise FilterError where a province is neither a profile's nor that of an event in the store: a mistyped name
        must not pass for a province without events."""
        names = [name for name in chosen.provinces if profile_for(name, "").id not in profile_ids()]
        if not names:
            return
        stored = self.store.find_provinces()
        for name in names:
            if not self.store.summary(EventFilter(provinces=(name,))).events:
                known = ", ".join(dict.fromkeys([*profile_ids(), *stored]))
                raise FilterError(NOT_ONE_OF, subject="province", values={"value": name[:40], "known": known})

    def base_url(self, connection: HTTPConnection) -> str:
        """The address of this site without a slash at the end: the public one, else the socket that was reached.

        Never from the Host header, which the client chooses: what is built from it is cached and read by others.
        """
        if self.settings.public_url is not None:
            return self.settings.public_url
        host, port = connection.scope.get("server") or (self.settings.host, self.settings.port)
        if port is None:  # a Unix socket
            host, port = self.settings.host, self.settings.port
        scheme = "https" if connection.scope["scheme"] in {"https", "wss"} else "http"
        name = f"[{host}]" if ":" in host else host
        return f"{scheme}://{name}:{port}{connection.scope.get('root_path', '')}"


def open_site(settings: Settings, store: Store) -> Site:
    """The site of the settings' province, a profile's or that of an event in the store.

    Raises ConfigError where it is neither (a mistyped name would show an empty site), StoreError where the store
    cannot be asked.
    """
    return Site(settings, store, known_province(settings.province, store))
