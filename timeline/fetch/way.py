"""The way of one fetch through redirects (RFC 9110, section 15.4), each of which is an address from outside."""

from __future__ import annotations

from timeline.errors import FetchError, RefusedError
from timeline.fetch.addresses import WebAddress, web_address
from timeline.fetch.exchange import Answer

REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


class Way:
    """address: who is asked next. is_permanent: there were redirects, and all of them for good."""

    def __init__(self, most: int, start: WebAddress) -> None:
        self._most = most
        self._seen = {start}
        self._all_permanent = True
        self.address = start

    @property
    def is_permanent(self) -> bool:
        return len(self._seen) > 1 and self._all_permanent

    def follow(self, answer: Answer) -> None:
        """On to where the answer leads. Raises FetchError where that is nowhere, too far, or back; RefusedError."""
        target = self._target(answer)
        if target in self._seen:
            raise FetchError(f"its redirects lead in a circle, through {target}", subject=str(self.address))
        if len(self._seen) > self._most:
            raise FetchError(f"there are more than {self._most} redirects", subject=str(self.address))
        self._seen.add(target)
        self._all_permanent = self._all_permanent and answer.status in _PERMANENT
        self.address = target

    def can_follow(self, answer: Answer) -> bool:
        """Follow it, unless it leads nowhere, too far, or back. Raises RefusedError."""
        try:
            self.follow(answer)
        except RefusedError:
            raise
        except FetchError:
            return False
        return True

    def _target(self, answer: Answer) -> WebAddress:
        location = answer.headers.get("location")
        if not location:
            raise FetchError("it redirects, but does not say where to", subject=str(self.address))
        try:
            return web_address(location, self.address)
        except RefusedError as error:
            raise RefusedError(f"it redirects to what is not asked: {error}", subject=str(self.address)) from error
