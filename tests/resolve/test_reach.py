"""Which dates are close enough for two events to be compared at all."""

from __future__ import annotations

import pytest

from tests.reports import later
from tests.resolve.short import extractions, report
from timeline.records import Known
from timeline.resolve import plan_changes
from timeline.resolve.groups import find_nodes
from timeline.resolve.reach import within_reach

DATES = [
    ("01-04", "01-04", True),
    ("01-04", "01-07", True),
    ("01-04", "01-08", False),
    ("01-02/01-04", "01-07", True),
    ("01-02/01-04", "01-08", False),
    ("2022-01-04", "2023-01-04", True),
    ("2022-01-04", "2024-01-04", False),
    ("2022-12-30", "2023-01-02", True),
    ("2023-01", "01-31", True),
    ("2023-01", "02-01", False),
    ("2023", "12-31", True),
    ("2023", "2024-01-01", False),
    ("2023", "2023-05", True),
    ("<01-20", "01-20", True),
    ("<02-20", "01-06", True),
    ("<02-20", "01-01", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_reach(one: str, other: str, *, expected: bool) -> None:
    told = (report("a", one, "Daejeon"), report("b", other, "Horasis"))
    nodes = find_nodes(plan_changes(extractions(told), Known(), later(0)).reports)
    assert len(nodes) == 2
    assert set(within_reach(nodes, (0, 1))) == ({(0, 1)} if expected else set())
