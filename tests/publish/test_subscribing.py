"""Ways to subscribe to a calendar: what each program is given, and when it is not offered."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import numpy
import pytest
import zxingcpp
from lxml import etree

from timeline.publish.content import to_html
from timeline.publish.subscribing import Hindrance, Program, Way, is_reachable, qr_code, ways_to, webcal_address

ADDRESS = "https://timeline.example.org/calendar.ics?country=JP,KR&q=L%C3%A0o"


def way(program: Program, address: str = ADDRESS, title: str = "Foreign affairs") -> Way:
    (found,) = [way for way in ways_to(address, title) if way.program is program]
    return found


def asked(link: str | None) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link or "").query))


def test_a_calendar_program_gets_the_address_by_its_own_scheme() -> None:
    assert way(Program.WEBCAL).link == "webcal://timeline.example.org/calendar.ics?country=JP,KR&q=L%C3%A0o"


def test_google_gets_the_whole_address_as_one_value() -> None:
    link = way(Program.GOOGLE).link
    assert str(link).startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F")
    assert asked(link) == {"cid": webcal_address(ADDRESS)}


@pytest.mark.parametrize(
    ("program", "host"), [(Program.OUTLOOK, "outlook.live.com"), (Program.OFFICE, "outlook.office.com")]
)
def test_outlook_gets_address_and_name(program: Program, host: str) -> None:
    link = way(program, title="Đối ngoại & more\n+1").link
    assert urlsplit(link or "")[:3] == ("https", host, "/calendar/0/addfromweb")
    assert asked(link) == {"url": ADDRESS, "name": "Đối ngoại & more +1"}


def test_no_link_has_a_plus_for_a_blank() -> None:
    assert "+" not in "".join(str(way.link) for way in ways_to(ADDRESS, "a title of words"))


def test_a_long_name_is_cut() -> None:
    assert asked(way(Program.OUTLOOK, title="x" * 500).link)["name"] == "x" * 99 + "…"


def sized(length: int, scheme: str = "https") -> str:
    start = f"{scheme}://timeline.example.org/calendar.ics?q="
    return start + "x" * (length - len(start))


@pytest.mark.parametrize(
    ("address", "hindrance"),
    [
        (sized(254), None),
        (sized(255), Hindrance.TOO_LONG),  # one more as webcal:
        (sized(256), Hindrance.TOO_LONG),
        (sized(253, "http"), None),
        (sized(254, "http"), Hindrance.TOO_LONG),
    ],
)
def test_google_takes_no_long_address(address: str, hindrance: Hindrance | None) -> None:
    found = way(Program.GOOGLE, address)
    assert (found.hindrance, found.link is None) == (hindrance, hindrance is not None)


def test_the_others_take_a_long_address() -> None:
    assert all(way(program, sized(1000)).link for program in Program if program is not Program.GOOGLE)


@pytest.mark.parametrize("program", [p for p in Program if p is not Program.WEBCAL])
def test_what_a_server_elsewhere_cannot_fetch_is_not_offered_to_it(program: Program) -> None:
    assert way(program, "http://127.0.0.1:8501/calendar.ics") == Way(program, None, Hindrance.UNREACHABLE)


def test_a_program_of_this_machine_reaches_it() -> None:
    found = way(Program.WEBCAL, "http://127.0.0.1:8501/calendar.ics")
    assert found.link == "webcal://127.0.0.1:8501/calendar.ics"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("timeline.example.org", True),
        ("8.8.8.8", True),
        ("[2001:4860:4860::8888]", True),
        ("lịch.example.org", True),
        ("LOCALHOST", False),
        ("localhost.", False),
        ("app.localhost", False),
        ("127.0.0.1:8501", False),
        ("10.1.2.3", False),
        ("192.168.0.5:8501", False),
        ("172.16.0.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("[::1]:8501", False),
        ("[fd00::1]", False),
        ("[fe80::1]", False),
        ("server", False),
        ("printer.local", False),
        ("timeline.internal", False),
        ("nas.home.arpa", False),
        ("nas.lan", False),
        ("notlocal.example", True),
        ("dislocal", False),
    ],
)
def test_what_the_world_reaches(host: str, expected: bool) -> None:
    assert is_reachable(f"https://{host}/calendar.ics") is expected


def read_code(drawn: str) -> str:
    """What a reader that is not ours reads from the picture: the dark runs of the path, drawn as pixels."""
    svg = etree.fromstring(drawn)
    side = int(svg.get("viewBox").split()[2])
    pixels = numpy.full((side, side), 255, numpy.uint8)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", svg[-1].get("d")):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            pixels[int(y), int(x) : int(x + values[0])] = 0
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    (found,) = zxingcpp.read_barcodes(pixels.repeat(4, 0).repeat(4, 1))
    return str(found.text)


@pytest.mark.parametrize("address", [ADDRESS, sized(500), "http://192.168.0.5:8501/subscribe"])
def test_a_camera_reads_the_address(address: str) -> None:
    assert read_code(to_html(qr_code(address))) == address


def test_a_code_is_dark_on_light_with_a_margin_whatever_the_page_is() -> None:
    drawn = qr_code(ADDRESS)
    assert [part.get("fill") or part.get("stroke") for part in drawn] == ["#fff", "#000"]
    assert drawn[-1].get("d").startswith("M4 4.5h7")
    assert "style" not in to_html(drawn)


def test_too_much_for_a_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_code("https://timeline.example.org/?" + "x" * 3000)
