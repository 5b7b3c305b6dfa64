"""`timeline serve` follows the sources beside its pages, where somebody added one, and leaves no watcher behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.following.test_watcher import until
from tests.outside import OutsideWeb, outside_web
from tests.outside.stores import allowed, follow, started
from tests.outside.stories import CHINESE, ENGLISH, VIETNAMESE
from timeline.store.watchlock import is_watched

DAYS = {story.day for story in (*ENGLISH, *VIETNAMESE, *CHINESE)}


@pytest.fixture
def web() -> Iterator[OutsideWeb]:
    with outside_web() as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_readers_see_what_the_sources_say_and_no_watcher_is_left(
    tmp_path: Path, web: OutsideWeb, end: signal.Signals
) -> None:
    store = follow(tmp_path / "store", web.lists)
    with started("serve", "--port", "0", "--store", store, **allowed(web.hosts)) as server:
        try:
            assert server.stdout is not None
            base_url = server.stdout.readline().split()[-1].rstrip("/")
            until(lambda: all(day.replace("-", "") in _calendar(base_url) for day in DAYS))
            health = httpx2.get(f"{base_url}/health").json()["sources"]
            assert (health["watched"], {one["id"] for one in health["each"]}) == (True, set(web.lists))
            server.send_signal(end)
            server.wait(120)
            assert server.returncode == (0 if end is signal.SIGTERM else -end)
        finally:
            server.kill()
        until(lambda: not is_watched(store))


def _calendar(base_url: str) -> str:
    answer = httpx2.get(f"{base_url}/calendar.ics", timeout=60)
    return answer.text if answer.status_code == 200 else ""


@pytest.mark.slow
def test_without_a_source_nobody_is_asked(tmp_path: Path, web: OutsideWeb) -> None:
    with started("serve", "--port", "0", "--store", tmp_path, **allowed(web.hosts)) as server:
        assert server.stdout is not None
        base_url = server.stdout.readline().split()[-1].rstrip("/")
        assert "sources" not in httpx2.get(f"{base_url}/health", timeout=60).json()
        assert not (tmp_path / "watch.lock").exists() and not (tmp_path / "following.sqlite").exists()
        server.terminate()
        assert server.wait(120) == 0
