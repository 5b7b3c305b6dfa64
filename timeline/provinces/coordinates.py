"""Where an event takes place on the map: the point of the town that its location names, or none.

A wrong point is worse than none. So a location is read part by part ("Thu Dau Mot City, Binh Duong"), a part counts
only as a whole (a hotel that is called after a city abroad is not there), a province or a country has no point, and
where two towns are named, or a town before a place that it is not known to be in, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from timeline.errors import ConfigError
from timeline.folding import fold
from timeline.lexicon import languages, read_lexicon, read_table
from timeline.lexicon.places import places
from timeline.lexicon.writing import all_letters
from timeline.provinces import Profile, profile_for, profile_ids, read_profile

Point = tuple[float, float]
_TABLE = "names/coordinates.toml"
_LONGEST = 200  # characters; more is no location


class _Rank(Enum):
    """HOME is the province itself, which may be a town; REGION any other place that is larger than one, or unknown."""

    TOWN = auto()
    HOME = auto()
    REGION = auto()
    COUNTRY = auto()


@dataclass(frozen=True, slots=True)
class _Place:
    """country: ISO 3166-1 alpha-2. own: a place of the home province."""

    rank: _Rank
    country: str
    at: Point | None = None
    own: bool = False


_UNSURE = _Place(_Rank.REGION, "")  # a name of several places: it agrees with none
_Names = Mapping[str, _Place]


@lru_cache(maxsize=4096)
def find_coordinates(location: str | None, province: str | None) -> Point | None:
    """Latitude and longitude (WGS 84, degrees, to two decimals) of the town that `location` names, in any language.

    province: the event's home province, id or name: names of its places mean its places. None where no town is named,
    where more than one is, or where the location contradicts itself.
    """
    if not location or len(location) > _LONGEST:
        return None
    own = _own_names(_home_id(province))
    named = [_look_up(part, own) for part in _parts(location, own)]
    points = {place for place in named if place is not None and place.at is not None}
    towns = {place for place in points if place.rank is _Rank.TOWN} or points
    if len(towns) != 1:
        return None
    (town,) = towns
    around = named[named.index(town) + 1 :]
    return town.at if all(_holds(place, town) for place in (*filter(None, named), *around)) else None


def _holds(place: _Place | None, town: _Place) -> bool:
    """Whether the town may lie in `place`, as far as is known: what is larger stands behind, and one of home lies in no
    other province."""
    if place is None:
        return False
    if town.own and place.rank is _Rank.REGION:
        return False
    return place.country == town.country


def _home_id(province: str | None) -> str:
    """The id of the profile, "" where there is none in a file."""
    try:
        found = profile_for(province, "").id
    except ConfigError:  # no province is named
        return ""
    return found if found in profile_ids() else ""


def _look_up(part: str, own: _Names) -> _Place | None:
    for form in (part, _around("town").sub("", part)):
        for table in (own, _world()):
            if form in table:
                return table[form]
    form = _around("region").sub("", part)  # "Osaka Prefecture" is not the town
    found = own.get(form) or _world().get(form)
    return found if found is not None and found.at is None else None


@cache
def _own_names(profile_id: str) -> _Names:
    """The names of the home province, of its towns and of its partners, as they are compared."""
    if not profile_id:
        return {}
    profile = read_profile(profile_id)
    names: dict[str, _Place] = {}
    for town in profile.towns:
        country = next((profile.partners[name] for name in town.names if name in profile.partners), profile.country)
        place = _Place(_Rank.TOWN, country, _point(*town.at), own=country == profile.country)
        names |= {_plain(name): place for name in (*town.names, *town.venues)}
    return {**_home_names(profile), **names}


def _home_names(profile: Profile) -> _Names:
    names = [_plain(name) for row in profile.names.values() for name in row]
    at = next((_world()[name].at for name in names if name in _world() and _world()[name].at), None)
    return dict.fromkeys(names, _Place(_Rank.HOME, profile.country, at, own=True))


@cache
def _world() -> _Names:
    """The names of all countries and places that are known, as they are compared, in all languages."""
    towns = {
        (code, _plain(name)): _point(latitude, longitude)
        for code, rows in read_table(_TABLE)["towns"].items()
        for name, latitude, longitude in rows
    }
    named: dict[str, _Place] = {}
    for name, place in (*_places(towns), *_countries()):
        known = named.setdefault(name, place)
        if known != place and not (known.country == place.country and place.rank is _Rank.COUNTRY):
            named[name] = _UNSURE
    for name, place in list(named.items()):
        named.setdefault(_around("town").sub("", name), place)
    return named


def _places(towns: Mapping[tuple[str, str], Point]) -> Iterator[tuple[str, _Place]]:
    for row in places():
        names = [_plain(name) for name in row.names]
        at = next((towns[row.country, name] for name in names if (row.country, name) in towns), None)
        place = _Place(_Rank.REGION if at is None else _Rank.TOWN, row.country, at)
        yield from ((name, place) for name in names)


def _countries() -> Iterator[tuple[str, _Place]]:
    tables: Iterable[Mapping[str, Iterable[str]]] = (read_lexicon(language)["demonyms"] for language in languages())
    rows = [(code, words) for table in tables for code, words in table.items()]
    rows += [(code, row) for code, names in read_table("names/countries.json").items() for row in names.values()]
    for code, words in rows:
        yield from ((_plain(word), _Place(_Rank.COUNTRY, code)) for word in words)


def _point(latitude: float, longitude: float) -> Point:
    return round(latitude, 2), round(longitude, 2)


def _parts(location: str, own: _Names) -> list[str]:
    whole = _plain(location)
    if _look_up(whole, own):  # "Washington, D.C."
        return [whole]
    return [part.strip() for part in _between().split(whole) if part.strip()]


def _plain(text: str) -> str:
    """As names are compared: without case and accents, variants of characters as one."""
    letters = all_letters()
    return fold("".join(letters.get(letter, letter) for letter in text))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(re.escape(_plain(word)) for word in read_table(_TABLE)["between"]["words"])
    return re.compile(rf"[,，、;；:：()（）/|·]|\s[-–—]\s|(?:^|(?<=\s))(?:{words})\s")


@cache
def _around(rank: str) -> re.Pattern[str]:
    """What may stand around the name of a town or of a region: "City" and the like."""
    before, after = ([_plain(word) for word in read_table(_TABLE)[rank][key]] for key in ("before", "after"))
    first = "|".join(re.escape(word) + ("" if word.endswith(".") else r"\s") for word in before)
    apart, joined = ("|".join(re.escape(w) for w in after if w.isascii() is spaced) for spaced in (True, False))
    return re.compile(rf"^(?:{first})\s?|(?:\s(?:{apart})|(?<=..)(?:{joined}))$")
