"""Parties in the form that people write: "Daejeon | visitor | KR", "Vo Van Minh | host | VN | Chairman".

One party a line, or ";;" between them. The fields stand in this order, and the last ones may be left out; "-" is the
office of a person of whom none is known. A backslash before a character that means something here makes it a letter:
so every party has a text, and the text gives back that party.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.errors import CorrectionError
from timeline.model import Role

BETWEEN = " ;; "  # parties in one line
_UNKNOWN = "-"  # the office of a person
_FIELDS = ("name", "role", "country", "title")
_TOKEN = re.compile(r"(\\[\\|;\[-])|(;;|[\r\n])|(\|)|.", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|;\[-])")
_MEANING = re.compile(r"[\\|]|;{2,}")
_CODE = re.compile("[A-Z]{2}")
_MANY_MEANINGS = frozenset("()（）,，、;；｜")  # in a name that stands alone: it may be meant to be more than a name
FORM = (
    "a party is written name | role | country | office, such as Daejeon | visitor | KR "
    "or Vo Van Minh | host | VN | Chairman (- for a person whose office is not known), one a line or ;; between them; "
    "roles are {roles}"
)


def _refused(message: str, value: str = "") -> CorrectionError:
    return CorrectionError(message, values={"value": value[:80], "roles": ", ".join(Role)})


def read_parties(text: str) -> Any:
    """Parties as plain JSON has them, not yet checked; from JSON, too. Raises CorrectionError, saying the form."""
    if text.startswith("["):
        return _from_json(text)
    return [party for fields in _split(text) for party in _read(fields)]


def party_text(plain: Mapping[str, Any]) -> str:
    """One party in a line."""
    name = _escaped(plain["name"])
    name = f"\\{name}" if name.startswith("[") else name
    fields = [name, plain["role"], plain["country"] or "", _office_text(plain["title"])]
    while not fields[-1]:
        fields.pop()
    return " | ".join(fields)


def _office_text(office: str | None) -> str:
    if office is None:
        return ""
    text = _escaped(office)
    return f"\\{text}" if text == _UNKNOWN else text or _UNKNOWN


def parties_text(parties: Iterable[Mapping[str, Any]]) -> str:
    """All of them in one line."""
    return BETWEEN.join(map(party_text, parties))


def _escaped(text: str) -> str:
    """The text in one line, with nothing in it that means something here."""
    line = " ".join(text.split())
    return _MEANING.sub(lambda found: "".join(f"\\{character}" for character in found[0]), line)


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _refused("it is no JSON (a name that begins with [ is written \\[); " + FORM) from None


def _split(text: str) -> Iterator[list[str]]:
    """The fields of each party, as they are written."""
    parties = [[""]]
    for found in _TOKEN.finditer(text):
        _, between, bar = found.groups()
        if between:
            parties.append([""])
        elif bar:
            parties[-1].append("")
        else:
            parties[-1][-1] += found[0]
    stripped = ([part.strip() for part in fields] for fields in parties)
    return (fields for fields in stripped if fields != [""])


def _read(fields: list[str]) -> list[dict[str, Any]]:
    if len(fields) == 1:
        return _read_short(_plain(fields[0]))
    if len(fields) > len(_FIELDS):
        raise _refused("{value!r} has too many fields; " + FORM, " | ".join(fields))
    party: dict[str, Any] = {name: _plain(field) or None for name, field in zip(_FIELDS, fields, strict=False)}
    if fields[3:] == [_UNKNOWN]:
        party["title"] = ""
    party["role"] = (party["role"] or Role.PARTICIPANT).lower()
    if party["role"] not in list(Role):
        raise _refused("{value!r} is no role; " + FORM, party["role"])
    return [party]


def _plain(field: str) -> str:
    return _ESCAPED.sub(r"\1", field)


def _read_short(text: str) -> list[dict[str, Any]]:
    """ "Daejeon", "Daejeon (visitor, KR)" or "Daejeon (visitor, KR); Ulsan (host)", if it can be nothing else."""
    if not _MANY_MEANINGS & set(text):
        return [{"name": text}]
    parties = [_bracketed(part.strip()) for part in text.split(";") if part.strip()]
    if not parties or None in parties:
        raise _refused("{value!r} may mean more than one thing; " + FORM, text)
    return [party for party in parties if party is not None]


def _bracketed(text: str) -> dict[str, Any] | None:
    """A name, then its role and perhaps its country in brackets; None for what is not just that."""
    name, _, rest = text.rpartition("(")
    role, comma, country = (part.strip() for part in rest.removesuffix(")").partition(","))
    if not (name.strip() and rest.endswith(")") and role in list(Role)):
        return None
    if comma and not _CODE.fullmatch(country):
        return None
    return {"name": name.strip(), "role": role, "country": country or None}
