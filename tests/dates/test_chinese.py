"""Chinese date expressions: what is found, what it means, and what only looks like a date."""

from __future__ import annotations

from datetime import time

import pytest

from tests.dates.reading import mentions, value, values
from timeline.model import PartOfDay

PUBLISHED = "2023-09-28"  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议于10月4日举行。", ["2023-10-04"]),
        ("会议于2019年6月24日举行。", ["2019-06-24"]),
        ("會議於二〇二〇年六月二十四日舉行。", ["2020-06-24"]),
        ("二〇二〇年，双方结好。", ["2020"]),
        ("２０１９年６月，双方结好。", ["2019-06"]),
        ("2021 年11 月20 日，会议举行。", ["2021-11-20"]),
        ("4月25日至28日，代表团来访。", ["2023-04-25/2023-04-28"]),
        ("8月26—30日，代表团来访。", ["2023-08-26/2023-08-30"]),
        ("5月7-10日，代表团来访。", ["2023-05-07/2023-05-10"]),
        ("10月27日—10月31日，代表团来访。", ["2023-10-27/2023-10-31"]),
        ("2022年12月30日至2023年1月2日，代表团来访。", ["2022-12-30/2023-01-02"]),
        ("5月7日、8日，代表团来访。", ["2023-05-07", "2023-05-08"]),
        ("26日，双方签署备忘录。", ["2023-09-26"]),
        ("29日，双方签署备忘录。", ["2023-08-29"]),
        ("代表团将于30日抵达。", ["2023-09-30"]),
        ("5日至8日，代表团来访。", ["2023-09-05/2023-09-08"]),
        ("二十六日，双方签署备忘录。", ["2023-09-26"]),
        ("今年一月至三月，贸易增长。", ["2023-01/2023-03"]),
        ("去年9月5日至8日，代表团来访。", ["2022-09-05/2022-09-08"]),
        ("一九九八年五月，双方结好；九九年三月，双方会谈。", ["1998-05", "1999-03"]),
        ("12月，贸易额增长。", ["2022-12"]),
        ("昨日，双方会谈。", ["2023-09-27"]),
        ("昨天，双方会谈。", ["2023-09-27"]),
        ("上周五，双方会谈。", ["2023-09-22"]),
        ("本周三，双方会谈。", ["2023-09-27"]),
        ("周三，双方会谈。", ["2023-09-27"]),
        ("去年9月，双方会谈。", ["2022-09"]),
        ("去年，双方会谈。", ["2022"]),
        ("上月5日，双方会谈。", ["2023-08-05"]),
        ("三年前，双方结好。", ["2020"]),
        ("今年元宵节，双方会晤。", ["2023-02-05"]),
        ("近日，双方会谈。", ["<2023-09-28"]),
        ("日前，雙方會談。", ["<2023-09-28"]),
        ("6月3日，双方会谈。当天，代表团参观工厂。", ["2023-06-03", "2023-06-03"]),
        ("6月3日至5日，代表团来访。4日，双方会谈。", ["2023-06-03/2023-06-05", "2023-06-04"]),
        ("2024四川国际友城大会开幕。", ["2024"]),
        ("2016年和2017年，双方会谈。", ["2016", "2017"]),
        ("实施2025—2027年行动计划。", ["2025/2027"]),
    ],
)
def test_what_is_found_and_what_it_means(text: str, expected: list[str]) -> None:
    assert values(text, "zh", PUBLISHED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第15届大会开幕。",
        "发生7.1级地震。",
        "捐款300万元，吸引外资13亿美元。",
        "24小时服务，世界500强企业。",
        "接待外宾28批次、210人次。",
        "人民日报和2000名学生。",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text, "zh", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("截至9月15日，全省有项目85个。", "as-of", "2023-09-15"),
        ("中新网广州9月27日电", "dateline", "2023-09-27"),
        ("2025年底前建成。", "deadline", "2025"),
        ("2015年以来，双方往来密切。", "since", "2015"),
        ("比2021年增长。", "compared", "2021"),
        ("2023年上半年增长。", "period", "2023"),
        ("实施2025—2027年发展行动计划。", "period", "2025/2027"),
        ("2025年1月至3月，贸易增长。", "range", "2025-01/2025-03"),
        ("上半年增长。", "period", "2023"),
    ],
)
def test_the_form_says_what_the_context_makes_of_it(text: str, form: str, expected: str) -> None:
    (mention,) = mentions(text, "zh", PUBLISHED)
    assert (mention.form, value(mention)) == (form, expected)


@pytest.mark.parametrize(
    ("text", "printed", "part", "clock"),
    [
        ("6月12日下午，会议召开。", "6月12日下午", PartOfDay.AFTERNOON, None),
        ("4月14日7时49分，地震发生。", "4月14日7时49分", None, time(7, 49)),
        ("6月12日下午3时，会议召开。", "6月12日下午3时", PartOfDay.AFTERNOON, time(15)),
        ("2024-09-02 18:18     来源", "2024-09-02 18:18", None, time(18, 18)),
    ],
)
def test_part_of_day_and_clock_stand_beside_the_date(
    text: str, printed: str, part: PartOfDay | None, clock: time | None
) -> None:
    (mention,) = mentions(text, "zh", PUBLISHED)
    assert (mention.text, mention.part_of_day, mention.clock) == (printed, part, clock)
