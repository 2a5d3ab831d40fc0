"""What the newsroom does by itself, for as long as the server runs."""

from collections.abc import Coroutine

from filrouge.newsroom.house import House
from filrouge.newsroom.orphans import Orphans
from filrouge.newsroom.scheduler import Scheduler
from filrouge.newsroom.watch import Watch


def duties(house: House) -> tuple[Coroutine[None, None, None], ...]:
    """Give what is to be run as tasks: what goes out at its time, the watch, a look for orphans."""
    return Scheduler(house).run(), Watch(house).run(), Orphans(house).run()
