"""How well reports of one event are put together, against rows that say which reports are one event.

Files of groups are CSV with a header: article, event, start, kind, case; further columns are for people. A row is a
report: what `article` says of the event with that number. `start` is as that article tells it ("" where it tells no
date) and finds the report, with the kind; rows that no report fits are not scored, since what is not found cannot be
merged. An event is one home province's.

B-cubed (Bagga and Baldwin 1998): of each report, the share of what stands with it that should (precision), and of what
should stand with it that does (recall), each averaged over all reports.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from timeline.errors import FetchError, SourceFormatError
from timeline.evaluate.score import Measure
from timeline.model import Kind, period_start
from timeline.records import Report

_COLUMNS = ("article", "event", "start", "kind", "case")


@dataclass(frozen=True, slots=True)
class Mention:
    """One row. event: rows with the same one are one event. start: "YYYY", "YYYY-MM", "YYYY-MM-DD", or ""."""

    article: str
    event: str
    start: str
    kind: Kind
    case: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.start or 'undated'} {self.kind}"


@dataclass(frozen=True, slots=True)
class MergingScore:
    """found: rows with a report, of `labelled`. wrong: pairs that are one and should not be. missed: the reverse."""

    name: str
    labelled: int
    found: int
    measure: Measure
    wrong: tuple[tuple[Mention, Mention], ...] = ()
    missed: tuple[tuple[Mention, Mention], ...] = ()


def read_groups(path: Path) -> list[Mention]:
    """The rows of a file. Raises FetchError where it cannot be opened, SourceFormatError with the line."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(_mentions(csv.DictReader(file), path))
    except OSError as error:
        raise FetchError("the groups cannot be read", subject=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceFormatError("this is no file of groups", subject=str(path)) from error


def _mentions(rows: csv.DictReader[str], path: Path) -> Iterator[Mention]:
    try:
        for row in rows:
            yield Mention(row["article"], row["event"], row["start"], Kind(row["kind"]), row["case"])
    except (KeyError, ValueError, csv.Error) as error:
        message = f"a row needs {', '.join(_COLUMNS)}"
        raise SourceFormatError(message, subject=str(path), line=rows.line_num) from error


def score_merging(name: str, mentions: Sequence[Mention], reports: Sequence[Report]) -> MergingScore:
    """What the events of these reports are worth against the rows."""
    found = _found(mentions, reports)
    pairs = [(mention, (mention.event, report.candidate.province), report.event) for mention, report in found]
    together = list(combinations(pairs, 2))
    return MergingScore(
        name=name,
        labelled=len(mentions),
        found=len(found),
        measure=_b_cubed([wanted for _, wanted, _ in pairs], [made for _, _, made in pairs]),
        wrong=tuple((a, b) for (a, one, x), (b, other, y) in together if x == y and one != other),
        missed=tuple((a, b) for (a, one, x), (b, other, y) in together if x != y and one == other),
    )


def _found(mentions: Sequence[Mention], reports: Sequence[Report]) -> list[tuple[Mention, Report]]:
    """Each row with its report: of the exact kind if there is one, else with that further kind; each report once."""
    by_article: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.candidate.date_span, report.id)):
        if report.gone is None:
            by_article[report.article].append(report)
    taken: dict[Mention, Report] = {}
    fits: Sequence[Callable[[Mention, Report], bool]] = (
        lambda mention, report: report.candidate.kind is mention.kind,
        lambda mention, report: mention.kind in report.candidate.also,
    )
    for fit in fits:
        for mention in (mention for mention in mentions if mention not in taken):
            free = [r for r in by_article[mention.article] if r not in taken.values() and _start(r) == mention.start]
            for report in [r for r in free if fit(mention, r)][:1]:
                taken[mention] = report
    return [(mention, taken[mention]) for mention in mentions if mention in taken]


def _start(report: Report) -> str:
    return period_start(report.candidate.dtstart, report.candidate.precision) or ""


def _b_cubed(wanted: Sequence[object], made: Sequence[object]) -> Measure:
    if not wanted:
        return Measure(1.0, 1.0)
    both, sizes, clusters = Counter(zip(wanted, made, strict=True)), Counter(wanted), Counter(made)
    rows: list[tuple[object, object]] = list(zip(wanted, made, strict=True))
    precision = sum(both[row] / clusters[row[1]] for row in rows) / len(rows)
    recall = sum(both[row] / sizes[row[0]] for row in rows) / len(rows)
    return Measure(precision, recall)


def render_merging(scores: Sequence[MergingScore]) -> str:
    """Figures of each file, and which reports are wrongly together or apart, by case."""
    return "".join(f"{line}\n" for score in scores for line in _lines(score))


def _lines(score: MergingScore) -> Iterator[str]:
    measure = score.measure
    yield f"{score.name}: {score.found} of {score.labelled} reports found"
    yield f"  {'B-cubed':<12} precision {measure.precision:.3f}, recall {measure.recall:.3f}, F1 {measure.f1:.3f}"
    for told, pairs in (("wrongly one", score.wrong), ("wrongly two", score.missed)):
        for one, other in pairs:
            yield f"  {told}: {one}; {other} ({_cases(one, other)})"


def _cases(one: Mention, other: Mention) -> str:
    return ", ".join(dict.fromkeys((one.case, other.case)))


def merging_record(score: MergingScore) -> Mapping[str, object]:
    """For JSON; ratios are not rounded."""
    measure = score.measure
    figures = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
    return {
        "name": score.name,
        "labelled": score.labelled,
        "found": score.found,
        "b_cubed": figures,
        "wrong": [[str(one), str(other)] for one, other in score.wrong],
        "missed": [[str(one), str(other)] for one, other in score.missed],
    }
