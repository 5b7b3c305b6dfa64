"""Words from outside on a page that takes Markdown."""

from __future__ import annotations


def as_text(outside: str) -> str:
    """The words with every character that Markdown takes for more escaped (CommonMark, section 2.4)."""
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and not c.isspace() else c for c in outside)
