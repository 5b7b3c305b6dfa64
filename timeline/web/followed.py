"""How the followed sources fare, for programs that watch over the server (`/health`)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from timeline.errors import TimelineError
from timeline.pipeline.health import Condition, find_health, health_record, is_following
from timeline.store.watchlock import is_watched
from timeline.web.site import Site

_TOLD = ("id", "url", "condition", "fetched", "new_article", "failures", "failing_since", "message", "next_try")


def followed(site: Site, now: datetime) -> dict[str, Any]:
    """`sources`: whether a program follows them now, how many fare how, and each; {} where none is followed.

    A source that fails is no fault of the server, and leaves its status as it is.
    """
    folder = site.settings.store
    try:
        found = find_health(folder, site.settings.province, now)
        if not is_following(folder, found):
            return {}
    except TimelineError:  # its message may name places on this machine
        return {"sources": {"watched": is_watched(folder), "unreadable": True}}
    counted = Counter(one.condition for one in found)
    each = [{name: value for name, value in health_record(one).items() if name in _TOLD} for one in found]
    counts = {condition.value: counted[condition] for condition in Condition}
    return {"sources": {"watched": is_watched(folder), **counts, "each": each}}
