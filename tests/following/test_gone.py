"""Pages that change, that are no longer there, and that come back; and what that does to articles and events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.following.madeup import BEGUN, LIST, Place, by_the_text, page
from timeline import pipeline
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.followed import Source, SourceKind
from timeline.model import Article, Event
from timeline.pipeline import ingest
from timeline.pipeline.reprocess import reprocess
from timeline.publish.history import changes_in_words

OTHER = Source("other", "https://other.example/rss", SourceKind.FEED)


@pytest.fixture(autouse=True)
def _simple_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract_events", by_the_text)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """One page, read as an article with one event."""
    made = Place(tmp_path / "var")
    made.put(1)
    made.run()
    made.web.later(days=1, hours=1)
    return made


def _event(place: Place) -> Event:
    [event] = place.store.find_events(EventFilter())
    return event


def _look(place: Place, answer: str | int, **wait: float) -> None:
    place.web.answers[page(1)] = answer
    place.run(only_due=False)
    place.web.later(**(wait or {"days": 1}))


def test_an_article_keeps_when_and_by_which_source_it_was_fetched(place: Place) -> None:
    [article] = place.store.find_articles()
    kept = place.following.get_pages([page(1)])[page(1)]
    assert (article.source_id, article.fetched, article.source) == ("news", kept.fetched, page(1))


def test_an_article_that_was_read_from_a_file_has_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023-01-01")
    place = Place(tmp_path / "var")
    ingest([tmp_path / "a.txt"], place.store, Settings(), place.web.now())
    [article] = place.store.find_articles()
    assert (article.source_id, article.fetched, article.gone) == (None, None, None)


# --- a page that changes ---


def test_what_an_article_was_before_it_changed_is_kept(place: Place) -> None:
    before = place.store.find_articles()[0]
    _look(place, "2023-02-01")
    [version] = place.store.find_versions(page(1))
    after = place.store.find_articles()[0]
    assert (version.text, version.title, version.seen) == ("2023-01-01", f"Page {page(1)}", before.fetched)
    assert after.fetched is not None and after.fetched <= version.until
    assert version.until == after.last_changed


def test_each_change_is_a_version(place: Place) -> None:
    for text in ("2023-02-01", "2023-03-01", "2023-01-01"):
        _look(place, text)
    assert [v.text for v in place.store.find_versions(page(1))] == ["2023-01-01", "2023-02-01", "2023-03-01"]


def test_what_differs_in_clutter_alone_is_no_version(tmp_path: Path) -> None:
    place, path = Place(tmp_path / "var"), tmp_path / "a.html"
    for number in range(2):
        path.write_text(f"<title>Talks</title><p>2023-01-01</p><!-- visitor {number} -->")
        ingest([path], place.store, Settings(), place.web.now() + timedelta(hours=number))
    assert place.store.find_versions(place.store.find_articles()[0].key) == []


def test_other_rules_make_no_version(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "rules_version", lambda: "f" * 16)
    reprocess(place.store, place.web.now())
    assert place.store.find_versions(page(1)) == []


def test_other_rules_keep_when_an_article_was_fetched(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = place.store.find_articles()[0].fetched
    monkeypatch.setattr(pipeline, "rules_version", lambda: "f" * 16)
    reprocess(place.store, place.web.now())
    assert place.store.find_articles()[0].fetched == before


def test_a_correction_of_a_page_shows_in_the_history_of_its_event(place: Place) -> None:
    _look(place, "2023-01-02")
    event = _event(place)
    told = changes_in_words(event, place.store.find_history(event.uid), "en")
    assert ("1 Jan 2023", "2 Jan 2023") in [(change.old, change.new) for change in told]
    assert all(change.cause.url == page(1) for change in told)


def test_an_older_copy_of_a_page_changes_nothing(place: Place) -> None:
    """An archive of the web is read after the page itself."""
    [now] = place.store.find_articles()
    assert now.fetched is not None
    article = Article(
        page(1), "2020-01-01", "en", "old.warc", "0" * 64, page(1), fetched=now.fetched - timedelta(days=1)
    )
    done = pipeline.ingest_stream(lambda _: [article], place.store, Settings(), place.web.now())
    assert done.articles == {page(1): "unchanged"}
    assert place.store.find_versions(page(1)) == []


def test_an_archive_of_a_wrong_clock_keeps_no_page_from_being_read(place: Place) -> None:
    ahead = Article(page(2), "2020-01-01", "en", "old.warc", "0" * 64, page(2), fetched=BEGUN + timedelta(days=9999))
    pipeline.ingest_stream(lambda _: [ahead], place.store, Settings(), place.web.now())
    place.web.later(minutes=20)
    now = replace(ahead, text="2020-01-02", content_hash="1" * 64, fetched=place.web.now())
    done = pipeline.ingest_stream(lambda _: [now], place.store, Settings(), place.web.now())
    assert done.articles == {page(2): "changed"}


# --- a page that is no longer there ---


def test_one_answer_withdraws_nothing(place: Place) -> None:
    _look(place, 404)
    assert place.store.find_articles()[0].gone is None
    assert place.status(1) == "read"


def test_two_answers_one_after_the_other_withdraw_nothing(place: Place) -> None:
    _look(place, 404, minutes=20)
    _look(place, 404)
    assert place.store.find_articles()[0].gone is None


def test_failures_are_no_answers_that_it_is_gone(place: Place) -> None:
    _look(place, 500)
    _look(place, 404)
    assert place.store.find_articles()[0].gone is None


@pytest.mark.parametrize("answers", [(404, 404), (410, 410), (404, 410)])
def test_a_page_that_is_still_not_there_later_has_gone(place: Place, answers: tuple[int, int]) -> None:
    asked = place.web.now()
    for answer in answers:
        _look(place, answer)
    gone = place.store.find_articles()[0].gone
    assert (place.status(1), gone is not None and gone - asked < timedelta(minutes=1)) == ("gone", True)


def test_the_event_of_a_page_that_has_gone_stays_and_says_so(place: Place) -> None:
    before = _event(place)
    _look(place, 404)
    day = place.web.now() - timedelta(days=1)
    _look(place, 404)
    event = _event(place)
    assert (event.withdrawn, event.sequence) == (None, before.sequence + 1)
    assert event.conflicts == (f"source-gone:{day.date()}:{page(1)}",)
    assert event.evidence[0].quote == before.evidence[0].quote
    assert event.evidence[0].gone == place.store.find_articles()[0].gone


def test_that_it_has_gone_shows_in_the_history_of_its_event(place: Place) -> None:
    _look(place, 404)
    _look(place, 404)
    event = _event(place)
    changes = changes_in_words(event, place.store.find_history(event.uid), "en")
    assert any("no longer there" in change.new for change in changes)
    assert all(change.cause.url == page(1) for change in changes)


def test_an_event_with_another_source_is_only_marked_there(place: Place) -> None:
    place.web.answers |= {OTHER.url: page(1, "other.example"), page(1, "other.example"): "2023-01-01"}
    place.run(OTHER)
    _look(place, 404)
    _look(place, 404)
    event = _event(place)
    assert [one.gone is None for one in event.evidence] == [False, True]
    assert event.conflicts == ()


def test_an_event_with_a_source_that_has_gone_is_worth_a_look(place: Place) -> None:
    assert place.store.find_doubtful() == []
    _look(place, 404)
    _look(place, 404)
    assert [reasons for _, reasons in place.store.find_doubtful()] == [("conflict",)]


def test_what_has_gone_is_no_difference_between_reports(place: Place) -> None:
    _look(place, 404)
    _look(place, 404)
    assert place.store.find_columns(EventFilter(), "en").conflicts == (False,)


BACK: list[tuple[str, Callable[[Place], None]]] = [
    ("as it was", lambda place: _look(place, "2023-01-01")),
    ("with other words", lambda place: _look(place, "2023-01-01 and more")),
]


@pytest.mark.parametrize("back", [row[1] for row in BACK], ids=[row[0] for row in BACK])
def test_a_page_that_is_back_is_as_if_it_had_never_gone(place: Place, back: Callable[[Place], None]) -> None:
    _look(place, 404)
    _look(place, 404, days=8)
    back(place)
    event = _event(place)
    assert (place.status(1), place.store.find_articles()[0].gone) == ("read", None)
    assert (event.conflicts, event.evidence[0].gone) == ((), None)


def test_a_page_that_has_gone_and_says_nothing_now_is_not_back(place: Place) -> None:
    _look(place, 404)
    _look(place, 404, days=8)
    _look(place, "nothing")
    assert place.store.find_articles()[0].gone is not None


def test_other_rules_do_not_bring_a_page_back(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _look(place, 404)
    _look(place, 404)
    before = _event(place)
    monkeypatch.setattr(pipeline, "rules_version", lambda: "f" * 16)
    reprocess(place.store, place.web.now())
    assert _event(place) == before
    assert place.store.find_articles()[0].gone is not None


def test_a_page_that_never_was_an_article_is_given_up(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    place.put(1)
    for _ in range(4):
        _look(place, 404)
    assert (place.status(1), place.web.asked.count(page(1))) == ("failed", 2)
    assert place.store.counts().articles == 0


def test_an_article_is_there_as_long_as_one_of_its_pages_is(place: Place) -> None:
    place.web.answers |= {LIST: f"{page(1)}\n{page(2)}", page(2): f"2023-01-01 same as {page(1)}"}
    place.run(only_due=False)
    place.web.later(days=3)
    _look(place, 404)
    _look(place, 404)
    assert place.store.find_articles()[0].gone is not None
    place.run(only_due=False)
    [article] = place.store.find_articles()
    assert (article.key, article.gone, place.status(1), place.status(2)) == (page(1), None, "gone", "read")
    assert _event(place).conflicts == ()


def test_the_store_is_sound_after_all_that(place: Place) -> None:
    for answer in ("2023-01-02", 404, 404, 404):
        _look(place, answer)
    place.web.later(days=8)
    _look(place, "2023-01-03")
    assert place.store.check() == []


def test_killed_before_it_is_noted_a_page_goes_in_the_next_run(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _look(place, 404)
    with monkeypatch.context() as patched:
        patched.setattr(type(place.following), "save_pages", _die)
        with pytest.raises(KeyboardInterrupt):
            _look(place, 404)
    _look(place, 404)
    event = _event(place)
    assert (place.status(1), event.sequence, place.store.find_articles()[0].gone is None) == ("gone", 1, False)


def _die(*_: object) -> None:
    raise KeyboardInterrupt
