"""What the linters do not see of the house plan: app.py, sizes, names, docstrings, and who may look at the clock."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
WRITTEN_BY_HAND = {".py", ".js", ".css", ".sql", ".html"}
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}
MAY_READ_THE_CLOCK = {"timeline/cli", "timeline/cli.py", "timeline/server.py"}
CLOCKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imports_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def clock_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in CLOCKS:
                yield f"line {node.lineno}: {owner}.{node.attr}"


def test_the_package_was_found() -> None:
    assert PACKAGE / "model.py" in MODULES


def test_app_imports_streamlit_and_the_server_alone() -> None:
    assert set(imports_of(tree_of(PROJECT / "app.py"))) <= {"streamlit", "timeline.server.arguments"}


def test_app_is_one_assignment() -> None:
    code = [node for node in tree_of(PROJECT / "app.py").body if not isinstance(node, ast.Import | ast.ImportFrom)]
    statements = [ast.unparse(node) for node in code if not isinstance(node, ast.Expr)]
    assert statements == ["app = st.App(**arguments())"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_its_concept_is(path: Path) -> None:
    assert len((ast.get_docstring(tree_of(path)) or "").split()) >= 3


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nobody_but_the_outermost_reads_the_clock(path: Path) -> None:
    if not any(name_of(path).startswith(place) for place in MAY_READ_THE_CLOCK):
        assert list(clock_calls(tree_of(path))) == []


def test_nobody_but_the_outermost_throws_dice() -> None:
    users = [
        name_of(path)
        for path in MODULES
        if {"random", "secrets"} & {i.split(".")[0] for i in imports_of(tree_of(path))}
    ]
    assert [name for name in users if not name.startswith("timeline/cli")] == []


def test_files_stay_below_400_lines() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.suffix in WRITTEN_BY_HAND]
    assert [name_of(path) for path in files if len(path.read_text("utf-8").splitlines()) >= 400] == []


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [name_of(path) for path in PACKAGE.rglob("*") if path.stem in FORBIDDEN_NAMES] == []


ALLOWED = {
    "duckdb": {"timeline.store"},
    "dateparser": {"timeline.dates"},
    "icalendar": {"timeline.publish"},
    "streamlit": {"timeline.server", "timeline.pages"},
}


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_is_forbidden_to_all_but_its_own_rooms(library: str) -> None:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (forbidden,) = [c["source_modules"] for c in contracts if library in c.get("forbidden_modules", [])]
    rooms = {
        f"timeline.{path.stem}" for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - set(forbidden) - {"timeline.__init__"} == ALLOWED[library]


@pytest.mark.parametrize(
    "code", ["datetime.now(UTC)", "datetime.datetime.now()", "date.today()", "time.time()", "clock = datetime.now"]
)
def test_a_look_at_the_clock_is_noticed(code: str) -> None:
    assert list(clock_calls(ast.parse(code)))
