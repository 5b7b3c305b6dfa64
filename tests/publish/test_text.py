"""Text and addresses from outside: what is taken away, and that nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.publish.text import clean_line, clean_text, web_address

LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")))


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\x00b\x1bc", "abc"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\ud83db\ufffec\U0001ffff", "abc\U0001ffff"),
        ("  a\tb  ", "a\tb"),
        ("\u202eأهلا 你好 😀‍👩", "\u202eأهلا 你好 😀‍👩"),
    ],
)
def test_clean_text(given_text: str, cleaned: str) -> None:
    assert clean_text(given_text) == cleaned


@given(LETTERS)
def test_letters_marks_and_signs_stay(text: str) -> None:
    assert clean_text(text) == text


@given(st.text(st.characters()))
def test_a_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


@pytest.mark.parametrize(("longest", "line"), [(None, "one two"), (7, "one two"), (6, "one t…"), (5, "one…")])
def test_a_long_line_is_cut_and_says_so(longest: int | None, line: str) -> None:
    assert clean_line("one \n two", longest) == line


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&z=2#w", "https://a.example/x?y=1&z=2#w"),
        ("HTTP://A.example:8080", "http://A.example:8080"),
        (" https://a.example/ ", "https://a.example/"),
        ("https://a.example/tin tức/<b>\"'", "https://a.example/tin%20t%E1%BB%A9c/%3Cb%3E%22'"),
        ("https://a.example/a%20b", "https://a.example/a%20b"),
        ("https://bình-dương.example/", f"https://{'bình-dương.example'.encode('idna').decode()}/"),
        ("https://[2001:db8::1]:80/", "https://[2001:db8::1]:80/"),
    ],
)
def test_an_address_of_the_web(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//a.example/",
        "a.example",
        "https://",
        "https:///path",
        "https://a.example\r\nX: y/",
        "java\nscript:alert(1)",
        "https://user:secret@a.example/",
        "https://a.example@b.example/",
        "https://a.example:99999/",
        "https://a.example:x/",
        "https://[::1/",
        "https://a b.example/",
        'https://a"b.example/',
        "https://a.example/\ud83d",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_no_address_of_the_web(url: str | None) -> None:
    assert web_address(url) is None


@given(st.text(st.characters()))
def test_an_address_is_ascii_without_blanks_or_markup(tail: str) -> None:
    address = web_address(f"https://a.example/{tail}")
    assert address is None or (address.isascii() and not set(address) & set(' <>"\\^`{|}\r\n\t'))
