"""English words of ours in what a reader of another language is shown; and a store in whose data there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.factories import KNOWN, fill_store, make_event, make_evidence
from tests.reports import NOW, make_article, make_candidate, make_extraction
from timeline.lexicon.catalogues import words_of
from timeline.model import Event, Kind, Party, Precision, Rejection, Role, Span, Status, Withdrawal
from timeline.records import PossiblePair
from timeline.resolve import plan_changes
from timeline.store import Store

_GAP = re.compile(r"{\w+(?:!r)?}")
_CODE = re.compile(r"\S*[/=]\S*")
_SHORTEST = 4  # letters; shorter words are words of other languages, too
_CODES = {"article"}  # contexts of which nothing is shown alone


@cache
def english_texts(language: str) -> tuple[str, ...]:
    """What the catalogues say in English and otherwise in `language`: texts, and the pieces between their gaps."""
    return tuple(sorted({piece.lower() for text in _differing(language) for piece in _pieces(text)}))


def _differing(language: str) -> Iterator[str]:
    english, other = words_of("en").tables, words_of(language).tables
    for context in english.keys() - _CODES:
        yield from (text for name, text in english[context].items() if text != other[context][name])


def _pieces(text: str) -> Iterator[str]:
    for piece in _GAP.split(text):
        stripped = piece.strip(" :;,.()“”·–+\n")
        if sum(letter.isalpha() for letter in stripped) >= _SHORTEST:
            yield stripped


def english_left(said: Iterable[str], language: str) -> set[str]:
    """The English texts of ours that stand in what is said, as whole words, whatever their capitals; in addresses and
    code they are no words."""
    shown = _CODE.sub("", "\n".join(said).lower())
    return {text for text in english_texts(language) if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", shown)}


WITHOUT_ENGLISH = [
    make_event(
        uid="tham",
        dtstart=date(2023, 5, 5),
        kind=Kind.VISIT,
        also=(Kind.MEETING,),
        summary={"vi": "Đoàn Daejeon đến thăm", "zh": "大田代表团来访"},
        parties=(Party("Daejeon", Role.VISITOR, "KR"), Party("Võ Văn Minh", Role.HOST, "VN", "Chủ tịch")),
        location="Thủ Dầu Một",
    ),
    make_event(
        uid="ky-ket",
        dtstart=date(2023, 8, 1),
        dtend=date(2023, 9, 1),
        precision=Precision.MONTH,
        summary={"vi": "Ký kết với Daejeon", "zh": "与大田签署协议"},
        location=None,
    ),
    make_event(uid="hoan", dtstart=date(2023, 9, 9), status=Status.POSTPONED, summary={"vi": "Hội nghị", "zh": "会议"}),
    make_event(uid="huy", dtstart=date(2023, 10, 9), status=Status.CANCELLED, summary={"vi": "Diễn đàn", "zh": "论坛"}),
    make_event(
        uid="rut",
        dtstart=date(2023, 11, 9),
        withdrawn=Withdrawal(KNOWN, "article-changed"),
        summary={"vi": "Gặp gỡ", "zh": "会见"},
    ),
    make_event(
        uid="du-kien", dtstart=date(2030, 1, 9), status=Status.PLANNED, summary={"vi": "Xúc tiến", "zh": "推介"}
    ),
]


def vietnamese(event: Event) -> Event:
    """The event with sources in Vietnamese alone."""
    quote = "Ngày 5/5, hai bên gặp nhau."
    told = make_evidence(
        article=f"bai-{event.uid}", quote=quote, url="https://bao.example/1", language="vi", title="Hai bên gặp nhau"
    )
    return replace(event, evidence=(told,))


def store_without_english(folder: Path) -> Store:
    """Events of all statuses, an article with an event and rejected dates, and a pair that may be one event."""
    events = [vietnamese(event) for event in WITHOUT_ENGLISH]
    store = fill_store(folder, events)
    article = make_article("bai", language="vi", title="Gặp Daejeon", text="Ngày 4/1 tỉnh tiếp đoàn Daejeon.")
    candidate = make_candidate(article, summary="Gặp Daejeon")
    dates = [Rejection("năm 2019", Span(3, 10), "statistics"), Rejection("năm 1998", Span(12, 20), "an anniversary")]
    batch = [make_extraction(article, candidate, rejections=dates)]
    with store.write(NOW) as writer:
        plan = plan_changes(batch, writer.find_known(batch), NOW)
        writer.apply(replace(plan, pairs=(*plan.pairs, PossiblePair("ky-ket", "tham", ("same-counterpart",), 0.5))))
    return store
