"""Nodes: reports that are taken for one event so far, with what is compared of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from timeline.model import Precision
from timeline.records import Window
from timeline.resolve.alike import Said, host_of, is_contradicted, standing

_MOST_VOICES = 40  # so many different sentences tell enough of an event
_RANK = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class Node:
    """members: in the order in which they stand. articles, hosts: who tells it. facts: a member for each of the
    different facts that are told; voices: also for each different text, but not for hundreds. finest: the dates of the
    report that knows best when it was.
    """

    members: tuple[Said, ...]
    articles: frozenset[str]
    hosts: frozenset[str]
    facts: tuple[Said, ...]
    voices: tuple[Said, ...]
    finest: Window

    @property
    def precision(self) -> Precision:
        return self.finest[2]

    @property
    def days(self) -> list[tuple[date, date]]:
        """First day and day after the last of each of the periods that are known to the day."""
        told = [one.report.candidate for one in self.facts if one.report.candidate.precision is Precision.DAY]
        return list({(c.dtstart, c.dtend) for c in told if c.dtstart and c.dtend})

    def is_apart(self, other: Node, two: frozenset[tuple[str, str]]) -> bool:
        """Whether the two can never be one event: extraction has put together what one article says twice."""
        if not self.articles.isdisjoint(other.articles) or self.is_kept_from(other, two):
            return True
        return any(is_contradicted(one, another) for one, another in product(self.facts, other.facts))

    def is_kept_from(self, other: Node, two: frozenset[tuple[str, str]]) -> bool:
        """Whether people said that they are two. two: pairs of ids, the smaller first."""
        pairs = product(self.members, other.members) if two else ()
        return any(tuple(sorted((one.report.id, another.report.id))) in two for one, another in pairs)


def node_of(members: Iterable[Said]) -> Node:
    row = tuple(sorted(members, key=lambda one: standing(one.report)))
    return Node(
        members=row,
        articles=frozenset(one.report.article for one in row),
        hosts=frozenset(host_of(one.report.candidate.evidence) for one in row),
        facts=tuple({one.facts: one for one in row}.values()),
        voices=tuple({_voice(one): one for one in row}.values())[:_MOST_VOICES],
        finest=min((one.report.window for one in row), key=_exactness),
    )


def joined(nodes: Sequence[Node], sets: Iterable[Sequence[int]]) -> list[Node]:
    """The nodes of each set as one, in the order in which reports stand."""
    merged = [nodes[n] if len(s) == 1 else node_of(m for n in s for m in nodes[n].members) for s in sets for n in s[:1]]
    return sorted(merged, key=lambda node: standing(node.members[0].report))


def _voice(one: Said) -> tuple[object, ...]:
    return (one.facts, one.undated, one.headline, one.report.candidate.evidence.published)


def _exactness(window: Window) -> tuple[int, int, date]:
    dtstart, dtend, precision, _ = window
    length = (dtend - dtstart).days if dtstart and dtend else 0
    return _RANK[precision], -length if precision is Precision.DAY else length, dtend or date.max
