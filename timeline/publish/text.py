"""Text and addresses from outside, made fit to be published: as text, never as markup, structure or a command.

What is taken away carries no meaning for readers: control characters, halves of surrogate pairs, noncharacters.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

# Every character that some reader takes for the end of a line (str.splitlines, U+2028, U+2029 ...).
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# XML 1.0, section 2.2 has the rest; C1 controls are legal there, but mean nothing.
_NO_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"\s+")
_UNSAFE_IN_ADDRESS = re.compile("[\x00-\x1f\x7f]")
_MAX_ADDRESS = 2000
_KEPT = "%/:=&~+!$,;'@()*"  # RFC 3986, section 2.2, but brackets, which may stand in no path


def clean_text(text: str) -> str:
    """The text without control characters; line breaks become a line feed, tabs stay."""
    if text.isprintable():  # nothing to take away or to break
        return text.strip()
    return _NO_TEXT.sub("", _LINE_BREAK.sub("\n", text)).strip()


def clean_line(text: str, longest: int | None = None) -> str:
    """The text in one line, at most `longest` characters: the last is an ellipsis where something was cut."""
    line = clean_text(text)
    if "  " in line or not line.isprintable():
        line = _BLANKS.sub(" ", line).strip()
    if longest is None or len(line) <= longest:
        return line
    return line[: longest - 1].rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """The address in ASCII (RFC 3986) if it is one of the web; None for every other scheme and for what is no address.

    An address with a user's name in it is none of ours: it is written to be mistaken for another host's.
    """
    if not url or len(url) > _MAX_ADDRESS or _UNSAFE_IN_ADDRESS.search(url.strip()):
        return None
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode("ascii")
        port = parts.port
        path, query, fragment = (quote(part, safe=_KEPT + "?") for part in parts[2:])
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or not _HOST.fullmatch(host):
        return None
    return urlunsplit((parts.scheme, host, path, query, fragment))


# What the rest of `web_address` would leave as it is: most addresses, told in a tenth of the time.
_PLAIN_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[1-9]\d{0,3})?/[A-Za-z0-9%/._~+-]*(?:\?[A-Za-z0-9%/._~+=&-]+)?", re.ASCII
)
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?")
