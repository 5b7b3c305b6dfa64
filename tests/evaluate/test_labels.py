"""Files of labels: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import FetchError, SourceFormatError
from timeline.evaluate import read_labels
from timeline.model import Kind

GOOD = '{"id": "a1", "events": [{"start": "2023", "end": "2023", "kind": "visit"}, {"start": null, "kind": "award"}]}\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(text, "utf-8")
    return path


def test_a_label_without_a_start_wants_nothing(tmp_path: Path) -> None:
    (article,) = read_labels(written(tmp_path, GOOD))
    assert [event.kind for event in article.events] == [Kind.VISIT]


def test_an_end_that_repeats_the_start_is_none(tmp_path: Path) -> None:
    (article,) = read_labels(written(tmp_path, GOOD))
    assert article.events[0].end is None


def test_blank_lines_are_skipped(tmp_path: Path) -> None:
    assert len(read_labels(written(tmp_path, "\n" + GOOD + "\n"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a2"',
        '{"events": []}',
        '{"id": "a2", "events": [{"start": "2023", "kind": "party"}]}',
        '{"id": "a2", "events": [{"start": "4 January", "kind": "visit"}]}',
        '{"id": "a2", "events": [{"start": "2023", "kind": "visit", "status": "rumoured"}]}',
        '{"id": "a1", "events": []}',
        "[]",
        "7",
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(SourceFormatError) as raised:
        read_labels(written(tmp_path, GOOD + line + "\n"))
    assert raised.value.line == 2 and "gold.jsonl, line 2" in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"none\.jsonl"):
        read_labels(tmp_path / "none.jsonl")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceFormatError, match="line 1"):
        read_labels(path)
