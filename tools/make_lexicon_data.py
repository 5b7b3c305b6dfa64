"""Make the frozen tables of `timeline/lexicon/names/` again: `make lexicon-data`.

countries.json: ISO 3166-1 code -> names by language that has a lexicon, from CLDR (Babel).
subdivisions.json: ISO 3166-1 code -> names of its subdivisions in Latin letters, from ISO 3166-2 (pycountry).
han.json: traditional characters (from) and the simplified ones that they are read as (to), from OpenCC.

Only this tool needs pycountry and opencc-python-reimplemented; what it makes is shipped, so that reading needs neither.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pycountry
from babel import Locale
from opencc import OpenCC

from timeline.lexicon import languages, read_lexicon

LEXICON = Path(__file__).parent.parent / "timeline" / "lexicon"
LOCALES = {language: read_lexicon(language)["writing"].get("locales", [language]) for language in languages()}
# Subdivision names that are everyday words, or somebody else's better-known name.
NOT_NAMES = frozenset(
    [
        "Africa",
        "Amazon",
        "Amazonas",
        "America",
        "Area",
        "Asia",
        "Atlantic",
        "Bac",
        "Ban",
        "Bar",
        "Bari",
        "Bath",
        "Bay",
        "Ben",
        "Bey",
        "Binh",
        "Bor",
        "Borders",
        "Bos",
        "Brest",
        "Capital",
        "Center",
        "Central",
        "Centre",
        "Centro",
        "Chau",
        "Chi",
        "City",
        "Coast",
        "Coastal",
        "Como",
        "Cross",
        "Data",
        "Delta",
        "District",
        "Distrito",
        "Djibouti",
        "Down",
        "Du",
        "Dung",
        "East",
        "Eastern",
        "Est",
        "Europe",
        "Federal",
        "Florida",
        "Georgia",
        "Gold",
        "Grand",
        "Grande",
        "Guatemala",
        "Hai",
        "Hanoi",
        "Highlands",
        "Ho",
        "Hoa",
        "Hope",
        "Ica",
        "Islands",
        "Kara",
        "Kent",
        "Kos",
        "Kuwait",
        "Lake",
        "Lakes",
        "Lam",
        "Lima",
        "Littoral",
        "Loi",
        "Long",
        "Luxembourg",
        "Mai",
        "Male",
        "Man",
        "Manila",
        "March",
        "Mary",
        "May",
        "Media",
        "Metropolitan",
        "Mexico",
        "Minh",
        "Monaco",
        "Mono",
        "Most",
        "Nam",
        "Nation",
        "National",
        "Nord",
        "North",
        "Northern",
        "Oceania",
        "Ouest",
        "Pacific",
        "Panama",
        "Para",
        "Phuoc",
        "Plateau",
        "Plateaux",
        "Pol",
        "Port",
        "Porto",
        "Post",
        "Reading",
        "Region",
        "River",
        "Rivers",
        "Roma",
        "Ross",
        "Saint",
        "Sale",
        "San",
        "Santa",
        "Santo",
        "Sao",
        "Savanes",
        "Sind",
        "Singapore",
        "Sofia",
        "Son",
        "Song",
        "South",
        "Southern",
        "Split",
        "Sport",
        "Sud",
        "Tan",
        "Thanh",
        "Tien",
        "Trinity",
        "Trung",
        "Union",
        "Van",
        "Victoria",
        "Vienna",
        "Viet",
        "Vinh",
        "West",
        "Western",
        "Zona",
        "Zone",
    ]
)
# What the names of China's, Korea's and Russia's subdivisions end in; nobody writes it in a newspaper.
ENDINGS = re.compile(
    r" (Sheng|Shi|SAR|Zizhiqu|Huizu Zizhiqu|Zhuangzu Zizhiqu|Uygur Zizhiqu)$"
    r"|-(do|gwangyeoksi|teukbyeolsi|teukbyeoljachido)$"
)


def countries() -> dict[str, dict[str, list[str]]]:
    territories = Locale("en").territories
    codes = [c for c in territories if re.fullmatch(r"[A-Z]{2}", c) and c not in {"EU", "UN", "ZZ", "EZ"}]
    table: dict[str, dict[str, list[str]]] = {}
    for code in sorted(codes):
        table[code] = {
            language: list(dict.fromkeys(Locale.parse(name).territories[code] for name in names))
            for language, names in LOCALES.items()
            if all(code in Locale.parse(name).territories for name in names)
        }
    return table


def plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def subdivisions() -> dict[str, list[str]]:
    seen: Counter[str] = Counter()
    rows: list[tuple[str, str]] = []
    for row in pycountry.subdivisions:
        name = plain(re.sub(r"\s*[\[(].*", "", row.name)).strip(" *†")
        name = ENDINGS.sub("", name)
        if re.fullmatch(r"[A-Za-z][A-Za-z' .-]{3,}", name) and row.parent_code is None:
            rows.append((row.country_code, name))
    for _, name in set(rows):
        seen[name.lower()] += 1
    names = {plain(c.name).lower() for c in pycountry.countries} | {n.lower() for n in NOT_NAMES}
    table: dict[str, list[str]] = {}
    for code, name in sorted(set(rows)):
        if seen[name.lower()] == 1 and name.lower() not in names:
            table.setdefault(code, []).append(name)
    return table


def han() -> dict[str, str]:
    convert = OpenCC("t2s").convert
    pairs = [(c, convert(c)) for c in map(chr, [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)])]
    pairs = [(a, b) for a, b in pairs if a != b and len(b) == 1]
    return {"from": "".join(a for a, _ in pairs), "to": "".join(b for _, b in pairs)}


def write(name: str, table: object) -> None:
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    (LEXICON / "names" / name).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write("countries.json", countries())
    write("subdivisions.json", subdivisions())
    write("han.json", han())
