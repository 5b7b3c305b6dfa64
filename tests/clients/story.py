"""Three events, and what happens to them while somebody is subscribed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.clients.conftest import NOW, Server
from tests.factories import KNOWN, make_event
from timeline.model import Event, Status, Withdrawal
from timeline.publish.formats import WITHDRAWN_SHOWN


def titled(uid: str, title: str, **changes: Any) -> Event:
    return make_event(uid=uid, summary={"en": title}, **changes)


def changed(event: Event, **changes: Any) -> Event:
    """The event as the store keeps it after a change that subscribers see."""
    return replace(event, sequence=event.sequence + 1, last_modified=KNOWN + timedelta(days=3), **changes)


VISIT = titled("visit@timeline.example", "Visit, of a delegation; with talks", dtstart=date(2023, 1, 4))
FORUM = titled(
    "forum@timeline.example", "Diễn đàn Bình Dương 2023 论坛", dtstart=date(2023, 5, 10), status=Status.PLANNED
)
FAIR = titled("fair@timeline.example", "Fair", dtstart=date(2023, 7, 1), dtend=date(2023, 7, 4), status=Status.PLANNED)
AWARD = titled(
    "award@timeline.example",
    "Award",
    dtstart=date(2023, 9, 9),
    created=KNOWN + timedelta(days=3),
    last_modified=KNOWN + timedelta(days=3),
)
MOVED_FORUM = changed(FORUM, dtstart=date(2023, 5, 17), dtend=date(2023, 5, 18))
CANCELLED_FAIR = changed(FAIR, status=Status.CANCELLED)


def begin(server: Server) -> None:
    """The store holds the visit, the forum and the fair."""
    server.save(VISIT, FORUM, FAIR)


def add_move_cancel(server: Server) -> None:
    """The award is added, the forum takes place a week later, the fair is cancelled."""
    server.save(AWARD, MOVED_FORUM, CANCELLED_FAIR)


def withdraw(server: Server) -> None:
    """The visit is withdrawn: no article reports it any more."""
    server.save(changed(VISIT, withdrawn=Withdrawal(NOW, "the page no longer reports it")))


def let_months_pass(server: Server) -> None:
    """So many days pass that subscribers are told no more of what was withdrawn."""
    server.today += WITHDRAWN_SHOWN
