"""An explained article as rows and as a page: nothing of the text is lost, nothing of it is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from timeline.model import (
    Article,
    EventCandidate,
    Evidence,
    Explanation,
    Extraction,
    Kind,
    Mark,
    Party,
    Precision,
    Rejection,
    Role,
    Span,
)
from timeline.publish.explain import LEGEND, Row, explained, shown
from timeline.publish.explainpage import render_explanation_page

TEXT = "Talks on 3 May\r\n\r\nIn Seoul on 4 May 2023 they met. Again on 4 May.\nMenu"
HOSTILE = "<script>alert(1)</script> \"'> &lt; \x1b[31m\u202e\ufffe\ud800 [bold]"


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def event(at: Span, **changes: Any) -> EventCandidate:
    values: dict[str, Any] = {
        "dtstart": date(2023, 5, 4),
        "dtend": date(2023, 5, 5),
        "precision": Precision.DAY,
        "kind": Kind.MEETING,
        "summary": "Meeting in Seoul",
        "language": "en",
        "evidence": Evidence("a-1", at, "quote"),
        "date_span": at,
        "also": (Kind.VISIT,),
        "countries": ("KR",),
        "parties": (Party("Seoul", Role.HOST, "KR"),),
        "confidence": 0.85,
    }
    return EventCandidate(**(values | changes))


def explanation(text: str = TEXT, marks: tuple[Mark, ...] | None = None, **changes: Any) -> Explanation:
    again = span("on 4 May", after=TEXT.index("Again")) if marks is None else Span(0, 1)
    article = Article("a-1", text, "en", "news.jsonl#1", "0", title=changes.pop("title", "Talks"))
    values: dict[str, Any] = {"candidates": (), "rejections": ()}
    if marks is None:
        values = {
            "candidates": (event(span("4 May 2023")),),
            "rejections": (
                Rejection("3 May", span("3 May"), "in a headline"),
                Rejection("Again on 4 May.", again, "the same event, said again"),
            ),
        }
    return Explanation(Extraction(article, **(values | changes)), "binh-duong", MARKS if marks is None else marks)


MARKS = (
    Mark(span("Talks on 3 May"), "headline", "0"),
    Mark(span("3 May"), "rejected", "?", "in a headline · month-day"),
    Mark(span("In Seoul on 4 May 2023 they met."), "lead", "1"),
    Mark(span("Seoul"), "country", "KR", "Seoul"),
    Mark(span("Seoul on"), "cue", "held"),
    Mark(span("4 May 2023"), "event", "2023-05-04", "day; kinds: meeting · stated"),
    Mark(span("met"), "kind", "meeting"),
    Mark(span("Again on 4 May."), "prose", "2"),
    Mark(span("on 4 May", after=TEXT.index("Again")), "repeated", "2023-05-04", "the same event, said again"),
    Mark(span("Menu"), "clutter"),
)


def rows(**changes: Any) -> tuple[Row, ...]:
    return explained(explanation(**changes)).rows


def page(*explanations: Explanation) -> Any:
    return html.fromstring(render_explanation_page(explanations or [explanation()]).decode())


# --- rows ------------------------------------------------------------------------------------------------------------


def test_a_row_is_a_sentence_with_its_line_and_role() -> None:
    found = [(row.line, row.role, "".join(piece.text for piece in row.pieces)) for row in rows()]
    assert found == [
        (1, "headline", "Talks on 3 May"),
        (3, "lead", "In Seoul on 4 May 2023 they met. "),
        (3, "prose", "Again on 4 May."),
        (4, "clutter", "Menu"),
    ]


def test_marks_that_overlap_make_pieces() -> None:
    pieces = [(piece.text, piece.groups) for piece in rows()[1].pieces]
    assert pieces[:4] == [("In ", ()), ("Seoul", ("cue", "country")), (" on", ("cue",)), (" ", ())]


def test_a_piece_says_what_each_of_its_marks_means() -> None:
    assert rows()[1].pieces[1].title == "country KR (Seoul)\ncue held"


def test_a_date_has_its_rule_and_its_event_below_the_row() -> None:
    (note,) = rows()[1].notes
    assert (note.group, note.quote, note.value, note.numbers) == ("event", "4 May 2023", "2023-05-04", (1,))
    assert note.why == "day; kinds: meeting · stated"


def test_a_date_that_is_judged_shows_the_words_of_its_sentence() -> None:
    assert rows()[1].words == (("country KR", "Seoul"), ("cue held", "Seoul on"), ("kind meeting", "met"))


def test_a_sentence_without_a_date_shows_no_words() -> None:
    assert rows()[3].words == () and rows()[3].notes == ()


def test_an_event_is_listed_with_all_that_is_said_of_it() -> None:
    (line,) = explained(explanation()).events
    assert (line.number, line.line, line.place, line.date, line.kind) == (1, 3, 1, "2023-05-04", "meeting")
    assert dict(line.facts) == {
        "also": "visit",
        "countries": "KR",
        "parties": "Seoul (host, KR)",
        "status": "held",
        "scope": "international",
        "confidence": "0.85, main",
    }


def test_rejections_are_listed_by_reason_the_most_frequent_first() -> None:
    twice = tuple(Rejection("x", Span(at, at + 2), "often") for at in (20, 30))
    found = explained(explanation(rejections=(Rejection("y", Span(0, 5), "once"), *twice)))
    assert [(reason, len(dates)) for reason, dates in found.rejections] == [("often", 2), ("once", 1)]


def test_a_rejection_shows_the_words_of_the_date_and_their_line() -> None:
    found = dict(explained(explanation()).rejections)["the same event, said again"]
    assert [(one.quote, one.line, one.place, one.group) for one in found] == [("on 4 May", 3, 2, "repeated")]


def test_an_event_of_no_date_of_its_own_quotes_nothing() -> None:
    marks = (Mark(Span(0, 5), "prose"), Mark(Span(0, 1), "event", "2023-05-04", "as before"))
    (row,) = rows(text="Signed", marks=marks)
    assert row.notes[0].quote == ""


def test_an_article_without_marks_has_no_rows() -> None:
    found = explained(explanation(text="", marks=()))
    assert (found.rows, found.events, found.rejections) == ((), (), ())


@pytest.mark.parametrize(
    "text, safe",
    [
        ("a\tb\nc", "a b c"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b\u202e\u2028", r"\x9b\u202e\u2028"),
        ("\ud800\ufffe", r"\ud800\ufffe"),
        ("Đại sứ 平阳 😀", "Đại sứ 平阳 😀"),
    ],
)
def test_what_cannot_be_printed_is_shown_as_an_escape(text: str, safe: str) -> None:
    assert shown(text) == safe


@given(st.text(alphabet="ab \n\r\u2028平", max_size=40), st.data())
def test_no_letter_of_a_row_is_lost_or_doubled(text: str, data: Any) -> None:
    lines = [match.span() for match in re.finditer(r"[^\n\r\u2028]+", text)]
    marks = [Mark(Span(*line), "prose") for line in lines]
    for start, end in lines:
        low = data.draw(st.integers(start, end - 1))
        marks.append(Mark(Span(low, data.draw(st.integers(low + 1, end))), data.draw(st.sampled_from(sorted(LEGEND)))))
    marks.sort(key=lambda mark: (mark.span, mark.group))
    kept = [m for m in marks if m.group != "clutter"]
    found = explained(explanation(text=text, marks=tuple(kept)))
    assert ["".join(p.text for p in row.pieces) for row in found.rows] == [text[a:b] for a, b in lines]


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_page_shows_text_events_and_rejections() -> None:
    words = page().text_content()
    assert "In Seoul on 4 May 2023 they met." in words and "Meeting in Seoul" in words and "in a headline (1)" in words


def test_every_group_has_its_words_in_the_legend() -> None:
    assert page().xpath("//fieldset//mark/text()") == list(LEGEND.values())


def test_what_comes_from_outside_is_text_alone() -> None:
    hostile = explanation(
        text=HOSTILE,
        marks=(Mark(Span(0, len(HOSTILE)), "prose"), Mark(Span(0, 20), "rejected", HOSTILE, HOSTILE)),
        title=HOSTILE,
        rejections=(Rejection(HOSTILE, Span(0, 20), HOSTILE),),
        candidates=(event(Span(0, 20), summary=HOSTILE, location=HOSTILE, parties=(Party(HOSTILE),)),),
    )
    octets = render_explanation_page([hostile])
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe]", octets.decode())
    assert html.fromstring(octets.decode()).xpath("//script | //@style | //@onclick | //img | //@src") == []
    assert "<script>alert(1)</script>" in html.fromstring(octets.decode()).text_content()


def test_the_policy_allows_just_the_pages_own_style() -> None:
    found = page()
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = found.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_link_leads_to_a_place_in_the_page() -> None:
    found = page(explanation(), explanation())
    links = found.xpath("//a/@href")
    assert len(links) >= 8 and {link.removeprefix("#") for link in links} <= set(found.xpath("//@id"))
    assert len(found.xpath("//@id")) == len(set(found.xpath("//@id")))


def test_a_page_of_several_articles_begins_with_a_list_of_them() -> None:
    assert page(explanation(), explanation()).xpath("//nav//a/text()") == ["Talks", "Talks"]
    assert page().xpath("//nav") == []


def test_a_page_of_nothing_is_a_page() -> None:
    assert html.fromstring(render_explanation_page([]).decode()).xpath("string(//h1)") == "What the rules saw"


def palettes() -> list[dict[str, str]]:
    """The colours of the light and of the dark page, by name."""
    sheet = (resources.files("timeline.publish") / "explain.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_are_legible(scheme: int) -> None:
    colors = palettes()[scheme]
    pairs = [(f"{group}-text", f"{group}-back") for group in ("event", "repeated", "rejected")]
    words = [name for name in (*LEGEND, "text", "muted") if name in colors]
    pairs += [(name, back) for name in words for back in ("page", "panel", "target")]
    assert len(words) == 16
    assert {
        pair: contrast(colors[pair[0]], colors[pair[1]])
        for pair in pairs
        if contrast(colors[pair[0]], colors[pair[1]]) < 4.5
    } == {}


def test_both_palettes_name_the_same_colours() -> None:
    light, dark = palettes()
    assert light.keys() == dark.keys()
