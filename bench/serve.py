"""Requests a second of a calendar of 200 kB, whole and unchanged (304), of `timeline serve` beside nginx.

    python bench/serve.py [SECONDS]      # for each measurement; 3 by default

nginx (one worker, as ours is one process) has the very octets that ours answers with as a file, plain and compressed
beforehand. Between them stands the ceiling of a server in Python: uvicorn with a program that sends the same octets
with the same headers and does nothing else. wrk asks all of them in turn, over 16 connections that are kept; each
figure is the median of three rounds. Requests for each second of a server's own processor time are given too, which
other programs disturb less (Linux alone tells them). wrk and nginx come with `make system-packages`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from timeline.model import Event, Evidence, Kind, Party, Precision, Role, Span
from timeline.records import Plan
from timeline.store import Store

KNOWN = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
EVENTS = 275  # about 200 kB
ROUNDS = 3
CONNECTIONS = 16
UNPACKED = Path(__file__).parent.parent / ".peers" / "nginx" / "usr" / "sbin" / "nginx"
OURS, CEILING, NGINX = "timeline serve", "uvicorn alone", "nginx"
_SERVE = """
import json, sys
from pathlib import Path
from timeline.config import Settings
from timeline.server import serve
serve(Settings(store=Path(sys.argv[1]), port=0), lambda addresses: print(json.dumps(dict(addresses)), flush=True))
"""
_CEILING = """
import socket, sys
from pathlib import Path
import uvicorn
files = {name: Path(sys.argv[1], name).read_bytes() for name in ("calendar.ics", "calendar.ics.gz")}
plain, gzipped = [[(n.encode(), v.encode()) for n, v in eval(text)] for text in sys.argv[2:4]]
async def app(scope, receive, send):
    asked = dict(scope["headers"])
    is_gzipped = b"gzip" in asked.get(b"accept-encoding", b"")
    headers, name = (gzipped, "calendar.ics.gz") if is_gzipped else (plain, "calendar.ics")
    is_current = asked.get(b"if-none-match") == dict(headers)[b"etag"]
    if is_current:
        headers = [(n, v) for n, v in headers if not n.startswith(b"content-")]
    await send({"type": "http.response.start", "status": 304 if is_current else 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_current else files[name]})
with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
    listening.bind(("127.0.0.1", 0))
    listening.listen(256)
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off")).run(sockets=[listening])
"""
_NGINX = """
daemon off;
user {user};
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    types {{ text/calendar ics; }}
    charset utf-8;
    charset_types text/calendar;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    gzip_static on;
    gzip_vary on;
    add_header Cache-Control no-cache;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """process: with its children, it does the work."""

    url: str
    process: int

    def processor_seconds(self) -> float:
        own = Path(f"/proc/{self.process}")
        children = (own / "task" / str(self.process) / "children").read_text().split()
        return sum(_seconds(number) for number in [str(self.process), *children])


def _seconds(process: str) -> float:
    """User and system time; the name before them may have blanks, but ends with the last bracket."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def made_up_event(number: int) -> Event:
    """An event as long as those of real news."""
    day = date(2024, 12, 1) - timedelta(days=number * 7)
    quote = (
        f"On {day}, the two sides signed a memorandum on vocational training, clean water and logistics, no. {number}."
    )
    url = f"https://news.example/{number}"
    evidence = Evidence(url, Span(0, len(quote)), quote, url, "en", f"Memorandum {number}", day)
    return Event(
        uid=f"{number:08x}-2f1c-5d0a-8a51-0c1f0c7a5b11@timeline.example",
        dtstart=day,
        dtend=day + timedelta(days=1),
        precision=Precision.DAY,
        kind=Kind.AGREEMENT,
        summary={"en": f"Memorandum number {number} on vocational training signed with Daejeon"},
        created=KNOWN,
        last_modified=KNOWN,
        parties=(Party("Daejeon", Role.SIGNATORY, "KR"),),
        countries=("KR",),
        location="Thu Dau Mot",
        province="binh-duong",
        confidence=0.9,
        evidence=(evidence,),
    )


def ask(url: str, **headers: str) -> Answer:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", parts.path, headers={n.replace("_", "-"): v for n, v in headers.items()})
        got = connection.getresponse()
        return Answer(got.status, {n.lower(): v for n, v in got.getheaders()}, got.read())
    finally:
        connection.close()


@contextmanager
def running(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def ours(store: Path) -> Iterator[Server]:
    with running([sys.executable, "-c", _SERVE, str(store)]) as process:
        assert process.stdout is not None
        yield Server(json.loads(process.stdout.readline())["calendar.ics"], process.pid)


@contextmanager
def ceiling(root: Path, plain: Answer, gzipped: Answer) -> Iterator[Server]:
    said = [
        repr([(n, v) for n, v in answer.headers.items() if n not in ("date", "server")]) for answer in (plain, gzipped)
    ]
    with running([sys.executable, "-c", _CEILING, str(root), *said]) as process:
        assert process.stdout is not None
        yield Server(f"http://127.0.0.1:{int(process.stdout.readline())}/calendar.ics", process.pid)


@contextmanager
def nginx(program: str, folder: Path, root: Path) -> Iterator[Server]:
    folder.mkdir()
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(folder=folder, root=root, port=port, user=getuser()))
    with running([program, "-e", f"{folder}/error.log", "-p", str(folder), "-c", str(configuration)]) as process:
        url = f"http://127.0.0.1:{port}/calendar.ics"
        wait_for(url)
        yield Server(url, process.pid)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            ask(url)
            return
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def requests_a_second(wrk: str, server: Server, headers: Mapping[str, str], seconds: int) -> tuple[float, float]:
    """Of time, and of the server's processor time."""
    named = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    before = server.processor_seconds()
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *named, server.url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = server.processor_seconds() - before
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    rate, done = re.search(r"Requests/sec:\s*([\d.]+)", said), re.search(r"(\d+) requests in", said)
    assert rate, said
    assert done, said
    return float(rate[1]), int(done[1]) / used


def needed(name: str, *others: Path) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") or next(
        (str(p) for p in others if p.exists()), None
    )
    if found is None:
        sys.exit(f"{name} is not there: `make system-packages` fetches it (Debian and its kin)")
    return found


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    wrk, nginx_program = needed("wrk"), needed("nginx", UNPACKED)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as until_the_end:
        root = Path(folder, "root")
        root.mkdir()
        fill(Path(folder, "store"))
        first = until_the_end.enter_context(ours(Path(folder, "store")))
        plain, gzipped = ask(first.url, accept_encoding="identity"), ask(first.url, accept_encoding="gzip")
        (root / "calendar.ics").write_bytes(plain.body)
        (root / "calendar.ics.gz").write_bytes(gzipped.body)
        servers = {
            OURS: first,
            CEILING: until_the_end.enter_context(ceiling(root, plain, gzipped)),
            NGINX: until_the_end.enter_context(nginx(nginx_program, Path(folder, "nginx"), root)),
        }
        print(f"{len(plain.body):,} octets, {len(gzipped.body):,} as gzip; median of {ROUNDS} rounds of {seconds} s")
        print(f"{'requests':40}" + "".join(f"{name:>16}" for name in servers) + "   ours/nginx   ours/uvicorn")
        for coding in ("identity", "gzip"):
            for is_known in (False, True):
                print_rows(wrk, servers, coding, is_known, seconds)


def fill(folder: Path) -> None:
    with Store(folder).write(KNOWN) as writer:
        writer.apply(Plan(events=tuple(made_up_event(number) for number in range(EVENTS))))


def print_rows(wrk: str, servers: Mapping[str, Server], coding: str, is_known: bool, seconds: int) -> None:
    """One kind of request: of each second, and of each second of the server's processor time."""
    asked = {name: {"Accept-Encoding": coding} | known(server, coding, is_known) for name, server in servers.items()}
    agree([ask(server.url, **asked[name]) for name, server in servers.items()], 304 if is_known else 200)
    rates: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, server in servers.items():
            rates[name].append(requests_a_second(wrk, server, asked[name], seconds))
    for column, of_what in enumerate(("second", "second of processor time")):
        median = {name: statistics.median(pair[column] for pair in of) for name, of in rates.items()}
        row = f"{coding}, {'304' if is_known else 'whole'}, a {of_what}"
        figures = "".join(f"{rate:16,.0f}" for rate in median.values())
        print(
            f"{row:40}{figures}{median[OURS] / median[NGINX]:13.3f}{median[OURS] / median[CEILING]:15.2f}", flush=True
        )


def known(server: Server, coding: str, is_known: bool) -> dict[str, str]:
    """What is sent by who has the calendar already."""
    return {"If-None-Match": ask(server.url, accept_encoding=coding).headers["etag"]} if is_known else {}


def agree(answers: list[Answer], status: int) -> None:
    """Each server must answer alike, else the comparison is none."""
    assert [answer.status for answer in answers] == [status] * len(answers), answers
    assert len({answer.body for answer in answers}) == 1, "they do not send the same octets"


if __name__ == "__main__":
    main()
