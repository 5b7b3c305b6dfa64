"""robots.txt, pauses, one request at a time to a host, Retry-After, and how often one that fails is asked again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.utils import format_datetime

import pytest

from tests.fetch.conftest import PUBLIC, START, Led, Played
from tests.fetch.outside import Outside, cut, outside, redirect, reply
from timeline.errors import FetchError, LaterError, RefusedError
from timeline.fetch import Fetcher, Limits, Manners
from timeline.fetch.addresses import Place, WebAddress
from timeline.fetch.exchange import Answer
from timeline.fetch.robots import Robots

Make = Callable[..., Fetcher]
DAY = 86_400


def robots(text: str, **headers: str) -> bytes:
    return reply(body=text.encode(), content_type="text/plain", **headers)


RULES = {
    "User-agent: *\nDisallow: /a": False,
    "User-agent: *\nDisallow: /b": True,
    "User-agent: *\nDisallow: /\nAllow: /a": True,
    "User-agent: *\nDisallow: /*?print=": True,
    "User-agent: *\nDisallow: /*.htm$": False,
    "User-agent: Foreign-Affairs-Timeline\nDisallow: /": False,
    "User-agent: foreign-affairs-timeline/2.0\nDisallow: /": False,
    "User-agent: *\nDisallow: /\n\nUser-agent: foreign-affairs-timeline\nDisallow:": True,
    "User-agent: foreign\nDisallow: /": True,
    "User-agent: timeline\nDisallow: /": True,
    "User-agent: other\nUser-agent: *\nDisallow: /": False,
    "User-agent: other\nDisallow: /": True,
    "User-agent: * # everybody\nDisallow: /": False,
    "User-agent: *bot\nDisallow: /": True,
    "User-agent:\nDisallow: /": True,
    "\ufeffUser-agent: *\nDisallow: /": False,
    "User-agent: *\r\nDisallow: /\r\n": False,
    "user agent *\ndisallow /": False,
    "<html><p>Disallow: /</html>": True,
    "": True,
    "\0\x1b\n:::\nUser-agent\nDisallow": True,
}


@pytest.mark.parametrize("text", RULES, ids=repr)
def test_the_rules_for_robots_are_kept(server: Outside, fetcher: Make, text: str) -> None:
    server.on("/robots.txt", robots(text))
    url = server.on("/a.htm", reply(body=b"x"))
    if RULES[text]:
        assert fetcher()(url).content == b"x"
    else:
        with pytest.raises(RefusedError, match=f"^{url}: its robots.txt does not allow it"):
            fetcher()(url)
    assert server.paths == ["/robots.txt"] + ["/a.htm"] * RULES[text]


def test_what_a_redirect_leads_to_must_be_allowed_too(server: Outside, fetcher: Make) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /b"))
    with pytest.raises(RefusedError, match=r"/b: its robots\.txt does not allow it"):
        fetcher()(server.on("/a", redirect("/b")))
    assert "/b" not in server.paths


def test_each_server_has_rules_of_its_own(server: Outside, fetcher: Make) -> None:
    with outside() as other:
        other.on("/robots.txt", robots("User-agent: *\nDisallow: /"))
        with pytest.raises(RefusedError, match=f"{other.port}/b: its robots.txt"):
            fetcher()(server.on("/a", redirect(f"{other.url}/b")))
        assert other.paths == ["/robots.txt"]


def test_robots_txt_itself_may_always_be_fetched(server: Outside, fetcher: Make) -> None:
    url = server.on("/robots.txt", robots("User-agent: *\nDisallow: /"))
    assert b"Disallow" in fetcher()(url).content


def test_the_rules_are_kept_for_a_day(server: Outside, fetcher: Make, clock: Played) -> None:
    fetch, url = fetcher(), server.on("/a", reply())
    for _ in range(3):
        fetch(url)
    clock.seconds += DAY - 60
    fetch(url)
    assert server.paths.count("/robots.txt") == 1
    clock.seconds += 60
    fetch(url)
    assert server.paths.count("/robots.txt") == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 204])
def test_where_there_are_no_rules_all_is_allowed(server: Outside, fetcher: Make, status: int) -> None:
    server.on("/robots.txt", reply(status, b"User-agent: *\nDisallow: /"))
    assert fetcher()(server.on("/a", reply(body=b"x"))).content == b"x"


def test_rules_may_be_at_another_place(server: Outside, fetcher: Make) -> None:
    server.on("/robots.txt", redirect("/r", 301))
    server.on("/r", redirect("/rules.txt"))
    server.on("/rules.txt", robots("User-agent: *\nDisallow: /"))
    with pytest.raises(RefusedError):
        fetcher()(f"{server.url}/a")


@pytest.mark.parametrize("location", ["/robots.txt", ""])
def test_rules_whose_redirects_lead_nowhere_are_none(server: Outside, fetcher: Make, location: str) -> None:
    server.on("/robots.txt", redirect(location))
    assert fetcher()(server.on("/a", reply(body=b"x"))).content == b"x"


@pytest.mark.parametrize("answer", [reply(500), reply(503), reply(429), cut(b"")], ids=["500", "503", "429", "cut"])
def test_where_the_rules_cannot_be_had_nothing_is_asked_now(server: Outside, fetcher: Make, answer: bytes) -> None:
    server.on("/robots.txt", answer)
    with pytest.raises(LaterError):
        fetcher()(server.on("/a", reply()))
    assert set(server.paths) == {"/robots.txt"}


def test_rules_that_cannot_be_had_are_tried_again_after_a_minute(server: Outside, fetcher: Make, clock: Played) -> None:
    server.on("/robots.txt", reply(500))
    fetch, url = fetcher(), server.on("/a", reply(body=b"x"))
    for _ in range(3):
        with pytest.raises(LaterError, match=r"without its robots\.txt nothing is asked, and the server answered 500"):
            fetch(url)
    assert server.paths == ["/robots.txt"] * 3  # the tries of the first time
    clock.seconds += 60
    server.on("/robots.txt", robots(""))
    assert fetch(url).content == b"x"


def test_rules_that_cannot_be_had_any_more_hold_on(server: Outside, fetcher: Make, clock: Played) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /b"), reply(500))
    fetch = fetcher()
    fetch(server.on("/a", reply()))
    clock.seconds += 2 * DAY
    assert fetch(f"{server.url}/a").status == 200
    with pytest.raises(RefusedError):
        fetch(f"{server.url}/b")


def test_rules_that_could_not_be_had_for_a_month_are_forgotten(server: Outside, fetcher: Make, clock: Played) -> None:
    server.on("/robots.txt", robots(""), reply(500))
    fetch, url = fetcher(), server.on("/a", reply())
    fetch(url)
    clock.seconds += 31 * DAY
    with pytest.raises(LaterError, match=r"without its robots\.txt"):
        fetch(url)


def test_of_a_large_robots_txt_the_beginning_counts(server: Outside, fetcher: Make) -> None:
    text = "User-agent: *\nDisallow: /a\n" + "# and more\n" * 60_000 + "Disallow: /b\n"
    server.on("/robots.txt", robots(text))
    fetch = fetcher()
    with pytest.raises(RefusedError):
        fetch(f"{server.url}/a")
    assert fetch(server.on("/b", reply(body=b"x"))).content == b"x"


HOSTILE_RULES = {
    "many names": "".join(f"User-agent: r{n}\n" for n in range(15_000)) + "Allow: /b\n" * 25_000,
    "many of our names": "User-agent: foreign-affairs-timeline\n" * 5_000 + "Allow: /b\n" * 25_000,
    "names like ours": "".join(f"User agent foreign-affairs-timeline/{n}\n" for n in range(5_000))
    + "Allow: /b\n" * 9_000,
    "many stars": "User-agent: *\n" + "Disallow: /" + "*a" * 200_000 + "b$\n",
    "one line": "User-agent: *\nDisallow: /" + "b" * 500_000,
    "no line": "\x85" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE_RULES)
def test_hostile_rules_are_read_all_the_same(server: Outside, fetcher: Make, name: str) -> None:
    server.on("/robots.txt", robots(HOSTILE_RULES[name]))
    assert fetcher()(server.on("/" + "a" * 2000, reply(body=b"x"))).content == b"x"


DELAYS = {
    "Crawl-delay: 7": 7,
    "Crawl-delay: 0.2": 1,
    "Crawl-delay: 86400": 60,
    "Crawl-delay: 1e99": 60,
    "Crawl-delay: -3": 1,
    "Crawl-delay: nan": 1,
    "Crawl-delay: soon": 1,
    "Request-rate: 1/20": 20,
    "Request-rate: 0/20": 1,
    "Request-rate: 30/60": 2,
}


@pytest.mark.parametrize("line", DELAYS)
def test_a_server_is_given_the_pause_that_it_wants(server: Outside, fetcher: Make, clock: Played, line: str) -> None:
    server.on("/robots.txt", robots(f"User-agent: *\n{line}"))
    fetch, url = fetcher(), server.on("/a", reply())
    fetch(url)
    fetch(url)
    assert clock.waited == [DELAYS[line]] * 2


def test_a_pause_that_is_not_kept_is_told_once(
    server: Outside, fetcher: Make, caplog: pytest.LogCaptureFixture
) -> None:
    server.on("/robots.txt", robots("User-agent: *\nCrawl-delay: 3600"))
    fetch, url = fetcher(), server.on("/a", reply())
    fetch(url)
    fetch(url)
    assert caplog.messages == [f"{server.url}/robots.txt wants 3600 seconds between requests; 60 are kept"]


def test_a_pause_passes_while_something_else_is_done(server: Outside, fetcher: Make, clock: Played) -> None:
    fetch, url = fetcher(), server.on("/a", reply())
    fetch(url)
    clock.waited.clear()
    clock.seconds += 0.75
    fetch(url)
    assert clock.waited == [0.25]


def test_other_hosts_need_no_pause(server: Outside, fetcher: Make, clock: Played) -> None:
    fetch = fetcher()
    with outside() as other:
        fetch(server.on("/a", reply()))
        clock.waited.clear()
        fetch(other.on("/a", reply()))
    assert clock.waited == [1]  # between its robots.txt and its page


def test_http_and_https_of_a_name_are_one_host(server: Outside, fetcher: Make, clock: Played) -> None:
    server.on("/a", redirect("http://b.example/b"))
    server.on("/b", reply(body=b"x"))
    fetch = fetcher(allow=[], resolve=lambda host, port: [PUBLIC], below=Led(server.port))
    assert fetch("http://a.example/a").url == "http://b.example/b"
    assert clock.waited == [1, 1]


def test_a_host_is_asked_one_thing_at_a_time(server: Outside, fetcher: Make) -> None:
    def slowly(connection: object) -> None:
        time.sleep(0.02)
        connection.sendall(reply())  # type: ignore[attr-defined]

    fetch = fetcher(manners=Manners(pause=0))
    urls = [server.on(f"/{n}", slowly) for n in range(12)]
    with ThreadPoolExecutor(6) as threads:
        assert [got.status for got in threads.map(fetch, urls)] == [200] * 12
    assert server.most_at_once == 1
    assert server.connections == 1
    assert server.paths.count("/robots.txt") == 1


def test_hosts_are_asked_at_the_same_time(server: Outside, fetcher: Make) -> None:
    """Each of two servers answers only when both have been asked."""
    both = threading.Barrier(2, timeout=30)

    def together(connection: object) -> None:
        both.wait()
        connection.sendall(reply(body=b"x"))  # type: ignore[attr-defined]

    fetch = fetcher()
    with outside() as other, ThreadPoolExecutor(2) as threads:
        got = threads.map(fetch, [server.on("/a", together), other.on("/a", together)])
        assert [one.content for one in got] == [b"x", b"x"]


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_server_that_fails_for_a_moment_is_asked_again(
    server: Outside, fetcher: Make, clock: Played, status: int
) -> None:
    assert fetcher()(server.on("/a", reply(status), reply(status), reply(body=b"x"))).content == b"x"
    assert clock.waited == [1, 5, 5]


def test_a_connection_that_breaks_is_made_again(server: Outside, fetcher: Make) -> None:
    assert fetcher()(server.on("/a", cut(b""), cut(b"HTTP/1.1 200 OK\r\n"), reply(body=b"x"))).content == b"x"


def test_a_server_that_goes_on_failing_is_left(server: Outside, fetcher: Make) -> None:
    url = server.on("/a", reply(502))
    with pytest.raises(LaterError, match=f"^{url}: the server answered 502 Bad Gateway$") as raised:
        fetcher()(url)
    assert (raised.value.status, raised.value.retry_after) == (502, None)
    assert server.paths == ["/robots.txt"] + ["/a"] * 3


def test_a_server_that_is_not_there_is_left(fetcher: Make, free_port: int) -> None:
    with pytest.raises(LaterError, match="there is no connection to the server") as raised:
        fetcher()(f"http://127.0.0.1:{free_port}/")
    assert (raised.value.status, raised.value.retry_after) == (None, None)


def test_a_name_that_nobody_knows_is_left(fetcher: Make) -> None:
    def resolve(host: str, port: int) -> list[object]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(LaterError, match=r"the name a\.example cannot be resolved \(Name or service not known\)"):
        fetcher(resolve=resolve)("http://a.example/")


def test_another_try_is_no_more_than_the_time_allows(server: Outside, fetcher: Make, clock: Played) -> None:
    def take_a_minute(connection: object) -> None:
        clock.seconds += 61
        connection.sendall(reply(500))  # type: ignore[attr-defined]

    with pytest.raises(LaterError):
        fetcher(limits=Limits(seconds=60))(server.on("/a", take_a_minute))
    assert server.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("said", ["3", format_datetime(START + timedelta(seconds=4), usegmt=True)])
def test_a_short_time_to_wait_is_waited_for(
    server: Outside, fetcher: Make, clock: Played, status: int, said: str
) -> None:
    assert fetcher()(server.on("/a", reply(status, retry_after=said), reply(body=b"x"))).content == b"x"
    assert clock.waited == [1, 3]


@pytest.mark.parametrize("status", [429, 503, 500])
def test_a_long_time_to_wait_is_left_to_the_caller(server: Outside, fetcher: Make, clock: Played, status: int) -> None:
    with pytest.raises(LaterError, match=f"the server answered {status}") as raised:
        fetcher()(server.on("/a", reply(status, retry_after="120")))
    assert (raised.value.status, raised.value.retry_after) == (status, 120)
    assert server.paths == ["/robots.txt", "/a"]


def test_a_server_to_which_it_is_too_much_is_not_asked_again_at_once(server: Outside, fetcher: Make) -> None:
    with pytest.raises(LaterError, match="429 Too Many Requests") as raised:
        fetcher()(server.on("/a", reply(429)))
    assert raised.value.retry_after is None
    assert server.paths == ["/robots.txt", "/a"]


def test_a_host_that_asked_for_it_is_left_alone(server: Outside, fetcher: Make, clock: Played) -> None:
    fetch, other = fetcher(), server.on("/b", reply(body=b"x"))
    with pytest.raises(LaterError):
        fetch(server.on("/a", reply(503, retry_after="120")))
    clock.seconds += 50
    with pytest.raises(LaterError, match="asked to be left alone") as raised:
        fetch(other)
    assert raised.value.retry_after == 70
    assert "/b" not in server.paths
    clock.seconds += 70
    assert fetch(other).content == b"x"


def test_a_host_is_left_alone_for_an_hour_at_most(server: Outside, fetcher: Make, clock: Played) -> None:
    fetch, other = fetcher(), server.on("/b", reply(body=b"x"))
    with pytest.raises(LaterError) as raised:
        fetch(server.on("/a", reply(429, retry_after="999999999")))
    assert raised.value.retry_after == 7 * DAY
    clock.seconds += 3600
    assert fetch(other).content == b"x"


def test_who_waits_may_be_woken(server: Outside, fetcher: Make) -> None:
    """A wait that is broken off leaves nothing behind: the next fetch goes as ever."""

    def broken_off(seconds: float) -> None:
        if not woken:
            woken.append(seconds)
            raise KeyboardInterrupt

    woken: list[float] = []
    fetch, url = fetcher(sleep=broken_off), server.on("/a", reply(body=b"x"))
    with pytest.raises(KeyboardInterrupt):
        fetch(url)
    assert fetch(url).content == b"x"


def test_a_good_answer_may_say_when_to_come_again(server: Outside, fetcher: Make) -> None:
    assert fetcher()(server.on("/a", reply(retry_after="90"))).retry_after == timedelta(seconds=90)


def test_rules_that_cannot_be_read_forbid_all(server: Outside, fetcher: Make) -> None:
    server.on("/robots.txt", robots("User-agent: *\nDisallow: /", content_encoding="br"))
    with pytest.raises(FetchError, match=r"robots\.txt: its content coding is unknown: 'br'"):
        fetcher()(server.on("/a", reply(body=b"x")))
    assert server.paths == ["/robots.txt"]


def test_rules_of_many_servers_take_no_more_memory_than_is_set_aside(clock: Played) -> None:
    """The oldest are forgotten, and fetched again where they are needed."""
    asked: list[str] = []

    def ask(address: WebAddress) -> Answer:
        asked.append(address.place.host)
        return Answer(address, 200, {}, b"#" * 400_000)

    rules = Robots("foreign-affairs-timeline", ask, clock.now, 60)
    for number in [*range(12), 11, 0]:
        rules.rules(Place("http", f"{number}.example", 80))
    assert asked == [*(f"{number}.example" for number in range(12)), "0.example"]
