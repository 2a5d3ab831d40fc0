"""Publishes on order inside a measured program, and tells when each event set out.

Orders come as lines of JSON on standard input, beside lines `ack`: every reader has one more event.
When an order is carried out, one line of JSON gives the instant of each event: CLOCK_MONOTONIC in
nanoseconds, which all processes of a machine share. The end of the input ends the program.
"""

import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from random import Random

import msgspec

ACK = b"ack"
STALLED_S = 10.0

Publish = Callable[[int], tuple[int, int]]
"""Publishes the event of this number; gives the instant before it set out, and its seq."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Publish at most `events` within `seconds`, then tell.

    `every_s` is the mean time between two, each being half to one and a half of it so that no other
    rhythm falls in step; `outstanding` is how many may be under way to readers, 0 being no limit.
    """

    events: int
    seconds: float
    every_s: float = 0.0
    outstanding: int = 0


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The instant at which each event set out, by its seq."""

    instants: dict[int, int]


def take_orders(publish: Publish) -> None:
    """Carry out orders in threads of their own, so that the caller's loop goes on."""
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    arrived = threading.Semaphore(0)
    threading.Thread(target=_listen, args=(orders, arrived), daemon=True).start()
    threading.Thread(target=_work, args=(orders, arrived, publish), daemon=True).start()


def _listen(orders: "queue.SimpleQueue[Order]", arrived: threading.Semaphore) -> None:
    for line in sys.stdin.buffer:
        if line.rstrip() == ACK:
            arrived.release()
        else:
            orders.put(msgspec.json.decode(line, type=Order))
    os.kill(os.getpid(), signal.SIGTERM)


def _work(
    orders: "queue.SimpleQueue[Order]", arrived: threading.Semaphore, publish: Publish
) -> None:
    number = 0
    while True:
        order = orders.get()
        while arrived.acquire(blocking=False):
            pass  # what arrived of earlier orders counts no more
        instants = _carry_out(order, number, arrived, publish)
        number += order.events
        sys.stdout.buffer.write(msgspec.json.encode(Told(instants=instants)) + b"\n")
        sys.stdout.buffer.flush()


def _carry_out(
    order: Order, first: int, arrived: threading.Semaphore, publish: Publish
) -> dict[int, int]:
    random = Random(first)
    instants: dict[int, int] = {}
    due = time.monotonic()
    end = due + order.seconds
    for number in range(order.events):
        if order.outstanding and number >= order.outstanding:
            arrived.acquire(timeout=STALLED_S)
        if time.monotonic() >= end:
            break
        if order.every_s:
            due += random.uniform(0.5, 1.5) * order.every_s
            time.sleep(max(0.0, due - time.monotonic()))
        instant, seq = publish(first + number)
        instants[seq] = instant
    return instants
