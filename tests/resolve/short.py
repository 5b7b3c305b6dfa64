"""Reports in short form, for tables of examples: `report("a", "01-04")` is a visit of Daejeon, told by article a."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.reports import after, later, make_article, make_candidate
from timeline.model import Extraction, Kind, Party, Precision, Role, Span
from timeline.records import Action, Correction, Known, PossiblePair, Verdicts
from timeline.resolve import plan_changes

_COUNTRIES = {"Daejeon": "KR", "Gangnam": "KR", "Yamaguchi": "JP", "Kobe": "JP", "Champasak": "LA", "Horasis": None}


@dataclass(frozen=True)
class Told:
    """What one article says of one event. name: of the article, with a number where it says several things."""

    name: str
    changes: dict[str, Any] = field(hash=False)

    @property
    def article(self) -> str:
        return self.name[0]


def report(name: str, when: str, who: str = "Daejeon", kind: Kind = Kind.VISIT, **changes: Any) -> Told:
    """when: "01-04", "01-03/01-06", "2023-01", "2023", "2023-01/2023-03", "<01-20" (not long before); with or without a
    year for days, 2023 being meant. who: names in blanks, "+" before a person. published: a day in the same form.
    roles: of the first counterpart. Sentences and titles are the report's own, unless they are given.
    """
    role = changes.pop("role", Role.VISITOR)
    names = who.split()
    people = tuple(Party(name[1:], role, "KR", "") for name in names if name[0] == "+")
    parties = tuple(Party(name, role, _COUNTRIES[name]) for name in names if name[0] != "+")
    changes.setdefault("summary", f"What {name} writes over its own story number {ord(name[0])}")
    changes.setdefault("quote", f"Only {name} tells it in {ord(name[0])} words of this very kind.")
    changes["published"] = _day(changes.get("published", "01-25"))
    countries = tuple(dict.fromkeys(p.country for p in parties if p.country))
    values = {"parties": parties + people, "countries": countries, "kind": kind, "date_span": Span(400, 410)}
    return Told(name, _when(when) | values | changes)


def _when(when: str) -> dict[str, Any]:
    if when.startswith("<"):
        return {"dtstart": None, "dtend": _day(when[1:]) + timedelta(days=1), "precision": Precision.BEFORE}
    first, _, last = when.partition("/")
    if re.fullmatch(r"\d{4}(-\d\d)?", first):
        precision = Precision.MONTH if "-" in first else Precision.YEAR
        return {"dtstart": _start(first), "dtend": _end(last or first), "precision": precision}
    return {"dtstart": _day(first), "dtend": _day(last or first) + timedelta(days=1), "precision": Precision.DAY}


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"2023-{text}")


def _start(period: str) -> date:
    return date.fromisoformat(f"{period}-01" if "-" in period else f"{period}-01-01")


def _end(period: str) -> date:
    first = _start(period)
    return (
        date(first.year + (first.month == 12), first.month % 12 + 1, 1) if "-" in period else date(first.year + 1, 1, 1)
    )


def extractions(told: Sequence[Told]) -> list[Extraction]:
    """An article each, with all that it says."""
    made = []
    for key in dict.fromkeys(one.article for one in told):
        rows = [one.changes for one in told if one.article == key]
        article = make_article(
            key, language=rows[0].get("language", "en"), url=rows[0].get("url", f"https://{key}.example/1")
        )
        kept = [{k: v for k, v in row.items() if k != "language"} for row in rows]
        made.append(Extraction(article, tuple(make_candidate(article, **{"url": article.url, **row}) for row in kept)))
    return made


def known_after(*batches: Sequence[Told], verdicts: Verdicts | None = None) -> Known:
    """What is known once the batches were taken in, one after the other."""
    known = Known(corrections=decisions_of(verdicts or Verdicts()))
    for hour, told in enumerate(batches):
        batch = extractions(told)
        plan = plan_changes(batch, known, later(hour), {e.article.key: "1" for e in batch})
        known = after(known, plan)
    return known


def decisions_of(verdicts: Verdicts) -> tuple[Correction, ...]:
    """What people decided to say just that of pairs of reports."""
    one = [(Action.MERGE, pair, ()) for pair in reversed(verdicts.one)]
    two = [(Action.SPLIT, (pair[0],), (pair[1],)) for pair in sorted(verdicts.two)]
    return tuple(
        Correction(f"decision-{number}", later(number), "Lan", action, ids[0], tuple(ids), tuple(rest))
        for number, (action, ids, rest) in enumerate([*two, *one])
    )


def pairs_of(told: Sequence[Told]) -> tuple[PossiblePair, ...]:
    return plan_changes(extractions(told), Known(), later(0)).pairs


def name_of(known: Known, report_id: str) -> str:
    """Article and first day of a report, as in "a 01-04"; for a vaguer one, what is known."""
    (found,) = [r.candidate for r in known.reports if r.id == report_id]
    return f"{found.evidence.article} {found.dtstart:%m-%d}" if found.dtstart else found.evidence.article


def groups_of(known: Known) -> set[str]:
    """The articles of each event, as in {"ab", "c"}."""
    events = {r.event for r in known.reports if r.gone is None}
    return {"".join(sorted(r.article for r in known.reports if r.event == uid and r.gone is None)) for uid in events}
