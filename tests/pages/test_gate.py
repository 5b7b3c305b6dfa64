"""Who may correct events, as a table: what is set up, what the server is bound to, and who is signed in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from timeline.config import Settings
from timeline.pages.gate import Access, Standing, decide_access

SIGN_IN = Settings(
    public_url="https://timeline.example",
    login_metadata="https://login.example/.well-known/openid-configuration",
    login_client_id="timeline",
    login_client_secret="between-us",
    login_cookie_secret="c" * 32,
    reviewers=("Lan@Example.org", "ngọc@example.org"),
)
IN = {"is_logged_in": True}


@pytest.mark.parametrize(
    ("settings", "bound", "standing"),
    [
        (Settings(), "127.0.0.1", Standing.LOCAL),
        (Settings(), "127.9.9.9", Standing.LOCAL),
        (Settings(), "::1", Standing.LOCAL),
        (Settings(), "0.0.0.0", Standing.CLOSED),
        (Settings(), "::", Standing.CLOSED),
        (Settings(), "192.0.2.7", Standing.CLOSED),
        (Settings(), "", Standing.CLOSED),
        (Settings(), None, Standing.CLOSED),
        (Settings(host="0.0.0.0"), "127.0.0.1", Standing.LOCAL),
        (Settings(public_url="https://timeline.example"), "127.0.0.1", Standing.CLOSED),
        (Settings(public_url="http://127.0.0.1:8501"), "127.0.0.1", Standing.CLOSED),
        (SIGN_IN, "127.0.0.1", Standing.SIGNED_OUT),
        (SIGN_IN, "0.0.0.0", Standing.SIGNED_OUT),
    ],
)
def test_without_signing_in_only_this_machine_may_write(
    settings: Settings, bound: str | None, standing: Standing
) -> None:
    assert decide_access(settings, bound, {}, "lan").standing is standing


@pytest.mark.parametrize(
    ("user", "standing"),
    [
        ({}, Standing.SIGNED_OUT),
        ({"is_logged_in": False, "email": "lan@example.org"}, Standing.SIGNED_OUT),
        ({"is_logged_in": "yes", "email": "lan@example.org"}, Standing.SIGNED_OUT),
        ({"email": "lan@example.org"}, Standing.SIGNED_OUT),
        (IN, Standing.UNLISTED),
        (IN | {"email": "lan@example.org"}, Standing.UNVERIFIED),
        (IN | {"email": "LAN@EXAMPLE.ORG", "email_verified": True}, Standing.REVIEWER),
        (IN | {"email": "lan@example.org", "email_verified": "true"}, Standing.REVIEWER),
        (IN | {"email": "ngọc@example.org", "email_verified": True}, Standing.REVIEWER),
        (IN | {"email": "lan@example.org", "email_verified": False}, Standing.UNVERIFIED),
        (IN | {"email": "lan@example.org", "email_verified": "false"}, Standing.UNVERIFIED),
        (IN | {"email": "lan@example.org", "email_verified": 0}, Standing.UNVERIFIED),
        (IN | {"email": "tuan@example.org", "email_verified": True}, Standing.UNLISTED),
        (IN | {"email": "lan@example.org.evil.example"}, Standing.UNLISTED),
        (IN | {"email": " lan@example.org"}, Standing.UNLISTED),
        (IN | {"email": "lan@exampl\u0435.org"}, Standing.UNLISTED),  # a Cyrillic letter
        (IN | {"email": "lan@e\u017fample.org"}, Standing.UNLISTED),
        (IN | {"email": ["lan@example.org"]}, Standing.UNLISTED),
        (IN | {"name": "lan@example.org", "sub": "lan@example.org"}, Standing.UNLISTED),
    ],
)
def test_with_the_sign_in_only_who_is_listed_may_write(user: dict[str, Any], standing: Standing) -> None:
    assert decide_access(SIGN_IN, "127.0.0.1", user, "lan").standing is standing


def test_letters_that_fold_to_others_do_not_make_a_reviewer() -> None:
    settings = replace(SIGN_IN, reviewers=("sue@a.org",))
    assert decide_access(settings, None, IN | {"email": "\u017fue@a.org"}, "").standing is Standing.UNLISTED


@pytest.mark.parametrize("standing", Standing)
def test_only_two_standings_write(standing: Standing) -> None:
    assert Access(standing).may_write is (standing in {Standing.REVIEWER, Standing.LOCAL})


@pytest.mark.parametrize(
    ("settings", "user", "name"),
    [
        (Settings(), {}, "lan"),
        (SIGN_IN, IN | {"email": "LAN@example.org"}, "LAN@example.org"),
        (SIGN_IN, IN | {"email": "tuan@example.org"}, "tuan@example.org"),
        (SIGN_IN, IN | {"name": "Tuan"}, "Tuan"),
        (SIGN_IN, IN, ""),
    ],
)
def test_who_it_is_has_a_name(settings: Settings, user: dict[str, Any], name: str) -> None:
    assert decide_access(settings, "127.0.0.1", user, "lan").name == name


@pytest.mark.parametrize(
    ("claims", "standing"),
    [
        ({}, Standing.REVIEWER),
        ({"email_verified": None}, Standing.REVIEWER),
        ({"email_verified": False}, Standing.UNVERIFIED),
    ],
)
def test_a_provider_that_is_trusted_need_not_say_that_an_address_is_verified(
    claims: dict[str, Any], standing: Standing
) -> None:
    settings = replace(SIGN_IN, login_trusts_emails=True)
    user = IN | {"email": "lan@example.org"} | claims
    assert decide_access(settings, "127.0.0.1", user, "lan").standing is standing
