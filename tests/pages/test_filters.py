"""The filters' widgets: what is offered in which order with which counts, and what they write into the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import fill_store, make_event
from tests.pages.test_pages import run
from timeline.model import Kind, Party, Role, Status
from timeline.store import Store

EVENTS = [
    make_event(kind=Kind.VISIT, dtstart=date(2019, 5, 5)),
    make_event(kind=Kind.VISIT, dtstart=date(2021, 5, 5), parties=(Party("South Korea", country="KR"),)),
    make_event(kind=Kind.AGREEMENT, dtstart=date(2023, 5, 5), parties=(Party("Daejeon", country="KR"),)),
    make_event(
        kind=Kind.AGREEMENT,
        dtstart=date(2023, 6, 5),
        status=Status.PLANNED,
        parties=(Party("Yamaguchi", Role.HOST, "JP"), Party("Abe Kenji", country="JP", title="Governor")),
        countries=("JP",),
    ),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill_store(tmp_path_factory.mktemp("store"), EVENTS)


@pytest.mark.parametrize(
    ("query", "widget", "offered"),
    [
        ({}, "country", ["South Korea (3)", "Japan (1)"]),
        ({"country": "JP"}, "country", ["South Korea (3)", "Japan (1)"]),
        ({"kind": "visit"}, "country", ["South Korea (2)", "Japan (0)"]),
        ({"kind": "visit", "country": "JP"}, "country", ["South Korea (2)", "Japan (0)"]),
        ({}, "party", ["Daejeon (2)", "Yamaguchi (1)"]),
        ({"lang": "zh"}, "party", ["大田（2）", "山口县（1）"]),
        ({"party": "typed"}, "party", ["Daejeon (2)", "Yamaguchi (1)", "typed (0)"]),
        ({"country": "JP"}, "status", ["Planned (1)", "Held (0)", "Postponed (0)", "Cancelled (0)"]),
    ],
)
def test_beside_each_choice_stands_what_it_would_give(
    store: Store, query: dict[str, str], widget: str, offered: list[str]
) -> None:
    assert run(store, **query).multiselect(key=widget).options == offered


def test_kinds_without_events_go_last(store: Store) -> None:
    options = run(store).multiselect(key="kind").options
    assert options[:3] == ["Agreement (2)", "Visit (2)", "Twinning (0)"]


def test_years_tell_what_a_period_would_hold(store: Store) -> None:
    page = run(store, to="2022")
    assert page.selectbox(key="since").options == ["2021 (1)", "2020 (1)", "2019 (2)", "2022 (0)"]
    assert page.selectbox(key="until").options == ["2023 (4)", "2022 (2)", "2021 (2)", "2020 (1)", "2019 (1)"]


def choose(page: AppTest, widget: str, *values: str) -> dict[str, str | list[str]]:
    page.multiselect(key=widget).set_value(list(values)).run()
    assert not page.exception
    return dict(page.query_params)


@pytest.mark.parametrize(
    ("widget", "value", "written"),
    [
        ("party", "Daejeon", "Daejeon"),
        ("party", "Daejeon (17)", "Daejeon"),  # as it was shown a moment ago
        ("party", " anybody else ", "anybody else"),
        ("kind", "Visit (17)", "visit"),
        ("country", "South Korea (1,017)", "KR"),
    ],
)
def test_what_is_chosen_goes_into_the_address(store: Store, widget: str, value: str, written: str) -> None:
    assert choose(run(store), widget, value)[widget] == written


def test_a_year_that_is_chosen_goes_into_the_address(store: Store) -> None:
    page = run(store)
    page.selectbox(key="since").select_index(0).run()
    assert page.query_params["from"] == "2023"


def test_a_code_that_is_none_is_said_in_one_line(store: Store) -> None:
    [said] = [warning.value for warning in run(store, country="KOR").warning]
    assert "KOR" in said and len(said) < 200


def test_a_store_of_thousands_of_names_offers_the_commonest(tmp_path: Path) -> None:
    names = [f"Place {number:03}" for number in range(400)]
    events = [make_event(parties=(Party(name, country="KR"),)) for name in [*names, "Place 399"]]
    options = run(fill_store(tmp_path, events)).multiselect(key="party").options
    assert (options[0], len(options)) == ("Place 399 (2)", 300)
