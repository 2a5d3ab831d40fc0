"""Lives made by hand, with every kind of block and every condition of a post."""

from datetime import UTC, datetime, timedelta

from immutables import Map

from filrouge.domain.blocks import (
    Audio,
    Heading,
    Image,
    LinkCard,
    List,
    Quote,
    Text,
    Video,
)
from filrouge.domain.content import (
    Content,
    Correction,
    Description,
    FactContent,
    Related,
    Source,
    SourceStatus,
)
from filrouge.domain.state import Condition, Fact, Live, Post, Status, milliseconds
from filrouge.domain.text import Run, paragraph

START = datetime(2026, 8, 12, 15, 5, tzinfo=UTC)
"""17.05 in Paris, 11.05 in New York."""

SEA = "a" * 64
QUAY = "b" * 64
SIREN = "c" * 64
FILM = "d" * 64


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def post(number: int, minutes: int | None, content: Content, **fields: object) -> Post:
    """Give post p<number>, published so many minutes after the start at seq 10 times its number."""
    published_at = None if minutes is None else at(minutes)
    standing = milliseconds(published_at or START)
    values: dict[str, object] = {
        "id": f"p{number}",
        "content": content,
        "order": (standing, number * 10),
        "changed_seq": number * 10,
        "words_seq": fields.get("changed_seq", number * 10),
        "published_at": published_at,
    }
    return Post(**(values | fields))  # type: ignore[arg-type]


def text(words: str) -> Text:
    return Text(runs=paragraph(words))


def live_of(posts: list[Post], **fields: object) -> Live:
    """Give a live that holds these posts, at the seq after the newest of them."""
    seq = max((one.changed_seq for one in posts), default=0) + 1
    values: dict[str, object] = {
        "id": "live-1",
        "language": "fr",
        "time_zone": "Europe/Paris",
        "status": Status.LIVE,
        "started_at": START,
        "posts": Map({one.id: one for one in posts}),
        "visible_posts": sum(one.condition is Condition.VISIBLE for one in posts),
        "open_posts": tuple(sorted((one.order, one.id) for one in posts)),
        "seq": seq,
        "changed_at": max((one.published_at or START for one in posts), default=START),
        "changed_seq": seq,
        "status_seq": 2,
    }
    return Live(**(values | fields))  # type: ignore[arg-type]


def newest_first(live: Live) -> list[Post]:
    return sorted(live.posts.values(), key=lambda one: one.order, reverse=True)


def french() -> Live:
    """Give a storm on an invented coast, told in French."""
    posts = [
        post(
            1,
            4,
            Content(
                headline="La préfecture place le littoral en vigilance rouge",
                blocks=(
                    text(
                        "Le niveau le plus élevé prend effet à 18 heures et vaut pour les onze "
                        "communes entre Port-Cendre et la pointe des Goélands."
                    ),
                    List(
                        items=(
                            paragraph("Les digues et la corniche sont interdites aux piétons."),
                            paragraph("Les écoles resteront fermées jeudi."),
                            paragraph("Le bac de 19 h 30 est le dernier."),
                        )
                    ),
                ),
                authors=("La rédaction",),
            ),
            key_moment=True,
        ),
        post(
            2,
            21,
            Content(blocks=(text("Un premier chalutier est rentré, équipage sain et sauf."),)),
            corrections=(
                Correction(
                    note="le bateau est un chalutier, et non un caseyeur comme nous l’écrivions.",
                    at=at(40),
                ),
            ),
        ),
        post(
            3,
            34,
            Content(),
            changed_seq=95,
            condition=Condition.WITHDRAWN,
            withdrawn_reason="Le témoignage venait d’une autre tempête, celle de 2019.",
            withdrawn_at=at(75),
        ),
        post(
            4,
            52,
            Content(
                headline="Sur la corniche, la mer passe au-dessus du parapet",
                blocks=(
                    Image(
                        media=QUAY,
                        width=1200,
                        height=800,
                        caption="Le quai des Dames, mercredi en fin d’après-midi.",
                        credit="Photo Inès Varenne",
                        alt="Une vague plus haute qu’un lampadaire retombe sur un quai désert.",
                    ),
                    Text(
                        runs=(
                            Run(text="Les pompiers ont fermé la corniche "),
                            Run(text="dans les deux sens", bold=True),
                            Run(text=". Le détour par "),
                            Run(text="la route des Crêtes", link="https://example.org/cretes"),
                            Run(text=" prend vingt minutes, "),
                            Run(text="« si tout va bien »", italic=True),
                            Run(text=", précise la gendarmerie."),
                        )
                    ),
                ),
                authors=("Inès Varenne", "avec la rédaction de Port-Cendre"),
            ),
        ),
        post(5, 70, Content(), condition=Condition.ERASED, changed_seq=96),
        post(6, 81, Content(blocks=(text("Ceci est masqué."),)), condition=Condition.HIDDEN),
        post(
            7,
            96,
            Content(
                blocks=(
                    Quote(
                        paragraphs=(
                            paragraph(
                                "Nous avons appris à ne plus discuter avec la mer. Quand elle "
                                "monte, on monte aussi."
                            ),
                        ),
                        speaker="Odile Garrec",
                        role="maire de Port-Cendre",
                    ),
                ),
                sources=(
                    Source(name="AFP", url="https://afp.example/depeche"),
                    Source(name="l’équipage du bac", status=SourceStatus.CLAIMED),
                    Source(
                        name="une page de « chasseurs de vagues »", status=SourceStatus.DISPUTED
                    ),
                ),
            ),
        ),
        post(
            8,
            133,
            Content(
                headline="Neuf blessés légers, selon les secours",
                blocks=(
                    text(
                        "Le poste avancé a pris en charge neuf personnes, toutes hors de danger. "
                        "Deux ont été conduites à l’hôpital pour des examens."
                    ),
                    Heading(runs=paragraph("Ce que disent les témoins")),
                    Quote(
                        paragraphs=(
                            paragraph("« On a entendu le toit partir avant de le voir. »"),
                        ),
                        speaker="Un habitant de la rue du Phare",
                    ),
                    LinkCard(
                        url="https://www.example.org/tempetes",
                        title="Comment une tempête reçoit son nom",
                        description="Une liste est arrêtée chaque automne par trois services.",
                        site="Cahiers de la mer",
                    ),
                ),
                authors=("Paul Aubin",),
            ),
            key_moment=True,
            corrections=(Correction(note="neuf blessés, et non douze.", at=at(148)),),
            minor_corrections=2,
        ),
        post(
            9,
            170,
            Content(
                headline="La sirène a retenti trois fois",
                blocks=(
                    Audio(media=SIREN, title="La sirène du port", duration_s=42),
                    Video(media=FILM, title="L’entrée du chenal vue du phare", duration_s=185),
                    Video(url="https://example.org/film", title="Le point de la préfète"),
                    Image(caption="Carte des routes coupées à 20 heures.", credit="Infographie"),
                ),
                related=(
                    Related(url="https://example.org/sirenes", title="À quoi servent les sirènes"),
                ),
            ),
        ),
        post(
            10,
            203,
            Content(blocks=(text("Port-Cendre précise que le bac de 19 h 30 est bien parti."),)),
            reply_to="p1",
        ),
        post(
            11,
            427,
            Content(
                headline="Le vent faiblit, la vigilance reste rouge jusqu’à l’aube",
                blocks=(
                    text(
                        "Les rafales sont passées sous 110 km/h à la pointe des Goélands pour la "
                        "première fois depuis sept heures."
                    ),
                ),
                authors=("Paul Aubin",),
            ),
        ),
    ]
    return live_of(
        posts,
        changed_at=at(427),
        description=Description(
            headline="Tempête Aurore : nuit de vigilance rouge sur la côte des Goélands",
            standfirst=paragraph(
                "Onze communes du littoral sont appelées à rester à l’abri. Les secours font état "
                "de neuf blessés légers et de trois cents foyers sans électricité."
            ),
            lead=Image(
                media=SEA,
                width=1600,
                height=1067,
                caption="Le phare de la pointe des Goélands, mercredi 12 août.",
                credit="Photo Inès Varenne",
                alt="Un phare rouge et blanc dans l’écume, sous un ciel noir.",
            ),
            byline=("Paul Aubin", "Inès Varenne à Port-Cendre"),
            section="Météo",
            related=(
                Related(url="https://example.org/digues", title="Cent ans de digues"),
                Related(url="https://example.org/abris", title="Où s’abriter à Port-Cendre"),
            ),
        ),
        facts=(
            Fact(
                id="f1",
                content=FactContent(
                    paragraphs=(
                        paragraph("Neuf personnes sont blessées, aucune n’est en danger."),
                    ),
                    posts=("p8", "p6", "p3"),
                ),
                at=at(148),
            ),
            Fact(
                id="f2",
                content=FactContent(
                    paragraphs=(
                        paragraph("La vigilance rouge vaut jusqu’à jeudi, 6 heures au moins."),
                    ),
                    posts=("p11", "p1"),
                ),
                at=at(430),
            ),
            Fact(
                id="f3",
                content=FactContent(
                    paragraphs=(paragraph("Quand le courant sera rétabli sur la corniche."),),
                    known=False,
                    posts=("p4",),
                ),
                at=at(205),
            ),
        ),
        facts_seq=97,
        moments_seq=96,
        standing_seq=110,
        corrections_seq=97,
        description_seq=3,
        pinned="p1",
        pinned_seq=98,
    )


def english() -> Live:
    """Give a rocket's first flight, told in English, ended the same day."""
    posts = [
        post(1, 3, Content(headline="Fuelling has begun", blocks=(text("Tanks are filling."),))),
        post(
            2,
            90,
            Content(
                headline="Lift-off",
                blocks=(
                    Quote(
                        paragraphs=(paragraph("We have left the ground. Breathe."),),
                        speaker="Ada Marlowe",
                        role="flight director",
                    ),
                    text("Kestrel 1 cleared the tower at 12.35 pm and pitched over the bay."),
                ),
                authors=("Sam Okafor",),
                sources=(
                    Source(name="Wallow Range Control"),
                    Source(name="the owner of a boat", status=SourceStatus.CLAIMED),
                    Source(name="an unsigned blog", status=SourceStatus.DISPUTED),
                ),
                related=(
                    Related(url="https://example.org/wallow", title="Wallow Island, in 12 maps"),
                ),
            ),
            key_moment=True,
            minor_corrections=1,
        ),
        post(3, None, Content(blocks=(text("A reader sent this without a time."),))),
    ]
    return live_of(
        posts,
        language="en",
        time_zone="America/New_York",
        status=Status.ENDED,
        ended_at=at(200),
        description=Description(
            headline="Kestrel 1 reaches orbit on its first flight",
            standfirst=paragraph("The small rocket flew from Wallow Island after two delays."),
            byline=("Sam Okafor",),
        ),
        description_seq=3,
    )


def arabic() -> Live:
    """Give a live that is read from right to left."""
    return live_of(
        [post(1, 5, Content(headline="بدأ الاجتماع", blocks=(text("وصل المندوبون إلى القاعة."),)))],
        language="ar",
        time_zone="Asia/Riyadh",
        description=Description(
            headline="قمة البحر", standfirst=paragraph("نتابع القمة لحظة بلحظة.")
        ),
        description_seq=3,
    )
