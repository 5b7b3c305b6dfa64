"""Who may correct events: decided anew for each page that is shown and again before each write, from settings alone.

Nothing that a request says of itself counts: no host name, no forwarded address; who is signed in is told by the signed
cookie of the provider's answer, and whether only this machine reaches the server by the address that it is bound to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timeline.config import Settings, is_loopback


class Standing(StrEnum):
    """Why somebody may write, or may not."""

    REVIEWER = "reviewer"  # signed in, and on the list
    LOCAL = "local"  # nobody needs to sign in, since only this machine reaches the server
    SIGNED_OUT = "signed_out"
    UNLISTED = "unlisted"
    UNVERIFIED = "unverified"  # the provider does not say that the address was shown to be theirs
    CLOSED = "closed"  # nobody can sign in, and others may reach the server


@dataclass(frozen=True, slots=True)
class Access:
    """standing: see there. name: who writes, as corrections keep it; for those who may not, whom they signed in as."""

    standing: Standing
    name: str = ""

    @property
    def may_write(self) -> bool:
        return self.standing in {Standing.REVIEWER, Standing.LOCAL}


def decide_access(settings: Settings, bound: str | None, user: Mapping[str, Any], login_name: str) -> Access:
    """Whether somebody may write.

    bound: the address that the server is bound to, None where that is not known. user: the claims of whoever signed in,
    with "is_logged_in". login_name: whose program the server is.
    """
    if settings.login is None:
        alone = bound is not None and is_loopback(bound) and settings.public_url is None
        return Access(Standing.LOCAL, login_name) if alone else Access(Standing.CLOSED)
    if user.get("is_logged_in") is not True:
        return Access(Standing.SIGNED_OUT)
    email = user.get("email")
    if not isinstance(email, str) or not any(_is_same(email, reviewer) for reviewer in settings.reviewers):
        return Access(Standing.UNLISTED, _shown(email, user))
    if not _is_verified(user.get("email_verified"), trusted=settings.login_trusts_emails):
        return Access(Standing.UNVERIFIED, email)
    return Access(Standing.REVIEWER, email)


def _is_same(one: str, other: str) -> bool:
    """Capitals aside, in ASCII alone: among all letters, some that are not the same fold to the same."""
    return one == other or (one.isascii() and other.isascii() and one.casefold() == other.casefold())


def _is_verified(claim: object, *, trusted: bool) -> bool:
    """Some providers send no such claim: for addresses that they gave out themselves, or for whatever people typed.

    trusted: it is known of this one that it is the former. Some send the claim as a text.
    """
    if claim is None:
        return trusted
    return claim is True or (isinstance(claim, str) and claim.casefold() == "true")


def _shown(email: object, user: Mapping[str, Any]) -> str:
    names = (email, user.get("name"), user.get("sub"))
    return next((name for name in names if isinstance(name, str) and name), "")
