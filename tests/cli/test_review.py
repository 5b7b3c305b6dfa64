"""`timeline review`: what is printed and what is refused; what decisions do is tested with the pipeline."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_help import examples
from tests.test_review import tell
from tests.test_review_of_pairs import meeting, uid_of
from timeline.cli import app
from timeline.cli.reviews import review
from timeline.store import Store

Command = Callable[..., Run]
VERBS = [name for name in review if not name.startswith("-")]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two events: one is unsure, and corrected by nobody."""
    kept = Store(tmp_path / "store")
    tell(kept, 0, meeting("a", confidence=0.4), meeting("b", "Ulsan"))
    return kept


@pytest.fixture
def decide(run: Command, store: Store) -> Command:
    """`decide("set", "kind=visit")` about the event of article a."""

    def call(verb: str, *more: object, uid: str = "") -> Run:
        return run("review", verb, uid or uid_of(store, "a")[:8], *more, "--store", store.folder, "--by", "Lan")

    return call


def test_the_queue_names_what_is_worth_a_look_and_why(run: Command, store: Store) -> None:
    out = run("review", "--store", store.folder).out
    assert out.splitlines()[0] == f"{uid_of(store, 'a')}  2023-01-04  meeting  What a tells of Daejeon"
    assert "unsure; confidence 0.40" in out


def test_the_queue_is_for_programs_too(run: Command, store: Store) -> None:
    rows = [json.loads(line) for line in run("review", "--format", "jsonl", "--store", store.folder).out.splitlines()]
    assert [(row["uid"], row["doubts"][-1]) for row in rows][:1] == [(uid_of(store, "a"), "unsure")]


def test_what_was_set_is_told(decide: Command) -> None:
    result = decide("set", "dates=2023-01-06", "location=Thu Dau Mot", "--note", "as invited")
    assert (result.code, result.err) == (0, "")
    assert "by Lan: set" in result.out and "(as invited)" in result.out
    assert "Date: 4 Jan 2023 -> 6 Jan 2023" in result.out


def test_saying_it_again_changes_nothing(decide: Command) -> None:
    decide("confirm")
    assert decide("confirm").out == "nothing changed: it was decided already\n"


@pytest.mark.parametrize(
    "verb, more, words",
    [
        ("set", ("dates=soon",), "'soon' is no date such as"),
        ("set", ("title=x",), "a title is written summary.vi or summary.en"),
        ("set", ("dates",), "it has to be FIELD=VALUE"),
        ("set", (), "FIELD=VALUE"),
        ("split", ("nothing",), "not one of the event's reports"),
    ],
)
def test_what_cannot_be_is_refused(decide: Command, verb: str, more: tuple[str, ...], words: str) -> None:
    result = decide(verb, *more)
    assert (result.code, result.out) == (2, "") and words in result.err


def test_an_unknown_event_is_told(decide: Command) -> None:
    result = decide("confirm", uid="nothing")
    assert (result.code, result.err) == (1, "timeline: nothing: there is no event with this uid\n")


def test_all_that_is_known_is_shown(run: Command, store: Store, decide: Command) -> None:
    decide("reject", "--note", "an anniversary")
    out = run("review", "show", uid_of(store, "a"), "--store", store.folder).out
    assert "withdrawn" in out and "an anniversary" in out and "reports:" in out and "decisions:" in out


def test_events_are_merged_split_and_kept_apart(store: Store, decide: Command) -> None:
    other = uid_of(store, "b")
    assert "leads to another event now" in decide("merge", other[:8]).out
    kept = store.get_event(other).uid
    leaving = next(report.id for report in store.find_reports(kept) if report.article == "b")
    assert decide("split", leaving[:10], uid=kept).code == 0
    assert decide("apart", other, uid=uid_of(store, "a")).out == "nothing changed: it was decided already\n"


def test_an_event_is_added_logged_and_taken_back(run: Command, store: Store) -> None:
    options = (
        "--date",
        "2022-05",
        "--kind",
        "award",
        "--title",
        "A prize",
        "--country",
        "fi",
        "--party",
        "Oulu | host | FI",
    )
    added = run("review", "add", *options, "status=planned", "--store", store.folder)
    assert added.code == 0 and "2022-05  award  planned  A prize" in added.out
    [line] = run("review", "log", "--store", store.folder).out.splitlines()
    undone = run("review", "undo", line[:8], "--store", store.folder)
    assert "2022-05  award  withdrawn  A prize" in undone.out


def test_the_text_of_parties_that_is_shown_can_be_set(decide: Command) -> None:
    text = "Tran Van A | host | VN | - ;; Korea Agency (KOICA) | visitor | KR ;; A; B | host ;; C | visitor | AU | PM"
    assert f" parties={text} (" in decide("set", f"parties={text}").out


def test_what_was_decided_goes_to_a_file_and_back(run: Command, store: Store, decide: Command, tmp_path: Path) -> None:
    decide("set", "kind=visit")
    file, other = tmp_path / "corrections.jsonl", tmp_path / "other"
    assert run("review", "export", file, "--store", store.folder).out == f"{file}: 1 corrections\n"
    assert run("review", "export", "-", "--store", store.folder).out == file.read_text("utf-8")
    assert "decided: " in run("review", "import", file, "--store", other).out
    assert run("review", "log", "--stale", "--store", other).out == run("review", "log", "--store", other).out


def test_a_file_that_is_wrong_is_refused(run: Command, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text("{}\n")
    result = run("review", "import", file, "--store", store.folder)
    assert result.code == 1 and f"{file}, line 1: " in result.err


@pytest.mark.parametrize("limit", ["0", "-1", "-20"])
def test_a_limit_below_one_is_refused(run: Command, store: Store, limit: str) -> None:
    result = run("review", f"--limit={limit}", "--store", store.folder)
    assert (result.code, result.out) == (2, "") and "--limit" in result.err and ">= 1" in result.err


def test_a_folder_that_is_not_there_is_not_made(run: Command, store: Store, tmp_path: Path) -> None:
    result = run("review", "export", tmp_path / "nowhere" / "x", "--store", store.folder)
    assert (result.code, result.err) == (1, f"timeline: {tmp_path}/nowhere: there is no such folder; make it first\n")
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_not_there_is_told_in_words(run: Command, store: Store) -> None:
    result = run("review", "import", "nowhere.jsonl", "--store", store.folder)
    assert result.err == "timeline: nowhere.jsonl: it cannot be read (No such file or directory)\n"


def test_queue_and_log_name_events_by_their_titles(run: Command, store: Store, decide: Command) -> None:
    decide("set", "kind=visit")
    assert run("review", "log", "--store", store.folder).out.endswith("  “What a tells of Daejeon”\n")
    tell(store, 9, meeting("c", dtstart=date(2023, 1, 6), confidence=0.4))
    out = run("review", "--store", store.folder).out
    assert re.search(r"may be one with \S+: .*\n {8}2023-01-0\d  \w+  What [ac] tells of Daejeon\n", out)


def test_two_events_are_logged_as_kept_apart(run: Command, store: Store, decide: Command) -> None:
    assert ": apart " in decide("apart", uid_of(store, "b")).out


def test_an_event_is_not_merged_with_itself(store: Store, decide: Command) -> None:
    result = decide("merge", uid_of(store, "a"))
    assert result.code == 2 and "both uids lead to one event, “What a tells of Daejeon”" in result.err


def test_what_is_done_to_a_rejected_event_is_told(decide: Command) -> None:
    decide("reject")
    assert "it stays withdrawn" in decide("set", "location=Thu Dau Mot").out
    assert "it was withdrawn, and is shown again" in decide("confirm").out


def test_what_was_added_to_an_event_that_was_here_is_told(run: Command, store: Store) -> None:
    options = ("--date", "2023-01-04", "--kind", "meeting", "--title", "Talks", "--country", "KR")
    result = run("review", "add", *options, "--party", "Daejeon | visitor | KR", "--store", store.folder)
    assert f"it is one with an event that was here: {uid_of(store, 'a')}  " in result.out


def test_history_says_who_corrected_and_why(run: Command, store: Store, decide: Command) -> None:
    decide("set", "location=Thu Dau Mot", "--note", "as invited")
    [name] = [correction.id for correction in store.find_corrections()]
    out = run("history", uid_of(store, "a"), "--store", store.folder).out
    assert f"; corrected by hand by Lan (correction {name}): as invited" in out


def test_history_of_what_was_merged_says_into_what(run: Command, store: Store, decide: Command) -> None:
    uids = uid_of(store, "a"), uid_of(store, "b")
    decide("merge", uids[1])
    removed = next(uid for uid in uids if store.get_event(uid).uid != uid)
    result = run("history", removed, "--store", store.folder)
    assert result.err == f"timeline: note: {removed} was merged into {store.get_event(removed).uid}\n"


def test_the_store_may_be_named_before_the_command(run: Command, store: Store) -> None:
    assert run("--store", store.folder, "review", "confirm", uid_of(store, "a")).code == 0
    assert run("--store", store.folder, "review", "--limit", 1).code == 0


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_documented(run: Command, verb: str) -> None:
    text = run("review", verb, "--help").out
    assert text.startswith(f"Usage: timeline review {verb}") and len(text.splitlines()[2].split()) > 4
    shown = examples(text)
    assert shown and all(line.startswith(f"timeline review {verb}") and len(line) < 78 for line in shown)
    for line in shown:
        app.parse_args(shlex.split(line)[1:], exit_on_error=False, print_error=False)


@pytest.mark.parametrize("verb", VERBS)
def test_every_parameter_of_a_verb_is_explained(verb: str) -> None:
    parameters = review[verb].assemble_argument_collection(parse_docstring=True)
    assert [a.name for a in parameters if a.parameter.show is not False and not a.parameter.help] == []
