"""What French and English pages say around their posts: buttons, labels, promotions.

The phrases are compared as `key` writes them: lower case, straight apostrophes, no outer signs.
"""

import re

_OUTER = re.compile(r"^[\W_]+|[\W_]+$")
_LIKE = str.maketrans(
    dict(zip("àâäáçéèêëîïíñôöóùûüúÿ", "aaaaceeeeiiinooouuuuy", strict=True))
    | {"’": "'", "œ": "oe", "\xa0": " ", "\u202f": " "}
)
_SPACES = re.compile(r"\s+")

LONGEST = 420
"""Characters; nothing longer is ever taken for a phrase of the page."""


def unaccented(text: str) -> str:
    """Take the accents off, which capitals often lack, and make apostrophes and blanks plain."""
    return text.translate(_LIKE)


def fold(text: str) -> str:
    """Bring a text to the form in which patterns are compared: lower case, unaccented."""
    return unaccented(text.casefold())


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile patterns, written with their accents, for texts that went through `fold`."""
    return re.compile("|".join(f"(?:{unaccented(pattern)})" for pattern in patterns))


def key(text: str) -> str:
    """Bring a line to the form in which phrases are compared."""
    return _OUTER.sub("", _SPACES.sub(" ", fold(text)))


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(key(phrase) for phrase in re.split(r"[|\n]", lines) if phrase.strip())


SHARE = _phrases("""
partager|partagez|partager ce post|partager cet article|partager l'article|partager la publication
partager ce message|copier le lien|copier l'url|lien copié|envoyer par e-mail|envoyer par mail
envoyer|share|share this|share this post|share post|share article|share page|share close panel
copy link|copy this link|copy link to post|link copied|copied|share on|share this with
about sharing|read more about these links|share options|permalink|partager sur|email this post
""")

FURNITURE = _phrases("""
accueil|menu|ouvrir le menu|fermer le menu|fermer|rechercher|recherche|se connecter|connexion
mon compte|s'abonner|s'identifier|s'inscrire|créer un compte|je crée mon compte|déjà abonné
je m'inscris|mot de passe oublié|forgot password|forgotten password|forgot your password
je m'abonne|abonnez-vous|offrir cet article|offrir l'article|réservé aux abonnés|article réservé
aller au contenu|aller au contenu principal|passer au contenu|retour en haut|haut de page|retour
en direct|direct|le direct|live|le live|live en cours|suivre ce direct|suivre le direct|urgent
suivre|suivre ce live|alerte|alertes|activer les notifications|recevoir les alertes|ajouter
ajouter à vos sélections|ajouter à mes favoris|ajouter aux favoris|favoris|enregistrer|imprimer
sauvegarder|écouter l'article|écouter cet article|lire plus tard|réagir|commenter|commentaires
voir plus|afficher plus|charger plus|plus de posts|voir la suite|lire la suite|suite|voir moins
afficher moins|voir les posts précédents|voir les messages précédents|charger la suite|en savoir
en savoir plus|précédent|suivant|page précédente|page suivante|publicité|pub|contenu sponsorisé
la suite après cette publicité|la suite après la publicité|annonce|tout accepter|tout refuser
accepter|refuser|continuer sans accepter|paramétrer|personnaliser|gérer mes choix|actualiser
rafraîchir|mettre à jour|nouveau|nouvelles publications|voir les nouvelles publications
facebook|twitter|x|whatsapp|messenger|linkedin|telegram|bluesky|threads|instagram|e-mail|mail
email|posez votre question|posez vos questions|poser une question|filtrer|trier|trier par|tout
tous les posts|les plus récents|les plus anciens|plus récents d'abord|plus anciens d'abord
ordre chronologique|ordre antéchronologique|agrandir l'image|voir l'image|plein écran
temps de lecture|publié|publié le|mis à jour|mis à jour le|modifié le
home|search|sign in|log in|login|register|sign up|subscribe|subscribe now|my account|support us
skip to main content|skip to content|skip to navigation|skip to key events|back to top|close
close menu|open menu|more|breaking|breaking news|live blog|live coverage|live now|latest
follow|follow us|following|get alerts|turn on notifications|save|saved|save article|print|comments
comment|leave a comment|view comments|show more|show less|load more|load more posts|read more
see more|view more|continue reading|more posts|previous|next|newer|older|newest|oldest
newest first|oldest first|show oldest first|show newest first|reverse order|sort by|sort|filter
filters|advertisement|ad|advert|sponsored|skip advertisement|story continues below advertisement
article continues below this ad|accept|accept all|reject all|accept cookies|manage cookies
manage preferences|cookie settings|privacy settings|refresh|auto-refresh|new updates|new posts
view new posts|jump to latest|view image in fullscreen|expand image|full screen|enlarge image
listen to this article|image|gift article|bookmark|published|updated|last updated|first published
image caption|media caption|latest post|catch up
top|submit a comment|make a comment|tap here to follow|tap here for more
pinned|pinned post|épinglé|post épinglé|message épinglé
get involved|article share tools|latest first|auto update|auto-update|on|off|updates|find out more
show latest update|follow all the latest updates|got a tv licence|i don't have a tv licence
as it happened
""")

PLAYER = _phrases("""
lecture|lire la vidéo|lancer la vidéo|regarder la vidéo|voir la vidéo|vidéo|écouter|écoutez
lire l'audio|lancer la lecture|mettre en pause|couper le son|activer le son|volume|lecteur vidéo
lecteur audio|chargement du lecteur|votre navigateur ne supporte pas la vidéo|play|play video
play audio|watch|watch now|watch live|video|pause|mute|unmute|current time|duration|loaded
video player|audio player|toggle play|stream type live|this video is playing in picture-in-picture
this video can not be played|to play this video you need to enable javascript in your browser
media player|0 seconds of 0 seconds|playback speed|podcast|listen
""")

KEY_MOMENT = _phrases("""
temps fort|moment clé|à retenir absolument|fait marquant|événement clé|key event|key moment
key update|key post|important
""")

FACTS = _phrases("""
l'essentiel|l'essentiel à retenir|ce qu'il faut retenir|ce qu'il faut savoir|ce que l'on sait
ce qu'on sait|ce que nous savons|les points clés|points clés|à retenir|en bref|le résumé|résumé
les principaux points|l'essentiel de l'actualité|les infos à retenir|les informations à retenir
les temps forts|temps forts|les événements clés|les faits essentiels|les faits|que sait-on
ce que l'on sait déjà|les dernières informations|l'essentiel en bref|les moments clés
key events|key moments|key points|key developments|key takeaways|summary|what we know
what we know so far|what to know|here's what to know|what you need to know|at a glance
where things stand|highlights|main points|in brief|the latest|here's the latest|in summary
the key points|the main points|recap|key facts|the essentials|latest developments|top lines
what we know now|here's what we know|here is what we know|the main developments|main developments
what we're covering
""")

UNKNOWN = _phrases("""
ce que nous ne savons pas|ce que nous ne savons pas encore|ce que l'on ne sait pas
ce que l'on ne sait pas encore|ce qu'on ne sait pas|ce qu'on ne sait pas encore|ce que l'on ignore
ce que l'on ignore encore|les zones d'ombre|what we don't know|what we don't know yet
what we still don't know|what we do not know|what is not known|what remains unclear|what's unclear
""")

FEED = _phrases("""
live feed|live reporting|live updates|latest updates|latest posts|all updates|all posts|the feed
le fil|le fil du direct|le fil info|fil info|fil d'actualité|dernières actualités|les actualités
dernières publications|le live|le direct|suivez le direct|tous les posts|show key events only
filters beta|please turn on javascript to use this feature|le déroulé|l'actualité en direct
minute par minute|le fil des événements|toutes les mises à jour
""")

FOOTER = _phrases("""
les plus lus|articles les plus lus|les plus partagés|sur le même sujet|sur le même thème
à découvrir|articles recommandés|recommandé pour vous|la rédaction vous recommande
nous vous recommandons|l'info en continu|l'actu en continu|related stories
dans la même rubrique|nos dernières vidéos|vos commentaires|mentions légales|plan du site
nous contacter|conditions générales|politique de confidentialité|qui sommes-nous|toute l'actualité
most viewed|most read|most popular|more on this story|more on this|related topics|related stories
related articles|top stories|more stories|more from us|around the web|recommended|elsewhere
recommended for you|you may also like|terms of use|privacy policy|contact us|about us
terms and conditions|terms & conditions|privacy & cookies|cookies policy|gestion des cookies
terms of service|advertise with us|accessibility|accessibilité|données personnelles
explore more on these topics|reuse this content|more in this section
""")

SIGNED_BY = _phrases("""
article rédigé par|rédigé par|écrit par|par|auteur|auteurs|written by|reported by|reporting by|by
author|authors|article by|live animé par|direct animé par
""")

SITES = _phrases("""
le monde|le figaro|le parisien|libération|ouest-france|sud ouest|la croix|20 minutes|franceinfo
france info|france 24|france inter|france bleu|bfmtv|bfm tv|cnews|lci|tf1 info|rtl|europe 1|rmc
l'équipe|l'humanité|les echos|le point|l'express|mediapart|la dépêche|rtbf|rts|radio-canada
the guardian|bbc|bbc news|bbc sport|sky news|sky sports|cnn|ap news|the associated press|reuters
al jazeera|the independent|the telegraph|the times|the new york times|the washington post|itv news
nbc news|abc news|cbs news|euronews|dw|the irish times|rté|politico|financial times
""")

RUBRICS = FACTS | _phrases("""
vos questions|pour approfondir|le point|le contexte|analyse|décryptage|verbatim|en images|reportage
your questions|analysis|explainer|in pictures|context
""")

RELATED = _phrases("""
lire aussi|à lire aussi|lire aussi sur le sujet|à lire sur le même sujet|voir aussi|also read
related|related article|related story|read also|see also|lire également|sur le sujet
à lire|à voir|à écouter|à revoir
""")
