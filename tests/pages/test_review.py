"""The review page's own logic: who sees what, what a form decides, and what it says when it may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import sleep

import pytest
from streamlit.testing.v1 import AppTest

from tests.hubs import Hub, listening_hub
from tests.reports import later
from tests.reviewing import ALL, find_event, reported, tell
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.model import Event, Party, Role, Status
from timeline.pages.context import Context, leave
from timeline.pages.reviewforms import mark_of, uid_in
from timeline.pages.reviewtexts import say
from timeline.pipeline.review import correct
from timeline.provinces import read_profile
from timeline.records import Action, Decision
from timeline.store import Store
from timeline.web.columns import named_columns, overview_of
from timeline.web.hub import Tell, hub_teller

MAIN = Path(__file__).resolve().parents[2] / "timeline" / "pages" / "main.py"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return tell(tmp_path, *ALL)


def be_served(store: Store, bound: str | None = "127.0.0.1", tell: Tell = lambda *_: None, **settings: object) -> None:
    """The pages are those of a server over that store, bound to that address."""
    leave(
        Context(
            Settings(store=store.folder, **settings),  # type: ignore[arg-type]
            store,
            read_profile("binh-duong"),
            lambda chosen: overview_of(named_columns(store.find_columns(chosen, "en"))),
            lambda: later(1),
            "/page.js",
            bound,
            "lan",
            tell,
        )
    )


@pytest.fixture
def opened(store: Store) -> Callable[..., AppTest]:
    """`opened("first")` is the review page with the event open that this article reports; `opened()` the queue."""
    be_served(store)

    def shown(key: str | None = None, language: str = "en") -> AppTest:
        page = AppTest.from_file(str(MAIN), default_timeout=60)
        page.query_params["page"] = "review"
        page.query_params["lang"] = language
        if key is not None:
            page.query_params["event"] = find_event(store, key).uid
        return page.run()

    return shown


def fill(page: AppTest, event: Event, **values: str) -> None:
    """Write into the fields of the form in which the event is corrected."""
    for name, value in values.items():
        key = f"{mark_of(event)}:{name}"
        [widget] = [w for w in (*page.text_input, *page.text_area, *page.selectbox) if w.key == key]
        widget.set_value(value)


def press(page: AppTest, label: str, key: str | None = None) -> AppTest:
    [button] = [b for b in page.button if b.label == label and (key is None or b.key == key)]
    return button.click().run()


def said(page: AppTest) -> str:
    return " ".join(element.value for element in (*page.success, *page.error, *page.warning)).replace("\\", "")


def test_the_queue_leads_to_an_event(store: Store, opened: Callable[..., AppTest]) -> None:
    page = opened()
    assert not page.exception
    event = find_event(store, "third")
    [button] = [b for b in page.button if b.key == f"queue:{event.uid}"]
    assert button.click().run().query_params["event"] == event.uid


def test_the_queue_is_filtered_by_reason(store: Store, opened: Callable[..., AppTest]) -> None:
    page = opened()
    page.button_group(key="looks").set_value(["unsure"]).run()
    assert [b.key for b in page.button if (b.key or "").startswith("queue:")] == [
        f"queue:{find_event(store, 'doubtful').uid}"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_each_language_has_the_whole_page(opened: Callable[..., AppTest], language: str) -> None:
    assert not opened(language=language).exception
    assert not opened("first", language).exception


def test_a_date_is_corrected(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="2023-01-05", note="the invitation says so")
    press(page, "Save")
    assert find_event(store, "first").dtstart == date(2023, 1, 5)
    [correction] = store.find_corrections()
    assert (correction.by, correction.note) == ("lan", "the invitation says so")
    assert "Dates: 2023-01-04 → 2023-01-05" in said(page)


def test_only_what_was_touched_is_decided(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="2023-01-05", status="planned")
    press(page, "Save")
    assert {c.field for c in store.find_corrections()} == {"dates", "status"}


def test_nothing_touched_is_nothing_decided(store: Store, opened: Callable[..., AppTest]) -> None:
    assert "Nothing changed" in said(press(opened("first"), "Save"))
    assert store.find_corrections() == []


def test_what_cannot_be_is_said_and_stays_typed(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="4 January", location="Thu Dau Mot")
    press(page, "Save")
    assert "'4 January' is no date such as 2023-01-04" in said(page)
    assert page.text_input(key=f"{mark_of(event)}:dates").value == "4 January"
    assert page.text_input(key=f"{mark_of(event)}:location").value == "Thu Dau Mot"
    assert store.find_corrections() == []


def test_an_event_that_changed_meanwhile_is_shown_anew_and_what_was_typed_stays(
    store: Store, opened: Callable[..., AppTest]
) -> None:
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="2023-01-05")
    meanwhile = Decision(Action.SET, event.uid, by="tuan", field="status", value="postponed")
    correct(store, [meanwhile], later(1), Settings())
    press(page, "Save")
    assert "has changed since you opened it" in said(page)
    assert [c.by for c in store.find_corrections()] == ["tuan"]
    now = find_event(store, "first")
    assert page.selectbox(key=f"{mark_of(now)}:status").value == "postponed"
    assert page.text_input(key=f"{mark_of(now)}:dates").value == "2023-01-05"
    press(page, "Save")
    assert (find_event(store, "first").dtstart, find_event(store, "first").status) == (
        date(2023, 1, 5),
        Status.POSTPONED,
    )


def test_who_may_not_write_any_more_writes_nothing(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="2023-01-05")
    be_served(store, bound="0.0.0.0")
    press(page, "Save")
    assert store.find_corrections() == []


@pytest.mark.parametrize(
    ("bound", "settings"),
    [("0.0.0.0", {}), (None, {}), ("127.0.0.1", {"public_url": "https://timeline.example"})],
)
def test_where_others_may_reach_the_server_nothing_can_be_done(
    store: Store, opened: Callable[..., AppTest], bound: str | None, settings: dict[str, str]
) -> None:
    be_served(store, bound, **settings)
    page = opened_without_serving(store)
    assert "Nobody can correct events here" in said(page)
    assert [b.label for b in page.button] == ["To the timeline"]


def opened_without_serving(store: Store) -> AppTest:
    page = AppTest.from_file(str(MAIN), default_timeout=60)
    page.query_params["page"] = "review"
    page.query_params["event"] = find_event(store, "first").uid
    return page.run()


def test_a_pair_is_one_event_and_two_again_when_that_is_undone(store: Store, opened: Callable[..., AppTest]) -> None:
    page, other = opened("first"), find_event(store, "third")
    press(page, "One event", f"one_event:{other.uid}")
    assert len(find_event(store, "first").evidence) == 3
    assert "Two events are one now." in said(page)
    press(page, "Undo")
    assert find_event(store, "third") != find_event(store, "first")


def test_a_pair_that_is_two_events_is_offered_no_more(store: Store, opened: Callable[..., AppTest]) -> None:
    page, other = opened("first"), find_event(store, "third")
    press(page, "Two events", f"two_events:{other.uid}")
    assert store.find_pairs() == []
    assert find_event(store, "third") != find_event(store, "first")


HARD = (
    Party("Tran Van A", Role.HOST, "VN", ""),
    Party("Korea Agency (KOICA)", Role.VISITOR, "KR"),
    Party("A; B", Role.HOST),
    Party("Anthony Albanese", Role.VISITOR, "AU", "PM"),
)


def told_of_hard_parties(folder: Path) -> Store:
    """Its event names parties that are hard to write, and the Union."""
    told = tell(folder, reported("first", 4, parties=HARD, countries=("EU", "KR", "UN")))
    be_served(told)
    return told


def page_of(event: Event) -> AppTest:
    """The review page with that event open."""
    page = AppTest.from_file(str(MAIN), default_timeout=60)
    page.query_params["page"], page.query_params["event"] = "review", event.uid
    return page.run()


def test_what_is_saved_unchanged_is_not_decided(tmp_path: Path) -> None:
    store = told_of_hard_parties(tmp_path / "hard")
    page = press(page_of(find_event(store, "first")), "Save")
    assert not page.exception
    assert store.find_corrections() == []


def test_one_more_party_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    store = told_of_hard_parties(tmp_path / "hard")
    event = find_event(store, "first")
    widget = (page := page_of(event)).text_area(key=f"{mark_of(event)}:parties")
    widget.set_value(f"{widget.value}\nOulu | visitor | FI\n")
    press(page, "Save")
    now = find_event(store, "first")
    assert now.parties == (*event.parties, Party("Oulu", Role.VISITOR, "FI"))
    assert [correction.field for correction in store.find_corrections()] == ["parties"]


def test_a_code_that_is_not_offered_can_be_taken_out(tmp_path: Path) -> None:
    store = told_of_hard_parties(tmp_path / "hard")
    event = find_event(store, "first")
    widget = (page := page_of(event)).multiselect(key=f"{mark_of(event)}:countries")
    assert widget.value == list(event.countries)
    widget.set_value(["KR", "UN"])
    press(page, "Save")
    assert find_event(store, "first").countries == ("KR", "UN")


def test_an_event_is_rejected_with_a_reason(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("doubtful"), find_event(store, "doubtful")
    page.text_input(key=f"{mark_of(event)}:judging").set_value("an advertisement")
    press(page, "It is no event")
    now = find_event(store, "doubtful")
    assert now.withdrawn is not None and "an advertisement" in now.withdrawn.reason
    assert "marked as withdrawn" in said(page)


def test_an_event_is_confirmed(store: Store, opened: Callable[..., AppTest]) -> None:
    press(opened("doubtful"), "It is right as shown")
    review = find_event(store, "doubtful").review
    assert review is not None and review.confirmed


def test_what_is_corrected_in_a_rejected_event_does_not_bring_it_back_and_the_page_says_so(
    store: Store, opened: Callable[..., AppTest]
) -> None:
    correct(store, [Decision(Action.REJECT, find_event(store, "doubtful").uid)], later(1), Settings())
    page, event = opened("doubtful"), find_event(store, "doubtful")
    page.text_input(key=f"{mark_of(event)}:location").set_value("Thu Dau Mot")
    assert "The event stays withdrawn" in said(press(page, "Save"))
    assert "The event is shown again" in said(press(page, "It is right as shown"))


def test_where_there_is_no_such_event_another_one_can_be_opened(store: Store, opened: Callable[..., AppTest]) -> None:
    page = opened()
    page.text_input(key="find_uid").set_value("nothing").run()
    assert "There is no such event here" in " ".join(warning.value for warning in page.warning)
    event = find_event(store, "first")
    page.text_input(key="find_uid").set_value(event.uid[:10]).run()
    assert event.title() in " ".join(element.value for element in page.get("html"))


def test_who_adds_to_an_event_that_is_here_is_told_which(store: Store, opened: Callable[..., AppTest]) -> None:
    page = opened()
    page.text_input(key="add:title").set_value("Talks with Daejeon")
    page.text_input(key="add:dates").set_value("2023-01-04")
    page.selectbox(key="add:kind").set_value("meeting")
    page.text_area(key="add:parties").set_value("Daejeon | visitor | KR")
    assert "It is one with an event that was here already" in said(press(page, "Add"))


def test_reports_are_split_off(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event = opened("first"), find_event(store, "first")
    leaving = next(r for r in store.find_reports(event.uid) if r.article == "second")
    page.multiselect(key=f"{mark_of(event)}:splitting:ids").set_value([leaving.id])
    press(page, "Make them another event")
    assert find_event(store, "second") != find_event(store, "first")


def test_a_split_without_reports_is_refused(store: Store, opened: Callable[..., AppTest]) -> None:
    assert "say which reports leave" in said(press(opened("first"), "Make them another event"))


def test_another_event_is_merged_by_its_address(store: Store, opened: Callable[..., AppTest]) -> None:
    page, event, other = opened("first"), find_event(store, "first"), find_event(store, "doubtful")
    page.text_input(key=f"{mark_of(event)}:merging:uid").set_value(f"https://timeline.example/?event={other.uid}")
    press(page, "Make them one event")
    assert find_event(store, "doubtful").uid == find_event(store, "first").uid


def test_merging_with_nothing_is_refused(store: Store, opened: Callable[..., AppTest]) -> None:
    assert "at least two events" in said(press(opened("first"), "Make them one event"))


def test_an_event_is_added_by_hand(store: Store, opened: Callable[..., AppTest]) -> None:
    page = opened()
    page.text_input(key="add:title").set_value("Talks with Yamaguchi")
    page.text_input(key="add:dates").set_value("2023-02-01")
    page.selectbox(key="add:kind").set_value("meeting")
    press(page, "Add")
    assert "Talks with Yamaguchi" in {e.title() for e in store.find_events(EventFilter())}
    assert page.text_input(key="add:title").value == ""


def test_what_is_missing_in_an_added_event_is_said_and_the_rest_stays(
    store: Store, opened: Callable[..., AppTest]
) -> None:
    page = opened()
    page.text_input(key="add:title").set_value("Talks with Yamaguchi")
    press(page, "Add")
    assert "needed: Dates" in said(page)
    assert page.text_input(key="add:title").value == "Talks with Yamaguchi"


def test_words_from_outside_stay_words(store: Store, opened: Callable[..., AppTest], tmp_path: Path) -> None:
    hostile = reported("<b>x</b>", 25, quote="<script>alert(1)</script>", url="javascript:alert(1)")
    tell(tmp_path, hostile)
    page = opened("<b>x</b>")
    shown = " ".join(element.value for element in page.get("html"))
    assert "<script>" not in shown and "javascript:" not in shown and "<b>x" not in shown


@pytest.mark.parametrize(
    ("written", "uid"),
    [
        ("a-uid", "a-uid"),
        (" a-uid ", "a-uid"),
        ("https://timeline.example/?lang=vi&event=a%2Fb", "a/b"),
        ("/?event=x&page=review", "x"),
        ("", ""),
    ],
)
def test_an_event_is_found_by_its_address(written: str, uid: str) -> None:
    assert uid_in(written) == uid


@pytest.fixture
def hub(store: Store, opened: Callable[..., AppTest]) -> Iterator[Hub]:
    """What the pages of the store tell of decisions."""
    with listening_hub() as listening:
        settings = Settings(websub_hub=listening.url, public_url="https://timeline.example")
        be_served(store, tell=hub_teller(settings))
        yield listening


def folders(hub: Hub) -> set[str]:
    """The folders of the feeds that the hub was told of last, once it was told of any."""
    for _ in range(500):
        if hub.told:
            return {topic.split("/", 3)[3].rpartition("/")[0] for topic in hub.told.pop()["hub.url"]}
        sleep(0.1)
    raise AssertionError("the hub was told of nothing")


def test_the_hub_is_told_of_a_decision(store: Store, hub: Hub, opened: Callable[..., AppTest]) -> None:
    page, event = opened("doubtful"), find_event(store, "doubtful")
    fill(page, event, kind="award")
    press(page, "Save")
    assert folders(hub) == {"", "kind/visit", "kind/award", "country/LA"}


def test_a_hub_that_refuses_hinders_no_decision(store: Store, hub: Hub, opened: Callable[..., AppTest]) -> None:
    hub.status = 500
    page, event = opened("first"), find_event(store, "first")
    fill(page, event, dates="2023-01-05")
    press(page, "Save")
    assert find_event(store, "first").dtstart == date(2023, 1, 5)
    assert "Dates: 2023-01-04 → 2023-01-05" in said(page)
    assert "" in folders(hub)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "Dates: 'soon' is no date"), ("vi", "Ngày: 'soon' không phải"), ("zh", "日期：'soon' 不是")],
)
def test_why_nothing_was_saved_is_told_in_the_readers_language(
    store: Store, opened: Callable[..., AppTest], language: str, why: str
) -> None:
    page, event = opened("first", language), find_event(store, "first")
    fill(page, event, dates="soon")
    assert why in said(press(page, say("save", language)))
