"""Opens the measured live and publishes in it, as the newsroom's code does."""

import time

from bench import sample
from bench.publisher import Publish
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps

LIVE = "bench"
SLUG = "crue"


def open_live(context: Context, *, posts: int = 0) -> None:
    """Make the live public, with so many posts in it."""
    perform_steps(context, LIVE, sample.steps(posts), slug=SLUG)


def publishing(context: Context) -> Publish:
    """Give the function that publishes the next post."""

    def publish(number: int) -> tuple[int, int]:
        command = sample.publish(number)
        instant = time.monotonic_ns()
        return instant, perform(context, LIVE, command).last_seq

    return publish
