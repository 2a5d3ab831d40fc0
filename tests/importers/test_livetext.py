"""Pages copied from a browser, of several house layouts, become lives."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from filrouge.domain.blocks import Image, List, Text
from filrouge.domain.commands import AddFact, Describe, End, Open, Publish, Start
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.text import paragraph
from filrouge.importers.base import Imported, Missed
from filrouge.importers.livetext import LiveText

PAGES = Path(__file__).parent / "livetext"


def read(text: str | bytes) -> Imported:
    payload = text.encode() if isinstance(text, str) else text
    numbers = count(1)
    return LiveText().commands(payload, lambda: f"id{next(numbers)}")


def page(name: str) -> Imported:
    return read((PAGES / f"{name}.txt").read_bytes())


def posts(live: Imported) -> list[Content]:
    return [step.command.content for step in live.steps if isinstance(step.command, Publish)]


def headlines(live: Imported) -> list[str | None]:
    return [content.headline for content in posts(live)]


def times(live: Imported) -> list[datetime | None]:
    return [step.at for step in live.steps if isinstance(step.command, Publish)]


def facts(live: Imported) -> list[FactContent]:
    return [step.command.content for step in live.steps if isinstance(step.command, AddFact)]


def fact(*paragraphs: str, known: bool = True, post: str | None = None) -> FactContent:
    return FactContent(
        paragraphs=tuple(map(paragraph, paragraphs)), known=known, posts=(post,) if post else ()
    )


def description(live: Imported) -> Description:
    command = live.steps[1].command
    assert isinstance(command, Describe)
    return command.description


def texts(*paragraphs: str) -> tuple[Text, ...]:
    return tuple(Text(runs=paragraph(text)) for text in paragraphs)


def bullets(*items: str) -> List:
    return List(items=tuple(map(paragraph, items)))


def utc(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a page must give, in short."""

    language: str
    zone: str
    headlines: list[str | None]
    times: list[datetime | None]
    started: datetime | None = None
    facts: tuple[FactContent, ...] = ()
    missed: tuple[str, ...] = ()
    ended: bool = False


OUTCOMES = {
    "seine": Outcome(
        language="fr",
        zone="Europe/Paris",
        headlines=[
            "Bonjour et bienvenue dans ce direct",
            "« La décrue sera lente », prévient la préfecture",
            "Votre question",
            "Le RER C ne reprendra pas avant lundi",
        ],
        # The newest stands at 00:48 of the day after the page was published.
        times=[
            utc(2026, 2, 14, 5, 15),
            utc(2026, 2, 14, 21, 12),
            utc(2026, 2, 14, 22, 35),
            utc(2026, 2, 14, 23, 48),
        ],
        started=utc(2026, 2, 14, 5, 10),
        facts=(
            fact("Dix-huit départements sont placés en vigilance orange."),
            fact("Le trafic du RER C reste interrompu entre Javel et Austerlitz."),
            fact("Aucune victime n’est à déplorer, selon la préfecture."),
        ),
        missed=("words",),
    ),
    "trains": Outcome(
        language="fr",
        zone="Europe/Paris",
        headlines=[
            "La ministre attendue sur place",
            '"On dort par terre depuis ce matin"',
            "Un premier train est parti vers Marseille",
        ],
        times=[None, None, None],
        facts=(
            fact("Un incendie de câbles a coupé l'alimentation électrique à l'aube."),
            fact("Aucun TGV ne circule vers le sud avant la mi-journée."),
            fact("L'origine de l'incendie n'est pas connue.", known=False),
        ),
        missed=("player", "time"),
    ),
    "election": Outcome(
        language="fr",
        zone="Europe/Paris",
        headlines=[
            "La soirée commence ici",
            "Premières estimations : l'écart est infime",
            "Jeanne Marchetti déclare sa victoire",
            "C'est la fin de ce direct",
        ],
        times=[None] * 4,
        ended=True,
    ),
    "ports": Outcome(
        language="fr",
        zone="Europe/Paris",
        headlines=[None] * 4,
        times=[
            utc(2025, 12, 3, 7, 5),
            utc(2025, 12, 3, 19, 15),
            utc(2025, 12, 3, 20, 47),
            utc(2025, 12, 3, 23, 12),
        ],
        started=utc(2025, 12, 3, 7, 2),
        facts=(
            fact("Le port du Havre est totalement bloqué."),
            fact("Une réunion est prévue jeudi à Matignon."),
        ),
        missed=("words",),
    ),
    "wildfire": Outcome(
        language="en",
        zone="Europe/London",
        headlines=[None, "Motorway closed in both directions", None, "Closing summary"],
        times=[
            utc(2025, 8, 15, 6, 30),
            utc(2025, 8, 15, 20, 5),
            utc(2025, 8, 15, 22, 58),
            utc(2025, 8, 15, 23, 52),
        ],
        started=utc(2025, 8, 15, 6, 30),
        missed=("words",),
        ended=True,
    ),
    "flood": Outcome(
        language="en",
        zone="Europe/London",
        headlines=[
            "Severe warnings issued",
            "'We lost the shop in ten minutes'",
            "Two rescued from car in Kendal",
        ],
        # The page gives days and months, and no year.
        times=[None, None, None],
        facts=(
            fact("Five severe flood warnings are in force"),
            fact("Rail lines between Leeds and Carlisle are shut"),
        ),
        missed=("player", "time", "words"),
    ),
    "shuttle": Outcome(
        language="en",
        zone="America/New_York",
        headlines=[
            "Landing sequence begins",
            "Signal acquired after nine minutes of silence",
            "Lander is upright, company says",
        ],
        times=[
            utc(2025, 8, 15, 22, 50),
            utc(2025, 8, 15, 23, 21),
            utc(2025, 8, 15, 23, 32),
        ],
        facts=(
            fact("The craft has been in orbit for six days."),
            fact("Two earlier attempts by the company failed."),
        ),
    ),
    "council": Outcome(
        language="en",
        zone="Europe/London",
        headlines=[
            "Polls close",
            "First result in",
            "Recount ordered in Eastgate",
            "That's it for tonight",
        ],
        times=[
            utc(2024, 5, 4, 20, 30),
            utc(2024, 5, 4, 22, 50),
            utc(2024, 5, 4, 23, 40),
            utc(2024, 5, 5, 1, 15),
        ],
        ended=True,
    ),
    "match": Outcome(
        language="en",
        zone="Europe/London",
        headlines=[
            "Welcome to the final",
            "Saltmarsh hit the post",
            "Harrow take the lead",
            "Full time: Harrow win the cup",
        ],
        times=[None] * 4,
        ended=True,
    ),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_page_gives_its_posts_oldest_first_its_facts_and_its_times(name: str) -> None:
    expected = OUTCOMES[name]

    live = page(name)

    assert live.steps[0].command == Open(language=expected.language, time_zone=expected.zone)
    assert (live.steps[2].command, live.steps[2].at) == (Start(), expected.started)
    assert headlines(live) == expected.headlines
    assert times(live) == expected.times
    assert facts(live) == list(expected.facts)
    assert tuple(missed.code for missed in live.missed) == expected.missed
    assert (live.steps[-1].command == End()) is expected.ended


def test_every_page_among_the_examples_has_its_outcome() -> None:
    assert {path.stem for path in PAGES.glob("*.txt")} == set(OUTCOMES)


def test_the_head_of_a_page_describes_the_live() -> None:
    assert description(page("seine")) == Description(
        headline=(
            "En direct, crue de la Seine : la décrue s’amorce à Paris, "
            "l’aval reste en vigilance orange"
        ),
        standfirst=paragraph(
            "Le niveau du fleuve a baissé de dix centimètres dans la nuit au pont d’Austerlitz. "
            "Vingt communes restent inondées."
        ),
        lead=Image(
            caption="La Seine au pont d’Austerlitz, à Paris, le 14 février 2026.",
            credit="HUGO LEMAIRE / AFP",
        ),
        byline=("Camille Roussel", "Idris Benhamou"),
        section="Environnement",
    )


def test_a_post_keeps_its_paragraphs_its_list_its_picture_and_who_signs_it() -> None:
    assert posts(page("wildfire"))[3] == Content(
        headline="Closing summary",
        blocks=(
            *texts("We are closing this live blog now. Here is where the day ended:"),
            bullets(
                "Four districts remain on red alert.", "About 3,200 people have left their homes."
            ),
            *texts("Thank you for reading."),
        ),
        authors=("Marta Quill",),
    )
    assert posts(page("wildfire"))[1].blocks == (
        *texts("Police have shut the A23 between Guarda and Fundão."),
        Image(caption="Smoke over the A23 near Fundão.", credit="Ana Lobo/EPA"),
    )
    assert posts(page("flood"))[1].authors == ("Priya Lamb, Live reporter in Appleby",)
    assert posts(page("ports"))[2].authors == ("avec AFP",)


def test_the_title_below_read_also_is_another_pages() -> None:
    assert posts(page("election"))[1].blocks == (
        *texts(
            "Notre partenaire donne la maire sortante et sa rivale au coude-à-coude.",
            "Les trois points à surveiller :",
        ),
        bullets(
            "le bureau numéro 4, le plus peuplé", "les procurations", "le vote du hameau de la Rive"
        ),
    )


def test_what_the_text_cannot_carry_is_named() -> None:
    assert page("flood").missed == (
        Missed(
            code="player",
            where="'We lost the shop in ten minutes'",
            detail="Play video, Shopkeepers clear mud, Duration 1:23",
        ),
        Missed(code="time", where="Two rescued from car in Kendal", detail="18:20"),
        Missed(
            code="words", where="Storm Ada: Rivers peak across northern England", detail="Flooding"
        ),
    )


def key_moments(live: Imported) -> list[str | None]:
    return [
        step.command.content.headline
        for step in live.steps
        if isinstance(step.command, Publish) and step.command.key_moment
    ]


def test_a_label_marks_a_key_moment() -> None:
    assert key_moments(page("council")) == ["Recount ordered in Eastgate"]


def test_a_list_of_nothing_but_headlines_marks_key_moments_and_states_no_fact() -> None:
    assert key_moments(page("wildfire")) == [
        "Motorway closed in both directions",
        "Closing summary",
    ]


def test_a_text_is_read_the_same_with_other_line_ends_marks_and_code_pages() -> None:
    text = (PAGES / "election.txt").read_text(encoding="utf-8")
    expected = read(text)

    assert read(text.replace("\n", "\r\n")) == expected
    assert read(b"\xef\xbb\xbf" + text.encode()) == expected
    assert read(text.encode("cp1252")) == expected
