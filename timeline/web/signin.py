"""The addresses of Streamlit's own sign-in, and where somebody comes back to who signed in or out."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.web.routes import path_of

CALLBACK = "/oauth2callback"
SIGN_IN = ("/auth/login", "/auth/logout", CALLBACK)
REVIEW_QUERY = "?page=review"  # people sign in to review, and for nothing else


class BackToReview:
    """ASGI middleware: who comes back from the provider is sent to the review page, not to the first."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_to_review(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("location", "").endswith("/"):
                    headers["location"] += REVIEW_QUERY
            await send(message)

        is_back = scope["type"] == "http" and path_of(scope) == CALLBACK
        await self._app(scope, receive, send_to_review if is_back else send)
