"""A new language is a file: no code names one, and an article in a language that was just added is read and served."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.lexicon import languages

PROJECT = Path(__file__).resolve().parent.parent
LEXICON = Path(__file__).parent / "made_up_language.toml"
ROOMS = ("dates", "extract", "lexicon", "provinces", "resolve", "sources")
MODULES = sorted(path for room in ROOMS for path in (PROJECT / "timeline" / room).rglob("*.py"))
TEXT = """Zo vizito ven Daejeon kaj Binh Duong

Zo grupo ven Daejeon, Koreujo, vizitis tul Binh Duong ol 4 kvarno 2023 kaj dankis. Zo gasto ven Koreujo kantis ol.
"""
# Letters that a language alone has: Vietnamese accents, Han characters, kana, Hangul.
LETTERS = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u3040-\u30fa\u3400-\u9fff\uac00-\ud7a3]")


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def letters_in_code(source: str) -> list[str]:
    """Lines of code (not comments and docstrings) with a letter that a language alone has."""
    documented = {line for node in ast.walk(ast.parse(source)) for line in _docstring_lines(node)}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    words = (token for token in tokens if token.type != tokenize.COMMENT and token.start[0] not in documented)
    return [token.line.strip() for token in words if LETTERS.search(token.string)]


def _docstring_lines(node: ast.AST) -> Iterator[int]:
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        yield from range(first.lineno, (first.end_lineno or first.lineno) + 1)


def codes_compared(source: str) -> list[str]:
    """Comparisons with the code of a language that has a lexicon, and tables by such a code."""
    codes = {*languages(), "xx"}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            found += [ast.unparse(node) for part in (node.left, *node.comparators) if _constants(part) & codes]
        if isinstance(node, ast.Dict) and {key.value for key in node.keys if isinstance(key, ast.Constant)} & codes:
            found.append(ast.unparse(node))
    return found


def _constants(node: ast.AST) -> set[object]:
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_code_has_letters_of_a_language(path: Path) -> None:
    assert letters_in_code(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_code_names_a_language(path: Path) -> None:
    assert codes_compared(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('x = "驻"', 1),
        ('"""驻"""\nx = 1  # 驻', 0),
        ('def f():\n    """đ"""\n    return "đ"', 1),
    ],
)
def test_letters_of_a_language_are_noticed(code: str, found: int) -> None:
    assert len(letters_in_code(code)) == found


@pytest.mark.parametrize(
    "code", ['language == "zh"', 'page.article.language != "vi"', 'language in ("en", "vi")', '{"zh": 6}']
)
def test_a_named_language_is_noticed(code: str) -> None:
    assert codes_compared(code)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is, with one more file in its folder of lexicons."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(PROJECT / "timeline", folder / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(LEXICON, folder / "timeline" / "lexicon" / "xx.toml")
    (folder / "news.txt").write_text(TEXT, "utf-8")
    (folder / "stamped.txt").write_text(f"Eldonita: 7an de 4a 2023\n\n{TEXT.replace(' 2023', '')}", "utf-8")
    return folder


def run(folder: Path, *arguments: str) -> str:
    """What the program prints, run from that folder's package."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "TIMELINE_STORE": str(folder / "store")}
    command = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def broken(installed: Path, tmp_path: Path) -> Path:
    """The package with a lexicon that is cut off in the middle of a line, and three articles."""
    shutil.copytree(installed / "timeline", tmp_path / "timeline")
    lexicon = tmp_path / "timeline" / "lexicon" / "xx.toml"
    lexicon.write_text(lexicon.read_text("utf-8").replace("script =", "script"), "utf-8")
    (tmp_path / "news.jsonl").write_text(f"{json.dumps({'text': TEXT})}\n" * 3, "utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("command", ["dates", "extract", "ingest"])
def test_a_lexicon_that_is_wrong_is_told_once_and_no_article_is_blamed(broken: Path, command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(broken), "TIMELINE_STORE": str(broken / "store")}
    arguments = [sys.executable, "-m", "timeline", command, "news.jsonl"]
    done = subprocess.run(arguments, cwd=broken, env=environment, capture_output=True, text=True, timeout=300)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and done.stdout == ""
    assert line.startswith("timeline: xx.toml: the lexicon is not TOML") and "at line 3, column" in line


def extracted(folder: Path, name: str) -> dict[str, object]:
    record: dict[str, object] = json.loads(run(folder, "extract", name))
    return record


def test_an_article_in_a_new_language_is_known_by_its_words(installed: Path) -> None:
    assert extracted(installed, "news.txt")["language"] == "xx"


def test_its_event_is_found(installed: Path) -> None:
    (event,) = extracted(installed, "news.txt")["events"]  # type: ignore[misc]
    assert [event[key] for key in ("start", "kind", "countries", "status")] == ["2023-04-04", "visit", ["KR"], "held"]


def test_its_stamp_dates_it(installed: Path) -> None:
    (event,) = extracted(installed, "stamped.txt")["events"]  # type: ignore[misc]
    assert event["start"] == "2023-04-04"


@pytest.mark.slow
def test_its_events_are_stored_and_served_with_titles(installed: Path) -> None:
    run(installed, "ingest", "news.txt")
    run(installed, "publish", "--out", "site")
    calendar = installed / "site" / "calendar.ics"
    assert "SUMMARY:Zo vizito ven Daejeon kaj Binh Duong" in calendar.read_text("utf-8")


def test_a_title_that_no_source_gives_is_in_a_language_that_readers_have(installed: Path) -> None:
    (installed / "bare.txt").write_text(TEXT.split("\n\n", 1)[1], "utf-8")
    (event,) = extracted(installed, "bare.txt")["events"]  # type: ignore[misc]
    assert event["title"] == "Visit: Binh Duong and Daejeon (South Korea)"
