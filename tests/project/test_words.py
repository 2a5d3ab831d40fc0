"""Django speaks with the house's catalogue."""

from django.utils import translation

from filrouge.project.words import load_words


def test_our_sentences_stand_beside_djangos_own() -> None:
    load_words()

    with translation.override("fr"):
        assert translation.gettext("Lives") == "Directs"
        assert translation.gettext("This field is required.") == "Ce champ est obligatoire."
    with translation.override("en"):
        assert translation.gettext("Lives") == "Lives"
