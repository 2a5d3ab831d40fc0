"""The public log: `/live/<slug>/log.jsonl`."""

from filrouge.archive.asked import Answer, Archive, Asked, Lines, standing
from filrouge.service.publiclog import write_public_log

NDJSON = "application/x-ndjson"


def give(archive: Archive, asked: Asked) -> Answer:
    """Answer with every event so far, one a line."""
    now = standing(archive, asked)
    if now is None:
        return None
    # What is withheld follows from the events: at this cursor it is always the same.
    tag = f"{now.epoch}-{now.end.seq}"
    return Lines(NDJSON, tag, write_public_log(archive.context, now))
