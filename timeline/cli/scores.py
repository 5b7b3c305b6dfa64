"""The command that says how good the extraction is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from timeline import evaluate as scoring
from timeline import pipeline
from timeline.cli.application import Failures, Files, Flag, HomeProvince, UnusedStore, app, settings_of
from timeline.cli.examples import EXAMPLES
from timeline.cli.folder import save_files
from timeline.cli.output import complain, say
from timeline.model import Extraction
from timeline.publish.records import sound_json

ArticleFiles = Annotated[Files, Parameter(help="Files and folders of articles, as for ingest.")]
LabelFiles = Annotated[
    Files, Parameter(help="Files of labels, an article a line; each is scored by itself and all together.")
]
GroupFiles = Annotated[
    Files, Parameter(help="Files of groups (CSV): which reports of --articles are one event; each is scored by itself.")
]
Verbose = Annotated[Flag, Parameter(help="Kinds and calibration for each file, and the words around each date.")]
Unread = Annotated[
    Files,
    Parameter(
        help="Of --gold and --groups, the files that nobody who writes rules has read: their totals alone are told."
    ),
]
ScoreFile = Annotated[
    Path | None,
    Parameter(help="File of accepted scores: print gains and losses; the exit code is 1 where a score drops."),
]
NewScoreFile = Annotated[Path | None, Parameter(help="File to write today's scores to, for a later --against.")]
CountFile = Annotated[
    Path | None, Parameter(help="File to write how many events were right to: what the page about the program tells.")
]


@app.command(help_epilogue=EXAMPLES["evaluate"])
def evaluate(
    *,
    articles: ArticleFiles,
    gold: LabelFiles,
    groups: GroupFiles | None = None,
    unread: Unread | None = None,
    verbose: Verbose = False,
    format: Literal["text", "json"] = "text",
    against: ScoreFile = None,
    accept: NewScoreFile = None,
    measured: CountFile = None,
    province: HomeProvince = None,
    store: UnusedStore = None,
) -> int:
    """Score the extraction against labels: what is found, what is missed, what is spurious.

    Labels are JSON lines, an article a line:
    {"id": ..., "events": [{"start": "2023-01-04", "kind": "visit"}]}
    Start is as exact as the page: 2023, 2023-01, 2023-01-04. An event may have
    end, also, status, countries, main, optional, accept, accept_end, too:
    tests/labelled/README.md says what they mean. Groups are CSV with the columns
    article, event, start, kind, case: rows with the same event are one event.

    Parameters
    ----------
    format
        text for people, json for programs.
    """
    settings, failed = settings_of(province=province), Failures()
    before = scoring.read_accepted(against) if against else {}
    labels = {name: scoring.read_labels(path) for name, path in _named(gold).items()}
    extractions = failed.sift(pipeline.extract_places(articles, settings))
    found = {extraction.article.key: extraction for extraction in extractions}
    scores = [scoring.score_articles(name, rows, found) for name, rows in labels.items()]
    named = _named(groups or ())
    merging = [_merging(name, scoring.read_groups(path), found, failed) for name, path in named.items()]
    _tell_strays(unread or (), {*gold, *(groups or ())}, failed)
    hidden = _hidden(gold, unread or ()) | _hidden(groups or (), unread or ())
    scores = [replace(s, missed=(), spurious=(), different=()) if s.name in hidden else s for s in scores]
    merging = [replace(score, missed=(), wrong=()) if score.name in hidden else score for score in merging]
    _tell_gaps(labels, found, failed)
    as_json = format == "json"
    text = scoring.render_text(scores, verbose=verbose) + scoring.render_merging(merging)
    text = sound_json(scoring.render_json(scores, merging)) if as_json else text
    say(*text.rstrip("\n").split("\n"))
    if measured:
        save_files({measured.name: scoring.render_accuracy(scores).encode()}, measured.parent)
    if accept:
        _accept([*scores, *merging], accept)
    return 1 if against and _dropped([*scores, *merging], before) else failed.code


def _tell_gaps(
    labels: Mapping[str, Sequence[scoring.LabelledArticle]], found: Mapping[str, Extraction], failed: Failures
) -> None:
    for name, rows in labels.items():
        if not rows:
            failed.tell(f"{name}: there are no labels in it")
        for row in rows:
            if row.id not in found:
                failed.tell(f"{name}: there are labels for {row.id}, but no such article")


def _merging(
    name: str, mentions: Sequence[scoring.Mention], found: Mapping[str, Extraction], failed: Failures
) -> scoring.MergingScore:
    """The score of a file of groups: its articles alone are put into an empty store."""
    for key in dict.fromkeys(mention.article for mention in mentions):
        if key not in found:
            failed.tell(f"{name}: there is a group with {key}, but no such article")
    told = {mention.article for mention in mentions}
    reports = pipeline.resolved([extraction for key, extraction in found.items() if key in told])
    return scoring.score_merging(name, mentions, reports)


def _tell_strays(unread: Sequence[Path], scored: Set[Path], failed: Failures) -> None:
    for path in set(unread) - scored:
        failed.tell(f"{path}: it is not one of --gold or --groups")


def _hidden(files: Sequence[Path], unread: Sequence[Path]) -> set[str]:
    """The names of the scores whose totals alone are told."""
    return {name for name, path in _named(files).items() if path in unread}


def _named(gold: Sequence[Path]) -> dict[str, Path]:
    """The files by the name of their score: the file's without suffix, the whole path where two would be the same."""
    stems = [path.stem for path in gold]
    return {path.stem if stems.count(path.stem) == 1 else str(path): path for path in gold}


def _accept(scores: Sequence[scoring.AnyScore], path: Path) -> None:
    save_files({path.name: scoring.render_accepted(scores).encode()}, path.parent)
    complain(f"note: {path}: these scores are the accepted ones now")


def _dropped(scores: Sequence[scoring.AnyScore], before: Mapping[str, scoring.Accepted]) -> bool:
    """Print gains and losses to standard error, so that they never mix with JSON; whether a score dropped."""
    changes = scoring.compare_scores(scores, before)
    for line in scoring.render_changes(changes).rstrip("\n").split("\n"):
        complain(line)
    for score in scores:
        if score.name not in before:
            complain(f"note: {score.name} has no accepted score yet")
    return any(change.dropped for change in changes)
