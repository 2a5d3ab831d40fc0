"""The shelf: made once, bounded, and never in a version that is past."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.archive.shelf import Shelf
from filrouge.asgi.document import Document


def document(text: str) -> Document:
    return Document(text.encode(), "text/plain", cache_control="no-cache")


def body(found: Document) -> str:
    return found.coded("identity")[1].decode()


def never() -> Document:
    raise AssertionError("it is there already")


def test_it_is_made_once_for_a_version_and_the_former_one_goes() -> None:
    shelf = Shelf(most_bytes=100)

    assert body(shelf.get("a", 1, lambda: document("one"))) == "one"
    assert body(shelf.get("a", 1, never)) == "one"
    assert body(shelf.get("a", 2, lambda: document("two"))) == "two"
    assert body(shelf.get("a", 1, lambda: document("one again"))) == "one again"


def test_who_comes_meanwhile_waits_for_it() -> None:
    shelf, begun, go_on = Shelf(most_bytes=100), threading.Event(), threading.Event()

    def slowly() -> Document:
        begun.set()
        assert go_on.wait(5)
        return document("once")

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(shelf.get, "a", 1, slowly)
        assert begun.wait(5)
        others = [pool.submit(shelf.get, "a", 1, never) for _ in range(3)]
        go_on.set()
        assert [body(each.result(5)) for each in (first, *others)] == ["once"] * 4


def test_what_could_not_be_made_is_tried_again() -> None:
    shelf = Shelf(most_bytes=100)

    def fail() -> Document:
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            shelf.get("a", 1, fail)
    assert body(shelf.get("a", 1, lambda: document("here"))) == "here"


@given(
    asked=st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 2), st.integers(1, 40))),
)
def test_it_never_holds_more_than_it_may_and_gives_what_was_asked(
    asked: list[tuple[str, int, int]],
) -> None:
    shelf = Shelf(most_bytes=60)
    for key, version, size in asked:
        make = partial(document, f"{key}{version}" * size)
        assert body(shelf.get(key, version, make)).startswith(f"{key}{version}")
        held = sum(each.size_bytes for _, each in shelf._kept.values())
        assert held == shelf._bytes <= 60


def test_what_is_forgotten_is_made_again() -> None:
    shelf = Shelf(most_bytes=100)
    shelf.get("a", 1, lambda: document("one"))

    shelf.forget("a")
    shelf.forget("never there")

    assert body(shelf.get("a", 1, lambda: document("again"))) == "again"
