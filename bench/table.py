"""Writes figures as one aligned table of plain text."""

from collections.abc import Sequence

from bench.figure import Figure

HEADER = ("", "median", "unit", "lowest – highest", "runs", "bar", "")
_RIGHT = {1, 3, 4, 5}
_VERDICTS = {None: "", True: "pass", False: "FAIL"}


def write_table(figures: Sequence[Figure]) -> str:
    """Give the table, figures of a group under its name, notes at the foot."""
    rows = [HEADER, *(_row(one) for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = [_line(HEADER, widths)]
    group = ""
    for one, row in zip(figures, rows[1:], strict=True):
        if one.group != group:
            group = one.group
            lines += ["", group]
        lines.append(_line(row, widths))
        if one.note:
            lines.append(f"    {one.note}")
    return "\n".join(lines) + "\n"


def _row(one: Figure) -> tuple[str, ...]:
    spread = f"{_number(one.low)} – {_number(one.high)}" if one.runs > 1 else ""
    bar = "" if one.bar is None else f"≤ {_number(one.bar)}"
    return (
        f"  {one.name}",
        _number(one.value),
        one.unit,
        spread,
        str(one.runs),
        bar,
        _VERDICTS[one.passed],
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = (
        cell.rjust(width) if column in _RIGHT else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(aligned).rstrip()


def _number(value: float) -> str:
    """Write three figures of a small number, and all of a large one."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return (
        f"{value:.3g}" if abs(value) < 1 else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    )
