"""The interface in the words of the house."""

import gettext

from filrouge.catalogue import catalogue, msgids
from filrouge.reader.wording import Reworded

FRENCH = catalogue("reader", "fr")


class Directs(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message


def test_a_sentence_may_be_said_otherwise_and_the_others_stay() -> None:
    words = Reworded(FRENCH, {"Key moment": "À retenir"})

    assert words.gettext("Key moment") == "À retenir"
    assert words.gettext("What we know") == FRENCH.gettext("What we know")


def test_of_two_forms_the_right_one_is_taken() -> None:
    words = Reworded(FRENCH, {"{n} post": ("{n} brève", "{n} brèves")})

    said = [words.ngettext("{n} post", "{n} posts", n) for n in (0, 1, 2)]

    assert said == ["{n} brève", "{n} brève", "{n} brèves"]


def test_a_house_may_call_it_a_live() -> None:
    words = Reworded(Directs(), {}, word="live")

    for text, said in {
        "Ce direct est terminé": "Ce live est terminé",
        "Directs terminés": "Lives terminés",
        "Aucun direct, deux directs": "Aucun live, deux lives",
        "En direct": "En direct",
        "Suivre en direct": "Suivre en direct",
        "directement": "directement",
        "Directeur": "Directeur",
    }.items():
        assert words.gettext(text) == said


def test_the_word_is_in_the_interface_at_all() -> None:
    words = Reworded(FRENCH, {}, word="live")

    changed = [one for one in msgids("reader", "fr") if words.gettext(one) != FRENCH.gettext(one)]

    assert "This live has ended" in changed
