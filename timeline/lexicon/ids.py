"""The ids that reports get: made from the article's key and what is reported, the same wherever the program runs.

An id is a UUID (RFC 7986, section 5.3, asks for one as UID). It says nothing about the article to whoever does not know
it. Since it follows from the report, what people decided elsewhere finds the report when its article comes here.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import count
from uuid import UUID, uuid5

from timeline.folding import fold
from timeline.model import EventCandidate

_SPACE = UUID("0c5a8b0e-93d2-5f0c-9a55-6f2a4ad0c1be")  # ours, made up once


def new_id(candidate: EventCandidate, taken: Container[str]) -> str:
    """From what is reported, not from where it stands; a number is added where an article says the same twice."""
    parties = sorted(fold(party.name) for party in candidate.parties if not party.is_person)
    said = (candidate.dtstart, candidate.dtend, candidate.precision, candidate.kind, *sorted(candidate.countries))
    text = "\x1f".join(map(str, (candidate.evidence.article, *said, *parties)))
    # surrogates can stand in a key that was made from a file's name
    ids = (str(uuid5(_SPACE, f"{text}\x1f{n}".encode("utf-8", "replace").decode())) for n in count())
    return next(one for one in ids if one not in taken)


def possible_ids(candidates: Iterable[EventCandidate], taken: Iterable[str]) -> Iterator[str]:
    """All ids that these could get as new reports, if not one of them is a report that is known.

    taken: the ids of the known reports of their articles.
    """
    used = set(taken)
    for candidate in candidates:
        used.add(found := new_id(candidate, used))
        yield found
