"""The report over HTTP."""

from __future__ import annotations

import csv
import io

import httpx2
import pytest

TYPES = {
    "/report.html": "text/html; charset=utf-8",
    "/report.csv": "text/csv; charset=utf-8",
    "/report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "/report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.mark.parametrize(("path", "media_type"), TYPES.items())
def test_each_form_has_its_media_type(client: httpx2.Client, path: str, media_type: str) -> None:
    answer = client.get(f"{path}?from=2022&to=2022")
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


@pytest.mark.parametrize("path", TYPES)
def test_an_unknown_filter_is_refused(client: httpx2.Client, path: str) -> None:
    assert client.get(f"{path}?year=2022").status_code == 400


@pytest.mark.parametrize("query", ["from=0001", "to=9999", "from=0001&to=9999", "from=1900&to=2000"])
def test_a_period_that_no_report_is_of_is_refused(client: httpx2.Client, query: str) -> None:
    answer = client.get(f"/report.html?{query}")
    assert (answer.status_code, "at most 100 years" in answer.text) == (400, True)


def table(client: httpx2.Client, query: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(f"/report.csv{query}").text.removeprefix("\ufeff"), newline="")))


PERIODS = [
    ("?from=2022&to=2022", "1 Jan 2022 to 31 Dec 2022 (compared with 1 Jan 2021 to 31 Dec 2021)"),
    ("?from=2022", "1 Jan 2022 to 31 Dec 2022 (compared with 1 Jan 2021 to 31 Dec 2021)"),
    ("?to=2022-06", "1 Jan 2022 to 30 Jun 2022 (compared with 1 Jul 2021 to 31 Dec 2021)"),
    ("?from=2022-04&to=2022-06&lang=vi", "1 thg 4, 2022 đến 30 thg 6, 2022 (so với 1 thg 1, 2022 đến 31 thg 3, 2022)"),
]


@pytest.mark.parametrize(("query", "said"), PERIODS)
def test_it_says_of_which_period_it_is(client: httpx2.Client, query: str, said: str) -> None:
    assert table(client, query)[1] == [said]


def test_without_a_period_it_is_of_this_year(client: httpx2.Client) -> None:
    assert table(client, "")[1][0].startswith("1 Jan 20")


def test_the_visit_is_in_the_list_of_who_came(client: httpx2.Client) -> None:
    rows = table(client, "?from=2022&to=2022&country=LA")
    heading = rows.index(["Delegations that came"])
    assert "Delegation from Champasak tours an industrial park" in rows[heading + 2]
