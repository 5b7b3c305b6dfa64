"""The web, asked politely and safely: one address in, one response out.

Knows nothing of articles. Every request for lists and articles goes through here, so that what is refused, how long is
waited and who we say that we are holds for all of them.
"""

from timeline.fetch.fetcher import Fetcher, open_fetcher
from timeline.fetch.limits import Limits, Manners

__all__ = ["Fetcher", "Limits", "Manners", "open_fetcher"]
