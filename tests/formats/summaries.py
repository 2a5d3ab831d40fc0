"""Lives for the front, in every status, zone and direction."""

from filrouge.domain.state import Status
from filrouge.domain.summary import Summary
from tests.formats import sample


def summaries() -> list[Summary]:
    """Give lives now, next and past."""
    return [
        Summary(
            id="1",
            slug="tempete-aurore",
            seq=100,
            language="fr",
            time_zone="Europe/Paris",
            status=Status.LIVE,
            headline=sample.french().description.headline,
            standfirst="Onze communes du littoral sont appelées à rester à l’abri.",
            lead=sample.french().description.lead,
            posts=48,
            latest_headline="Le vent faiblit, la vigilance reste rouge jusqu’à l’aube",
            started_at=sample.START,
            changed_at=sample.at(427),
        ),
        Summary(
            id="2",
            slug="kestrel",
            seq=40,
            language="en",
            time_zone="America/New_York",
            status=Status.LIVE,
            headline="Kestrel 1 makes its first flight",
            standfirst="The small rocket is on its pad after two delays.",
            posts=12,
            latest_headline="Fuelling has begun",
            started_at=sample.START,
            changed_at=sample.at(30),
        ),
        Summary(
            id="3",
            slug="budget",
            seq=3,
            language="fr",
            time_zone="Europe/Paris",
            status=Status.SCHEDULED,
            headline="Budget de la ville : le conseil vote en séance publique",
            starts_at=sample.at(60 * 24 * 3),
        ),
        Summary(
            id="4",
            slug="tour-des-iles",
            seq=300,
            language="fr",
            time_zone="Indian/Reunion",
            status=Status.ENDED,
            headline="Tour des îles : la dernière étape à la voile",
            standfirst="Revivez l’arrivée des douze équipages.",
            lead=sample.french().description.lead,
            posts=131,
            started_at=sample.at(-60 * 24 * 9),
            ended_at=sample.at(-60 * 24 * 8),
        ),
        Summary(
            id="5",
            slug="summit",
            seq=90,
            language="ar",
            time_zone="Asia/Riyadh",
            status=Status.ENDED,
            headline="قمة البحر",
            posts=1,
            started_at=sample.at(-60 * 24 * 30),
            ended_at=sample.at(-60 * 24 * 29),
        ),
        Summary(
            id="6",
            slug="draft",
            seq=1,
            language="fr",
            time_zone="Europe/Paris",
            status=Status.DRAFT,
            headline="Un brouillon que personne ne doit voir",
        ),
    ]
