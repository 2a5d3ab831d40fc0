"""Pages in the layouts of many houses: each `houses/NAME.txt` gives the live in `NAME.outline`.

An outline holds every word that the importer gave, in the order of its steps: `=` what a live says
of itself, `+` a fact, `>` a post, `!` what was missed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from filrouge.domain.blocks import AnyBlock, Heading, Image, List, Text
from filrouge.domain.commands import AddFact, Command, Describe, End, Open, Publish, Start
from filrouge.domain.content import Content, Description
from filrouge.domain.text import plain
from filrouge.importers.base import Imported
from filrouge.importers.livetext import LiveText

HOUSES = Path(__file__).parent / "livetext" / "houses"
PAGES = sorted(path.stem for path in HOUSES.glob("*.txt"))


def read(payload: bytes) -> Imported:
    numbers = count(1)
    return LiveText().commands(payload, lambda: f"id{next(numbers)}")


def outline(live: Imported) -> str:
    lines = [line for step in live.steps for line in told(step.command, step.at)]
    lines += [f"! {said.code}: {said.where} {said.detail!r}" for said in live.missed]
    return "\n".join(lines) + "\n"


def told(command: Command, at: datetime | None) -> Iterator[str]:
    when = f" {at.astimezone(UTC):%Y-%m-%d %H:%MZ}" if at else ""
    match command:
        case Open(language=language, time_zone=zone):
            yield f"= {language} {zone}"
        case Describe(description=description):
            yield from described(description)
        case Start():
            yield f"= started{when}"
        case Publish(content=content, key_moment=key_moment):
            yield f">{when}{' key moment' if key_moment else ''}"
            yield from written(content)
        case AddFact(content=fact):
            known = "+" if fact.known else "+ not known:"
            yield f"{known} {' / '.join(map(plain, fact.paragraphs))}"
            yield from (f"  of {post}" for post in fact.posts)
        case End():
            yield f"= ended{when}"
        case _:
            yield f"? {command}"


def described(description: Description) -> Iterator[str]:
    yield f"= headline: {description.headline}"
    yield f"= standfirst: {plain(description.standfirst)}"
    if description.lead:
        yield f"= lead: {pictured(description.lead)}"
    yield f"= byline: {' | '.join(description.byline)}"
    yield f"= section: {description.section or ''}"


def written(content: Content) -> Iterator[str]:
    if content.headline is not None:
        yield f"  headline: {content.headline}"
    if content.authors:
        yield f"  by: {' | '.join(content.authors)}"
    yield from map(block, content.blocks)


def block(said: AnyBlock) -> str:
    match said:
        case Text(runs=runs):
            return f"  text: {plain(runs)}"
        case Heading(runs=runs):
            return f"  heading: {plain(runs)}"
        case List(items=items):
            return f"  list: {' | '.join(map(plain, items))}"
        case Image():
            return f"  picture: {pictured(said)}"
        case _:
            return f"  ? {said}"


def pictured(image: Image) -> str:
    alt = f" [{image.alt}]" if image.alt else ""
    return f"{image.caption} ({image.credit}){alt}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_the_layout_of_a_house_gives_its_live(name: str) -> None:
    expected = (HOUSES / f"{name}.outline").read_text(encoding="utf-8")

    live = read((HOUSES / f"{name}.txt").read_bytes())

    assert outline(live) == expected


def test_every_outline_has_its_page() -> None:
    assert sorted(path.stem for path in HOUSES.glob("*.outline")) == PAGES
    assert PAGES
