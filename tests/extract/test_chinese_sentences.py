"""Chinese news in many words: each sentence of `chinese_sentences` is one event of its day, kind and countries."""

from __future__ import annotations

import pytest

from tests.extract.chinese_near_misses import NOT_YET, NOT_YET_NOTHING, NOTHING
from tests.extract.chinese_sentences import (
    ACROSS_SENTENCES,
    BINH_DUONG,
    BY_HOME,
    GUANGZHOU,
    HSINCHU,
    SHANDONG,
    SICHUAN,
    YUNNAN,
    Row,
)
from tests.extract.reading import events, only_event, row

HOMES = {
    "平阳省": [*BINH_DUONG, *ACROSS_SENTENCES],
    "四川省": SICHUAN,
    "山东省": SHANDONG,
    "广州市(广东省)": GUANGZHOU,
    "云南省": YUNNAN,
    "新竹縣": HSINCHU,
}


def rows() -> list[object]:
    tables = [*HOMES.items(), *BY_HOME.items()]
    return [pytest.param(home, told, id=told[3][:24]) for home, table in tables for told in table]


@pytest.mark.parametrize(("home", "told"), rows())
def test_what_a_sentence_reports(home: str, told: Row) -> None:
    day, kinds, countries, text = told
    found_day, kind, found_countries, _ = row(only_event(text, "zh", province=home))
    assert (found_day, found_countries) == (day, " ".join(sorted(countries.split())))
    assert kind in kinds.split("/")


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event_of_the_province(text: str) -> None:
    assert events(text, "zh", province="平阳省") == []


@pytest.mark.xfail(strict=True, reason="needs what another sentence says, or the sense of it")
@pytest.mark.parametrize("told", NOT_YET)
def test_what_is_not_found_yet(told: Row) -> None:
    assert row(only_event(told[3], "zh", province="平阳省"))[0] == told[0]


@pytest.mark.xfail(strict=True, reason="others meet, and the province is only named")
@pytest.mark.parametrize("text", NOT_YET_NOTHING)
def test_what_is_taken_for_an_event_still(text: str) -> None:
    assert events(text, "zh", province="平阳省") == []
