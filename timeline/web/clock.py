"""The time, for answers that hang on it: it is given, never asked of the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """now: the instant, aware. today: the day at home."""

    now: Callable[[], datetime]
    today: Callable[[], date]
