"""What the store answers: filters, order, redirects, counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

import pytest

from tests.factories import make_event, make_events, make_evidence
from tests.reports import NOW, later, make_article, make_candidate, make_extraction, silent
from timeline.errors import EventNotFoundError
from timeline.filter import EventFilter
from timeline.model import Event, Kind, PartOfDay, Party, Precision, Rejection, Span, Status, Withdrawal
from timeline.records import Plan, SavedArticle
from timeline.resolve import plan_changes
from timeline.store import ArticleChoice, EventColumns, EventCounts, HostRecord, RejectionRecord, Store, StoreCounts

ALL = EventFilter()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var")


@pytest.fixture
def holding(store: Store) -> Callable[..., Store]:
    """`holding(event, ...)` is a store with these events."""

    def fill(*events: Event) -> Store:
        with store.write(NOW) as writer:
            writer.apply(Plan(events=events))
        return store

    return fill


KOREA = make_event(
    uid="korea",
    dtstart=date(2023, 1, 4),
    kind=Kind.VISIT,
    also=(Kind.MEETING,),
    parties=(Party("Đoàn Daejeon", country="KR"), Party("Horasis")),
    countries=("KR",),
    summary={"en": "Guests from Daejeon", "vi": "Đại sứ quán đến thăm"},
    location="Thủ Dầu Một",
    evidence=(make_evidence(quote="A QUOTED sentence", title="Headline of the page"),),
)
JAPAN = make_event(
    uid="japan",
    dtstart=date(2023, 1, 10),
    dtend=date(2023, 1, 13),
    kind=Kind.AGREEMENT,
    status=Status.PLANNED,
    parties=(Party("Yamaguchi", country="JP"),),
    countries=("JP", "KR"),
    summary={"zh": "与山口县签署协议"},
    province="广州市",
    evidence=(),
)
MONTH = make_event(
    uid="month",
    dtstart=date(2022, 6, 1),
    dtend=date(2022, 7, 1),
    precision=Precision.MONTH,
    parties=(),
    countries=(),
    summary={"en": "Somebody came"},
    province=None,
    evidence=(),
    location=None,
    withdrawn=Withdrawal(NOW, "gone"),
)
RECENT = make_event(uid="recent", dtstart=None, dtend=date(2022, 3, 2), summary={"en": "Recently"}, evidence=())

FILTERS: list[tuple[EventFilter, set[str]]] = [
    (ALL, {"korea", "japan", "month"}),
    (EventFilter(kinds=(Kind.VISIT,)), {"korea"}),
    (EventFilter(kinds=(Kind.MEETING,)), {"korea"}),
    (EventFilter(kinds=(Kind.VISIT, Kind.AGREEMENT)), {"korea", "japan", "month"}),
    (EventFilter(kinds=(Kind.AWARD,)), set()),
    (EventFilter(countries=("KR",)), {"korea", "japan"}),
    (EventFilter(countries=("JP", "LA")), {"japan"}),
    (EventFilter(countries=("KR",), kinds=(Kind.AGREEMENT,)), {"japan"}),
    (EventFilter(parties=("doan dae",)), {"korea"}),
    (EventFilter(parties=("ĐOÀN", "yama")), {"korea", "japan"}),
    (EventFilter(statuses=(Status.PLANNED,)), {"japan"}),
    (EventFilter(provinces=("binh-duong",)), {"korea"}),
    (EventFilter(provinces=("Bình Dương",)), {"korea"}),
    (EventFilter(provinces=("binh duong", "广州市")), {"korea", "japan"}),
    (EventFilter(provinces=("Hanoi",)), set()),
    (EventFilter(since=date(2023, 1, 1)), {"korea", "japan"}),
    (EventFilter(since=date(2023, 1, 12)), {"japan"}),
    (EventFilter(since=date(2023, 1, 13)), set()),
    (EventFilter(until=date(2023, 1, 4)), {"korea", "month"}),
    (EventFilter(until=date(2023, 1, 3)), {"month"}),
    (EventFilter(since=date(2022, 6, 30), until=date(2022, 6, 30)), {"month"}),
    (EventFilter(since=date(2023, 1, 11), until=date(2023, 1, 11)), {"japan"}),
    (EventFilter(words="dai su quan"), {"korea"}),
    (EventFilter(words="QUAN đại"), {"korea"}),
    (EventFilter(words="quoted SENTENCE"), {"korea"}),
    (EventFilter(words="headline"), {"korea"}),
    (EventFilter(words="thu dau mot daejeon"), {"korea"}),
    (EventFilter(words="kr"), {"korea", "japan"}),
    (EventFilter(words="山口"), {"japan"}),
    (EventFilter(words="daejeon yamaguchi"), set()),
    (EventFilter(words="%"), set()),
    (EventFilter(words="'; DROP TABLE events; --"), set()),
    (EventFilter(limit=2), {"korea", "japan"}),
    (EventFilter(precision=Precision.DAY), {"korea", "japan"}),
    (EventFilter(precision=Precision.MONTH), {"korea", "japan", "month"}),
    (EventFilter(cancelled=False), {"korea", "japan"}),
    (EventFilter(language="vi"), {"korea", "japan", "month"}),
]


@pytest.fixture(scope="module")
def four_events(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Only to be asked."""
    store = Store(tmp_path_factory.mktemp("four"))
    with store.write(NOW) as writer:
        writer.apply(Plan(events=(KOREA, JAPAN, MONTH, RECENT)))
    return store


@pytest.mark.parametrize(("chosen", "uids"), FILTERS, ids=[str(n) for n in range(len(FILTERS))])
def test_a_filter_selects(four_events: Store, chosen: EventFilter, uids: set[str]) -> None:
    assert {event.uid for event in four_events.find_events(chosen)} == uids


def test_the_newest_come_first(holding: Callable[..., Store]) -> None:
    uids = [event.uid for event in holding(KOREA, JAPAN, MONTH, RECENT).find_events(ALL, dated=False)]
    assert uids == ["japan", "korea", "month", "recent"]


def test_or_last(holding: Callable[..., Store]) -> None:
    store = holding(KOREA, JAPAN, MONTH)
    assert [event.uid for event in store.find_events(ALL, newest_first=False)] == ["month", "korea", "japan"]


def test_a_limit_takes_the_newest_in_either_order(holding: Callable[..., Store]) -> None:
    found = holding(KOREA, JAPAN, MONTH).find_events(EventFilter(limit=2), newest_first=False)
    assert [event.uid for event in found] == ["korea", "japan"]


@pytest.mark.parametrize(
    ("chosen", "is_found"),
    [
        (ALL, True),
        (EventFilter(until=date(2022, 3, 1)), True),
        (EventFilter(until=date(2022, 2, 28)), False),
        (EventFilter(since=date(2022, 2, 1)), False),
        (EventFilter(since=date(2022, 2, 1), until=date(2023, 1, 1)), False),
    ],
)
def test_undated_events_fit_by_their_limit_alone(
    holding: Callable[..., Store], chosen: EventFilter, is_found: bool
) -> None:
    assert bool(holding(RECENT).find_events(chosen, dated=False)) is is_found


@pytest.mark.parametrize(("chosen", "uids"), FILTERS, ids=[str(n) for n in range(len(FILTERS))])
def test_columns_and_counts_are_of_the_same_events(four_events: Store, chosen: EventFilter, uids: set[str]) -> None:
    assert set(four_events.find_columns(chosen, "en").uid) == uids
    assert four_events.summary(chosen).events == len(uids)


def test_columns_say_what_the_events_say(holding: Callable[..., Store]) -> None:
    events = {event.uid: event for event in make_events(50)}
    columns = holding(*events.values()).find_columns(ALL, "vi")
    shown = [events[uid] for uid in columns.uid]
    assert [(e.dtstart, e.dtend, e.uid) for e in shown] == sorted((e.dtstart, e.dtend, e.uid) for e in shown)
    assert columns == EventColumns(
        uid=tuple(e.uid for e in shown),
        title=tuple(e.title("vi") for e in shown),
        dtstart=tuple(e.dtstart for e in shown if e.dtstart),
        dtend=tuple(e.dtend for e in shown if e.dtend),
        precision=tuple(e.precision for e in shown),
        kind=tuple(e.kind for e in shown),
        status=tuple(e.status for e in shown),
        main=tuple(e.main for e in shown),
        withdrawn=tuple(e.withdrawn is not None for e in shown),
        conflicts=tuple(bool(e.conflicts) for e in shown),
        countries=tuple(" ".join(e.countries) for e in shown),
        languages=tuple(" ".join(sorted({one.language for one in e.evidence})) for e in shown),
        title_language=tuple("en" for _ in shown),
    )


def test_the_language_of_a_title_is_told(holding: Callable[..., Store]) -> None:
    both = make_event(uid="both", summary={"en": "Talks", "vi": "Hội đàm"}, dtstart=date(2023, 1, 1))
    one = make_event(uid="one", summary={"en": "Talks"}, dtstart=date(2023, 1, 2))
    columns = holding(both, one).find_columns(ALL, "vi")
    assert (columns.title, columns.title_language) == (("Hội đàm", "Talks"), ("vi", "en"))


def test_events_are_counted_by_country_and_year(four_events: Store) -> None:
    assert four_events.summary(ALL) == EventCounts(3, {"KR": 2, "JP": 1}, {2022: 1, 2023: 2})
    assert list(four_events.summary(ALL).countries) == ["KR", "JP"]


def test_provinces_are_those_of_the_events(four_events: Store) -> None:
    assert four_events.find_provinces() == ["binh-duong", "广州市"]


def test_a_store_that_is_not_there_has_no_columns(store: Store) -> None:
    assert (store.find_columns(ALL, "en"), store.summary(ALL), store.find_provinces()) == (
        EventColumns(),
        EventCounts(),
        [],
    )


def test_an_event_comes_back_as_it_went_in(holding: Callable[..., Store]) -> None:
    event = make_event(
        uid="all-fields",
        also=(Kind.VISIT, Kind.CONSULAR),
        part_of_day=PartOfDay.EVENING,
        clock=time(18, 30),
        clock_end=time(20),
        withdrawn=Withdrawal(later(2), "no longer reported"),
        summary={"vi": "Hai", "en": "One"},
        conflicts=("status: held according to a", "time: 14:00 according to b"),
        parties=(Party("B"), Party("A", country="KR")),
        countries=("KR", "JP"),
        sequence=7,
        last_modified=datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC),
    )
    found = holding(event).get_event("all-fields")
    assert found == event
    assert list(found.summary) == ["vi", "en"]


def test_many_events_come_back_as_they_went_in(holding: Callable[..., Store]) -> None:
    events = make_events(300)
    found = holding(*events).find_events(ALL, dated=False)
    assert {event.uid: event for event in found} == {event.uid: event for event in events}


def test_an_unknown_uid_is_an_error_that_names_it(holding: Callable[..., Store]) -> None:
    with pytest.raises(EventNotFoundError, match="no-such") as caught:
        holding(KOREA).get_event("no-such")
    assert caught.value.subject == "no-such"


def _tell(store: Store, hour: int, *extractions: object) -> None:
    with store.write(later(hour)) as writer:
        batch = list(extractions)
        writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))  # type: ignore[arg-type]


def test_the_id_of_a_merged_report_leads_to_the_event(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    _tell(store, 1, make_extraction("news-2"))
    (event,) = store.find_events(ALL)
    ((merged, uid),) = store.find_redirects().items()
    assert (uid, store.get_event(merged)) == (event.uid, event)


def test_history_is_told_in_order(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1"))
    _tell(store, 1, make_extraction("news-2"))
    _tell(store, 2, make_extraction("news-3"))
    (event,) = store.find_events(ALL)
    rows = store.find_history(event.uid)
    assert [(row.sequence, row.at) for row in rows if row.field == "evidence"] == [(1, later(1)), (2, later(2))]
    assert {row.article for row in rows} == {"news-2", "news-3"}


def test_an_article_tells_what_was_found_in_it(store: Store) -> None:
    rejection = Rejection("12%", Span(3, 6), "statistics")
    article = make_article("news-1", title="Đại sứ")
    _tell(store, 0, make_extraction(article, rejections=[rejection]), silent("news-2"))
    found = {record.key: record for record in store.find_articles()}
    (event,) = store.find_events(ALL)
    assert (found["news-1"].events, found["news-1"].rejections) == ((event.uid,), (rejection,))
    assert (found["news-2"].events, found["news-2"].rejections) == ((), ())
    assert (found["news-1"].title, found["news-1"].first_seen, found["news-1"].published_from) == (
        "Đại sứ",
        NOW,
        "given",
    )


def test_articles_are_searched_and_paged(store: Store) -> None:
    batch = [silent(make_article(f"news-{n}", title=f"Đại sứ {n}", published=date(2023, 1, 1 + n))) for n in range(5)]
    _tell(store, 0, *batch, silent(make_article("other", title=None, published=None)))
    assert [record.key for record in store.find_articles(ArticleChoice("dai su"), limit=2, offset=1)] == [
        "news-3",
        "news-2",
    ]
    assert [record.key for record in store.find_articles()][-1] == "other"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["dai su quan", "Đại sứ", "QUÁN"])
def test_articles_are_found_however_accents_are_written(store: Store, form: Literal["NFC", "NFD"], words: str) -> None:
    _tell(store, 0, silent(make_article("news-1", title=unicodedata.normalize(form, "Đại sứ quán"))))
    assert store.count_articles(ArticleChoice(words)) == 1


def read_for(province: str | None, key: str, rules: str = "r1 binh-duong", url: str | None = None) -> SavedArticle:
    article = make_article(key, province=province, url=url)
    return SavedArticle(article, rules, "hash", NOW, NOW)


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ((), ["named", "other", "ruled", "unknown"]),
        (("binh-duong",), ["named", "ruled", "unknown"]),
        (("Bình Dương",), ["named", "ruled", "unknown"]),
        (("平陽省",), ["named", "ruled", "unknown"]),
        (("Da Nang",), ["other", "unknown"]),
        (("nowhere",), ["unknown"]),
    ],
)
def test_articles_of_another_province_stay_out(store: Store, asked: tuple[str, ...], keys: list[str]) -> None:
    saved = (
        read_for("Binh Duong", "named", "r1 da-nang"),
        read_for("Da Nang", "other"),
        read_for(None, "ruled"),
        read_for(None, "unknown", "r1"),
    )
    with store.write(NOW) as writer:
        writer.apply(Plan(articles=saved))
    chosen = ArticleChoice(provinces=asked)
    assert sorted(record.key for record in store.find_articles(chosen)) == keys
    assert store.count_articles(chosen) == len(keys)


@pytest.mark.parametrize("asked", ["binh-duong", "Bình Dương", "平阳省"])
def test_a_province_is_meant_by_any_of_its_names(store: Store, asked: str) -> None:
    with store.write(NOW) as writer:
        writer.apply(Plan(articles=(read_for("平阳省", "chinese", "r1"), read_for("岘港市", "other", "r1"))))
    assert [record.key for record in store.find_articles(ArticleChoice(provinces=(asked,)))] == ["chinese"]


def test_hosts_tell_what_was_read_and_found_there(store: Store) -> None:
    rejection = Rejection("12%", Span(3, 6), "statistics")
    one = make_article("news-1", url="https://www.a.example/1", published=date(2023, 1, 2))
    two = make_article("news-2", url="https://A.example/2", published=date(2023, 1, 9))
    _tell(store, 0, make_extraction(one, rejections=[rejection]), silent(two), silent(make_article("n3", url=None)))
    assert store.find_hosts(ArticleChoice()) == [
        HostRecord("a.example", 2, date(2023, 1, 9), NOW, 1, 1),
        HostRecord("", 1, date(2023, 1, 5), NOW, 0, 0),
    ]
    assert [r.key for r in store.find_articles(ArticleChoice(host="a.example"))] == ["news-2", "news-1"]
    assert store.count_reasons(ArticleChoice(host="a.example")) == {"statistics": 1}
    assert store.count_reasons(ArticleChoice(host="")) == {}


def test_rejections_by_article_and_reason(store: Store) -> None:
    first, second = Rejection("a", Span(0, 1), "statistics"), Rejection("b", Span(2, 3), "an anniversary")
    article = make_article("news-1")
    _tell(store, 0, make_extraction(article, rejections=[first, second]))
    _tell(store, 1, make_extraction("news-2", make_candidate("news-2"), rejections=[first]))
    assert store.find_rejections(reason="statistics", limit=1) == [RejectionRecord("news-1", first)]
    assert store.find_rejections(article="news-1") == [
        RejectionRecord("news-1", first),
        RejectionRecord("news-1", second),
    ]


def test_counts(store: Store) -> None:
    _tell(store, 0, make_extraction("news-1", rejections=[Rejection("a", Span(0, 1), "statistics")]), silent("news-2"))
    with store.write(later(1)) as writer:
        writer.apply(Plan(events=(MONTH, RECENT)))
    assert store.counts() == StoreCounts(
        events=3,
        withdrawn=1,
        undated=1,
        articles=2,
        undated_articles=0,
        reports=1,
        rejections=1,
        by_kind={"agreement": 2, "meeting": 1},
        by_status={"held": 3},
        by_country={"KR": 2},
        by_language={"en": 2},
        by_reason={"statistics": 1},
        first=date(2022, 6, 1),
        last=date(2023, 1, 4),
    )


def test_a_store_that_is_not_there_is_empty(store: Store) -> None:
    assert (store.generation(), store.revision(), store.last_changed()) == (0, "empty", None)
    assert (store.find_events(ALL), store.counts(), store.check()) == ([], StoreCounts(), [])
    with pytest.raises(EventNotFoundError):
        store.get_event("any")


def test_asking_makes_no_folder(store: Store) -> None:
    store.find_events(ALL)
    assert not store.folder.exists()


def test_last_changed_is_the_latest_change(holding: Callable[..., Store]) -> None:
    assert holding(KOREA, make_event(uid="late", last_modified=later(5))).last_changed() == later(5)
