"""A long live in French, with seals, late posts and all that troubles them: a rowing race."""

from datetime import UTC, datetime, timedelta

from filrouge.domain import commands as ask
from filrouge.domain.blocks import List, Quote
from filrouge.domain.commands import Command, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.text import paragraph
from tests.lives.step import after, content, fact

START = datetime(2026, 6, 6, 8, 0, tzinfo=UTC)
POSTS = 60
EVERY_MIN = 4
"""A post every four minutes: four hours on the river."""

BOATS = ("la Marie-Jeanne", "l’Alouette", "la Belle-Île", "le Grand Duc", "la Sirène")
PLACES = ("au pont de pierre", "à l’écluse", "sous les peupliers", "devant le moulin")
DEEDS = (
    "passe en tête",
    "change de rameurs",
    "reprend une longueur",
    "touche une bouée",
    "file droit dans le courant",
    "laisse passer les canards",
)
AUTHORS = ("Lise Hamon", "Théo Baud")


def steps() -> tuple[Step, ...]:
    told: list[tuple[float, Command]] = [
        (0, ask.Open(language="fr", time_zone="Europe/Paris", series="Fêtes de la rivière")),
        (0, ask.Describe(description=Description(headline="La course des baleinières"))),
        (1, ask.Start()),
        *(
            (EVERY_MIN * number, ask.Publish(post=post(number), content=_said(number)))
            for number in range(1, POSTS + 1)
        ),
        *_troubles(),
        (EVERY_MIN * POSTS + 30, ask.End()),
    ]
    # A stable sort: what happens in the same minute stays in the order in which it is told.
    return tuple(
        after(START, minutes, command) for minutes, command in sorted(told, key=lambda one: one[0])
    )


def post(number: int) -> str:
    return f"long-p{number}"


def _moment(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def _said(number: int) -> Content:
    boat, place = BOATS[number % 5], PLACES[number % 4]
    words = f"{boat[0].upper()}{boat[1:]} {DEEDS[number % 6]} {place}."
    author = (AUTHORS[number % 2],)
    if number % 10 == 0:
        ranked = (BOATS[(number + place) % 5] for place in range(3))
        order = List(items=tuple(paragraph(name) for name in ranked), ordered=True)
        return content(words, order, headline=f"Classement, passage n° {number // 10}")
    if number % 7 == 0:
        quote = Quote(paragraphs=(paragraph("On ne sent plus ses bras."),), speaker="Un rameur")
        return content(words, quote, authors=author)
    return content(words, authors=author)


def _troubles() -> list[tuple[float, Command]]:
    """Tell what happened to the posts after they appeared, and beside them."""
    late = content("Le départ avait été retardé par une barque de pêche.")
    later = content("Une rame flottait sous le pont dès la première heure.")
    corrected = content("Le Grand Duc double l’Alouette à l’écluse.", authors=("Théo Baud",))
    return [
        (6, ask.AddFact(fact="long-f1", content=fact("Cinq bateaux sont partis.", post(1)))),
        (7, ask.AddFact(fact="long-f2", content=fact("Le vainqueur.", known=False))),
        (26, ask.Mark(post=post(5))),
        (41, ask.Pin(post=post(10))),
        (50, ask.Correct(post=post(11), content=corrected)),
        (
            58,
            ask.Correct(
                post=post(13), content=corrected, note="Nous avions confondu deux bateaux."
            ),
        ),
        (70, ask.Hide(post=post(15))),
        (75, ask.Show(post=post(15))),
        (79, ask.Hide(post=post(16))),
        (90, ask.Publish(post="long-late-1", content=late, published_at=_moment(2))),
        (101, ask.Move(post=post(20), published_at=_moment(30))),
        (110, ask.Move(post=post(3), published_at=_moment(109))),
        (118, ask.Withdraw(post=post(22), reason="Ce n’était pas le bon bateau.")),
        (
            126,
            ask.Withdraw(post=post(24), reason="La bouée n’a pas bougé.", words_kept=True),
        ),
        (130, ask.Pin(post=post(30))),
        (142, ask.Erase(post=post(28))),
        (151, ask.Erase(post=post(4))),
        (158, ask.Publish(post="long-late-2", content=later, published_at=_moment(12))),
        (170, ask.Pause()),
        (171, ask.Resume()),
        (182, ask.Correct(post=post(2), content=later, note="La rame, pas le gouvernail.")),
        (190, ask.Unmark(post=post(5))),
        (195, ask.Unpin(post=post(30))),
        (
            242,
            ask.ReviseFact(
                fact="long-f2", content=fact("La Marie-Jeanne l’emporte.", post(60), post(59))
            ),
        ),
        (243, ask.ReorderFacts(order=("long-f2", "long-f1"))),
        (244, ask.Mark(post=post(60))),
        (245, ask.Move(post=post(60), published_at=_moment(246))),
    ]
