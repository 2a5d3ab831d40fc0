"""A standfirst is edited as plain words; what was bold or linked in it stays so."""

from filrouge.domain.text import Run, Runs, plain
from filrouge.newsroom.typography.keyboard import shared


def rewrite(runs: Runs, text: str) -> Runs:
    """Give the runs of `text`, which somebody made of `runs`.

    What stands before and after the change keeps its marks; what was written in between has none.
    """
    before = plain(runs)
    head = shared(before, text)
    tail = shared(before[head:][::-1], text[head:][::-1])
    middle = text[head : len(text) - tail]
    written = (Run(text=middle),) if middle else ()
    pieces = (
        *_cut(runs, 0, head),
        *written,
        *_cut(runs, len(before) - tail, len(before)),
    )
    return _joined(pieces)


def _cut(runs: Runs, start: int, end: int) -> Runs:
    """Give what stands from `start` up to `end`, in characters."""
    found, at = [], 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Run(text=text, bold=run.bold, italic=run.italic, link=run.link))
        at += len(run.text)
    return tuple(found)


def _joined(runs: Runs) -> Runs:
    """Join neighbours that carry the same marks."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            joined[-1] = Run(
                text=last.text + run.text, bold=run.bold, italic=run.italic, link=run.link
            )
        else:
            joined.append(run)
    return tuple(joined)
