"""What the help of each command ends with: command lines to copy."""

from __future__ import annotations

_LINES = {
    "timeline": (
        "timeline ingest data/articles",
        "timeline serve",
        "timeline events --country KR --from 2022",
        "timeline --store /srv/timeline ingest news.jsonl",
        "timeline ingest --help",
    ),
    "ingest": (
        "timeline ingest data/articles",
        "timeline ingest news.jsonl saved-pages/ --store /srv/timeline",
        "timeline ingest da-nang.jsonl --province 'Da Nang'",
        "timeline ingest crawl.warc.gz",
    ),
    "extract": (
        "timeline extract article.txt",
        "timeline extract data/articles --format jsonl > extracted.jsonl",
    ),
    "dates": (
        "timeline dates article.txt",
        "timeline dates news.jsonl --published 2023-01-05 --language en > dates.jsonl",
    ),
    "explain": (
        "timeline explain article.txt",
        "timeline explain news.jsonl --id news-7",
        "timeline explain news.jsonl --html explained.html",
        "timeline explain da-nang.txt --province 'Da Nang' --html explained.html",
    ),
    "events": (
        "timeline events --kind agreement --kind twinning",
        "timeline events --country KR --from 2022 --to 2023-06",
        "timeline events --q 'dai su quan' --status planned",
        "timeline events --format csv > events.csv",
    ),
    "evaluate": (
        "timeline evaluate --articles articles/en.jsonl --gold gold/en.jsonl",
        "timeline evaluate --articles en.jsonl vi.jsonl --gold gold/*.jsonl --verbose",
        "timeline evaluate --articles texts/ --gold gold.jsonl --against accepted.json",
        "timeline evaluate --articles texts/ --gold gold.jsonl --groups groups.csv",
    ),
    "review": (
        "timeline review",
        "timeline review --limit 5 --format jsonl",
        "timeline review show 2b1f",
        "timeline review set 2b1f dates=2023-01-06 status=held",
    ),
    "review show": ("timeline review show 2b1f",),
    "review set": (
        "timeline review set 2b1f dates=2023-01-04/2023-01-06 --note 'two days'",
        "timeline review set 2b1f kind=visit countries=KR,JP",
        "timeline review set 2b1f 'summary.vi=Thăm Daejeon' --by lan",
        "timeline review set 2b1f 'parties=Daejeon|visitor|KR ;; Li|host||Mayor'",
    ),
    "review confirm": ("timeline review confirm 2b1f 77aa",),
    "review reject": ("timeline review reject 2b1f --note 'an anniversary'",),
    "review merge": ("timeline review merge 2b1f 77aa",),
    "review split": ("timeline review split 2b1f 90cd",),
    "review apart": ("timeline review apart 2b1f 77aa",),
    "review add": (
        "timeline review add --date 2023-01-04 --kind visit --title 'Visit to Oulu'",
        "timeline review add --date 2023-01 --kind award --title Prize --country FI",
    ),
    "review undo": ("timeline review undo 5f3e",),
    "review log": ("timeline review log", "timeline review log --stale"),
    "review export": ("timeline review export corrections.jsonl",),
    "review import": ("timeline review import corrections.jsonl",),
    "publish": ("timeline publish --out site --public-url https://affairs.example.org",),
    "history": (
        "timeline history 3f2b9c1e-5d41-5c7e-9a55-6f2a4ad0c1be",
        "timeline history 3f2b9c1e-5d41-5c7e-9a55-6f2a4ad0c1be --format jsonl",
    ),
    "reprocess": (
        "timeline reprocess --dry-run",
        "timeline reprocess --store /srv/timeline",
        "timeline reprocess --dry-run --format jsonl > differences.jsonl",
    ),
    "sources": (
        "timeline sources",
        "timeline sources --format json",
        "timeline sources add https://news.example.org/world",
        "timeline sources check",
    ),
    "sources add": (
        "timeline sources add https://news.example.org/world",
        "timeline sources add https://portal.example.org/news --language vi",
        "timeline sources add https://a.example.org/feed --id agency --every 30m",
        "timeline sources add https://b.example.org --pages '/binh-duong/'",
    ),
    "sources remove": ("timeline sources remove agency",),
    "sources check": ("timeline sources check", "timeline sources check agency"),
    "update": (
        "timeline update",
        "timeline update agency portal",
        "timeline update --all --store /srv/timeline",
    ),
    "watch": ("timeline watch", "timeline watch --store /srv/timeline"),
    "check": ("timeline check", "timeline check --store /srv/timeline"),
    "serve": (
        "timeline serve",
        "timeline serve --port 8080",
        "timeline serve --no-watch",
        "timeline serve --host 0.0.0.0 --public-url https://affairs.example.org",
    ),
}

EXAMPLES = {name: "Examples:\n\n" + "\n".join(f"  {line}" for line in lines) for name, lines in _LINES.items()}
