"""Answers of a made-up site, for the tests of reading them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from timeline.followed import Link, Listing, Response, Source, SourceKind
from timeline.model import Article
from timeline.sources import Draft, read_listing, read_response

SITE = "https://news.example"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2023, 6, 1, tzinfo=UTC)
SOURCE = Source("news", f"{SITE}/list", SourceKind.LIST)
TEXT = (
    "The chairman of the province received a delegation of the sister city in the hall of the administrative centre.",
    "Both sides discussed trade and the training of engineers, and agreed to meet again in the spring of next year.",
    "The guests went on to a plant in the industrial park and talked with students of the technical college there.",
)


def answer(content: str | bytes, url: str = f"{SITE}/list", **more: str) -> Response:
    """What the site answers at `url`. more: fields of the response that are texts."""
    data = content if isinstance(content, bytes) else content.encode()
    return Response(more.pop("asked", url), url, 200, data, NOW, more.pop("media_type", "text/html"), **more)  # type: ignore[arg-type]


def listing(content: str | bytes, url: str = f"{SITE}/list", source: Source = SOURCE) -> Listing:
    return read_listing(answer(content, url), source, ZONE)


def read(response: Response, source: Source = SOURCE, listed: Link | None = None) -> Article:
    (draft,) = [one for one in read_response(response, source, ZONE, listed) if isinstance(one, Draft)]
    return draft.article


def page(head: str = "", before: str = "", body: str = "".join(f"<p>{line}</p>" for line in TEXT)) -> str:
    headline = "<h1>Province receives sister city</h1>"
    return (
        f"<!doctype html><html><head><title>Province receives sister city</title>{head}</head><body>"
        f"<div id='main'>{headline}{before}<div class='content'>{body}</div></div></body></html>"
    )
