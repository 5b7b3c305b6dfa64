"""Measure the date layer: characters a second of one core, and that hostile text takes time as its length does.

    python bench/dates.py [FILE.jsonl ...]

FILE: articles, one JSON object a line with "text" and "language". Without one, made up articles are measured. Each
hostile text is timed at several lengths: where the time for twice the length is about twice the time, it is linear.
Time is processor time, so that other programs disturb it little.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

from timeline.dates import Reference, find_dates

REFERENCE = Reference(date(2023, 1, 5))
SAMPLES = {
    "en": "On the evening of January 04, the province received guests from abroad who spoke about trade and training. "
    "The chairman thanked the partners for their trust and hoped that firms of both sides would find each other. "
    "In 2022, 65 countries and territories had invested; last year the sum grew by 8.9% compared to 2021.\n",
    "vi": "Sáng 11/11, lãnh đạo tỉnh tiếp đoàn đại biểu đến thăm và trao đổi về thương mại, giáo dục và đào tạo nghề. "
    "Chủ tịch tỉnh cảm ơn các đối tác đã tin tưởng và mong doanh nghiệp hai bên tiếp tục tìm hiểu, kết nối với nhau. "
    "Trong năm 2022, tỉnh thu hút 4.084 dự án; từ ngày 17/12 đến 19/12/2022 diễn ra hội nghị quốc tế lần thứ 11.\n",
    "zh": "6月12日下午，双方在会议中心举行会谈，就经贸、教育和青年交流交换意见，并表示愿意继续加强友好合作。"
    "2022年，全省新批外商投资项目四千余个；4月25日至28日，代表团访问友城，参加了友好城市交流活动。"
    "省领导感谢各方长期以来的支持，希望双方企业加强对接，在制造业、农业、旅游和人才培养等领域开展更多务实合作。\n",
}
HOSTILE = {
    "figures": "1",
    "figures and spaces": "1 ",
    "days": "1/2/",
    "dashes": "2019-",
    "ranges": "12-12-12 - ",
    "spaces": " ",
    "months": "May ",
    "the last": "the last ",
    "of the end": "the end of the ",
    "years": "2019, ",
    "days without a year": "on May 5 ",
    "names": "2019 Aaaa ",
    "one long name": "a",
    "numerals": "二",
    "日": "1日",
    "至": "1月1日至",
    "ngày": "ngày 1 và ",
    "sáng": "sáng ",
    "lines": "\n1",
}
LENGTHS = (100_000, 200_000, 400_000)


def main(paths: list[str]) -> None:
    for language, texts in _articles(paths).items():
        _timed(texts, language)  # a first pass compiles what the second needs, and loads dateparser
        seconds, found = _timed(texts, language)
        size = sum(map(len, texts))
        print(
            f"{language}: {size / seconds:12,.0f} characters/s  {len(texts)} texts, {size:,} characters, {found} dates"
        )
    print(f"{'hostile':22}" + "".join(f"{length:>11,}" for length in LENGTHS) + "   ratios (2 is linear)")
    for name, piece in HOSTILE.items():
        language = "zh" if name in ("numerals", "日", "至") else "vi" if name in ("ngày", "sáng") else "en"
        times = [_timed([piece * (length // len(piece))], language)[0] for length in LENGTHS]
        ratios = "  ".join(f"{b / a:.1f}" for a, b in pairwise(times))
        print(f"{name:22}" + "".join(f"{t:10.3f}s" for t in times) + f"   {ratios}")


def _articles(paths: list[str]) -> dict[str, list[str]]:
    if not paths:
        return {language: [sample * 500] for language, sample in SAMPLES.items()}
    texts: dict[str, list[str]] = {}
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            article = json.loads(line)
            texts.setdefault(article["language"], []).append(article["text"])
    return texts


def _timed(texts: list[str], language: str) -> tuple[float, int]:
    begin = process_time()
    found = sum(len(find_dates(text, language, REFERENCE)) for text in texts)
    return process_time() - begin, found


if __name__ == "__main__":
    main(sys.argv[1:])
