"""A warning before something is published twice."""

import pytest

from filrouge.domain.commands import Hide, Publish
from filrouge.domain.content import Content
from filrouge.newsroom.actions.near import near
from tests.newsroom.desk import Desk
from tests.serving import words

SAME = [
    pytest.param(
        words("Totality over Coruña", "The harbour went dark at 8.28 pm."),
        words("Totality over Coruña", "The harbour went dark at 8.28 pm."),
        id="word for word",
    ),
    pytest.param(
        words("Totalité à La Corogne", "Le port s’est éteint d’un coup, les mouettes se taisent."),
        words("TOTALITE A LA COROGNE", "Le port s'est eteint d'un coup, les mouettes se taisent"),
        id="without accents and capitals, another apostrophe",
    ),
    pytest.param(
        words("", "La préfecture ordonne l’évacuation de la rue Haute dès 21 heures."),
        words("", "La prefecture ordone l'évacuation de la rue haute des 21 heures"),
        id="typed again in a hurry",
    ),
    pytest.param(
        words(
            "", "Les pompiers confirment que neuf personnes ont été blessées, dont deux gravement."
        ),
        words("", "Les pompiers confirment neuf personnes blessées, dont deux gravement."),
        id="a few words less",
    ),
    pytest.param(
        words("", "The ferry to Ferrol will not sail tonight, the port authority says."),
        words(
            "No ferry tonight",
            "The ferry to Ferrol will not sail tonight, the port authority says.",
        ),
        id="the flash again, under a headline",
    ),
    pytest.param(
        words(
            "",
            "La mairie annonce que 400 personnes dormiront au gymnase cette nuit et que les écoles"
            " du centre resteront fermées demain toute la journée.",
        ),
        words(
            "",
            "La mairie annonce que 430 personnes dormiront au gymnase cette nuit et que les écoles"
            " du centre resteront fermées demain toute la journée.",
        ),
        id="a long one, with one figure put right",
    ),
]

DIFFERENT = [
    pytest.param(
        words("Totality over Coruña", "The harbour went dark at 8.28 pm."),
        words("Totality over Palma", "Clouds hid the sun until the last minute."),
        id="one event, two places",
    ),
    pytest.param(
        words("", "La préfecture ordonne l’évacuation de la rue Haute dès 21 heures."),
        words(
            "", "La préfecture lève l’évacuation de la rue Haute : les habitants peuvent rentrer."
        ),
        id="an order, and its end",
    ),
    pytest.param(
        words("Le Havre 2-1 Nantes", "But de la tête sur un corner."),
        words("Le Havre 2-2 Nantes", "But de la tête sur un corner."),
        id="two goals",
    ),
    pytest.param(
        words("Explosion rue Haute"),
        words(
            "Explosion rue Haute",
            "Les secours sont sur place. Le quartier est bouclé, la circulation coupée entre le"
            " port et la gare ; aucun bilan n’est connu à cette heure.",
        ),
        id="a flash, and the post that follows it",
    ),
    pytest.param(
        words("", "Le maire prendra la parole à 22 heures devant l’hôtel de ville."),
        words("", "Le maire a pris la parole : « Nous reconstruirons la rue maison par maison. »"),
        id="announced, and done",
    ),
    pytest.param(
        words("", "Merci de nous avoir suivis."), words("", "Bonjour à tous."), id="short ones"
    ),
]


def _near(desk: Desk, there: Content, written: Content, **more: object) -> list[str]:
    live = desk.open_live()
    desk.do(live, Publish(post="there", content=there))
    found = near(desk.live(live), written, now=desk.clock(), **more)  # type: ignore[arg-type]
    return [each.post.id for each in found]


@pytest.mark.parametrize(("there", "written"), SAME)
def test_a_post_written_again_is_found(desk: Desk, there: Content, written: Content) -> None:
    assert _near(desk, there, written) == ["there"]
    assert _near(desk, written, there) == ["there"] or not there.headline


@pytest.mark.parametrize(("there", "written"), DIFFERENT)
def test_two_posts_on_one_event_are_two(desk: Desk, there: Content, written: Content) -> None:
    assert _near(desk, there, written) == []
    assert _near(desk, written, there) == []


def test_what_readers_do_not_see_or_is_older_than_an_hour_is_left_out(desk: Desk) -> None:
    live, same = desk.open_live(), words("Totality over Coruña")
    desk.do(live, Publish(post="old", content=same))
    desk.clock.advance(minutes=30)
    desk.do(live, Publish(post="hidden", content=same), Hide(post="hidden"))
    desk.do(live, Publish(post="fresh", content=same))
    desk.clock.advance(minutes=30, seconds=1)

    found = near(desk.live(live), same, now=desk.clock())

    assert [(each.post.id, each.similarity) for each in found] == [("fresh", 1.0)]


def test_the_post_that_is_being_changed_is_left_out(desk: Desk) -> None:
    assert _near(desk, words("Totality"), words("Totality"), leave_out="there") == []


def test_the_nearest_comes_first(desk: Desk) -> None:
    live = desk.open_live()
    text = "The port authority says that the ferry to Ferrol will not sail tonight."
    desk.do(live, Publish(post="exact", content=words("", text)))
    desk.do(live, Publish(post="close", content=words("", text.replace("port", "harbour"))))

    found = near(desk.live(live), words("", text), now=desk.clock())

    assert [each.post.id for each in found] == ["exact", "close"]


def test_nothing_is_near_to_nothing(desk: Desk) -> None:
    assert _near(desk, words("Totality"), Content()) == []
