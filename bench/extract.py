"""Speed and worth of the whole extraction, beside what people use instead: `dateparser.search` and a few keywords.

    python bench/extract.py [ARTICLES.jsonl GOLD.jsonl]...
    python bench/extract.py --long [MILLIONS]

Both read the same labelled articles in the same run, on one core, three times, of which the fastest counts; the peer is
told language and publication date. Any date that the peer finds in a line with a word of a kind is an event of that
kind. Prints characters and articles a second, the event F1 and the ratios; then how the time grows with one article's
length, up to 10 million characters of news, and the most memory that the process held.

--long: how it grows with texts that strain a program that reads text, up to so many millions of characters (default 2):
the time for half as many, and for all. Where it is linear the second is twice the first.
"""

from __future__ import annotations

import re
import resource
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
PIECES = {
    "spaces": " ",
    "empty lines": "\n",
    "one letter": "a",
    "capital letters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "digits": "1234567890",
    "full stops": ".",
    "brackets": "(",
    "nested quotes": '“‘«"',
    "pipes": "\t|",
    "initials": "Mr. A. ",
    "a word of a kind": "MOU ",
    "names": "Korea, ",
    "home": "Bình Dương ",
    "letters apart from accents": "Bi\u0300nh Du\u031bo\u031bng ",
    "combining marks": "\u0301",
    "figures": "1/1/",
    "years": "2023 ",
    "clock times": "10:00 ",
    "Chinese figures": "一二三四五六七八九〇",
    "Chinese days": "5月4日",
    "days": "on 4 January ",
    "days in full": "2023-01-04 ",
    "events of one line": "signed an MOU with Korea on 4 May 2023; ",
    "events of many lines": "On 4 May 2023 Binh Duong signed an MOU with Korea.\n",
}
TIMES = 3  # the fastest counts: whatever else runs on the machine only slows
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
    found = {article.key: find(article) for article in articles}  # tables are made once, outside of the clock
    return min(_seconds(lambda: [find(article) for article in articles]) for _ in range(TIMES)), found


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def growth(article: Article) -> None:
    print("one article of so many million characters:")
    for millions in (1, 2, 4, 10):
        seconds = _seconds(lambda: with_timeline(_long(article, article.text + "\n", millions * 1_000_000)))  # noqa: B023
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"  {millions:3d}  {seconds:7.2f} s  {seconds / millions:6.2f} s a million, at most {most:,} MB held")


def hostile(article: Article, millions: float) -> None:
    size = int(millions * 1_000_000)
    print(f"{'repeated':24s} {size // 2:12,} {size:12,} characters")
    for name, piece in PIECES.items():
        half, whole = (_seconds(lambda: with_timeline(_long(article, piece, n))) for n in (size // 2, size))  # noqa: B023
        print(f"{name:24s} {half:10.2f} s {whole:10.2f} s   {whole / max(half, 0.001):5.1f} times", flush=True)


def _long(article: Article, piece: str, size: int) -> Article:
    return replace(article, text=(piece * (size // len(piece) + 1))[:size])


def main() -> None:
    files = [LABELLED / f / f"{language}.jsonl" for language in ("en", "vi", "zh") for f in ("articles", "gold")]
    article = next(a for a in read_articles([files[0]]) if isinstance(a, Article))
    if sys.argv[1:2] == ["--long"]:
        hostile(article, float(sys.argv[2]) if sys.argv[2:] else 2)
        return
    files = [Path(name) for name in sys.argv[1:]] or files
    for place, gold in zip(files[::2], files[1::2], strict=True):
        print(place.name)
        compare(place, gold)
    growth(article)


if __name__ == "__main__":
    main()
