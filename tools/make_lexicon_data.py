"""Make the frozen tables of `timeline/lexicon/names/` again: `make lexicon-data`.

countries.json: ISO 3166-1 code -> names by language, from CLDR (Babel).
subdivisions.json: ISO 3166-1 code -> names of its subdivisions in Latin letters, from ISO 3166-2 (pycountry).
han.json: traditional characters and the simplified ones that they are read as, from OpenCC.

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

LEXICON = Path(__file__).parent.parent / "timeline" / "lexicon"
LOCALES = {"en": ("en",), "vi": ("vi",), "zh": ("zh_Hans", "zh_Hant")}
# Subdivision names that are everyday words, or somebody else's better-known name.
NOT_NAMES = set(
    """Central Eastern Western Northern Southern North South East West Capital Center Centre Centro Littoral Plateaux
    Union National Nation Distrito Federal Metropolitan Highlands Islands Coast Coastal River Rivers Lakes Lake Plateau
    Delta Victoria Trinity Saint Santa Santo San Port Porto Grand Grande Bay Borders Mary Gold Kent Cross City Hope May March
    Mono Male Nord Sud Est Ouest Centre Bar Ban Bor Most Split Brest Para Ica Lima Manila Sport Bath Reading Sale Media
    Man Down Post Data Pol Sao Kos Van Ross Savanes Zone Zona Sind Federal District Area Region Florida Sofia Roma Bari
    Como Vienna Luxembourg Singapore Monaco Georgia Mexico Panama Guatemala Kuwait Djibouti Ben Vinh Hanoi Long Song
    Ho Chi Minh Pacific Atlantic Amazon Amazonas Asia Europe Africa America Oceania Bor Bey Nam Ho Chau Son Lam Mai Bac Tan
    Dung Minh Hai Thanh Phuoc Loi Trung Nam Viet Tien Hoa Binh Du Bos Most Kara""".split()
)


# What the names of China's, Korea's and Russia's subdivisions end in; nobody writes it in a newspaper.
ENDINGS = re.compile(
    r" (Sheng|Shi|SAR|Zizhiqu|Huizu Zizhiqu|Zhuangzu Zizhiqu|Uygur Zizhiqu)$|-(do|gwangyeoksi|teukbyeolsi|teukbyeoljachido)$"
)


def countries() -> dict[str, dict[str, list[str]]]:
    codes = [c for c in Locale("en").territories if re.fullmatch(r"[A-Z]{2}", c) and c not in {"EU", "UN", "ZZ", "EZ"}]
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
    return {"traditional": "".join(a for a, _ in pairs), "simplified": "".join(b for _, b in pairs)}


def write(name: str, table: object) -> None:
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    (LEXICON / "names" / name).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write("countries.json", countries())
    write("subdivisions.json", subdivisions())
    write("han.json", han())
