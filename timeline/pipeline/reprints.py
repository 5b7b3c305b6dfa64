"""Articles that are nearly the same as one that is known: found before they are read, so that most need not be.

The first of them that comes is the original, the others are its reprints; a reprint is never another one's original.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from timeline.errors import SourceError
from timeline.extract.reprints import carried_over, marked
from timeline.extract.signatures import are_nearly_the_same, find_bands, find_runs
from timeline.model import Article, Extraction
from timeline.provinces import profile_for
from timeline.store import Writer

_MOST_COMPARED = 5  # with the articles that share the most bands
_READING = 8  # hex digits of the rules' name that tell how an article was turned into text: the text is there

Extract = Callable[[Article, str], Extraction | SourceError]
"""Finds the events of an article for a home province."""


class Reprints:
    """The articles of a batch, extracted one after the other, each compared with those before it and in the store.

    batch: those that are to be extracted. rules: by key, by which ones (see `pipeline.rules_for`). extract: what finds
    events where nothing can be carried over.
    """

    def __init__(self, writer: Writer, batch: Sequence[Article], rules: Mapping[str, str], extract: Extract) -> None:
        self._rules = rules
        self._extract = extract
        self._runs = {article.key: find_runs(article.text) for article in batch}
        self._bands = {key: find_bands(runs) for key, runs in self._runs.items()}
        self._sharing: dict[int, set[str]] = defaultdict(set)
        for band, key in writer.find_alike(band for bands in self._bands.values() for band in bands):
            if key not in self._bands:  # those of the batch are known when they are extracted
                self._sharing[band].add(key)
        stored = {key for keys in self._sharing.values() for key in keys}
        known = writer.get_extractions(sorted(stored)) if stored else {}
        self._known = {key: extraction for key, (extraction, _) in known.items()}
        self._runs |= {key: find_runs(one.article.text) for key, one in self._known.items()}
        self._known_rules = {key: state.rules for key, (_, state) in known.items()}

    def extracted(self, article: Article, province: str) -> Extraction | SourceError:
        """What the article says; of a reprint, with the original's key and its sentences marked."""
        original = self._original_of(article)
        if original is None:
            found = self._extract(article, province)
            return found if isinstance(found, SourceError) else self._kept(found)
        carried = None
        if self._known_rules[original.article.key][_READING:] == self._rules[article.key][_READING:]:
            carried = carried_over(article, original, profile_for(article.province, province))
        found = carried or self._extract(article, province)
        return found if isinstance(found, SourceError) else marked(found, original.article)

    def _kept(self, found: Extraction) -> Extraction:
        """An original, to be found by those that come after it."""
        key = found.article.key
        for band in self._bands[key]:
            self._sharing[band].add(key)
        self._known[key], self._known_rules[key] = found, self._rules[key]
        return replace(found, bands=self._bands[key])

    def _original_of(self, article: Article) -> Extraction | None:
        """The article that shares the most bands with this one and is nearly the same."""
        shared = Counter(key for band in self._bands[article.key] for key in self._sharing.get(band, ()))
        ranked = sorted(shared, key=lambda key: (-shared[key], key))[:_MOST_COMPARED]
        likely = (self._known[key] for key in ranked if key != article.key)
        return next((one for one in likely if self._is_reprint(article, one.article)), None)

    def _is_reprint(self, article: Article, original: Article) -> bool:
        same = (article.language, article.province) == (original.language, original.province)
        return same and are_nearly_the_same(self._runs[article.key], self._runs[original.key])
