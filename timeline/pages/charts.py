"""Charts as Vega-Lite has them: to be read without colours, with numbers as the reader's language writes them.

Each bar and each field bears its number, so there is no axis of numbers; the one colour stands out
on light and on dark ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from babel.numbers import format_decimal

from timeline.lexicon.labels import locale

_COLOR = "#2a83b8"
_FAINT = "#7b8994"
_WIDE_BAR, _HIGH_ROW = 13, 28  # pixels
_AXIS = {"grid": False, "labelAngle": 0, "labelFlush": False, "labelPadding": 8}
_SHOWN = [{"filter": "datum.number > 0"}]
_SAID, _LABEL = {"field": "said", "type": "nominal"}, {"field": "label", "type": "nominal"}  # read out, one by one
_TEXTS = {"light": "#1d2730", "dark": "#e6ebef"}
_NAMES = {"light": "#52606c", "dark": "#a3b0bb"}
_Spec = dict[str, Any]


def _written(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale(language)))


def _text() -> _Spec:
    """How numbers stand out on the reader's ground: Streamlit's theme leaves texts within a chart black."""
    return {"fontSize": 12, "color": _on_ground(_TEXTS)}


def _on_ground(colors: Mapping[str, str]) -> str:
    return colors.get(str(st.context.theme.type), colors["light"])


def _config() -> _Spec:
    """Names of rows, columns and colours with enough contrast (WCAG 2.2, 1.4.3)."""
    color = _on_ground(_NAMES)
    # Of axes and legends Vega tells in English; each bar and field says what it is of.
    return {"axis": {"labelColor": color, "aria": False}, "legend": {"labelColor": color, "aria": False}}


def grid(rows: Mapping[str, Mapping[int, int]], years: Iterable[int], names: Sequence[str], language: str) -> _Spec:
    """A row for each name, a field for each of the years, darker for more; each number stands in its field.

    names: of what a row is, of a year, of what is counted.
    """
    row_name, year_name, number_name = names
    apart = {"paddingInner": 0.12, "paddingOuter": 0}
    across = {"field": "year", "type": "ordinal", "scale": {"domain": [str(year) for year in years], **apart}}
    down = {"field": "row", "type": "nominal", "sort": list(rows), "title": None, "scale": apart}
    told = [("row", row_name), ("year", year_name), ("label", number_name)]
    shade = {"field": "number", "type": "quantitative", "scale": {"range": [0.18, 0.5]}, "legend": None}
    return {
        "description": f"{number_name}: {row_name}, {year_name}",
        "config": _config(),
        "data": {"values": _fields(rows, language)},
        "height": {"step": _HIGH_ROW},
        "encoding": {
            "x": {**across, "title": None, "axis": {"orient": "top", "labelOverlap": "greedy", **_AXIS}},
            "y": {**down, "axis": {"labelLimit": 160, **_AXIS}},
            "tooltip": [{"field": field, "title": title} for field, title in told],
        },
        "layer": [
            {
                "mark": {"type": "rect", "color": _COLOR, "cornerRadius": 3, "stroke": None},
                "encoding": {"opacity": shade, "description": _SAID},
            },
            {"mark": {"type": "text", **_text()}, "encoding": {"text": {"field": "label"}, "description": _LABEL}},
        ],
    }


def _fields(rows: Mapping[str, Mapping[int, int]], language: str) -> list[_Spec]:
    return [
        {"row": row, "year": str(year), "number": number, "label": _written(number, language), "said": f"{row} {year}"}
        for row, numbers in rows.items()
        for year, number in sorted(numbers.items())
    ]


def bars(
    counts: Sequence[tuple[str, int, int]], periods: tuple[str, str], heading: str, language: str, *, horizontal: bool
) -> _Spec:
    """Two bars for each name, in the order given: the period filled, the one before it hollow (counts: both numbers).

    periods: what the two are called. heading: what the chart is of.
    """
    of, many, size = ("y", "x", "height") if horizontal else ("x", "y", "width")
    named = {"field": "name", "type": "nominal", "sort": [name for name, *_ in counts]}
    kept = {"field": "period", "type": "nominal", "sort": list(periods)}
    # A month without events keeps its place: else the axis of time would hide it.
    place = {"domain": list(dict.fromkeys(name for name, *_ in counts)), "paddingInner": 0.25}
    axis = {"labelLimit": 150, "labelOverlap": False if horizontal else "greedy", **_AXIS}
    return {
        "description": heading,
        "config": _config(),
        "data": {"values": _pairs(counts, periods, language)},
        **({size: {"step": 2 * _WIDE_BAR + 10, "for": "position"}} if horizontal else {"height": 220}),
        "encoding": {
            of: {**named, "title": None, "axis": axis, "scale": place},
            many: {"field": "number", "type": "quantitative", "title": None, "axis": None},
            f"{of}Offset": kept,
            "tooltip": [{"field": "name", "title": heading}, {"field": "period", "title": " "}, {"field": "label"}],
        },
        "layer": [_filled_and_hollow(kept), _numbers(horizontal=horizontal)],
    }


def _pairs(counts: Sequence[tuple[str, int, int]], periods: tuple[str, str], language: str) -> list[_Spec]:
    return [
        {
            "name": name,
            "period": period,
            "number": number,
            "label": _written(number, language),
            "said": f"{name} {period}",
        }
        for name, *numbers in counts
        for period, number in zip(periods, numbers, strict=True)
    ]


def _filled_and_hollow(period: _Spec) -> _Spec:
    """The bars. period: what tells one of the two from the other."""
    legend: _Spec = {"orient": "top", "direction": "horizontal", "symbolStrokeWidth": 1.5, "symbolOpacity": 1}
    legend["offset"] = 18  # pixels: above the number of the highest bar
    return {
        "transform": _SHOWN,
        "mark": {"type": "bar", "strokeWidth": 1.5},
        "encoding": {
            "fill": {**period, "scale": {"range": [_COLOR, "transparent"]}, "title": None, "legend": legend},
            "stroke": {**period, "scale": {"range": [_COLOR, _FAINT]}, "title": None, "legend": legend},
            "description": _SAID,
        },
    }


def _numbers(*, horizontal: bool) -> _Spec:
    """The number at the end of each bar."""
    shift = {"align": "left", "dx": 4} if horizontal else {"baseline": "bottom", "dy": -3}
    return {
        "transform": _SHOWN,
        "mark": {"type": "text", **_text(), **shift},
        "encoding": {"text": {"field": "label"}, "description": _LABEL},
    }
