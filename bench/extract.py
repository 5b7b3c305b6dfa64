"""Speed and worth of the whole extraction, beside what people use instead: `dateparser.search` and a few keywords.

    python bench/extract.py [ARTICLES.jsonl GOLD.jsonl]...

Both read the same labelled articles in the same run, on one core; the peer is told language and publication date.
Any date that the peer finds in a line with a word of a kind is an event of that kind. Prints characters and articles a
second, the event F1 and the ratios; then the time for texts that double in length, to show how it grows.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates

from timeline.evaluate import Guess, find_guesses, pool_scores, read_labels
from timeline.evaluate.score import score_guesses
from timeline.extract import extract_events
from timeline.model import Article, Kind
from timeline.provinces import profile_for
from timeline.sources import read_articles

LABELLED = Path(__file__).parent.parent / "tests" / "labelled"
WORDS = {  # what somebody new to the task would look for
    Kind.AGREEMENT: r"sign(?:ed|ing)|mou\b|memorandum|ký kết|bản ghi nhớ|签署|备忘录",
    Kind.VISIT: r"visit|delegation|receiv|thăm|đoàn|tiếp|访问|代表团",
    Kind.MEETING: r"meeting|talks|làm việc|gặp|会见|会谈",
    Kind.CONFERENCE: r"conference|forum|summit|hội nghị|diễn đàn|论坛|大会",
}
Finder = Callable[[Article], list[Guess]]


def with_timeline(article: Article) -> list[Guess]:
    return find_guesses(extract_events(article, profile_for(article.province, "binh-duong")))


def with_search(article: Article) -> list[Guess]:
    base = datetime.combine(article.published, datetime.min.time()) if article.published else None
    settings = {"RELATIVE_BASE": base} if base else None
    guesses = []
    for line in filter(str.strip, article.text.splitlines()):
        kind = next((k for k, form in WORDS.items() if re.search(form, line, re.IGNORECASE)), None)
        for _, when in search_dates(line, languages=[article.language], settings=settings) or []:
            if kind:
                guesses.append(Guess(when.date().isoformat(), None, kind))
    return guesses


def compare(place: Path, gold: Path) -> None:
    articles = {a.key: a for a in read_articles([place]) if isinstance(a, Article)}
    labels = read_labels(gold)
    speed, worth = {}, {}
    for name, find in (("timeline", with_timeline), ("search_dates", with_search)):
        seconds, found = _timed(find, list(articles.values()))
        size = sum(len(a.text) for a in articles.values())
        speed[name] = size / seconds
        worth[name] = pool_scores(name, [score_guesses(row, found.get(row.id, [])) for row in labels]).event.f1
        pace = f"{speed[name]:12,.0f} characters/s {len(articles) / seconds:8,.0f} articles/s"
        print(f"  {name:13s}{pace}   event F1 {worth[name]:.3f}")
    better = worth["timeline"] / worth["search_dates"] if worth["search_dates"] else float("inf")
    print(f"  {speed['timeline'] / speed['search_dates']:.0f} times as fast, {better:.1f} times the F1")


def _timed(find: Finder, articles: Sequence[Article]) -> tuple[float, dict[str, list[Guess]]]:
    for article in articles:  # automata and tables are made once a province and language, outside of the clock
        if find is with_timeline:
            find(article)
    begin = time.process_time()
    found = {article.key: find(article) for article in articles}
    return time.process_time() - begin, found


def growth(article: Article) -> None:
    print("a text that doubles in length:", end="")
    for times in (64, 128, 256, 512):
        longer = replace(article, text=(article.text + "\n") * times)
        begin = time.process_time()
        with_timeline(longer)
        print(f"  {len(longer.text):,} characters {time.process_time() - begin:.2f} s", end="")
    print()


def main() -> None:
    files = [LABELLED / f / f"{language}.jsonl" for language in ("en", "vi", "zh") for f in ("articles", "gold")]
    files = [Path(name) for name in sys.argv[1:]] or files
    for place, gold in zip(files[::2], files[1::2], strict=True):
        print(place.name)
        compare(place, gold)
    growth(next(a for a in read_articles([files[0]]) if isinstance(a, Article)))


if __name__ == "__main__":
    main()
