"""Publish: events become octets, pure; one module a format, each of them valid on zero events.

No module here reads the store, the clock or the network: what a feed is of comes as a `Feed`, what it holds as Events.
"""

from timeline.publish.atom import render_atom
from timeline.publish.calendar import join_calendar, render_calendar
from timeline.publish.feed import Feed
from timeline.publish.jsonfeed import render_json_feed
from timeline.publish.records import candidate_record, event_record, extraction_record, json_line, render_jsonl
from timeline.publish.rss import render_rss
from timeline.publish.table import render_csv

__all__ = [
    "Feed",
    "candidate_record",
    "event_record",
    "extraction_record",
    "join_calendar",
    "json_line",
    "render_atom",
    "render_calendar",
    "render_csv",
    "render_json_feed",
    "render_jsonl",
    "render_rss",
]
