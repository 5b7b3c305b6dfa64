"""WebSub (W3C Recommendation of 23 January 2018): a hub tells subscribers at once when a feed has changed.

Feeds name their hub (section 4); after a change the hub is told which topics changed, in the form that hubs take in
common: `hub.mode=publish` with a `hub.url` for each topic. What subscribers do there is between them and the hub.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from threading import Lock, Thread

import httpx

from timeline.config import Settings
from timeline.errors import PublishError
from timeline.filter import EventFilter
from timeline.model import Event, Kind
from timeline.publish.addresses import feed_path
from timeline.publish.formats import FORMATS, Format, Purpose
from timeline.publish.text import web_address

PATIENCE = 10.0  # seconds for connecting, and for each read and write: who waits is a person at a terminal
_SERVER_PATIENCE = 5.0  # as PATIENCE, where nobody waits
_AT_ONCE = 50  # topics of one request
_LOG = logging.getLogger(__name__)
Tell = Callable[[Sequence[Event], Sequence[Event]], None]
"""Told of events as they were and as they are."""


def hub_of(chosen: EventFilter, hub: str | None) -> str | None:
    """The hub that the feeds of this filter name: it must be told when they change, and of most filters' it is not.

    Who subscribed at a hub that hears of nothing would hear of nothing, too.
    """
    is_told = chosen in (EventFilter(kinds=chosen.kinds[:1]), EventFilter(countries=chosen.countries[:1]))
    return web_address(hub) if is_told else None


def hub_links(form: Format, hub: str | None, topic: str) -> dict[str, str]:
    """The header that names the hub and the topic (section 4); none without a hub, and for what is no news feed."""
    if hub is None or form.purpose is not Purpose.NEWS:
        return {}
    return {"link": f'<{web_address(hub)}>; rel="hub", <{web_address(topic)}>; rel="self"'}  # a header is ASCII


def changed_topics(before: Sequence[Event], after: Sequence[Event], base_url: str) -> list[str]:
    """The addresses of the feeds that hold other entries now: of all events, and of the kinds and countries touched.

    before, after: all events that the site shows. base_url: the site's address without a slash at the end.
    """
    old, new = ({event.uid: event for event in events if event.dtstart} for events in (before, after))
    touched = [
        event
        for uid in old.keys() | new.keys()
        for event in (old.get(uid), new.get(uid))
        if event is not None and old.get(uid) != new.get(uid)
    ]
    filters = _filters(touched) if touched else ()
    news = [form for form in FORMATS if form.purpose is Purpose.NEWS]
    return [web_address(f"{base_url}{feed_path(form.file, chosen)}") or "" for chosen in filters for form in news]


def tell_hub(hub: str, topics: Sequence[str], patience: float = PATIENCE) -> None:
    """Tell the hub that these topics changed. Raises PublishError where it does not take it; redirects lead nowhere."""
    try:
        with httpx.Client(timeout=patience, follow_redirects=False, trust_env=False) as client:
            for start in range(0, len(topics), _AT_ONCE):
                _post(client, hub, topics[start : start + _AT_ONCE])
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PublishError(
            f"the hub was not told of the changes: {error or type(error).__name__}", subject=hub
        ) from error


def hub_teller(settings: Settings) -> Tell:
    """What tells the hub of the settings, if there is one, of events that changed, while its caller goes on at once.

    Of those of other provinces, too: whoever looks finds nothing new there. That the hub cannot be told is a warning in
    the log and no more.
    """
    hub, base_url = settings.websub_hub, settings.public_url
    if hub is None or base_url is None:
        return lambda before, after: None
    queue = _Queue(hub)
    return lambda before, after: queue.add(changed_topics(before, after, base_url))


class _Queue:
    """Topics that the hub is still to be told of; one thread tells it, as long as there are any."""

    def __init__(self, hub: str) -> None:
        self._hub, self._lock = hub, Lock()
        self._topics: dict[str, None] = {}
        self._thread: Thread | None = None

    def add(self, topics: Sequence[str]) -> None:
        with self._lock:
            self._topics |= dict.fromkeys(topics)
            if self._topics and (self._thread is None or not self._thread.is_alive()):
                self._thread = Thread(target=self._tell_all, name="hub", daemon=True)  # who ends waits for no hub
                self._thread.start()

    def _tell_all(self) -> None:
        while topics := self._take():
            try:
                tell_hub(self._hub, topics, _SERVER_PATIENCE)
            except PublishError as error:
                _LOG.warning("%s", error)

    def _take(self) -> list[str]:
        with self._lock:
            topics, self._topics = list(self._topics), {}
            if not topics:
                self._thread = None
            return topics


def _post(client: httpx.Client, hub: str, topics: Sequence[str]) -> None:
    stated = {"hub.mode": "publish", "hub.url": list(topics)}
    with client.stream("POST", hub, data=stated) as answer:  # what it says beside its status is left unread
        if not answer.is_success:
            raise PublishError(f"the hub did not take the changes: it answered {answer.status_code}", subject=hub)


def _filters(touched: Sequence[Event]) -> Iterator[EventFilter]:
    kinds = {kind for event in touched for kind in (event.kind, *event.also)}
    countries = {code for event in touched for code in event.countries}
    yield EventFilter()
    yield from (EventFilter(kinds=(kind,)) for kind in Kind if kind in kinds)
    yield from (EventFilter(countries=(code,)) for code in sorted(countries))
