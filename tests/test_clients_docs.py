"""docs/clients.md names tests for what it says of programs: they are there, and none of the programs is left out."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PROJECT

TEXT = (PROJECT / "docs" / "clients.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_test_that_is_named_is_there(file: str, test: str) -> None:
    assert f"\ndef {test}(" in (PROJECT / file).read_text(encoding="utf-8")


def test_every_program_that_is_tested_is_told_of() -> None:
    files = {f"tests/clients/{path.name}" for path in (PROJECT / "tests" / "clients").glob("test_*.py")}
    assert {file for file in files if f"`{file}" not in TEXT} == set()
