"""Words by which a live says that it begins, or that it is over."""

from filrouge.importers.livetext.phrases import any_of, fold

_OVER_HEADLINE = any_of(
    r"\bas it happened\b", r"^(?:revivez|revivre|relisez)\b", r"\b(?:direct|live) terminé\b"
)
_OVER = any_of(
    r"\b(?:ce|cet|notre|le) (?:live|direct|fil)\b.{0,60}\b(?:est|touche)\b.{0,25}"
    r"(?:terminé|fini|clos|fermé|à sa fin)",
    r"\b(?:ce|notre) (?:live|direct|fil)\b.{0,30}\b(?:s'achève|se termine|s'arrête|prend fin)\b",
    r"\b(?:clore|clôt|clôturer|clôturons|refermer|refermons|fermer|fermons|terminer|terminons"
    r"|arrêter|arrêtons|changement de)\b.{0,20}\b(?:live|direct|fil)\b",
    r"\bmerci\b.{0,60}\b(?:suivi|suivie|suivis|suivies|lus?|fidélité|écoutés?)\b",
    r"\bmerci\b.{0,20}\bavoir été\b",
    r"\b(?:thank you|thanks)\b.{0,40}\b(?:following|reading|joining|being with us)\b",
    r"\b(?:live|direct) terminé\b",
    r"\bfin (?:de ce|du|de notre) (?:live|direct)\b",
    r"\bthis (?:live|liveblog|live blog|blog|page|live page|coverage)\b.{0,20}"
    r"\b(?:is|has|was)\b.{0,12}"
    r"\b(?:closed|ended|over|finished|concluded|closing|ending)\b",
    r"\b(?:live )?coverage\b.{0,80}\b(?:has ended|is over|is closed|has concluded|is now closed"
    r"|has now ended|ends here|is now over|has finished|to a close|to an end)\b",
    r"\b(?:we're|we are|i'm|we will be|we'll be)\b.{0,12}"
    r"\b(?:closing|ending|wrapping up|pausing)\b.{0,30}\b(?:blog|coverage|page|live)\b",
    r"\b(?:we|i) (?:end|leave|close|wrap up)\b.{0,12}\b(?:live|coverage|blog)\b",
    r"\bthat's (?:all|it)\b.{0,20}\b(?:from|for)\b.{0,40}"
    r"\b(?:today|tonight|now|us|live|coverage|blog|me)\b",
    r"\b(?:live )?(?:blog|page) (?:is )?(?:now )?closed\b",
    r"^as it happened$",
)
_BEGUN = any_of(
    r"^(?:bonjour|bienvenue|bonsoir|good (?:morning|afternoon|evening)|hello|welcome)\b",
    r"\bbienvenue (?:sur|dans) (?:ce|notre) (?:nouveau )?(?:live|direct)\b",
    r"\bwelcome to (?:our|the|this)\b.{0,30}\b(?:live|coverage|blog)\b",
    r"\b(?:ouverture|début) (?:de ce|du|de notre) (?:live|direct)\b",
)
_LOOKED_AT = 400


def says_over(text: str) -> bool:
    """Say whether a line of a post or of the page announces the end of the live."""
    return _OVER.search(fold(text[:_LOOKED_AT])) is not None


def headline_says_over(text: str) -> bool:
    """Say whether the page's headline tells of a live that is over."""
    return _OVER_HEADLINE.search(fold(text[:_LOOKED_AT])) is not None or says_over(text)


def says_begun(text: str) -> bool:
    """Say whether a line welcomes readers to the live."""
    return _BEGUN.search(fold(text[:_LOOKED_AT])) is not None
