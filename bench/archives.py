"""Web archives: pages a second beside bare iteration by FastWARC, and peak memory as the file grows.

The pages are made: one in a hundred names the province, as in a crawl of a country's news; all have a menu, a story
and a footer of the size that newspapers' pages have.
"""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from timeline.model import Article
from timeline.provinces import read_profile
from timeline.sources import Names, names_of, read_articles

PAGES, FEW, ALL = 10_000, 1_000, 300
ONE_IN = 100
TEXT = (
    "lãnh đạo thành phố đã tiếp đoàn đại biểu doanh nghiệp đến thăm tìm hiểu cơ hội đầu tư hợp tác phát triển kinh tế "
    "văn hóa giáo dục du lịch nông nghiệp công nghệ chương trình hội nghị dự án nhà máy khu công nghiệp"
)
WORDS = TEXT.split()
READ = """
import resource, sys
from timeline.provinces import read_profile
from timeline.sources import names_of, read_articles
for _ in read_articles([sys.argv[1]], names=names_of(read_profile("binh-duong"))): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    names = names_of(read_profile("binh-duong"))
    with tempfile.TemporaryDirectory() as folder:
        small, some, large, huge = (Path(folder, f"{name}.warc.gz") for name in ("small", "some", "large", "huge"))
        for path, pages in ((small, ALL), (some, FEW), (large, PAGES)):
            write(path, map(record, range(pages)))
        write(huge, (record(1), enormous(), record(ONE_IN)))
        print(f"{PAGES} pages, {large.stat().st_size / 1e6:.0f} MB packed")
        floor = rate(lambda: bare(large), PAGES)
        print(f"FastWARC alone: {floor:.0f} records a second")
        for path, pages, chosen, what in (
            (large, PAGES, names, "pages that name the province"),
            (small, ALL, None, "all pages"),
        ):
            found = rate(lambda p=path, c=chosen: count(p, c), pages)  # type: ignore[misc]
            print(f"{what} read: {found:.0f} pages a second ({floor / found:.1f} times as long as FastWARC alone)")
        for path, what in ((some, f"{FEW} pages"), (large, f"{PAGES} pages"), (huge, "one record of 1 GB")):
            print(f"peak memory, {what}: {peak(path):.0f} MB")


def rate(work: Callable[[], int], pages: int) -> float:
    started = time.process_time()
    work()
    return pages / (time.process_time() - started)


def bare(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(len(found.reader.read()) for found in ArchiveIterator(stream, parse_http=False))


def count(path: Path, names: Names | None) -> int:
    return sum(isinstance(found, Article) for found in read_articles([path], names=names))


def peak(path: Path) -> float:
    """In megabytes, of a process that does nothing else."""
    told = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    return int(told.stdout) / 1000


def write(path: Path, records: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        for one in records:
            stream.write(one)


def record(number: int) -> bytes:
    body = page(number).encode()
    return gzip.compress(head(number, len(body)) + body + b"\r\n\r\n", 1)


def head(number: int, length: int) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        "WARC-Date: 2023-01-10T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:11111111-2222-3333-4444-555555555555>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + length}\r\n\r\n"
    ).encode() + http


def page(number: int) -> str:
    dice = random.Random(number)
    menu = "".join(f'<li class="menu-item"><a href="/muc/{n}">Mục {dice.choice(WORDS)}</a></li>' for n in range(150))
    where = "tỉnh Bình Dương" if number % ONE_IN == 0 else "tỉnh bạn"
    story = "".join(f"<p>Ngày 5-1-2023, {where} {' '.join(dice.choices(WORDS, k=60))}.</p>" for _ in range(12))
    title = " ".join(dice.choices(WORDS, k=10))
    script = f"<script>var data = {[dice.random() for _ in range(500)]};</script>"
    return (
        f"<html><head><title>{title}</title>{script}</head><body><ul>{menu}</ul><article><h1>{title}</h1>{story}"
        f"</article><div class='footer'><ul>{menu}</ul></div></body></html>"
    )


def enormous() -> bytes:
    """A record of a gigabyte, packed to a megabyte."""
    million = b"a" * 1_000_000
    with tempfile.TemporaryFile() as file:
        with gzip.open(file, "wb", 1) as stream:
            stream.write(head(0, 1000 * len(million)))
            for _ in range(1000):
                stream.write(million)
            stream.write(b"\r\n\r\n")
        file.seek(0)
        return file.read()


if __name__ == "__main__":
    main()
