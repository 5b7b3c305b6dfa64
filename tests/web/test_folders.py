"""Addresses of the static site's pages, on the server."""

from __future__ import annotations

import httpx2
import pytest

LEADS = [
    ("/country/LA/", "/?country=LA"),
    ("/country/la/?lang=vi", "/?country=LA&lang=vi"),
    ("/kind/visit/", "/?kind=visit"),
    ("/year/2022/", "/?from=2022-01-01&to=2022-12-31"),
    ("/subscribe/?country=LA", "/subscribe?country=LA"),
]


@pytest.mark.parametrize(("path", "leads"), LEADS)
def test_it_leads_to_the_page_that_shows_the_same(client: httpx2.Client, path: str, leads: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, leads)


@pytest.mark.parametrize("path", ["/country/ZZ/", "/kind/party/", "/year/abc/"])
def test_a_folder_of_nothing_is_refused(client: httpx2.Client, path: str) -> None:
    assert client.get(path).status_code == 400


def test_no_path_leads_to_another_host(client: httpx2.Client) -> None:
    assert client.get("/country//evil.example/").status_code in {400, 404}
