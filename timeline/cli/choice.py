"""Which events a command line asks for: the options that stand for the filters of an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from timeline.cli.application import Many
from timeline.filter import EventFilter, parse_filter
from timeline.model import Kind, Status


@Parameter(name="*")  # the options stand for themselves: --kind, not --choice.kind
@dataclass(frozen=True, slots=True)
class Choice:
    """The options, as they were given.

    Parameters
    ----------
    country
        Of a party from outside: ISO 3166 code of two letters, such as KR. Repeatable.
    party
        Part of the name of a party from outside; accents do not matter. Repeatable.
    province
        Home province, by its profile or name. Repeatable.
    lang
        Titles in this language where a report has one: en, vi, zh.
    from_
        Not over before this day, month or year: 2023-01-04, 2023-01 or 2023.
    to
        Begun by the end of this day, month or year.
    q
        Words that all occur; accents do not matter.
    limit
        At most so many.
    precision
        The coarsest date that is shown: day, or month, which lets years in, too.
    cancelled
        Also those that were cancelled or withdrawn.
    """

    kind: Annotated[Many, Parameter(help=f"{', '.join(Kind)}. Repeatable.")] = None
    country: Many = None
    party: Many = None
    status: Annotated[Many, Parameter(help=f"{', '.join(Status)}. Repeatable.")] = None
    province: Many = None
    lang: str | None = None
    from_: Annotated[str | None, Parameter(name="--from")] = None
    to: str | None = None
    q: str | None = None
    limit: int | None = None
    precision: str | None = None
    cancelled: bool = True

    def as_filter(self) -> EventFilter:
        """The filter that the options stand for. Raises FilterError, naming what is allowed."""
        many = {name: getattr(self, name) for name in ("kind", "country", "party", "status", "province")}
        single = {"lang": self.lang, "from": self.from_, "to": self.to, "q": self.q, "limit": self.limit}
        single |= {"precision": self.precision, "cancelled": None if self.cancelled else "0"}
        pairs = [(name, value) for name, values in many.items() for value in values or ()]
        return parse_filter(pairs + [(name, str(value)) for name, value in single.items() if value is not None])


EVERYTHING = Choice()
