"""Parties as people write them: every party has a text, and the text gives back that party."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.factories import make_event
from timeline.errors import CorrectionError
from timeline.model import Party, Role
from timeline.resolve.fields import check_value, parse_value, value_of, value_text

WORDS = st.text(st.sampled_from("aZ1 |;,.-()[]{}\\\"'/:&\nế市（；｜"), min_size=1, max_size=12).filter(str.strip)
PARTIES = st.builds(
    Party,
    WORDS,
    st.sampled_from(Role),
    st.none() | st.sampled_from(["KR", "EU", "VN"]),
    st.none() | st.just("") | WORDS,
)


@settings(max_examples=400, deadline=None)
@example([Party("Tran Van A", Role.HOST, "VN", "")])
@example([Party("Korea Agency (KOICA)", Role.VISITOR, "KR"), Party("A; B", Role.HOST)])
@example([Party("X", Role.HOST, "AU", "PM"), Party("Y", Role.HOST, None, "-"), Party("Z;", title=";;")])
@example([Party("[A]", title="\\"), Party("A\\", title="[{"), Party("A (host, VN)", title="a | b ;; c")])
@example([Party("B", title=" - ")])
@given(st.lists(PARTIES, max_size=4))
def test_the_text_of_parties_gives_back_the_same_parties(parties: list[Party]) -> None:
    value = value_of(make_event(parties=tuple(parties)), "parties")
    text = value_text(value)
    assert parse_value("parties", text) == check_value("parties", value)
    assert parse_value("parties", text.replace(" ;; ", "\r\n")) == check_value("parties", value)


def plain(name: str, role: str = "participant", country: str | None = None, title: str | None = None) -> dict[str, Any]:
    return {"name": name, "role": role, "country": country, "title": title}


READ = [
    ("Daejeon | visitor | KR", [plain("Daejeon", "visitor", "KR")]),
    ("Daejeon|Visitor|kr", [plain("Daejeon", "visitor", "KR")]),
    ("Anthony Albanese | visitor | AU | PM", [plain("Anthony Albanese", "visitor", "AU", "PM")]),
    ("Tran Van A | host | | -", [plain("Tran Van A", "host", None, "")]),
    ("Horasis | | CH", [plain("Horasis", "participant", "CH")]),
    ("A; B | host\n\n Ulsan | visitor | KR ", [plain("A; B", "host"), plain("Ulsan", "visitor", "KR")]),
    ("A | host ;; B", [plain("A", "host"), plain("B")]),
    (r"Tôn \| Sons \;\; Co | host", [plain("Tôn | Sons ;; Co", "host")]),
    ("Daejeon", [plain("Daejeon")]),
    ("Daejeon (visitor, KR)", [plain("Daejeon", "visitor", "KR")]),
    ("Daejeon (visitor, KR); Ulsan (host)", [plain("Daejeon", "visitor", "KR"), plain("Ulsan", "host")]),
    ("Korea Agency (KOICA) (visitor, KR)", [plain("Korea Agency (KOICA)", "visitor", "KR")]),
    ('[{"name":"A","title":""}]', [plain("A", title="")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "parties"), READ, ids=[row[0] for row in READ])
def test_what_people_write_is_read(text: str, parties: list[dict[str, Any]]) -> None:
    assert json.loads(parse_value("parties", text)) == parties


UNCLEAR = [
    "Anthony Albanese (visitor, AU, PM)",
    "Tran Van A (host, Chairman)",
    "Korea Agency (KOICA)",
    "KOICA (KR)",
    "Daejeon; Ulsan",
    "Daejeon, KR",
    "Daejeon (visitor, KR); Ulsan",
    "Daejeon | guest | KR",
    "A | host | VN | Chairman | B",
    "A | host | VN | Chairman; B | visitor",
    "大田（visitor，KR）",
    "大田｜visitor｜KR",
    "[Korea] Agency",
    "[" * 100_000,
]


@pytest.mark.parametrize("text", UNCLEAR, ids=[text[:40] for text in UNCLEAR])
def test_what_may_mean_more_than_one_thing_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(CorrectionError, match=r"name \| role \| country \| office"):
        parse_value("parties", text)


def test_a_title_is_a_text() -> None:
    with pytest.raises(CorrectionError, match="it has to be a text"):
        check_value("parties", '[{"name":"A","title":0}]')
