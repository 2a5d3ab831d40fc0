"""A small live in French in which everything happens once: a night train in the snow."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from filrouge.domain import commands as ask
from filrouge.domain.blocks import Audio, Heading, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.commands import Command, Step
from filrouge.domain.content import (
    Content,
    Description,
    Origin,
    Related,
    Source,
    SourceStatus,
)
from filrouge.domain.text import Run, paragraph
from tests.lives.step import after, content, fact

START = datetime(2026, 1, 17, 5, 30, tzinfo=UTC)
"""6 h 30 in Chambéry."""


def steps() -> tuple[Step, ...]:
    return tuple(after(START, minutes, command) for minutes, command in (*_night(), *_morning()))


def _night() -> list[tuple[float, Command]]:
    return [
        (
            0,
            ask.Open(
                language="fr", time_zone="Europe/Paris", site="alpes", series="Neige de janvier"
            ),
        ),
        (0, ask.Describe(description=Description(headline="Train bloqué, premières nouvelles"))),
        (1, ask.Describe(description=_description())),
        (2, ask.Schedule(starts_at=START + timedelta(minutes=30))),
        (30, ask.Start()),
        (
            32,
            ask.Publish(
                post="plain-p1",
                content=content(
                    "Le train de nuit est arrêté depuis 4 heures entre deux gares de montagne.",
                    headline="Un train arrêté par la neige",
                    authors=("Noémie Vuillet",),
                    topics=("Neige", "Transports"),
                ),
            ),
        ),
        (35, ask.Publish(post="plain-p2", content=_rich(), key_moment=True)),
        (36, ask.AddFact(fact="plain-f1", content=fact("Le train est arrêté.", "plain-p1"))),
        (
            37,
            ask.AddFact(fact="plain-f2", content=fact("L’heure du départ.", known=False)),
        ),
        (38, ask.AddFact(fact="plain-f3", content=fact("Il y aurait un blessé."))),
        (39, ask.AddFact(fact="plain-f4", content=fact("Le nom du conducteur, Armel Tissot."))),
        (40, ask.ReorderFacts(order=("plain-f2", "plain-f1", "plain-f3", "plain-f4"))),
        (41, ask.RemoveFact(fact="plain-f3")),
        (42, ask.EraseFact(fact="plain-f4")),
        (43, ask.Pin(post="plain-p2")),
        (44, ask.Mark(post="plain-p1")),
        (45, ask.Pause()),
    ]


def _morning() -> list[tuple[float, Command]]:
    return [
        (90, ask.Resume()),
        (
            91,
            ask.Publish(
                post="plain-p3",
                content=content("Le chasse-neige est parti de la vallée."),
                published_at=START + timedelta(minutes=70),
                origin=Origin(url="https://vallee.example/chasse-neige"),
            ),
        ),
        (
            92,
            ask.Publish(
                post="plain-p4",
                content=content("« Nous avions demandé des couvertures », répond une voyageuse."),
                reply_to="plain-p2",
            ),
        ),
        (
            93,
            ask.Publish(post="plain-p5", content=content("Un bus serait tombé dans un ravin.")),
        ),
        (94, ask.Hide(post="plain-p5")),
        (95, ask.Show(post="plain-p5")),
        (
            96,
            ask.Withdraw(
                post="plain-p5", reason="Aucun bus n’a quitté la route, dit la préfecture."
            ),
        ),
        (
            97,
            ask.Publish(
                post="plain-p6",
                content=content("Le voyageur soigné s’appelle Firmin Roset.", people=("F. Roset",)),
            ),
        ),
        (98, ask.Erase(post="plain-p6")),
        (
            99,
            ask.Correct(
                post="plain-p1",
                content=content(
                    "Le train de nuit est arrêté depuis 3 heures entre deux gares de montagne.",
                    headline="Un train arrêté par la neige",
                    authors=("Noémie Vuillet",),
                    topics=("Neige", "Transports"),
                ),
                note="Le train s’est arrêté à 3 heures et non à 4.",
            ),
        ),
        (100, ask.Unmark(post="plain-p1")),
        (
            101,
            ask.ReviseFact(
                fact="plain-f2", content=fact("Le train repart à 9 heures.", "plain-p3")
            ),
        ),
        (102, ask.Move(post="plain-p3", published_at=START + timedelta(minutes=60))),
        (103, ask.Unpin(post="plain-p2")),
        (104, ask.EraseDescriptions()),
        (
            104,
            ask.Configure(
                language="fr", time_zone="Europe/Paris", site="alpes", series="Neige et glace"
            ),
        ),
        (105, ask.Unpublish()),
        (106, ask.Republish()),
        (
            210,
            ask.Publish(
                post="plain-p7",
                content=content("Tous les voyageurs sont au chaud.", headline="Arrivés"),
                key_moment=True,
            ),
        ),
        (211, ask.End()),
        (212, ask.Archive()),
    ]


def _description() -> Description:
    return Description(
        headline="Un train de nuit dans la neige",
        standfirst=(
            Run(text="Deux cents voyageurs attendent "),
            Run(text="au-dessus de la vallée", italic=True),
            Run(text="."),
        ),
        lead=Image(caption="La voie, vue du village", credit="Une lectrice"),
        byline=("Noémie Vuillet", "Gaspard Plan"),
        section="Montagne",
        topics=("Neige", "Transports"),
        source_url="https://journal.example/train-de-nuit",
        related=(Related(url="https://journal.example/hivers", title="Dix hivers sur la ligne"),),
    )


def _rich() -> Content:
    told = content(
        Text(
            runs=(
                Run(text="La compagnie parle d’une "),
                Run(text="congère de deux mètres", bold=True),
                Run(text=" ; elle renvoie à "),
                Run(text="sa page", link="https://trains.example/info"),
                Run(text="."),
            )
        ),
        Heading(runs=paragraph("Ce que les voyageurs peuvent faire")),
        List(items=(paragraph("rester dans les voitures"), paragraph("garder les couvertures"))),
        List(items=(paragraph("attendre"), paragraph("descendre au signal")), ordered=True),
        Quote(
            paragraphs=(paragraph("Il fait douze degrés dans la voiture 7."),),
            speaker="Une voyageuse",
            role="jointe par téléphone",
        ),
        Image(caption="Croquis de la voie", credit="Rédaction"),
        LinkCard(url="https://trains.example/info", title="Circulation", site="La compagnie"),
        Audio(url="https://radio.example/neige.mp3", title="Le témoignage", duration_s=75),
        Video(url="https://tele.example/neige.mp4", title="La voie sous la neige"),
        headline="Une congère sur la voie",
        authors=("Gaspard Plan", "avec la radio de la vallée"),
        topics=("Neige",),
        people=("Une voyageuse",),
    )
    return replace(
        told,
        sources=(
            Source(name="la compagnie", url="https://trains.example/info"),
            Source(name="une voyageuse", status=SourceStatus.CLAIMED),
            Source(name="un message anonyme", status=SourceStatus.DISPUTED),
        ),
        related=(Related(url="https://journal.example/chasse-neige", title="Le chasse-neige"),),
    )
