"""Our own modules, style and icon, as a browser gets them."""

from __future__ import annotations

import re
from importlib import resources

import httpx2
import pytest

from timeline import pages
from timeline.web.assets import JOINED, read_assets

ASSETS = read_assets(resources.files(pages) / "assets")


@pytest.mark.parametrize("name", sorted(ASSETS.files))
def test_an_asset_is_served_for_ever(client: httpx2.Client, name: str) -> None:
    answer = client.get(ASSETS.path(name))
    assert (answer.status_code, answer.content) == (200, ASSETS.files[name].plain.octets)
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["main.js", "../main.py", "..%2fmain.py", "x.js", ""])
def test_nothing_else_is_served(client: httpx2.Client, path: str) -> None:
    assert client.get(f"/assets/000000000000/{path}").status_code in {400, 404}
    assert client.get(f"/assets/{ASSETS.version}/y/{path}").status_code in {400, 404}


def test_no_module_is_missing_and_none_is_too_many() -> None:
    sources = {name: asset.plain.octets.decode() for name, asset in ASSETS.files.items() if name.endswith(".js")}
    joined = sources.pop(JOINED)
    assert all(f"const ${name.removesuffix('.js')} = " in joined for name in sources)
    imported = {name for text in sources.values() for name in re.findall(r'from "\./([^"]+)"', text)}
    assert imported | {"main.js"} == set(sources)


def test_nothing_is_fetched_from_elsewhere() -> None:
    for name, asset in ASSETS.files.items():
        addresses = set(re.findall(rb"https?://[^\s\"'<>)]+", asset.plain.octets))
        assert addresses <= {b"http://www.w3.org/2000/svg"}, name
