"""What becomes of a page after a look at it: how it stands, and when it is looked at again.

An article is corrected mostly in its first days: a page is looked at again after a day, three days, a week and a month,
and then no more unless its list says that it was updated. A page that is not there is asked twice before that is
believed, half a day apart at least: a server that hiccups must not withdraw an article.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.errors import LaterError, RefusedError, SourceError
from timeline.followed import PageState, PageStatus, Response
from timeline.pipeline.schedule import MOST_PATIENCE, Dice

AGAIN = (timedelta(days=1), timedelta(days=3), timedelta(days=7), timedelta(days=30))
MOST_FAILURES = 8  # in a row, over two weeks at least; then a page is given up
MISSING_FOR = timedelta(hours=12)  # before that a page is not believed to have gone
_FIRST_RETRY, _LAST_RETRY = timedelta(minutes=15), timedelta(days=7)
_REFUSED = timedelta(days=1)
_SLOWER, _JITTER = 4, 0.1


def after_reading(
    page: PageState,
    response: Response,
    content_hash: str,
    *,
    article: str,
    changed: bool,
    published: datetime | None,
    dice: Dice,
) -> PageState:
    """The page was read as the article with that key. changed: it says something that was not known of it.

    published: when the article says that it was; one that is older than all looks is not looked at again.
    """
    at = response.fetched
    since = at if changed else page.changed or at
    fresh = replace(
        _answered(page, response),
        status=PageStatus.READ,
        article=article,
        content_hash=content_hash,
        changed=since,
        next_try=None,
    )
    if page.changed is None and published is not None and published + AGAIN[-1] < at:
        return fresh
    return replace(fresh, next_try=_next_look(since, at, dice))


def after_no_change(page: PageState, response: Response, dice: Dice) -> PageState:
    """The page says what it said before; one that was gone is back."""
    at = response.fetched
    status = PageStatus.READ if page.article and page.status is not PageStatus.EMPTY else page.status
    fresh = replace(_answered(page, response), status=status)
    if page.changed is None:  # nothing was known to compare it with: the server errs
        return _given_back(fresh, "the server says that the page did not change, and it was never read", at, dice)
    return replace(fresh, message=page.message, next_try=_next_look(page.changed or at, at, dice))


def after_nothing_found(
    page: PageState, response: Response, content_hash: str, error: SourceError, dice: Dice
) -> PageState:
    """The page holds no article; what was read from it before stays, and one that was gone is not back."""
    at = response.fetched
    changed = page.changed or at
    fresh = replace(_answered(page, response), content_hash=content_hash, changed=changed, message=str(error))
    if page.status is PageStatus.GONE:
        return replace(fresh, missing_since=page.missing_since, next_try=_next_look(changed, at, dice))
    return replace(fresh, status=PageStatus.EMPTY, next_try=_next_look(changed, at, dice))


def as_same(page: PageState, response: Response, article: str, other: str) -> PageState:
    """The page holds an article that is read from another page: it is asked again only when that one has gone."""
    fresh = replace(_answered(page, response), article=article, message=f"the same article as {other}")
    return replace(fresh, status=PageStatus.EMPTY, next_try=None)


def after_failure(page: PageState, error: SourceError, at: datetime, dice: Dice) -> PageState:
    """The page could not be fetched or read. An article that was read from it before stays.

    What our own rules refuse may pass, too, but not soon: a robots.txt that forbids all for a day of maintenance, a
    name that leads inside while a resolver is broken.
    """
    asked = timedelta(seconds=error.retry_after or 0) if isinstance(error, LaterError) else timedelta()
    if isinstance(error, RefusedError):
        asked = _REFUSED
    fresh = _given_back(page, str(error), at, dice)
    if fresh.next_try is None:
        return fresh
    return replace(fresh, next_try=max(fresh.next_try, at + min(asked, MOST_PATIENCE)))


def after_missing(page: PageState, response: Response, dice: Dice) -> PageState:
    """The server says that the page is not there. It is gone when it still says so after half a day."""
    at = response.fetched
    since = page.missing_since or at
    fresh = replace(page, fetched=at, missing_since=since, failures=0, message=f"HTTP {response.status}")
    if at - since < MISSING_FOR:
        return replace(fresh, status=_kept(page), next_try=since + MISSING_FOR * (1 + _JITTER * dice()))
    if page.article is None:
        return replace(fresh, status=PageStatus.FAILED, message=f"given up: HTTP {response.status}", next_try=None)
    return replace(fresh, status=PageStatus.GONE, next_try=_next_look(since, at, dice))


def is_given_up(page: PageState) -> bool:
    """Whether a page that failed is never tried again."""
    return page.next_try is None and (page.status is PageStatus.FAILED or page.failures >= MOST_FAILURES)


def _answered(page: PageState, response: Response) -> PageState:
    """A 304 may come without validators: those that it was asked by still hold (RFC 9110, section 15.4.5)."""
    told = response.validators
    is_told = told.etag is not None or told.last_modified is not None
    validators = told if is_told or not response.is_unchanged else page.validators
    return replace(page, validators=validators, fetched=response.fetched, failures=0, missing_since=None, message=None)


def _given_back(page: PageState, message: str, at: datetime, dice: Dice) -> PageState:
    """Tried again, later each time, until it is given up."""
    fresh = replace(page, status=_kept(page), failures=page.failures + 1, message=message)
    if fresh.failures >= MOST_FAILURES:
        return replace(fresh, message=f"given up after {fresh.failures} tries: {message}", next_try=None)
    wait = min(_FIRST_RETRY * _SLOWER ** (fresh.failures - 1), _LAST_RETRY)
    return replace(fresh, next_try=at + wait * (1 + _JITTER * dice()))


def _kept(page: PageState) -> PageStatus:
    """What was read from a page stays read."""
    return page.status if page.status in {PageStatus.READ, PageStatus.GONE, PageStatus.EMPTY} else PageStatus.FAILED


def _next_look(since: datetime, at: datetime, dice: Dice) -> datetime | None:
    """The first of the looks, counted from `since`, that is still to come."""
    wait = next((wait for wait in AGAIN if since + wait > at), None)
    return None if wait is None else since + wait * (1 + _JITTER * dice())


def is_of_host(error: SourceError) -> bool:
    """Whether an error tells that the whole host wants to be left alone, not only one page of it."""
    return isinstance(error, LaterError) and (error.retry_after is not None or error.status in {429, 503})
