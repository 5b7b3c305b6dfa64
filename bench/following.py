"""What following costs those who are followed, and us: requests and seconds of a first look, and of one that finds
nothing new, at sources that are played on loopback: a newspaper's feed, a portal's list, an agency's JSON Feed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # tests know how to play the web

from tests.outside import OutsideWeb, outside_web  # noqa: E402
from tests.outside.stores import allowed, follow, started  # noqa: E402


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, outside_web() as web:
        store = follow(Path(folder, "store"), web.lists)
        print(f"{'look':<16}{'source':<10}{'seconds':>8}  requests by status")
        for what, options in (("first", ()), ("nothing is new", ("--all",))):
            for site in web.sites:
                site.forget()
            seconds = look(store, web, options)
            for name in web.lists:
                print(f"{what:<16}{name:<10}{seconds:>8.1f}  {requests(web, name)}")


def look(store: Path, web: OutsideWeb, options: tuple[str, ...]) -> float:
    began = time.perf_counter()
    with started("update", *options, "--store", store, **allowed(web.hosts)) as process:
        _, said = process.communicate()
    if process.returncode:
        raise SystemExit(said)
    return time.perf_counter() - began


def requests(web: OutsideWeb, name: str) -> str:
    """How many there were, beside those for robots.txt."""
    site = {"post": web.newspaper, "portal": web.portal, "agency": web.agency}[name]
    counted: Counter[int] = Counter()
    for (path, status), number in site.statuses().items():
        counted[status] += 0 if path == "/robots.txt" else number
    return ", ".join(f"{number} of {status}" for status, number in sorted(counted.items()) if number)


if __name__ == "__main__":
    main()
