"""Articles into the store and out of it: bad input is named, the rest is done, nothing is done twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

Command = Callable[..., Run]
Row = dict[str, Any]

VISIT: Row = {
    "id": "visit",
    "url": "https://news.example/visit",
    "title": "Delegation of Daejeon received in Binh Duong",
    "published": "2023-01-05",
    "language": "en",
    "province": "Binh Duong",
    "text": "On January 4, 2023, the provincial People's Committee of Binh Duong received a delegation of Daejeon "
    "city, South Korea, led by its mayor. The guests toured an industrial park. Exports to South Korea stood at "
    "900 million USD as of December 15, 2022.",
}
SIGNING: Row = {
    "id": "signing",
    "url": "https://news.example/signing",
    "title": "Binh Duong signs memorandum with Champasak",
    "published": "2022-06-24",
    "language": "en",
    "province": "Binh Duong",
    "text": "On June 23, Binh Duong province and Champasak province of Laos signed a memorandum of understanding on "
    "training of officials.",
}
UNDATED: Row = {"id": "undated", "language": "en", "text": "The delegation of Oita came to Binh Duong on Monday."}


def write_rows(path: Path, *rows: Row) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def stored(run: Command) -> list[Row]:
    return [json.loads(line) for line in run("events", "--format", "jsonl").out.splitlines()]


def counted(text: str) -> dict[str, str]:
    """The summary: "articles", "events", "dates rejected" to what stands behind."""
    return dict(line.split(": ", 1) for line in text.splitlines())


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "articles" / "news.jsonl", VISIT, SIGNING, UNDATED)


def test_articles_are_counted(run: Command, articles: Path) -> None:
    result = run("ingest", articles)
    assert (result.code, result.err) == (0, "")
    assert counted(result.out)["articles"] == "new 3, changed 0, unchanged 0, failed 0; undated 1"


def test_events_are_counted(run: Command, articles: Path) -> None:
    events = counted(run("ingest", articles).out)["events"]
    assert events == f"new {len(stored(run))}, changed 0, unchanged 0, withdrawn 0" and len(stored(run)) >= 2


def test_rejected_dates_are_counted_by_reason(run: Command, articles: Path) -> None:
    text = run("ingest", articles).out
    reasons = [line for line in text.splitlines() if line.startswith("  ")]
    assert int(counted(text)["dates rejected"]) == sum(int(line.rsplit(" ", 1)[1]) for line in reasons) > 0


def test_a_second_time_changes_nothing(run: Command, articles: Path) -> None:
    run("ingest", articles)
    before = stored(run)
    second = counted(run("ingest", articles).out)
    assert second["articles"] == "new 0, changed 0, unchanged 3, failed 0; undated 1"
    assert second["events"] == f"new 0, changed 0, unchanged {len(before)}, withdrawn 0"
    assert stored(run) == before


def test_a_changed_article_is_counted_as_changed(run: Command, articles: Path) -> None:
    run("ingest", articles)
    write_rows(articles, VISIT | {"text": VISIT["text"].replace("led by its mayor", "led by its vice mayor")}, SIGNING)
    assert counted(run("ingest", articles).out)["articles"] == "new 0, changed 1, unchanged 1, failed 0; undated 0"


def test_an_event_keeps_its_uid_when_its_article_changes(run: Command, articles: Path) -> None:
    run("ingest", articles)
    before = {event["uid"] for event in stored(run)}
    write_rows(articles, VISIT | {"text": VISIT["text"].replace("led by its mayor", "led by its vice mayor")}, SIGNING)
    run("ingest", articles)
    assert {event["uid"] for event in stored(run)} == before


def test_the_store_says_what_was_found(run: Command, articles: Path) -> None:
    run("ingest", articles)
    found = {(event["start"], event["kind"], tuple(event["countries"])) for event in stored(run)}
    assert {("2022-06-23", "agreement", ("LA",)), ("2023-01-04", "visit", ("KR",))} <= found


def test_extract_stores_nothing(run: Command, articles: Path) -> None:
    run("extract", articles)
    assert not Path("var").exists()


def test_extract_prints_a_line_for_each_article(run: Command, articles: Path) -> None:
    result = run("extract", articles, "--format", "jsonl")
    assert result.code == 0
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["visit", "signing", "undated"]


def test_extract_has_the_fields_that_are_promised(run: Command, articles: Path) -> None:
    visit = json.loads(run("extract", articles).out.splitlines()[0])
    assert set(visit) == {"id", "url", "published", "language", "title", "events", "rejected"}
    assert set(visit["events"][0]) >= {
        *("start", "end", "precision", "part_of_day", "kind", "also", "scope", "status", "main", "title"),
        *("countries", "parties", "location", "confidence", "evidence"),
    }


def test_spans_are_offsets_into_the_text(run: Command, articles: Path) -> None:
    visit = json.loads(run("extract", articles).out.splitlines()[0])
    for event in visit["events"]:
        start, end = event["evidence"]["span"]
        assert VISIT["text"][start:end] == event["evidence"]["quote"]
    assert [VISIT["text"][slice(*r["span"])] for r in visit["rejected"]] == [r["text"] for r in visit["rejected"]]


def test_a_files_name_is_its_articles_id(run: Command, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(SIGNING["text"])
    assert json.loads(run("extract", tmp_path / "talks.txt").out)["id"] == "talks"


def test_a_second_article_with_an_id_gets_another_and_that_is_said(run: Command, tmp_path: Path) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", VISIT)
    write_rows(tmp_path / "in" / "b.jsonl", SIGNING | {"id": "visit"})
    result = run("extract", tmp_path / "in")
    ids = [json.loads(line)["id"] for line in result.out.splitlines()]
    assert result.code == 0 and ids[0] == "visit" and ids[1] not in ("visit", "signing")
    assert result.err.startswith("timeline: note: ") and "'visit'" in result.err


# Bad input: name, content, what is said of it
TRUNCATED = (json.dumps(VISIT | {"id": "before"}) + "\n" + json.dumps(SIGNING)[:90]).encode()
BAD = {
    "empty.txt": (b"", "it is empty"),
    "empty.jsonl": (b"", "it is empty"),
    "blank.html": (b" \n", ""),
    "binary.txt": (bytes(range(256)) * 64, "no text file"),
    "binary.jsonl": (b"\x7fELF\x02\x01\x01" + b"\0" * 500, "no text file"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "no text file"),
    "truncated.jsonl": (TRUNCATED, "truncated.jsonl, line 2: "),
    "list.jsonl": (b"[1, 2]\n7\n", "list.jsonl, line 2: "),
    "deep.jsonl": (b"[" * 200_000 + b"\n", "deep.jsonl, line 1: "),
    "broken-utf8.txt": ("Bình Dương tiếp đoàn đại biểu tỉnh Champasak. ".encode() * 20 + b"\xc3(", "byte offset"),
    "latin.jsonl": ('{"text": "Thủ Dầu Một và Bình Dương"}\n'.encode("utf-16-be"), "latin.jsonl"),
    "half-utf16.txt": (b"\xff\xfe" + "Binh Duong".encode("utf-16-le") + b"\x00", "utf-16"),
}


def complaints(result: Run, name: str) -> list[str]:
    return [line for line in result.err.splitlines() if name in line and line.startswith("timeline: failed: ")]


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_is_ingested(run: Command, articles: Path, name: str) -> None:
    content, said = BAD[name]
    (articles.parent / name).write_bytes(content)
    result = run("ingest", articles.parent)
    assert result.code == 1 and "Traceback" not in result.err
    assert complaints(result, name) and said in result.err
    assert {"2022-06-23", "2023-01-04"} <= {event["start"] for event in stored(run)}


@pytest.fixture
def long_line(articles: Path) -> Iterator[Path]:
    path = articles.parent / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "long", "text": "')
        for _ in range(50):
            file.write(b"Binh Duong. " * 83_334)  # a megabyte
        file.write(b'"}\n' + json.dumps(VISIT | {"id": "after"}).encode() + b"\n")
    yield path
    path.unlink()


def test_a_line_of_50_megabytes_is_named_and_the_next_is_read(run: Command, long_line: Path) -> None:
    result = run("ingest", long_line)
    assert result.code == 1 and "long.jsonl, line 1: " in result.err
    assert counted(result.out)["articles"].startswith("new 1, changed 0, unchanged 0, failed 1")


def test_all_that_is_bad_at_once(run: Command, articles: Path) -> None:
    for name, (content, _) in BAD.items():
        (articles.parent / name).write_bytes(content)
    result = run("ingest", articles.parent)
    assert result.code == 1
    assert [name for name in BAD if not complaints(result, name)] == []
    failed = result.err.count("failed: ")
    assert counted(result.out)["articles"] == f"new 4, changed 0, unchanged 0, failed {failed}; undated 1"


def test_a_field_that_cannot_be_read_is_told_and_costs_no_article(run: Command, tmp_path: Path) -> None:
    result = run("ingest", write_rows(tmp_path / "a.jsonl", VISIT, SIGNING | {"published": "not a date"}))
    assert result.code == 0 and counted(result.out)["articles"].startswith("new 2, changed 0, unchanged 0, failed 0;")
    assert counted(result.out)["fields left out"] == "1"
    assert result.err.startswith(f"timeline: note: {tmp_path}/a.jsonl, line 2: published: 'not a date' is no ISO date")


def test_a_mistyped_field_is_told(run: Command, tmp_path: Path) -> None:
    result = run("ingest", write_rows(tmp_path / "a.jsonl", VISIT | {"languge": "en"}))
    assert result.code == 0 and "note: " in result.err and "unknown field 'languge'" in result.err


def test_rows_without_a_text_are_named_as_no_articles(run: Command, tmp_path: Path) -> None:
    result = run("ingest", write_rows(tmp_path / "labels.jsonl", {"id": "a1"}, {"id": "a2"}))
    assert (result.code, result.err.splitlines()) == (
        1,
        [f"timeline: failed: {tmp_path}/labels.jsonl, line {line}: no text: not an article" for line in (1, 2)],
    )


def test_bad_input_fails_extract_too(run: Command, articles: Path) -> None:
    (articles.parent / "empty.txt").write_bytes(b"")
    result = run("extract", articles.parent)
    assert (result.code, len(result.out.splitlines())) == (1, 3) and complaints(result, "empty.txt")


def test_a_place_that_is_not_there_is_named(run: Command, tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "none")
    assert result.code == 1 and result.err.startswith(f"timeline: failed: {tmp_path}/none: ")


def test_an_article_without_a_publication_date_is_no_failure(run: Command, tmp_path: Path) -> None:
    result = run("ingest", write_rows(tmp_path / "a.jsonl", UNDATED))
    assert (result.code, counted(result.out)["articles"]) == (0, "new 1, changed 0, unchanged 0, failed 0; undated 1")


def test_a_title_cannot_command_the_terminal(run: Command, tmp_path: Path) -> None:
    hostile = VISIT | {"title": "\x1b]0;owned\x07 visit", "text": "\x1b[2J" + VISIT["text"], "id": "\x1b[31mvisit"}
    write_rows(tmp_path / "in" / "a.jsonl", hostile, hostile)
    results = [run("ingest", tmp_path / "in"), run("extract", tmp_path / "in"), run("events")]
    assert not {"\x1b", "\x07"} & set("".join(result.out + result.err for result in results))


@pytest.mark.parametrize("name", ["Binh Duong", "Bình Dương", "平阳省", "tỉnh Bình Dương", "binh-duong"])
def test_a_provinces_names_are_one_province(run: Command, tmp_path: Path, name: str) -> None:
    run("ingest", write_rows(tmp_path / "a.jsonl", VISIT | {"province": name}))
    assert [event["start"] for event in stored(run)] == ["2023-01-04"]
    assert run("events", "--province", "binh-duong", "--format", "jsonl").out.count("\n") == 1


def test_a_province_without_a_profile_serves_by_its_name(run: Command, tmp_path: Path) -> None:
    text = "On January 4, 2023, a delegation of Daejeon city, South Korea visited Da Nang city."
    path = write_rows(tmp_path / "a.jsonl", {"id": "dn", "language": "en", "text": text})
    result = run("extract", path, "--province", "Da Nang")
    assert [event["start"] for event in json.loads(result.out)["events"]] == ["2023-01-04"]
