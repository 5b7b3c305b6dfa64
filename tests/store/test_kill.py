"""A writer that is killed at any moment loses nothing that was written, doubles nothing, and holds up nobody."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.filter import EventFilter
from timeline.store import Store

_KILLS = 25
_WRITER = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.reports import DAY, NOW, make_article, make_candidate, make_extraction
from timeline.resolve import plan_changes
from timeline.store import Store

store, number = Store(Path(sys.argv[1])), int(sys.argv[2])
while True:
    number += 1
    with store.write(NOW + timedelta(minutes=number)) as writer:
        articles = [make_article(f"{number}-{k}") for k in range(20)]
        days = [DAY + timedelta(days=k) for k in range(20)]
        batch = [make_extraction(a, make_candidate(a, dtstart=day)) for a, day in zip(articles, days)]
        for half in (batch[:10], batch[10:]):
            writer.apply(plan_changes(half, writer.find_known(half), writer.now))
    print(number, flush=True)
"""


def _write_until_killed(folder: Path, number: int, seconds: float) -> int:
    """Start a writer, kill it `seconds` after its first write, give the last write that it reported as done."""
    project = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder), str(number)], cwd=project, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(seconds)  # a random moment, not a wait for something
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    done = [int(line) for line in lines if line.strip()]
    assert done, "the writer wrote nothing"
    return done[-1]


@pytest.mark.slow
def test_kills_at_random_moments(tmp_path: Path) -> None:
    dice = random.Random(7)
    store = Store(tmp_path)
    number = 0
    for _ in range(_KILLS):
        told = _write_until_killed(tmp_path, number, dice.uniform(0, 0.6))
        articles = [record.key for record in store.find_articles()]
        writes = {int(key.split("-")[0]) for key in articles}
        assert len(articles) == len(set(articles)) == 20 * len(writes), "whole writes, each once"
        assert writes == set(range(1, max(writes) + 1)), "none is lost"
        assert max(writes) in (told, told + 1), "what was told as written is there; the last may not have been told"
        assert store.check() == []
        assert len(store.find_events(EventFilter())) + len(store.find_redirects()) == len(articles)
        number = max(writes)
    assert len(list(tmp_path.iterdir())) <= 8, "what the dead left behind is cleared away"
