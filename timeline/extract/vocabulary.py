"""The words of a language's lexicon, flattened: which word is of which group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicon import read_lexicon
from timeline.model import Kind


@dataclass(frozen=True, slots=True)
class KindRule:
    """together: rows of word classes; a row holds in a clause where a word of each class stands."""

    kind: Kind
    together: tuple[tuple[str, ...], ...]


def words_of(language: str) -> Iterator[tuple[str, str, str]]:
    """(group, value, word): ("word", class), ("kind", kind), ("cue", cue), ("home", ""), ("foreign", ""),
    ("mask", ""): it hides the words within it, ("direction", who is named next), ("office", "")."""
    lexicon = read_lexicon(language)
    for name, words in lexicon["words"].items():
        yield from (("word", name, word) for word in words)
    for kind, table in lexicon["kinds"].items():
        yield from (("kind", kind, word) for word in table.get("alone", ()))
    for cue, words in lexicon["cues"].items():
        yield from (("cue", cue, word) for word in words)
    for value, words in lexicon.get("direction", {}).items():
        yield from (("direction", value, word) for word in words)
    yield from (("office", "", word) for word in lexicon.get("people", {}).get("offices", ()))
    for group in ("home", "foreign", "mask"):
        yield from ((group, "", word) for word in lexicon[group]["words"])


@cache
def kind_rules(language: str) -> tuple[KindRule, ...]:
    """The `together` rows of each kind."""
    kinds: Mapping[str, Any] = read_lexicon(language)["kinds"]
    return tuple(
        KindRule(Kind(kind), tuple(tuple(row) for row in table["together"]))
        for kind, table in kinds.items()
        if table.get("together")
    )


@cache
def rows_beginning_with(language: str) -> Mapping[str, Sequence[tuple[Kind, tuple[str, ...]]]]:
    """The same rows with their kinds, by the first word class of each: where it is missing, no row of it holds."""
    table: dict[str, list[tuple[Kind, tuple[str, ...]]]] = {}
    for rule in kind_rules(language):
        for row in rule.together:
            table.setdefault(row[0], []).append((rule.kind, row))
    return table
