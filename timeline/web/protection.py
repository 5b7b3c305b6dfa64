"""What stands before all answers: which names we go by, and what a browser may do with our pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.config import Settings
from timeline.publish.embedpage import FRAMED_BY_ALL
from timeline.web.conditional import accepts_gzip

LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    # Nothing comes from the outside web; Streamlit starts scripts inline and from blobs.
    "content-security-policy": "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; "
    "frame-ancestors 'self'; base-uri 'self'; object-src 'none'; form-action 'self'",
    "x-frame-options": "SAMEORIGIN",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
ALL_ADDRESSES = {"0.0.0.0", "::", ""}  # to listen on; nobody is called so


def protection(settings: Settings) -> list[Middleware]:
    """The middleware, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(OneCoding),
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(settings), www_redirect=False),
        Middleware(OwnPagesOnly, public_url=settings.public_url),
    ]


def allowed_hosts(settings: Settings) -> list[str]:
    """The names that a request may call us by: another one is a web page that had its own name point here.

    They are the loopback names, the host that we listen on and that of the public address. Who listens on all addresses
    and has no public one goes by the loopback names alone.
    """
    named = [settings.host] if settings.host not in ALL_ADDRESSES else []
    public = urlsplit(settings.public_url).hostname if settings.public_url else None
    return list(dict.fromkeys([*LOOPBACK, *named, *([public] if public else [])]))


def is_loopback_only(settings: Settings) -> bool:
    """Whether it listens to other machines, but knows no name by which it would answer them."""
    return settings.host in ALL_ADDRESSES and settings.public_url is None


def origin_of(url: str) -> str:
    """Scheme, host and port of an address as a browser tells them (RFC 6454, section 6.2)."""
    parts = urlsplit(url)
    port = parts.port if parts.port != {"http": 80, "https": 443}.get(parts.scheme) else None
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"


class OwnPagesOnly:
    """Refuses WebSockets that another site's page opens: what people do on our pages comes through them.

    Streamlit itself would let in every page of this machine, whatever its port, and ask the outside for its own
    address.
    """

    def __init__(self, app: ASGIApp, public_url: str | None) -> None:
        self._app = app
        self._public = origin_of(public_url) if public_url else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not self._is_ours(Headers(scope=scope)):
            await receive()  # "websocket.connect"
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)

    def _is_ours(self, headers: Headers) -> bool:
        """A browser always says which page it is; a program that does not is no page."""
        origin = headers.get("origin")
        host = headers.get("host", "").lower()
        return origin is None or origin.lower() in {f"http://{host}", f"https://{host}", self._public}


class SecurityHeaders:
    """Adds the headers that every answer bears."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if FRAMED_BY_ALL in headers["content-security-policy"]:
                    del headers["x-frame-options"]  # it knows no "anybody"
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class OneCoding:
    """Leaves of Accept-Encoding what it comes to, gzip or nothing, and of Vary one mention of it.

    Streamlit's own compression takes "gzip;q=0" for a wish, would compress under an entity tag for plain octets, and
    adds to Vary what is there already.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = b"gzip" if accepts_gzip(Headers(scope=scope).get("accept-encoding", "")) else b"identity"
        others = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        scope = {**scope, "headers": [*others, (b"accept-encoding", coding)]}

        async def send_with_one_vary(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                named = [name.strip() for line in headers.getlist("vary") for name in line.split(",")]
                if named:
                    headers["vary"] = ", ".join(dict.fromkeys(named))
            await send(message)

        await self._app(scope, receive, send_with_one_vary)
