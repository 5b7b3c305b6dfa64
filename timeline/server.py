"""One process for all: Streamlit's pages and our own routes, at one address.

`arguments()` gives what `st.App` takes, so that `timeline serve`, `uvicorn app:app` and `streamlit run app.py` start
the same thing.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from getpass import getuser
from importlib import import_module, resources
from pathlib import Path
from threading import Event, Thread
from typing import Any

import streamlit
import uvicorn
from starlette.middleware import Middleware
from streamlit import config as streamlit_config
from streamlit.starlette import App

from timeline import pages
from timeline.config import Settings, read_settings
from timeline.errors import ConfigError, StoreError
from timeline.filter import EventFilter
from timeline.pages.context import Context, current, leave
from timeline.publish.formats import FORMATS
from timeline.store import Store
from timeline.watcher import lifespan
from timeline.web import exception_handlers, routes
from timeline.web.assets import JOINED, read_assets
from timeline.web.clock import Clock
from timeline.web.columns import Views
from timeline.web.frontend import KeptFiles, read_frontend
from timeline.web.head import IndexHead
from timeline.web.hub import hub_teller
from timeline.web.protection import protection
from timeline.web.signin import SIGN_IN, BackToReview
from timeline.web.site import open_site

_log = logging.getLogger(__name__)
GRACE = 5  # seconds that open requests have after a signal to stop
SOON = 1  # seconds from the first answer until the server gets ready for its first reader
# What Streamlit and the pages load when they are first used, and so the first reader would wait for.
_LATE = ("pandas", "streamlit.emojis", "timeline.pages.overview", "timeline.pages.articles", "timeline.pages.review")
# The elements of Streamlit's that all pages draw, and those that the timeline's page has besides.
SHARED_ELEMENTS = ("BidiComponent", "ButtonGroup", "Html")
TIMELINE_ELEMENTS = ("Multiselect", "Selectbox", "TextInput")
_LIGHT = {
    "primaryColor": "#0b5c8a",
    "linkColor": "#0b5c8a",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f5f7",
    "textColor": "#1d2730",
    "borderColor": "#d5dce2",
}
_DARK = {
    "primaryColor": "#62b5e5",
    "linkColor": "#62b5e5",
    "backgroundColor": "#12181e",
    "secondaryBackgroundColor": "#1c252d",
    "textColor": "#e6ebef",
    "borderColor": "#35424d",
}


def arguments(
    settings: Settings | None = None, bound: str | None = None, clock: Callable[[], datetime] | None = None
) -> dict[str, Any]:
    """What `st.App` takes to serve the timeline; Streamlit's own options are set on the way.

    Without `settings` they are read from the environment and the working folder. bound: the address that the server is
    bound to; where another program binds it, that is not known, and nobody can write without signing in. clock: gives
    the present instant, aware; None for this machine's.
    Raises ConfigError.
    """
    settings, clock = settings or read_settings(os.environ, Path.cwd()), clock or _now
    site = open_site(settings, Store(settings.store))
    views = Views(site)
    folder = resources.files(pages)
    assets = read_assets(folder / "assets")
    name, tell = _login_name(), hub_teller(settings)
    context = Context(settings, site.store, site.profile, views.overview, clock, assets.path(JOINED), bound, name, tell)
    leave(context)
    _set_streamlit_options(settings)
    others = SIGN_IN if settings.login else ()
    frontend = read_frontend(resources.files(streamlit) / "static")
    head = Middleware(
        IndexHead,
        site=site,
        icon=assets.path("icon.svg"),
        script=assets.path(JOINED),
        others=others,
        shared=frontend.needed(SHARED_ELEMENTS),
        timeline=frontend.needed([*SHARED_ELEMENTS, *TIMELINE_ELEMENTS]),
    )
    return {
        "script_path": str(folder / "main.py"),
        "secrets": _secrets(settings),
        "routes": routes(site, views, assets, Clock(clock, context.today), others=others),
        "middleware": [*protection(settings), Middleware(KeptFiles, frontend=frontend), Middleware(BackToReview), head],
        "exception_handlers": exception_handlers(settings.language),
        "lifespan": lifespan(settings),
    }


def _secrets(settings: Settings) -> dict[str, Any]:
    """What Streamlit's own sign-in is set up by; it would read a file in the working folder, too."""
    login = settings.login
    if login is None:
        return {}
    return {
        "auth": {
            "redirect_uri": login.redirect,
            "cookie_secret": login.cookie_secret,
            "client_id": login.client_id,
            "client_secret": login.client_secret,
            "server_metadata_url": login.metadata,
        }
    }


def _login_name() -> str:
    """Whose program this is; a user of a container may have no name."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"


def _set_streamlit_options(settings: Settings) -> None:
    """Set before the App is made: its environment variables are read by `streamlit run` alone."""
    options: dict[str, Any] = {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showSidebarNavigation": False,
        "client.toolbarMode": "minimal",
        "secrets.files": [],  # who may sign in is told by our settings alone
        "server.enableAgentApi": False,
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.maxUploadSize": 1,  # megabyte; no page takes files
        "server.trustedUserHeaders": {},  # who somebody is, is no client's word
        "theme.baseRadius": "6px",
        "theme.headingFontSizes": ["1.75rem", "1.125rem", "1rem"],
        "theme.paddingBottom": "3rem",
        "theme.paddingTop": "1.5rem",
    }
    options |= {f"theme.light.{name}": value for name, value in _LIGHT.items()}
    options |= {f"theme.dark.{name}": value for name, value in _DARK.items()}
    if settings.login is not None:
        options["server.cookieSecret"] = settings.login.cookie_secret
    if settings.public_url is not None:
        options["server.corsAllowedOrigins"] = [settings.public_url]
    for name, value in options.items():
        streamlit_config.set_option(name, value)


def addresses(base_url: str) -> Mapping[str, str]:
    """What there is to open and to subscribe to, by what it is called: "page", "calendar.ics", "rss.xml" ..."""
    return {"page": f"{base_url}/"} | {form.file: f"{base_url}/{form.file}" for form in FORMATS}


def serve(
    settings: Settings,
    announce: Callable[[Mapping[str, str]], None] = lambda _: None,
    clock: Callable[[], datetime] | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT; then open requests are finished, and this returns.

    announce: is given the addresses once they answer. Port 0 takes a free one. clock: see `arguments`.
    Raises ConfigError where the host and port cannot be listened on.
    """
    with _listen(settings.host, settings.port) as listening:
        host, port = listening.getsockname()[:2]
        base_url = settings.public_url or f"http://{_shown(host)}:{port}"
        _bring_up_to_date(settings)
        app = App(**arguments(settings, bound=host, clock=clock))
        server = _Server(
            uvicorn.Config(
                app,
                host=settings.host,
                port=port,
                lifespan="on",
                log_level="warning",
                proxy_headers=False,  # the public address is a setting, and no client's word
                server_header=False,
                timeout_graceful_shutdown=GRACE,
                ws="websockets-sansio",
            ),
            partial(announce, addresses(base_url)),
        )
        server.run(sockets=[listening])


def _bring_up_to_date(settings: Settings) -> None:
    """Whoever updates the program and starts it again must not find all pages shut until the next article comes."""
    try:
        Store(settings.store).bring_up_to_date(_now())
    except StoreError as error:
        _log.warning("%s", error)  # pages and /health say so, too, until it is mended


class _Server(uvicorn.Server):
    """uvicorn's server, which tells when it answers, and takes a signal to stop for a wish, not for an accident."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce
        self._stopped = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()
            Thread(target=_get_ready, args=[self._stopped], name="get-ready").start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopped.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, but the signals are not raised once more at the end: the program goes on to its own end."""
        wanted = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _get_ready(stopped: Event) -> None:
    """Load what the first reader would wait for: modules, and the timeline of all events. After a moment, so that who
    waits for the server's first answers does not wait for this."""
    if stopped.wait(SOON):
        return
    for name in _LATE:
        import_module(name)
    with suppress(StoreError):  # the page says so to whoever opens it, and looks again
        current().overview(EventFilter())


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named: without it asyncio leaves Nagle's algorithm on, and a short answer waits for 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        other = port + 1 if port < 65535 else 8501
        message = f"cannot be listened on; choose another --host or --port (TIMELINE_PORT={other} make run)"
        raise ConfigError(message, subject=f"{host}:{port}") from error
    return listening


def _shown(host: str) -> str:
    """The name to print for a host: who listens on all addresses is reached by the loopback one from here."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name


def _now() -> datetime:
    return datetime.now(UTC)
