"""The last good copy of each feed: what subscribers get while a new one cannot be made.

A calendar program that is given an error keeps what it has, one that is given an empty calendar empties its own. So a
feed that was made once is served until a newer one can be made, and each time that it is, the log says so.

The copies also tell since when a feed is as it is, which is what Last-Modified says (RFC 9110, section 8.8.2): of what
it hangs on (events, settings, the day, the program's version) only this process knows when that changed here.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from timeline.errors import FilterError, UnavailableError
from timeline.web.clock import Clock
from timeline.web.rendered import DEFAULT_ROOM, Rendered, weight_of

_LOG = logging.getLogger(__name__)
_SECOND = timedelta(seconds=1)


State = Hashable | None


@dataclass(frozen=True, slots=True)
class Good:
    """since: the first second at which this process knew that the document is as it is; each other one has another.

    state: what the document hung on when it was last made, or None if that is not known.
    """

    rendered: Rendered
    since: datetime
    state: State = None


class LastGood:
    """The copies of the feeds that were asked for last, at most `room` bytes of them."""

    def __init__(self, clock: Clock, room: int = DEFAULT_ROOM) -> None:
        self._clock, self._room = clock, room
        self._lock = Lock()
        self._used = 0
        self._copies: OrderedDict[Hashable, Good] = OrderedDict()

    def current(self, question: Hashable, state: State) -> Good | None:
        """The copy, where it was made in that very state; None for a state that is not known."""
        with self._lock:
            last = self._copies.get(question)
            if last is None or state is None or last.state != state:
                return None
            self._copies.move_to_end(question)
            return last

    def get(self, question: Hashable, make: Callable[[], Rendered], state: State = None) -> Good:
        """What `make` makes; where it fails, the last that it made for this question.

        state: as it was before. Raises UnavailableError where there is none, FilterError as `make` does.
        """
        try:
            return self._keep(question, make(), state)
        except FilterError:
            raise  # what is asked for is wrong, and there is nothing the matter here
        except Exception as error:  # whatever it is, a subscriber must not lose what there was
            with self._lock:
                last = self._copies.get(question)
            if last is None:
                _LOG.exception("cannot be made, and there is no last good copy: %s", question)
                raise UnavailableError("it cannot be made just now", subject=str(question)) from error
            _LOG.warning("cannot be made, the copy since %s is served: %s: %s", last.since, question, error)
            return last

    def _keep(self, question: Hashable, rendered: Rendered, state: State) -> Good:
        now = self._clock.now().replace(microsecond=0)
        with self._lock:
            last = self._copies.get(question)
            if last is not None and last.rendered.plain.tag == rendered.plain.tag:
                self._copies[question] = same = replace(last, state=state)
                self._copies.move_to_end(question)
                return same
            if last is not None:
                self._used -= last.rendered.size + weight_of(question)
                now = max(now, last.since + _SECOND)  # two documents of one second could not be told apart
            self._copies[question] = good = Good(rendered, now, state)
            self._copies.move_to_end(question)
            self._used += rendered.size + weight_of(question)
            while self._used > self._room and len(self._copies) > 1:
                oldest, dropped = self._copies.popitem(last=False)
                self._used -= dropped.rendered.size + weight_of(oldest)
            return good
