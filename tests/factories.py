"""Events for tests: plausible ones, made up, the same at every run."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from timeline.filter import EventFilter
from timeline.model import Event, Evidence, Kind, Party, Precision, Role, Scope, Span, Status, Withdrawal
from timeline.records import Plan
from timeline.store import Store
from timeline.web.columns import named_columns

KNOWN = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
_uids = itertools.count(1)

COUNTERPARTS = (
    ("Daejeon", "KR", "Friends of Daejeon"),
    ("Yamaguchi", "JP", "Yamaguchi Prefecture"),
    ("Champasak", "LA", "Champasak Province"),
    ("Kratie", "KH", "Kratie Province"),
    ("Guangzhou", "CN", "Guangzhou City"),
    ("Emilia-Romagna", "IT", "Emilia-Romagna Region"),
    ("East Flanders", "BE", "Province of East Flanders"),
    ("Sarawak", "MY", "Sarawak Chamber of Trade"),
    ("Oakland", "US", "Port of Oakland"),
    ("Eindhoven", "NL", "Brainport Eindhoven"),
)
DEEDS = {
    Kind.AGREEMENT: "Memorandum on vocational training signed with {}",
    Kind.TWINNING: "Friendship relation established with {}",
    Kind.CONSULAR: "Courtesy call by the consul general for {}",
    Kind.CONFERENCE: "Smart region forum with guests from {}",
    Kind.PROMOTION: "Investment promotion seminar in {}",
    Kind.VISIT: "Delegation from {} tours an industrial park",
    Kind.MEETING: "Working session with {} on logistics and green industry, with a closing talk on water supply",
    Kind.MEMBERSHIP: "Joins a network of science parks beside {}",
    Kind.AWARD: "Named innovative region of the year in {}",
    Kind.EXCHANGE: "Youth football tournament with a team from {}",
    Kind.STATEMENT: "Letter of sympathy sent to {} after the flood",
    Kind.OTHER: "Friendship association with {} holds its congress",
}


def make_evidence(**changes: Any) -> Evidence:
    quote = changes.pop("quote", "On March 3, the two sides signed a memorandum on vocational training.")
    values: dict[str, Any] = {
        "article": "news-1",
        "span": Span(40, 40 + len(quote)),
        "quote": quote,
        "url": "https://news.example/1",
        "language": "en",
        "title": "Training for both",
        "published": date(2023, 3, 4),
    }
    return Evidence(**(values | changes))


def make_event(**changes: Any) -> Event:
    """A held agreement with Daejeon on 3 March 2023, but for `changes`; a day's end follows from its start."""
    dtstart = changes.get("dtstart", date(2023, 3, 3))
    values: dict[str, Any] = {
        "uid": f"event-{next(_uids)}@timeline.example",
        "dtstart": dtstart,
        "dtend": dtstart + timedelta(days=1) if dtstart else date(2023, 3, 5),
        "precision": Precision.DAY if dtstart else Precision.BEFORE,
        "kind": Kind.AGREEMENT,
        "summary": {"en": "Memorandum on vocational training signed with Daejeon"},
        "created": KNOWN,
        "last_modified": KNOWN,
        "parties": (Party("Daejeon", Role.SIGNATORY, "KR"),),
        "countries": ("KR",),
        "location": "Thu Dau Mot",
        "province": "binh-duong",
        "confidence": 0.9,
        "evidence": (make_evidence(),),
    }
    return Event(**(values | changes))


def make_events(count: int, seed: int = 7) -> list[Event]:
    """`count` events between 2005 and 2024 of all kinds, statuses and precisions, newest last."""
    dice = random.Random(seed)
    events = [_drawn(dice, number) for number in range(count)]
    return sorted(events, key=lambda event: (event.dtstart or date.min, event.uid))


def fill_store(folder: Path, events: Iterable[Event], now: datetime = KNOWN) -> Store:
    """A real store in `folder` that holds `events`, beside those that it held (of one uid the newer one)."""
    store = Store(folder)
    with store.write(now) as writer:
        writer.apply(Plan(events=tuple(events)))
    return store


def drawn(events: Iterable[Event], language: str) -> dict[str, object]:
    """What the browser is given to draw of these events, through a real store."""
    with TemporaryDirectory() as folder:
        return named_columns(fill_store(Path(folder), events).find_columns(EventFilter(), language))


def _drawn(dice: random.Random, number: int) -> Event:
    kind = dice.choice(list(Kind))
    place, country, party = dice.choice(COUNTERPARTS)
    day = date(2005, 1, 10) + timedelta(days=int(7000 * dice.random() ** 0.6))
    precision, dtstart, dtend = _period(dice, day)
    known = KNOWN + timedelta(minutes=number)
    event = make_event(
        uid=f"drawn-{number:05}@timeline.example",
        kind=kind,
        dtstart=dtstart,
        dtend=dtend,
        precision=precision,
        summary={"en": DEEDS[kind].format(place)},
        parties=(Party(party, dice.choice(list(Role)), country),),
        countries=(country,),
        created=known,
        last_modified=known,
        main=dice.random() > 0.2,
        evidence=tuple(_evidence(number, DEEDS[kind].format(place), day)),
    )
    return _special(dice, event)


def _period(dice: random.Random, day: date) -> tuple[Precision, date, date]:
    draw = dice.random()
    if draw < 0.7:
        return Precision.DAY, day, day + timedelta(days=1)
    if draw < 0.82:
        return Precision.DAY, day, day + timedelta(days=dice.randint(2, 9))
    if draw < 0.93:
        return Precision.MONTH, day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Precision.YEAR, date(day.year, 1, 1), date(day.year + 1, 1, 1)


def _evidence(number: int, title: str, day: date) -> Iterator[Evidence]:
    for language, host in (("en", "news.example"), ("vi", "bao.example"))[: 1 + number % 2]:
        yield make_evidence(
            article=f"{host}-{number}",
            quote=f"{title}, the province's portal reported ({day.isoformat()}).",
            url=f"https://{host}/{number}",
            language=language,
            title=title,
            published=day + timedelta(days=1),
        )


def _special(dice: random.Random, event: Event) -> Event:
    draw = dice.random()
    if draw < 0.06:
        return replace(event, status=Status.PLANNED)
    if draw < 0.09:
        return replace(event, status=Status.CANCELLED)
    if draw < 0.11:
        return replace(event, status=Status.POSTPONED)
    if draw < 0.13:
        return replace(event, withdrawn=Withdrawal(KNOWN, "the page no longer reports it"))
    if draw < 0.16:
        return replace(event, scope=Scope.DOMESTIC, countries=(), parties=(Party("Long An delegation"),))
    return event
