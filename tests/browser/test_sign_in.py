"""Signing in with a real provider of this machine: who is listed may write, and nobody else."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import LAPTOP
from tests.reviewing import ALL, find_event, tell
from tests.serving import served
from timeline.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib")  # the provider's, not ours
PEOPLE = (
    oidc_provider_mock.User(sub="lan", claims={"email": "Lan@example.org", "email_verified": True}),
    oidc_provider_mock.User(sub="tuan", claims={"email": "tuan@example.org", "email_verified": True}),
    oidc_provider_mock.User(sub="impostor", claims={"email": "lan@example.org", "email_verified": False}),
)


@dataclass(frozen=True, slots=True)
class Guarded:
    base_url: str
    provider: str
    store: Store


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """A server that lets Lan review, and the provider that people sign in with."""
    folder = tmp_path_factory.mktemp("store")
    tell(folder, *ALL)
    with oidc_provider_mock.run_server_in_thread(user_claims=PEOPLE) as server:
        provider = f"http://localhost:{server.server_port}"
        port = a_free_port()
        base_url = f"http://127.0.0.1:{port}"
        login = {
            "login_metadata": f"{provider}/.well-known/openid-configuration",
            "login_client_id": "timeline",
            "login_client_secret": "between-us",
            "login_cookie_secret": "k" * 40,
            "reviewers": ["lan@example.org"],
        }
        with served(folder, port=port, public_url=base_url, **login):
            yield Guarded(base_url, provider, Store(folder))


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who has not signed in anywhere."""
    opened = browser.new_context(viewport=LAPTOP, locale="en-GB")
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def signed_in(context: BrowserContext, guarded: Guarded, name: str) -> Page:
    """The review page of who signed in under that name."""
    page = context.new_page()
    page.goto(f"{guarded.base_url}/review")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"{guarded.base_url}/?page=review")
    return page


def test_who_has_not_signed_in_may_not_write(context: BrowserContext, guarded: Guarded) -> None:
    page = context.new_page()
    page.goto(f"{guarded.base_url}/review")
    expect(page.get_by_text("Sign in to correct events.")).to_be_visible()
    expect(page.get_by_text("may correct events")).to_have_count(0)


def test_a_listed_reviewer_may_write(context: BrowserContext, guarded: Guarded) -> None:
    page = signed_in(context, guarded, "lan")
    expect(page.get_by_text("You are signed in as Lan@example.org and may correct events.")).to_be_visible()
    page.get_by_role("button", name="Meeting of doubtful").click()
    page.get_by_role("textbox", name="Place").fill("Thu Dau Mot")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Place: – → Thu Dau Mot")).to_be_visible()
    [correction] = guarded.store.find_corrections()
    assert (correction.by, find_event(guarded.store, "doubtful").location) == ("Lan@example.org", "Thu Dau Mot")


@pytest.mark.slow
def test_who_may_not_write_is_shown_no_form(context: BrowserContext, guarded: Guarded) -> None:
    page = signed_in(context, guarded, "tuan")
    page.goto(f"{guarded.base_url}/review?event={find_event(guarded.store, 'first').uid}")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


@pytest.mark.slow
def test_somebody_else_may_not_and_is_told_so(context: BrowserContext, guarded: Guarded) -> None:
    page = signed_in(context, guarded, "tuan")
    expect(page.get_by_text("You are signed in as tuan@example.org, who is not among the reviewers.")).to_be_visible()
    expect(page.get_by_text("may correct events")).to_have_count(0)


@pytest.mark.slow
def test_an_address_that_is_not_confirmed_is_nobodys(context: BrowserContext, guarded: Guarded) -> None:
    page = signed_in(context, guarded, "impostor")
    expect(page.get_by_text("does not say that this address was confirmed to be yours")).to_be_visible()
    expect(page.get_by_text("may correct events")).to_have_count(0)


@pytest.mark.slow
def test_who_signs_out_may_not_write_any_more(context: BrowserContext, guarded: Guarded) -> None:
    page = signed_in(context, guarded, "lan")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(re.escape(guarded.provider)))
    again = context.new_page()
    again.goto(f"{guarded.base_url}/review")
    expect(again.get_by_text("Sign in to correct events.")).to_be_visible()


@pytest.mark.slow
def test_who_declines_at_the_provider_is_signed_out(context: BrowserContext, guarded: Guarded) -> None:
    page = context.new_page()
    page.goto(f"{guarded.base_url}/review")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(f"{guarded.base_url}/?page=review")
    expect(page.get_by_text("Sign in to correct events.")).to_be_visible()


@pytest.mark.slow
def test_a_cookie_that_another_secret_signed_is_nobodys(context: BrowserContext, guarded: Guarded) -> None:
    signed_in(context, guarded, "lan").close()
    [cookie] = [c for c in context.cookies() if c["name"] == "_streamlit_user"]
    value = cookie["value"]
    context.add_cookies([{"name": cookie["name"], "value": f"{value[:-4]}AAAA", "url": guarded.base_url}])
    page = context.new_page()
    page.goto(f"{guarded.base_url}/review")
    expect(page.get_by_text("Sign in to correct events.")).to_be_visible()


@pytest.mark.slow
def test_headers_that_name_a_reviewer_name_nobody(browser: Browser, guarded: Guarded) -> None:
    claimed = {"X-Forwarded-User": "lan@example.org", "X-Forwarded-Email": "lan@example.org"}
    context = browser.new_context(viewport=LAPTOP, locale="en-GB", extra_http_headers=claimed)
    page = context.new_page()
    page.goto(f"{guarded.base_url}/review")
    expect(page.get_by_text("Sign in to correct events.")).to_be_visible()
    context.close()
