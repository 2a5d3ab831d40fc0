"""A live of a source that gave no times at all: a village council, as somebody typed it."""

from filrouge.domain import commands as ask
from filrouge.domain.commands import Command, Step
from filrouge.domain.content import Description
from tests.lives.step import content, fact, timeless

SAID = (
    "La séance est ouverte, onze conseillers sont là.",
    "Premier point : le toit de l’école.",
    "Le devis du couvreur est lu à voix haute.",
    "Une conseillère demande deux autres devis.",
    "Le maire propose de voter ce soir.",
    "Le vote est reporté, par six voix contre cinq.",
    "Deuxième point : la fontaine.",
    "La fontaine coulera de nouveau en avril.",
    "Troisième point : les comptes.",
    "Les comptes sont approuvés à l’unanimité.",
    "Questions du public.",
    "Un habitant parle du bruit de la scierie.",
    "Le maire recevra le patron de la scierie.",
    "Une enfant demande un panier de basket.",
    "Le panier de basket est promis pour juin.",
    "On compte les chaises.",
    "Quelqu’un a oublié son écharpe.",
    "La lumière du couloir est éteinte.",
    "On range les dossiers.",
    "Le maire remercie l’assemblée.",
    "La séance est levée.",
    "Il reste du café.",
)
"""Twenty-two posts: enough to seal the oldest ten."""


def steps() -> tuple[Step, ...]:
    told: list[Command] = [
        ask.Open(language="fr", time_zone="Europe/Paris"),
        ask.Describe(description=Description(headline="Au conseil municipal")),
        ask.Start(),
        *(
            ask.Publish(post=f"timeless-p{number}", content=content(words))
            for number, words in enumerate(SAID, start=1)
        ),
        ask.Correct(
            post="timeless-p6",
            content=content("Le vote est reporté, par sept voix contre quatre."),
            note="Le décompte était faux.",
        ),
        ask.AddFact(fact="timeless-f1", content=fact("La fontaine coule en avril.", "timeless-p8")),
        ask.Hide(post="timeless-p16"),
        ask.Withdraw(post="timeless-p17", reason="L’écharpe est retrouvée.", words_kept=True),
        ask.Pin(post="timeless-p21"),
        ask.End(),
    ]
    return tuple(timeless(command) for command in told)
