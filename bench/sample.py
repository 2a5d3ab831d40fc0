"""Made-up posts, always the same ones: about 90 words each, as a newsroom writes them."""

from datetime import UTC, datetime, timedelta
from random import Random

from filrouge.domain.blocks import Text
from filrouge.domain.commands import Command, Describe, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.text import paragraph

BEGAN = datetime(2026, 2, 14, 5, 0, tzinfo=UTC)
HEADLINE = "Crue de l’Aune : la vallée attend le pic de la nuit"
STANDFIRST = "Neuf communes ont ouvert leurs gymnases. La route du barrage est coupée depuis midi."

_WHO = (
    "La mairie de Sauveterre",
    "Le service des routes",
    "La préfète du département",
    "Une équipe de pompiers venue du Jura",
    "Le directeur du barrage de Combe-Noire",
    "La responsable du gymnase Jean-Bouin",
    "L’association des riverains",
    "Le capitaine de la brigade fluviale",
)
_DOES = (
    "annonce que",
    "confirme à notre journaliste que",
    "a prévenu les habitants :",
    "répète depuis ce matin que",
    "vient de faire savoir que",
    "estime désormais que",
)
_WHAT = (
    "le pont de la Tannerie restera fermé jusqu’à demain",
    "l’eau monte de quatre centimètres par heure",
    "soixante lits de camp sont installés dans le préau",
    "le marché couvert a été vidé avant treize heures",
    "les cars scolaires ne descendront plus dans la vallée",
    "deux pompes de secours tournent à plein régime",
    "le courant est rétabli rue des Saules et quai Pasteur",
    "les bêtes des trois fermes basses ont été mises à l’abri",
    "la digue nord tient, malgré un suintement surveillé",
)
_WHEN = (
    "d’ici à la tombée du jour",
    "depuis le milieu de la matinée",
    "au moins pour les six prochaines heures",
    "sans attendre le bulletin du soir",
    "comme lors de la crue de 1999",
)


def words(number: int) -> tuple[str, list[str]]:
    """Give the headline and the three paragraphs of a post."""
    random = Random(number)
    headline = random.choice(_WHAT)
    paragraphs = [" ".join(_sentence(random) for _ in range(2)) for _ in range(3)]
    return f"{headline[0].upper()}{headline[1:]}", paragraphs


def _sentence(random: Random) -> str:
    parts = (random.choice(choices) for choices in (_WHO, _DOES, _WHAT, _WHEN))
    return " ".join(parts) + "."


def content(number: int) -> Content:
    """Give a post."""
    headline, paragraphs = words(number)
    return Content(
        headline=headline,
        blocks=tuple(Text(runs=paragraph(text)) for text in paragraphs),
        authors=("Nadège Ferrand",),
    )


def publish(number: int) -> Publish:
    """Give the command that publishes post `number`."""
    return Publish(post=f"p{number}", content=content(number))


def steps(posts: int) -> tuple[Step, ...]:
    """Give the steps of a live that is public and has so many posts, one a minute."""
    description = Description(headline=HEADLINE, standfirst=paragraph(STANDFIRST))
    opening: tuple[Command, ...] = (
        Open(language="fr", time_zone="Europe/Paris"),
        Describe(description=description),
        Start(),
    )
    return (
        *(Step(command=command, at=BEGAN) for command in opening),
        *(Step(command=publish(number), at=at(number)) for number in range(posts)),
    )


def at(number: int) -> datetime:
    """Say when post `number` appeared."""
    return BEGAN + timedelta(minutes=number)
