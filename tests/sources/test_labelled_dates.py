"""The labelled articles without their `published`: it is read from stamp, dateline or address, and never wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.model import Article
from timeline.sources import read_articles

LABELLED = Path(__file__).resolve().parent.parent / "labelled"


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (LABELLED / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_published_is_read_as_a_person_reads_it(tmp_path: Path, language: str) -> None:
    stripped = [
        {field: row[field] for field in row if field not in ("published", "language")}
        for row in rows(f"articles/{language}.jsonl")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in stripped), "utf-8")
    articles = [one for one in read_articles([path]) if isinstance(one, Article)]
    read = {article.key: article.published and article.published.isoformat() for article in articles}
    assert read == {row["id"]: row["published"] for row in rows(f"gold/{language}.jsonl")}
    assert {article.language for article in articles} == {language}
