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


def test_nought_is_many_in_english_and_one_in_french() -> None:
    load_words()
    readers = "%(readers)s reader now (estimate)", "%(readers)s readers now (estimate)"

    said = {}
    for language in ("en", "fr"):
        with translation.override(language):
            said[language] = [
                translation.ngettext(*readers, number) % {"readers": number} for number in (0, 1, 2)
            ]

    assert said == {
        "en": [
            "0 readers now (estimate)",
            "1 reader now (estimate)",
            "2 readers now (estimate)",
        ],
        "fr": [
            "0 lecteur en ce moment (estimation)",
            "1 lecteur en ce moment (estimation)",
            "2 lecteurs en ce moment (estimation)",
        ],
    }


def test_an_english_word_with_two_meanings_has_two_in_french() -> None:
    load_words()

    with translation.override("fr"):
        assert translation.gettext("Signed out") == "Session fermée"
        assert translation.pgettext("audit trail", "Signed out") == "Déconnexion"
        assert translation.gettext("Set a password") == "Choisir un mot de passe"
        assert translation.pgettext("audit trail", "Set a password") == "Création d’un mot de passe"
        assert translation.gettext("Scheduled") == "Programmé"
        assert translation.pgettext("audit trail", "Scheduled") == "Programmation"
        assert [translation.gettext(words) for words in ("Take back", "Revoke")] == [
            "Annuler",
            "Révoquer",
        ]
        assert [translation.gettext(words) for words in ("Go on", "Resume")] == [
            "Continuer",
            "Reprendre",
        ]
