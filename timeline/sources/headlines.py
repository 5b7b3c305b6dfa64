"""The headline of a plain text: its first short line that reads like one. In doubt there is none."""

from __future__ import annotations

import re

from timeline.dates.stamps import find_stamps
from timeline.model import Span

_MAX = 200
_TOP = 2000
_LINES = 8
_STRIP = " \t\u00a0\u3000\ufeff|-–—*#"
_LINE = re.compile(r"[^\n\r]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"[.。;；:：,，…!！]$")
_PROSE = re.compile(r"[.!?][\"”’)]?\s+\w|。|[.…/][\"”’)]?$|\./\.$|-VNA$")
_CLUTTER = re.compile(
    r"[|>»×│]|©|^(?:by|source|nguồn|ảnh|photo|来源|记者|作者)\b|\((?:photo|ảnh|source|nguồn)|cỡ chữ|màu (?:chữ|đỏ)"
    r"|font size|trang chủ|home ?page|[当當]前位置|资料图|字体|首页|https?://|^\W*\(.{1,20}\)\W",
    re.IGNORECASE,
)
_FEWEST_WORDS = {"vi": 6}  # syllables; "Thông tin hoạt động" is a section
_FEWEST = 5


def find_headline(text: str, language: str) -> str | None:
    """The headline, white space folded, without a stamp at its edge; None where no line above the prose is one."""
    top = text[:_TOP]
    spans = [stamp.span for stamp in find_stamps(top, language)]
    first = None
    for number, match in enumerate(m for m in _LINE.finditer(top) if m.group().strip(_STRIP)):
        line, stamped = _without(spans, match)
        if number >= _LINES or len(line) > _MAX or _PROSE.search(line):
            break
        if _reads_like_headline(line, language) and text[match.end() :].strip():
            if stamped:
                return line  # the stamp is glued to it, so it is the article's and not the site's
            first = first or line
    return first


def _without(spans: list[Span], match: re.Match[str]) -> tuple[str, bool]:
    """The line without the stamps that stand on it, white space folded; and whether there were any."""
    parts, at = [], match.start()
    for span in spans:
        if match.start() <= span.start and span.end <= match.end():
            parts.append(match.string[at : span.start])
            at = span.end
    rest = " ".join([*parts, match.string[at : match.end()]])
    return " ".join(rest.split()).strip(_STRIP), bool(parts)


def _reads_like_headline(line: str, language: str) -> bool:
    if _CLUTTER.search(line) or _END.search(line):
        return False
    return len(_HAN.findall(line)) >= 8 or len(_WORD.findall(line)) >= _FEWEST_WORDS.get(language, _FEWEST)
