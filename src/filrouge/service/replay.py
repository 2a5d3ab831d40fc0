"""Replay a live: its commands come one after the other, at the pace of the day or faster."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from filrouge.domain.commands import Open, Publish, Step
from filrouge.domain.errors import Conflict, Refused
from filrouge.log.port import Appended
from filrouge.service.context import Context
from filrouge.service.perform import already_done, perform_steps

UNTIMED_GAP_S = 4.0
"""Posts of a source without times come this far apart: time to read a headline."""


def replay_steps(
    context: Context,
    live_id: str,
    steps: Sequence[Step],
    *,
    slug: str,
    speed: float,
    wait: Callable[[float], None],
    at_once: int = 0,
    beside_others: bool = False,
) -> Iterator[Appended]:
    """Carry out the steps one by one, waiting in between with `wait` (seconds).

    `speed` 60 makes an hour a minute. What leads up to the first post comes at once, and the first
    `at_once` posts too. A replay that was cut off goes on where it stopped: steps that are in the
    log already are known by their keys.

    `beside_others`, people may write in the live too: a step then comes after what they did, and
    one that their doing has made impossible is passed over.
    """
    last_at: datetime | None = None
    posts = 0
    for number, step in enumerate(steps):
        posts += isinstance(step.command, Publish)
        key = f"replay:{live_id}:{number}"
        opening = isinstance(step.command, Open)
        gap_s = 0.0 if posts <= max(at_once, 1) else _gap_s(step, last_at, speed)
        if gap_s and not already_done(context, live_id, [step], key=key):
            wait(gap_s)
        last_at = step.at or last_at
        try:
            yield perform_steps(
                context,
                live_id,
                [step],
                slug=slug if opening else None,
                key=key,
                clamp=beside_others,
            )
        except (Refused, Conflict):
            if opening or not beside_others:
                raise


def _gap_s(step: Step, last_at: datetime | None, speed: float) -> float:
    if step.at is None or last_at is None:
        return UNTIMED_GAP_S if isinstance(step.command, Publish) else 0.0
    return (step.at - last_at).total_seconds() / speed
