"""Reprints: what one costs beside reading an article afresh, and how many are missed or seen where there are none.

The originals are the labelled articles that are long enough; their reprints are made as papers make them: another
headline, an agency's line before, a credit behind, the first paragraph or the end cut off, everything at once.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from timeline.errors import SourceError
from timeline.extract.signatures import are_nearly_the_same, find_runs
from timeline.model import Article, Extraction
from timeline.pipeline import extracted, rules_for, rules_version
from timeline.pipeline.reprints import Reprints
from timeline.records import Known
from timeline.resolve import plan_changes
from timeline.sources import read_articles
from timeline.store import Store

HOME = "binh-duong"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FILES = [p for p in sorted(Path("tests/labelled/articles").glob("*.jsonl")) if not p.name.startswith("unread-")]
CREDITS = {"en": "Agency (AN)", "vi": "Theo hãng tin", "zh": "来源：通讯社", "ko": "통신"}
HEADS = {"en": "From the province", "vi": "Tin trong tỉnh", "zh": "省内要闻", "ko": "지방 소식"}

Change = Callable[[list[str], str], list[str]]
CHANGES: dict[str, Change] = {
    "word for word": lambda lines, _: lines,
    "a credit before and behind": lambda lines, language: [CREDITS[language], *lines, CREDITS[language]],
    "another headline": lambda lines, language: [HEADS[language], *lines[1:]],
    "first paragraph cut": lambda lines, _: [lines[0], *lines[2:]],
    "end cut": lambda lines, _: lines[: max(2, len(lines) - 1)],
}


def main() -> None:
    articles = [found for found in read_articles(FILES) if isinstance(found, Article)]
    originals = [one for one in articles if len(one.text.splitlines()) >= 4 and one.language in CREDITS]
    print(f"{len(originals)} originals of {len(articles)} labelled articles")
    runs = {one.key: find_runs(one.text) for one in articles}
    false = sum(are_nearly_the_same(runs[one.key], runs[other.key]) for one, other in combinations(articles, 2))
    print(f"taken for reprints among the labelled articles, which are none: {false}")
    for name, change in CHANGES.items():
        measure(name, originals, change)


def measure(name: str, originals: Sequence[Article], change: Change) -> None:
    reprints = [reprint_of(one, change) for one in originals]
    rules = dict.fromkeys((one.key for one in (*originals, *reprints)), rules_for(HOME, rules_version()))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)).write(NOW) as writer:
        first = Reprints(writer, originals, rules, extracted)
        done = [one for one in (first.extracted(article, HOME) for article in originals) if isinstance(one, Extraction)]
        writer.apply(plan_changes(done, Known(), writer.now, rules))
        afresh: list[str] = []

        def counted(article: Article, province: str) -> Extraction | SourceError:
            afresh.append(article.key)
            return extracted(article, province)

        started = time.process_time()
        again = Reprints(writer, reprints, rules, counted)
        found = [again.extracted(article, HOME) for article in reprints]
        took = time.process_time() - started
        started = time.process_time()
        for article in reprints:
            extracted(article, HOME)
        fresh = time.process_time() - started
    seen = sum(isinstance(one, Extraction) and one.reprint_of == f"{one.article.key[2:]}" for one in found)
    print(
        f"{name}: {seen} of {len(reprints)} recognised, {len(reprints) - len(afresh)} carried over; "
        f"{1000 * took / len(reprints):.1f} ms each beside {1000 * fresh / len(reprints):.1f} ms afresh "
        f"({took / fresh:.2f})"
    )


def reprint_of(article: Article, change: Change) -> Article:
    lines = change(article.text.splitlines(), article.language)
    return replace(article, key=f"r-{article.key}", url=f"https://other.example/{article.key}", text="\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
