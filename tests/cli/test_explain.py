"""`timeline explain`: an article with every decision, on a terminal, in a pipe, and as a page."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import Run
from tests.cli.test_ingest import SIGNING, UNDATED, VISIT, write_rows
from tests.cli.test_process import COMMAND, environment, read_terminal
from timeline.cli.explained import STYLES
from timeline.publish.explain import LEGEND

Command = Callable[..., Run]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "news.jsonl", VISIT, SIGNING, UNDATED)


def test_it_shows_text_dates_events_and_rejections(run: Command, articles: Path) -> None:
    result = run("explain", articles, "--id", "visit")
    assert (result.code, result.err) == (0, "")
    assert "   1  lead     On January 4, 2023, the provincial" in result.out
    assert re.search(r"└ event 1  “January 4, 2023” · 2023-01-04 · .*kinds: .*visit", result.out)
    assert (
        "└ rejected  “as of December 15, 2022” · " in result.out or "└ rejected  “December 15, 2022” · " in result.out
    )
    assert "Events: 1\n" in result.out and "a limit, not the date of an event (1): " in result.out


def test_the_words_that_decide_are_shown_by_class(run: Command, articles: Path) -> None:
    assert re.search(r"word receive: .*received", run("explain", articles, "--id", "visit").out)


def test_each_article_of_a_file_is_shown(run: Command, articles: Path) -> None:
    out = run("explain", articles).out
    assert [f"id: {row['id']}" in out for row in (VISIT, SIGNING, UNDATED)] == [True] * 3


def test_an_id_chooses_one_article(run: Command, articles: Path) -> None:
    out = run("explain", articles, "--id", "signing").out
    assert "id: signing" in out and "id: visit" not in out


def test_an_id_that_is_not_there_is_told(run: Command, articles: Path) -> None:
    result = run("explain", articles, "--id", "nobody")
    assert (result.code, result.out) == (1, "") and "there is no article nobody" in result.err


def test_a_province_chooses_whose_events_are_looked_for(run: Command, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", {"id": "a", "text": VISIT["text"], "language": "en"})
    assert "home: da-nang" in run("explain", path, "--province", "Da Nang").out


def test_a_pipe_gets_no_colours_and_unbroken_lines(run: Command, articles: Path) -> None:
    out = run("explain", articles, "--id", "visit").out
    assert "\x1b" not in out and str(VISIT["text"]).partition(". ")[0] in out


def test_hostile_text_is_shown_as_text(run: Command, tmp_path: Path) -> None:
    text = "On 4 May 2023 \x1b[31mBinh Duong\x9b2J\u202e [bold]received[/bold] a delegation of Daejeon."
    path = write_rows(tmp_path / "a.jsonl", {"id": "a\x1b[2J", "title": "\x1b]0;x\x07", "text": text, "language": "en"})
    out = run("explain", path).out
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(out)
    assert "[bold]received[/bold]" in out and r"\x1b[31mBinh Duong" in out


def test_colours_are_given_to_whom_asks_for_them(run: Command, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = run("explain", articles, "--id", "visit").out
    assert "\x1b[1;30;42mJanuary 4, 2023\x1b[0m" in out
    plain = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", out).split())
    assert [words for words in LEGEND.values() if words not in plain] == []


@pytest.mark.slow
def test_a_terminal_gets_colours_and_lines_that_fit(articles: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*COMMAND, "explain", str(articles), "--id", "visit"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(TERM="xterm", COLUMNS="70"), stdout=theirs, stderr=subprocess.PIPE
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: read_terminal(ours), b"")).decode()
    os.close(ours)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert "\x1b[1;30;42m" in shown and max(map(len, lines)) <= 70
    assert any(line.startswith(" " * 15) and "delegation" in line for line in lines)


def test_every_group_has_a_style() -> None:
    assert STYLES.keys() == LEGEND.keys()


def test_a_page_is_written_instead(run: Command, articles: Path, tmp_path: Path) -> None:
    result = run("explain", articles, "--html", tmp_path / "out" / "explained.html")
    assert (result.code, result.out) == (0, f"{tmp_path / 'out' / 'explained.html'}: 3 explained\n")
    page = html.fromstring((tmp_path / "out" / "explained.html").read_text("utf-8"))
    assert len(page.xpath("//section")) == 3 and "January 4, 2023" in page.xpath("//mark[@class='event']/text()")


def test_a_page_is_never_written_over_the_article(run: Command, tmp_path: Path) -> None:
    article = tmp_path / "page.html"
    article.write_text("<p>On 4 May 2023 Binh Duong received a delegation of Daejeon.</p>")
    result = run("explain", article, "--html", tmp_path / "." / "page.html")
    assert result.code == 2 and "would be written over the article" in result.err
    assert article.read_text().startswith("<p>On 4 May")


def test_nothing_to_explain_leaves_the_page_as_it_was(run: Command, tmp_path: Path) -> None:
    (tmp_path / "explained.html").write_text("before")
    result = run("explain", tmp_path / "none.txt", "--html", tmp_path / "explained.html")
    assert result.code == 1 and "none.txt" in result.err
    assert (tmp_path / "explained.html").read_text() == "before"


def test_an_article_that_cannot_be_explained_is_named_and_the_rest_shown(run: Command, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", {"id": "thai", "text": "ภาษาไทย", "language": "th"}, VISIT)
    result = run("explain", path)
    assert result.code == 1 and "thai" in result.err and "id: visit" in result.out


def test_nothing_is_stored(run: Command, articles: Path) -> None:
    run("explain", articles)
    assert list(Path.cwd().iterdir()) == []
