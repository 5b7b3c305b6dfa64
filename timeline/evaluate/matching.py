"""Which guess is which labelled event.

A guess is right for a label when start and end are the same dates at the same precision and, where kinds count, its
kind is the label's or one of its further kinds. Each label takes one guess, exact kinds first. What is left over for a
taken label is spare (left out of the count) if it names another of the label's kinds, as a visit beside its signing
does; if it repeats the kind, it is a second event where there is one, and wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.evaluate.labels import Guess, Label

Pair = tuple[int, int]
_Fits = Callable[[Label, Guess], bool]


@dataclass(frozen=True, slots=True)
class Matching:
    """pairs: (index of the label, index of the guess). spare: guesses that are neither right nor wrong."""

    pairs: tuple[Pair, ...]
    spare: frozenset[int]


def match(labels: Sequence[Label], guesses: Sequence[Guess], *, with_kind: bool) -> Matching:
    """Labels and guesses of one article, paired. Without kinds, equal dates suffice in the end."""
    rounds: list[_Fits] = [
        lambda label, guess: label.kind == guess.kind,
        lambda label, guess: guess.kind in label.kinds,
    ]
    if not with_kind:
        rounds.append(lambda label, guess: True)
    guess_of: dict[int, int] = {}
    for fits in rounds:
        _pair_up(labels, guesses, fits, guess_of)
    return Matching(tuple(guess_of.items()), _spare(labels, guesses, guess_of))


def _pair_up(labels: Sequence[Label], guesses: Sequence[Guess], fits: _Fits, guess_of: dict[int, int]) -> None:
    taken = set(guess_of.values())
    for g, label in enumerate(labels):
        if g in guess_of:
            continue
        for p, guess in enumerate(guesses):
            if p not in taken and _same_dates(label, guess) and fits(label, guess):
                guess_of[g] = p
                taken.add(p)
                break


def _spare(labels: Sequence[Label], guesses: Sequence[Guess], guess_of: dict[int, int]) -> frozenset[int]:
    left = set(range(len(guesses))) - set(guess_of.values())
    return frozenset(
        p
        for p in left
        if any(
            _same_dates(labels[g], guesses[p])
            and guesses[p].kind in labels[g].kinds
            and guesses[p].kind != guesses[taker].kind
            for g, taker in guess_of.items()
        )
    )


def _same_dates(label: Label, guess: Guess) -> bool:
    if guess.start not in label.accept | {label.start}:
        return False
    ends: set[str | None] = {label.end, *label.accept_end}
    if guess.start in label.accept:
        ends.add(None)  # an accepted date may stand for the whole range
    return (None if guess.end == guess.start else guess.end) in ends
