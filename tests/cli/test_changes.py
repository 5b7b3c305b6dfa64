"""What became of an event, and what other rules would make of what is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_ingest import SIGNING, VISIT, stored, write_rows

Command = Callable[..., Run]


def _changed_visit(run: Command, folder: Path) -> str:
    """An event whose article was corrected; its uid."""
    run("ingest", str(write_rows(folder / "news.jsonl", VISIT, SIGNING)))
    text = VISIT["text"].replace("January 4", "January 3")
    run("ingest", str(write_rows(folder / "news.jsonl", {**VISIT, "text": text}, SIGNING)))
    return next(event["uid"] for event in stored(run) if event["start"] == "2023-01-03")


def test_history_says_what_changed_and_why(run: Command, tmp_path: Path) -> None:
    done = run("history", _changed_visit(run, tmp_path))
    line = next(line for line in done.out.splitlines() if "#1  Date: " in line)
    assert "#1  Date: 4 Jan 2023 -> 3 Jan 2023; according to " in line and "[rules " in line


def test_the_beginning_of_a_uid_is_enough(run: Command, tmp_path: Path) -> None:
    uid = _changed_visit(run, tmp_path)
    assert run("history", uid[:8]).out == run("history", uid).out != ""


def test_history_as_records(run: Command, tmp_path: Path) -> None:
    rows = [
        json.loads(line) for line in run("history", _changed_visit(run, tmp_path), "--format", "jsonl").out.splitlines()
    ]
    row = next(row for row in rows if row["field"] == "dtstart")
    assert (row["old"], row["new"], row["sequence"], row["article"]) == ("2023-01-04", "2023-01-03", 1, "visit")


def test_history_of_what_is_no_event(run: Command, tmp_path: Path) -> None:
    _changed_visit(run, tmp_path)
    done = run("history", "no-such-uid")
    assert (done.code, done.out) == (1, "") and "no-such-uid" in done.err


def test_reprocess_says_that_nothing_differs(run: Command, tmp_path: Path) -> None:
    run("ingest", str(write_rows(tmp_path / "news.jsonl", VISIT, SIGNING)))
    done = run("reprocess", "--dry-run")
    assert (done.code, done.out) == (0, "")
    assert "2 articles read again; events gained 0, lost 0, changed 0, merged 0; nothing was written" in done.err


def test_a_field_that_was_emptied_outlives_export_and_import(run: Command, tmp_path: Path) -> None:
    run("ingest", str(write_rows(tmp_path / "news.jsonl", VISIT, SIGNING)))
    uid = next(event["uid"] for event in stored(run) if event["countries"] == ["KR"])
    run("review", "set", uid, "countries=")
    kept, other = str(tmp_path / "kept.jsonl"), str(tmp_path / "other")
    run("review", "export", kept)
    run("ingest", str(tmp_path / "news.jsonl"), "--store", other)
    done = run("review", "import", kept, "--store", other)
    assert (done.code, done.err) == (0, "")
    events = [json.loads(line) for line in run("events", "--format", "jsonl", "--store", other).out.splitlines()]
    assert next(event["countries"] for event in events if event["uid"] == uid) == []
