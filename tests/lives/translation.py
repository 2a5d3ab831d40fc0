"""The train in the snow (plain.py) told in English, each post tied to the one it translates."""

from datetime import UTC, datetime

from filrouge.domain import commands as ask
from filrouge.domain.commands import Command, Step
from filrouge.domain.content import Description, Origin
from filrouge.domain.text import paragraph
from tests.lives.step import after, content, fact

START = datetime(2026, 1, 17, 6, 10, tzinfo=UTC)


def steps() -> tuple[Step, ...]:
    return tuple(after(START, minutes, command) for minutes, command in _told())


def _told() -> list[tuple[float, Command]]:
    return [
        (0, ask.Open(language="en", time_zone="Europe/London", translation_of="plain")),
        (
            1,
            ask.Describe(
                description=Description(
                    headline="A night train in the snow",
                    standfirst=paragraph("Two hundred passengers wait above the valley."),
                    byline=("Noémie Vuillet", "translated by Owen Pryce"),
                )
            ),
        ),
        (2, ask.Start()),
        (
            3,
            ask.Publish(
                post="translation-p1",
                content=content(
                    "The night train has stood between two mountain stations since 4am.",
                    headline="A train halted by snow",
                ),
                origin=Origin(live="plain", post="plain-p1"),
            ),
        ),
        (
            5,
            ask.Publish(
                post="translation-p2",
                content=content("The company speaks of a drift two metres high."),
                key_moment=True,
                origin=Origin(live="plain", post="plain-p2"),
            ),
        ),
        (6, ask.AddFact(fact="translation-f1", content=fact("The train has stopped."))),
        (
            70,
            ask.Correct(
                post="translation-p1",
                content=content(
                    "The night train has stood between two mountain stations since 3am.",
                    headline="A train halted by snow",
                ),
                note="The train stopped at three o’clock, not at four.",
            ),
        ),
        (
            175,
            ask.Publish(
                post="translation-p3",
                content=content("Every passenger is in the warm.", headline="They are down"),
                origin=Origin(live="plain", post="plain-p7"),
            ),
        ),
        (176, ask.End()),
    ]
