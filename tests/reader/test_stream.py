"""One reader's queue: in order, bounded, cut when nobody reads."""

import asyncio

from filrouge.reader.stream import CAP_BYTES, Stream


async def test_what_waits_is_taken_together_and_in_order() -> None:
    stream = Stream()
    stream.push(b"a")
    stream.push(b"b")

    assert await stream.take() == b"ab"


async def test_a_lone_message_is_handed_out_as_the_very_object_that_was_pushed() -> None:
    data = b"x" * 1000
    stream = Stream()
    stream.push(data)

    assert await stream.take() is data


async def test_who_waits_is_woken() -> None:
    stream = Stream()
    taking = asyncio.create_task(stream.take())
    await asyncio.sleep(0)

    stream.push(b"a")

    assert await taking == b"a"


async def test_closing_lets_out_what_waits_and_then_ends() -> None:
    stream = Stream()
    stream.push(b"last words")
    stream.close()
    stream.push(b"too late")

    assert [await stream.take(), await stream.take()] == [b"last words", None]


async def test_closing_wakes_who_waits() -> None:
    stream = Stream()
    taking = asyncio.create_task(stream.take())
    await asyncio.sleep(0)

    stream.close()

    assert await taking is None


async def test_a_reader_who_lets_too_much_pile_up_is_cut() -> None:
    stream = Stream()
    stream.push(b"x" * CAP_BYTES)
    full = stream.closed

    stream.push(b"x")

    assert (full, stream.closed) == (False, True)
    assert await stream.take() is None


async def test_what_was_taken_no_longer_counts() -> None:
    stream = Stream()
    for _ in range(3):
        stream.push(b"x" * CAP_BYTES)
        assert await stream.take() == b"x" * CAP_BYTES

    assert not stream.closed


async def test_a_reader_who_missed_much_gets_it_in_one_piece() -> None:
    # A cut here would be repeated at each return: the reader would never catch up.
    stream = Stream()

    stream.push(b"x" * (2 * CAP_BYTES))

    assert not stream.closed
    assert await stream.take() == b"x" * (2 * CAP_BYTES)
