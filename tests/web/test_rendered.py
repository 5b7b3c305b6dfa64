"""The cache of rendered documents."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from timeline.web.rendered import Cache, Rendered, compress


def test_a_document_is_rendered_once() -> None:
    cache, calls = Cache[Rendered](), []
    for _ in range(3):
        cache.get("key", lambda: calls.append(1) or compress(b"text"))
    assert len(calls) == 1


def test_who_comes_while_it_is_rendered_waits_for_it() -> None:
    cache, calls, go_on = Cache[Rendered](), [], Event()

    def render() -> Rendered:
        calls.append(1)
        go_on.wait(30)
        return compress(b"text")

    with ThreadPoolExecutor(8) as threads:
        waiting = [threads.submit(cache.get, "key", render) for _ in range(8)]
        go_on.set()
        assert {one.result(30).plain.octets for one in waiting} == {b"text"}
    assert len(calls) == 1


def test_a_failure_is_told_and_not_kept() -> None:
    cache = Cache[Rendered]()
    with pytest.raises(ZeroDivisionError):
        cache.get("key", lambda: compress(bytes(1 // 0)))
    assert cache.get("key", lambda: compress(b"text")).plain.octets == b"text"


def test_the_oldest_make_room() -> None:
    noise = random.Random(1).randbytes
    cache = Cache[Rendered](room=10_000)
    for key in range(20):
        cache.get(key, lambda: compress(noise(1_000)))
    assert 1 <= len(cache) <= 5


def test_long_questions_take_room_too() -> None:
    cache = Cache[Rendered](room=10_000)
    for key in range(20):
        cache.get(f"{key:01000}", lambda: compress(b"1"))
    assert 1 <= len(cache) <= 10


def test_what_was_asked_for_last_stays() -> None:
    noise, calls = random.Random(1).randbytes, []
    cache = Cache[Rendered](room=10_000)
    for key in range(10):
        cache.get(key, lambda: compress(noise(1_000)))
        cache.get("kept", lambda: calls.append(1) or compress(noise(1_000)))
    assert len(calls) == 1


def test_a_document_larger_than_the_room_is_given_and_forgotten() -> None:
    cache = Cache[Rendered](room=10)
    assert cache.get("key", lambda: compress(b"x" * 100)).plain.octets == b"x" * 100
    assert len(cache) == 0
