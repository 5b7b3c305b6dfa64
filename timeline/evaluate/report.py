"""Scores as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.evaluate.accepted import Change
from timeline.evaluate.labels import Guess, Label
from timeline.evaluate.merging import MergingScore, merging_record
from timeline.evaluate.score import BINS, Different, Measure, Missed, Score, Spurious, pool_scores
from timeline.model import Kind


def render_text(scores: Sequence[Score], *, verbose: bool = False) -> str:
    """Figures of each score and what it missed or made up; kinds and calibration of them all together.

    Verbose adds kinds and calibration of each, and the printed words around each date.
    """
    lines = [line for score in scores for line in _lines(score, verbose=verbose)]
    if len(scores) > 1:
        lines += [*_figure_lines(pool_scores("all", scores)), *_table_lines(pool_scores("all", scores))]
    elif not verbose:
        lines += [line for score in scores for line in _table_lines(score)]
    return "\n".join(lines) + "\n"


def _lines(score: Score, *, verbose: bool) -> Iterator[str]:
    yield from _figure_lines(score)
    if verbose:
        yield from _table_lines(score)
    for missed in score.missed:
        yield from _missed_lines(missed, verbose=verbose)
    for spurious in score.spurious:
        yield from _spurious_lines(spurious, verbose=verbose)
    yield from map(_different_line, score.different)
    yield ""


def _figure_lines(score: Score) -> Iterator[str]:
    yield f"{score.name}: {score.articles} articles"
    for name, measure in (("date", score.date), ("event", score.event)):
        yield f"  {name:<12} {_measure(measure)}"
    for name, value in (("main recall", score.main_recall), ("country", score.country), ("status", score.status)):
        yield f"  {name:<12} {value:.3f}"


def _table_lines(score: Score) -> Iterator[str]:
    yield from _kind_lines(score)
    yield from _calibration_lines(score)


def _measure(measure: Measure) -> str:
    return f"P {measure.precision:.3f}  R {measure.recall:.3f}  F1 {measure.f1:.3f}"


def _kind_lines(score: Score) -> Iterator[str]:
    if score.kinds:
        yield "  by kind"
    for kind in Kind:
        number = {what: score.kinds.get((str(kind), what), 0) for what in ("right", "guessed", "found", "wanted")}
        if number["wanted"] or number["guessed"]:
            said = "right {right} of {guessed} given, found {found} of {wanted} labelled".format_map(number)
            yield f"    {kind:<11} {_measure(score.kind(str(kind)))}  {said}"


def _calibration_lines(score: Score) -> Iterator[str]:
    if score.marks:
        yield "  confidence   events  mean   right"
    highs = dict(zip(BINS, (*BINS[1:], 1.0), strict=True))
    for row in score.calibration():
        yield f"    {row.low:.1f} to {highs[row.low]:.1f} {row.guesses:>6}  {row.confidence:.2f}   {row.right:.2f}"


def _missed_lines(missed: Missed, *, verbose: bool) -> Iterator[str]:
    label, why = missed.label, f" [rejected: {missed.reason}]" if missed.reason else ""
    phrase = _one_line(label.date_text or "")
    yield f'  missed   {missed.article}  {_period(label)}  {label.kind}  "{phrase}": {label.title}{why}'
    if verbose:
        yield f"           ... {missed.quote} ..." if missed.quote else "           (these words are not in the text)"


def _spurious_lines(spurious: Spurious, *, verbose: bool) -> Iterator[str]:
    guess = spurious.guess
    what = f'{guess.kind}  "{_one_line(guess.date_text)}": {guess.title} (confidence {guess.confidence:.2f})'
    yield f"  spurious {spurious.article}  {_period(guess)}  {what}"
    if verbose:
        yield f"           ... {_one_line(guess.quote)} ..."


def _different_line(different: Different) -> str:
    label, guess = different.label, different.guess
    pairs = (("countries", _codes(label), _codes(guess)), ("status", str(label.status), str(guess.status)))
    what = "; ".join(f"{name} {found}, labelled {right}" for name, right, found in pairs if found != right)
    return f"  differs  {different.article}  {_period(label)}  {label.kind}: {what}"


def _codes(event: Label | Guess) -> str:
    return " ".join(sorted(event.countries)) or "none"


def _period(event: Label | Guess) -> str:
    return event.start if event.end is None else f"{event.start} to {event.end}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def render_changes(changes: Sequence[Change]) -> str:
    """Gains and losses against the accepted scores, for people."""
    return "\n".join(line for change in changes for line in _change_lines(change)) + "\n"


def _change_lines(change: Change) -> Iterator[str]:
    if not (change.figures or change.gains or change.losses):
        yield f"{change.name}: as accepted"
        return
    yield f"{change.name}: {len(change.gains)} gains, {len(change.losses)} losses"
    for name, before, now in change.figures:
        yield f"  {name:<16} {before:g} -> {now:g}{'  DROPPED' if now < before else ''}"
    yield from (f"  + {gain}" for gain in change.gains)
    yield from (f"  - {loss}" for loss in change.losses)


def render_json(scores: Sequence[Score], merging: Sequence[MergingScore] = ()) -> str:
    """{"scores": [one a file of labels], "pooled": all together, "merging": [one a file of groups]}; not rounded."""
    table: dict[str, Any] = {"scores": [_record(s) for s in scores], "pooled": _record(pool_scores("all", scores))}
    if merging:
        table["merging"] = [merging_record(score) for score in merging]
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _record(score: Score) -> dict[str, Any]:
    return {
        "name": score.name,
        "articles": score.articles,
        "date": _measure_record(score.date),
        "event": _measure_record(score.event),
        "main_recall": score.main_recall,
        "country": score.country,
        "status": score.status,
        "counts": {" ".join(key): number for key, number in sorted(score.counts.items())},
        "kinds": {kind: _measure_record(score.kind(kind)) for kind in sorted({kind for kind, _ in score.kinds})},
        "calibration": [
            {"from": b.low, "events": b.guesses, "confidence": b.confidence, "right": b.right}
            for b in score.calibration()
        ],
        "missed": [_missed_record(missed) for missed in score.missed],
        "spurious": [_spurious_record(spurious) for spurious in score.spurious],
        "different": [_different_record(different) for different in score.different],
    }


def _measure_record(measure: Measure) -> dict[str, float]:
    return {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}


def _missed_record(missed: Missed) -> dict[str, Any]:
    label = missed.label
    dates = {"start": label.start, "end": label.end, "date_text": label.date_text}
    what = {"kind": str(label.kind), "title": label.title, "quote": missed.quote, "rejected": missed.reason or None}
    return {"article": missed.article} | dates | what


def _spurious_record(spurious: Spurious) -> dict[str, Any]:
    guess = spurious.guess
    dates = {"start": guess.start, "end": guess.end, "date_text": guess.date_text}
    what = {"kind": str(guess.kind), "title": guess.title, "quote": guess.quote, "confidence": guess.confidence}
    return {"article": spurious.article} | dates | what


def _different_record(different: Different) -> dict[str, Any]:
    label, guess = different.label, different.guess
    return {
        "article": different.article,
        "start": label.start,
        "kind": str(label.kind),
        "labelled": {"countries": sorted(label.countries), "status": str(label.status)},
        "found": {"countries": sorted(guess.countries), "status": str(guess.status)},
    }
