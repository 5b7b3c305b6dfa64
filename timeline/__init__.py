"""Finds the dated events in news about a province's foreign affairs, and serves them as calendar, feeds and timeline."""

__version__ = "0.1.0"
