"""What calendars say of an event is made once for each change, and kept in the store, in each language of readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import metadata

from timeline.model import LANGUAGES, Event
from timeline.pipeline.versions import version_of
from timeline.publish.vevent import home_zone, is_timed, opening
from timeline.store import Writer

# What a text is made of: the wording of formats, labels, time zones; which title an event has in a language, and how
# names of places are compared; and of libraries, the one that words dates.
_ROOMS, _LIBRARIES = ("timeline.publish", "timeline.lexicon", "timeline.provinces"), ("babel",)
_BESIDE = ("model.py", "folding.py")
_AT_ONCE = 1_000  # events in memory
_CATCH_UP = 2_000  # events that did not change and get their texts in a write: it takes about a second


def text_name(language: str) -> str:
    """The name that calendar texts in this language are kept under."""
    return f"calendar.{language}"


@cache
def texts_version() -> str:
    """What makes the texts of today."""
    return " ".join([version_of(_ROOMS, _BESIDE), *(metadata.version(name) for name in _LIBRARIES)])


def keep_texts(writer: Writer) -> None:
    """Make the texts of the events that changed in this write, and of some of those that have none of today's version.

    Those are not made in a write of their own: what has no text is rendered when it is asked for, in the same octets.
    """
    names = [text_name(language) for language in LANGUAGES]
    lacking = writer.find_without_texts(names, texts_version(), others=_CATCH_UP)
    for first in range(0, len(lacking), _AT_ONCE):
        events = writer.find_events(lacking[first : first + _AT_ONCE])
        writer.keep_texts(texts_version(), [row for event in events.values() for row in _texts(event)])


def _texts(event: Event) -> Iterator[tuple[str, str, str]]:
    """uid, name and text. An hour that hangs on the calendar's zone is none to keep (see `home_zone`)."""
    zone = home_zone(event)
    hangs_on_feed = is_timed(event) and not event.province
    for language in LANGUAGES:
        yield event.uid, text_name(language), "" if hangs_on_feed else opening(event, language, zone)
