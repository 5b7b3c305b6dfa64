"""Finds dated events in news of a province's foreign affairs; serves them as calendar, feeds and timeline."""

__version__ = "0.1.0"
