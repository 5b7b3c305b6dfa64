"""Partners: who they are, since when, how often."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.factories import make_event
from timeline.model import Event, Kind, Party, Status, Withdrawal
from timeline.publish.partners import Partner, find_partners

TODAY = date(2024, 6, 1)
DAEJEON = Party("Daejeon", country="KR")


def on(day: str, **changes: Any) -> Event:
    given = {"parties": (DAEJEON,), "countries": ("KR",)} | changes
    return make_event(uid=f"{day} {sorted(changes)}", dtstart=date.fromisoformat(day), **given)


def countries(*events: Event) -> list[Partner]:
    return list(find_partners(events, TODAY)[0])


def localities(*events: Event) -> list[tuple[str, str]]:
    return [(partner.name, partner.country) for partner in find_partners(events, TODAY)[1]]


def test_a_partner_is_known_since_its_first_event_and_its_last_is_the_latest() -> None:
    [korea] = countries(on("2020-05-05"), on("2005-01-01"), on("2023-01-01"))
    assert (str(korea.first.dtstart), str(korea.last.dtstart), korea.events) == ("2005-01-01", "2023-01-01", 3)


def test_its_years_are_counted() -> None:
    [korea] = countries(on("2020-05-05"), on("2020-06-01"), on("2023-01-01"))
    assert korea.years == {2020: 2, 2023: 1}


def test_those_with_the_most_events_come_first() -> None:
    found = countries(on("2020-01-01", countries=("JP",)), on("2021-01-01"), on("2022-01-01", countries=("KR", "LA")))
    assert [partner.country for partner in found] == ["KR", "JP", "LA"]


@pytest.mark.parametrize(
    ("parties", "found"),
    [
        ((DAEJEON,), [("Daejeon", "KR")]),
        ((DAEJEON, DAEJEON), [("Daejeon", "KR")]),
        ((Party("Samsung", country="KR"),), []),
        ((Party("Daejeon", country="KR", title="Mayor"),), []),
        ((Party("Daejeon", country=None),), []),
        ((Party("South Korea", country="KR"),), []),
    ],
)
def test_localities_are_places_and_neither_bodies_nor_people(
    parties: tuple[Party, ...], found: list[tuple[str, str]]
) -> None:
    assert localities(on("2020-01-01", parties=parties)) == found


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.PLANNED},
        {"status": Status.CANCELLED},
        {"withdrawn": Withdrawal(datetime(2024, 1, 1, tzinfo=UTC), "gone")},
    ],
)
def test_what_was_not_held_makes_no_partner(changes: dict[str, Any]) -> None:
    assert countries(on("2020-01-01", **changes)) == []


def test_agreements_and_twinnings_are_listed() -> None:
    signed, twinned = on("2010-01-01", kind=Kind.VISIT, also=(Kind.AGREEMENT,)), on("2011-01-01", kind=Kind.TWINNING)
    [korea] = countries(twinned, signed, on("2012-01-01", kind=Kind.MEETING))
    assert (korea.signed, korea.twinned) == ((signed,), (twinned,))


@pytest.mark.parametrize(("day", "is_coming"), [("2024-06-01", True), ("2024-12-01", True), ("2024-05-31", False)])
def test_what_is_announced_and_has_not_passed_is_coming(day: str, is_coming: bool) -> None:
    [korea] = countries(on("2020-01-01"), on(day, status=Status.PLANNED))
    assert bool(korea.coming) is is_coming
