"""Bytes to text: UTF-8 and UTF-16 by their marks, else UTF-8, else the legacy encodings of Viet Nam and China.

Text is decoded strictly: a text with replacement characters would hide a loss. New lines stay as they are.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from timeline.errors import SourceFormatError

_SAMPLE = 100_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"\xd0\xcf\x11\xe0")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_LEGACY = ("gb18030", "big5", "cp1258", "cp1252")
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252"}
# Names of Python's codecs for the encodings that pages are in (WHATWG Encoding, section 4.2). Its others are none of
# pages: they undo escapes ("unicode_escape"), always fail ("undefined"), or hide markup ("utf-7"). A page in UTF-16
# cannot say so in ASCII.
_WEB = re.compile(
    r"utf-8|gb18030|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp|cp932|cp949|cp866|cp874|tis-620|cp125[0-8]"
    r"|iso8859-(?:[1-9]|1[013-6])|koi8-[ru]|mac-(?:roman|cyrillic)|ascii"
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def mark_of(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the start names, and the mark's length."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """Whether the start of a file without a mark is no text: NULs, many control characters, a known signature."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or sample.startswith(_MAGIC) or controls * 20 > len(sample)


def decode(data: bytes, place: str, *, declared: str | None = None) -> tuple[str, str | None]:
    """The text of a file, and the encoding if it had to be guessed.

    declared: the encoding that the page itself names; it is tried first, unless there is a mark.
    Raises SourceFormatError where it is binary or no encoding fits, with the byte's offset.
    """
    mark = mark_of(data)
    if mark is not None:
        return _strictly(data, mark[0], place, skip=mark[1]), None
    if is_binary(data):
        raise SourceFormatError("it is no text file (binary data)", subject=place)
    for name in filter(None, (_known(declared), "utf-8")):
        try:
            return _composed(data.decode(name), name), None
        except UnicodeError:  # not only of decoding: codecs raise the plain one, too
            continue
    guessed = _legacy(data)
    return _strictly(data, guessed or "utf-8", place), guessed


def decode_answer(data: bytes, place: str, *, charset: str | None) -> tuple[str, str | None]:
    """The text of a page that a server sent, and the encoding if it had to be guessed.

    charset: as the header has it, which comes before what the page itself names (HTML, section 13.2.3.2). What is sound
    UTF-8 beyond ASCII is that, whatever is said of it: many servers add a charset of their own to every page.
    Raises SourceFormatError where it is binary or no encoding fits.
    """
    wide = None if mark_of(data) else _wide(data, charset)
    if wide is not None:
        return _strictly(data, wide, place), None
    declared = next(filter(None, (_fitting(name, data) for name in (charset, declared_in(data)))), None)
    return decode(data, place, declared="utf-8" if _is_utf8(data) else declared)


def decode_start(data: bytes, length: int, charset: str | None) -> str:
    """About `length` characters of the start, to tell by what the whole is; nothing raises."""
    start = data[: 4 * length]
    mark = mark_of(start)
    if mark is not None:
        return start[mark[1] :].decode(mark[0], "replace")[:length]
    name = _wide(start, charset) or ("utf-8" if _is_utf8(start) else _known(charset) or "utf-8")
    return start.decode(name, "replace")[:length]


def _wide(data: bytes, charset: str | None) -> str | None:
    """UTF-16 without a mark: by the NULs about its first `<`; the header alone says it of text without markup."""
    if data[:2] == b"\0<" and data[2:3] == b"\0":
        return "utf-16-be"
    if data[:2] == b"<\0" and data[3:4] == b"\0":
        return "utf-16-le"
    named = (charset or "").lower().replace("_", "-")
    if named in {"utf-16", "utf-16le", "utf-16be"} and b"\0" in data[:_SAMPLE]:
        return "utf-16-be" if named == "utf-16be" else "utf-16-le"
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether it decodes as UTF-8, and more than a few characters are not of ASCII (which other encodings are, too)."""
    try:
        text = data[:_SAMPLE].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(data), _SAMPLE) - 4:  # else a character was cut in two
            return False
        text = data[: error.start].decode("utf-8")
    return len(text) - len(text.encode("ascii", "ignore")) > 3


def _fitting(name: str | None, data: bytes) -> str | None:
    """The encoding that is named, if it is one of the web and the start decodes in it; else None."""
    known = _known(name)
    if known is None:
        return None
    try:
        codecs.getincrementaldecoder(known)().decode(data[:_SAMPLE])
    except UnicodeError:
        return None
    return known


def declared_in(data: bytes) -> str | None:
    """The encoding that an HTML page's own meta element names."""
    match = _META.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _known(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    known = _SAME.get(known, known)
    return known if _WEB.fullmatch(known) else None


def _legacy(data: bytes) -> str | None:
    """The legacy encoding that fits, None for UTF-8 with a broken byte in it (that is to be said, not papered over)."""
    sample = data[:_SAMPLE]
    sequences = sum(len(match) for match in _UTF8_SEQUENCE.findall(sample))
    high = sum(byte >= 0x80 for byte in sample)
    if sequences * 10 > high * 9 or (high and high * 200 < len(sample) and sequences):
        return None
    best = from_bytes(sample, cp_isolation=list(_LEGACY), enable_fallback=False).best()
    return best.encoding if best else None


def _strictly(data: bytes, name: str, place: str, *, skip: int = 0) -> str:
    try:
        return _composed(data[skip:].decode(name), name)
    except UnicodeDecodeError as error:
        offset = skip + error.start
        raise SourceFormatError(
            f"it cannot be decoded as {name} at byte offset {offset}; save it as UTF-8", subject=place
        ) from error


def _composed(text: str, name: str) -> str:
    """Windows-1258 writes tone marks as characters of their own; composed, the text is as UTF-8 would have held it."""
    return unicodedata.normalize("NFC", text) if name == "cp1258" else text
