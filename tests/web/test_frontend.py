"""Streamlit's own scripts: compressed, and known before they are needed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import httpx2
import pytest
import streamlit

from timeline.server import SHARED_ELEMENTS, TIMELINE_ELEMENTS
from timeline.web.frontend import read_frontend

STATIC = Path(streamlit.__file__).parent / "static"
FRONTEND = read_frontend(STATIC)
LARGEST = max(FRONTEND.first, key=lambda path: len(FRONTEND.files[path].read_bytes()))


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    (tmp_path / "static" / "js").mkdir(parents=True)
    sources = {
        "index.a1.js": 'import"./base.b2.js";import("./Chart.c3.js")',
        "base.b2.js": "export const base=1",
        "Chart.c3.js": 'import{base as e}from"./base.b2.js";import"./axis.d4.js";',
        "axis.d4.js": 'import{t}from"./Chart.c3.js";import("./late.e5.js")',
        "late.e5.js": "",
    }
    for name, source in sources.items():
        (tmp_path / "static" / "js" / name).write_text(source)
    named = '<script src="./static/js/index.a1.js"></script><link href="./static/js/base.b2.js">'
    (tmp_path / "index.html").write_text(named)
    return tmp_path


def test_what_an_element_imports_is_needed_but_for_what_is_there_and_what_comes_late(made_up: Path) -> None:
    needed = read_frontend(made_up).needed(["Chart"])
    assert set(needed) == {"/static/js/Chart.c3.js", "/static/js/axis.d4.js"}


def test_an_element_of_another_name_is_left_out(made_up: Path) -> None:
    assert read_frontend(made_up).needed(["Picture"]) == ()


@pytest.mark.parametrize("element", [*SHARED_ELEMENTS, *TIMELINE_ELEMENTS])
def test_this_streamlit_has_each_element_that_we_name(element: str) -> None:
    assert f"/static/js/{element}." in " ".join(FRONTEND.needed([element]))


def test_scripts_are_sent_compressed_and_kept_for_ever(client: httpx2.Client) -> None:
    with client.stream("GET", LARGEST) as answer:
        octets = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert gzip.decompress(octets) == FRONTEND.files[LARGEST].read_bytes()


def test_who_takes_no_gzip_gets_them_plain(client: httpx2.Client) -> None:
    answer = client.get(LARGEST, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == FRONTEND.files[LARGEST].read_bytes()


def test_the_validator_is_that_of_the_coding(client: httpx2.Client) -> None:
    tag = client.get(LARGEST).headers["etag"]
    assert client.get(LARGEST, headers={"If-None-Match": tag}).status_code == 304
    plain = client.get(LARGEST, headers={"If-None-Match": tag, "Accept-Encoding": "identity"})
    assert plain.status_code == 200


def test_they_bear_the_headers_that_every_answer_bears(client: httpx2.Client) -> None:
    assert "content-security-policy" in client.get(LARGEST).headers


@pytest.mark.parametrize("path", ["/static/js/gone.js", "/static/js/../../index.html"])
def test_what_is_not_there_is_streamlits_to_answer(client: httpx2.Client, path: str) -> None:
    assert client.get(path).status_code in {400, 404}


def test_the_head_names_no_script_twice(client: httpx2.Client) -> None:
    named = re.findall(r'(?:href|src)="\.?(/static/js/[^"]+)"', client.get("/").text)
    assert len(named) == len(set(named)) > len(FRONTEND.first)
