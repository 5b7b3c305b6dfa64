"""What every answer needs to know: settings, store, home province, and the address that readers reach us by."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from timeline.config import Settings
from timeline.provinces import Profile
from timeline.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    settings: Settings
    store: Store
    profile: Profile

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
