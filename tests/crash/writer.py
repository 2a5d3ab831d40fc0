"""A writer that may be killed: `python writer.py FOLDER LIVE COUNT`.

It publishes the posts `c-0` to `c-<COUNT-1>`, each under a key of its own, and says a key once its
post is durable. Started again it begins from the beginning, as a client does that does not know
what of its work was kept.
"""

import sys
from contextlib import closing
from pathlib import Path

from filrouge.domain.blocks import Text
from filrouge.domain.commands import Publish
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.perform import perform


def write(folder: Path, live: str, count: int) -> None:
    with closing(SqliteLog(folder / "log.db")) as log:
        context = Context(log, MediaStore(folder / "media"))
        for number in range(count):
            words = Text(runs=paragraph(f"Publication numéro {number}."))
            command = Publish(post=f"c-{number}", content=Content(blocks=(words,)))
            perform(context, live, command, key=f"key-{number}")
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
