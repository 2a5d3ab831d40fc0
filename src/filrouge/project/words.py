"""The newsroom's words: Django is given our catalogue, read as all the house's are."""

from django.utils.translation import trans_real

from filrouge.catalogue import LANGUAGES, catalogue


def load_words() -> None:
    """Put the sentences of our catalogue beside Django's and allauth's own; ours go before."""
    for language in LANGUAGES:
        # Django reads compiled files only. Merging is what it does itself for each app's file.
        trans_real.translation(language).merge(catalogue("newsroom", language))
