"""Charts: what is drawn of which numbers, readable without colours."""

from __future__ import annotations

from timeline.pages.charts import bars, grid


def test_a_year_without_events_has_its_place() -> None:
    spec = grid({"Japan": {2019: 1, 2022: 2}}, range(2019, 2023), ("Country", "Year", "Events"), "en")
    assert spec["encoding"]["x"]["scale"]["domain"] == ["2019", "2020", "2021", "2022"]


def test_rows_keep_their_order() -> None:
    spec = grid({"Japan": {2019: 1}, "China": {2019: 3}}, range(2019, 2020), ("Country", "Year", "Events"), "en")
    assert spec["encoding"]["y"]["sort"] == ["Japan", "China"]


def test_numbers_are_written_as_the_language_has_them() -> None:
    spec = grid({"Nhật Bản": {2019: 1234}}, range(2019, 2020), ("Quốc gia", "Năm", "Sự kiện"), "vi")
    assert [field["label"] for field in spec["data"]["values"]] == ["1.234"]


def test_the_period_before_is_hollow() -> None:
    spec = bars([("Visit", 2, 1)], ("Period", "Period before"), "By kind", "en", horizontal=True)
    fill = spec["layer"][0]["encoding"]["fill"]
    assert (fill["sort"], fill["scale"]["range"][1]) == (["Period", "Period before"], "transparent")


def test_a_month_without_events_keeps_its_place() -> None:
    spec = bars([("Jan", 2, 1), ("Feb", 0, 0), ("Mar", 0, 3)], ("now", "then"), "By month", "en", horizontal=False)
    assert spec["encoding"]["x"]["scale"]["domain"] == ["Jan", "Feb", "Mar"]


def test_each_name_has_both_of_its_numbers() -> None:
    spec = bars([("Visit", 2, 1), ("Award", 0, 3)], ("now", "then"), "By kind", "en", horizontal=True)
    assert [(bar["name"], bar["period"], bar["number"]) for bar in spec["data"]["values"]] == [
        ("Visit", "now", 2),
        ("Visit", "then", 1),
        ("Award", "now", 0),
        ("Award", "then", 3),
    ]
