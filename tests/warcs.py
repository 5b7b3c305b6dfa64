"""Web archives for tests: records as crawlers write them (ISO 28500), and such as they never should."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def page(name: str = "Binh Duong", number: int = 1) -> str:
    """A page with an article about `name`."""
    story = "".join(
        f"<p>{name} Province and the city of Daejeon signed memorandum {number} on training on January {day}, 2023.</p>"
        for day in range(3, 9)
    )
    title = f"{name} and Daejeon sign memorandum {number}"
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{story}</article></body></html>"


def record(
    body: str | bytes,
    url: str | bytes = "https://news.example/1",
    *,
    http: str = HTML,
    kind: str = "response",
    length: int | str | None = None,
    headers: str = "",
) -> bytes:
    """One record. length: as it states it, where that is not true."""
    block = http.encode() + (body.encode() if isinstance(body, str) else body)
    target = url.encode() if isinstance(url, str) else url
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2023-01-10T08:00:00Z\r\n{headers}"
        "WARC-Record-ID: <urn:uuid:11111111-2222-3333-4444-555555555555>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\nWARC-Target-URI: "
    )
    return head.encode() + target + b"\r\n\r\n" + block + b"\r\n\r\n"


def write_warc(path: Path, records: Iterable[bytes]) -> Path:
    """A WARC file; of a `.gz` each record is compressed for itself, as the standard has it (annex D)."""
    is_packed = path.suffix == ".gz"
    path.write_bytes(b"".join(gzip.compress(one) if is_packed else one for one in records))
    return path
