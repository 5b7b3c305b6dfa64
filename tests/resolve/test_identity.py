"""Which report is which when an article is read again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.reports import NOW, later, make_article, make_candidate
from timeline.model import EventCandidate, Kind, Party, Span
from timeline.records import Report
from timeline.resolve.identity import identify

ARTICLE = make_article("news-1", text="A delegation came on 4 January. On 6 January a letter was signed.")
VISIT = make_candidate(ARTICLE, kind=Kind.VISIT, quote=ARTICLE.text[:31], span=Span(0, 31), date_span=Span(18, 30))
SIGNING = make_candidate(
    ARTICLE,
    kind=Kind.AGREEMENT,
    dtstart=date(2023, 1, 6),
    quote=ARTICLE.text[32:],
    span=Span(32, 65),
    date_span=Span(35, 44),
)


def _first(*candidates: EventCandidate) -> list[Report]:
    return [replace(r, event=r.id) for r in identify(candidates, (), same_text=False, now=NOW)]


def _ids(reports: list[Report]) -> dict[Kind, str]:
    return {r.candidate.kind: r.id for r in reports if r.gone is None}


def test_an_id_is_a_uuid_that_does_not_show_the_article() -> None:
    (report,) = _first(VISIT)
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", report.id)


def test_the_same_report_has_the_same_id_everywhere() -> None:
    assert _first(VISIT)[0].id == _first(SIGNING, VISIT)[0].id


def test_an_article_with_other_key_gives_another_id() -> None:
    other = make_candidate(make_article("news-2"), kind=Kind.VISIT)
    assert _first(VISIT)[0].id != _first(other)[0].id


def test_saying_the_same_twice_gives_two_ids() -> None:
    assert len({r.id for r in _first(VISIT, replace(VISIT, date_span=Span(50, 55)))}) == 2


def test_read_again_nothing_changes() -> None:
    former = _first(VISIT, SIGNING)
    assert identify([SIGNING, VISIT], former, same_text=True, now=later(1)) == former


def test_a_report_keeps_its_id_when_its_kind_and_date_are_read_otherwise() -> None:
    former = _first(VISIT, SIGNING)
    reread = replace(VISIT, kind=Kind.CONSULAR, dtstart=date(2022, 1, 4), dtend=date(2022, 1, 5))
    assert _ids(identify([reread, SIGNING], former, same_text=True, now=later(1)))[Kind.CONSULAR] == former[0].id


def test_two_events_of_one_date_expression_keep_their_own_ids() -> None:
    signing = replace(SIGNING, dtstart=VISIT.dtstart, dtend=VISIT.dtend, date_span=VISIT.date_span)
    former = _first(VISIT, signing)
    assert _ids(identify([signing, VISIT], former, same_text=True, now=later(1))) == _ids(former)


def test_an_edited_text_moves_reports_without_new_ids() -> None:
    former = _first(VISIT, SIGNING)
    moved = [replace(c, date_span=Span(c.date_span.start + 40, c.date_span.end + 40)) for c in (VISIT, SIGNING)]
    assert _ids(identify(moved, former, same_text=False, now=later(1))) == _ids(former)


def test_spans_of_another_text_prove_nothing() -> None:
    former = _first(VISIT)
    other = replace(
        SIGNING, date_span=VISIT.date_span, evidence=replace(SIGNING.evidence, quote="Something else altogether")
    )
    reports = identify([other], former, same_text=False, now=later(1))
    assert [r.gone for r in reports] == [None, later(1)]


def test_a_corrected_date_keeps_the_id_of_its_sentence() -> None:
    former = _first(VISIT)
    corrected = replace(
        VISIT,
        dtstart=date(2023, 1, 5),
        dtend=date(2023, 1, 6),
        evidence=replace(VISIT.evidence, quote="A delegation came to town on 5 January."),
    )
    former_quote = replace(VISIT.evidence, quote="A delegation came to town on 4 January.")
    former = [replace(former[0], candidate=replace(VISIT, evidence=former_quote))]
    assert _ids(identify([corrected], former, same_text=False, now=later(1)))[Kind.VISIT] == former[0].id


def test_a_report_that_vanishes_is_gone_since_now() -> None:
    former = _first(VISIT, SIGNING)
    gone = [r for r in identify([SIGNING], former, same_text=True, now=later(1)) if r.gone]
    assert [(r.id, r.gone) for r in gone] == [(former[0].id, later(1))]


def test_a_report_that_stays_away_is_gone_since_the_first_time() -> None:
    gone = identify([], _first(VISIT), same_text=True, now=later(1))
    assert identify([], gone, same_text=True, now=later(2)) == gone


def test_a_report_that_comes_back_is_the_same_one() -> None:
    former = _first(VISIT)
    gone = identify([], former, same_text=False, now=later(1))
    assert identify([VISIT], gone, same_text=False, now=later(2)) == former


def test_a_key_that_is_no_text_gives_an_id_too() -> None:
    assert _first(make_candidate(make_article("bad\udcff", text="text")))[0].id


@pytest.mark.parametrize(("name", "stays"), [("City of Daejeon", True), ("Kobe", False)])
def test_in_another_text_who_took_part_tells_reports_apart(name: str, stays: bool) -> None:
    met = replace(SIGNING, parties=(Party("Daejeon", country="KR"),))
    now = make_candidate(
        make_article("news-1", text=f"Next day the guests from {name} put their names to a paper."),
        kind=Kind.AGREEMENT,
        dtstart=date(2023, 1, 6),
        parties=(Party(name),),
    )
    former = _first(met)
    reread = identify([now], former, same_text=False, now=later(1))
    assert (_ids(reread)[Kind.AGREEMENT] == former[0].id) is stays
