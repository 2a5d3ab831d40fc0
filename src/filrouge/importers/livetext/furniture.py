"""Which lines belong to the page and not to the live."""

import re

from filrouge.importers.livetext import phrases
from filrouge.importers.livetext.line import Part

_EXACT = {
    phrase: kind
    for kind, found in (
        (Part.FURNITURE, phrases.FURNITURE),
        (Part.SHARE, phrases.SHARE),
        (Part.PLAYER, phrases.PLAYER),
        (Part.KEY_MOMENT, phrases.KEY_MOMENT),
        (Part.RELATED, phrases.RELATED),
        (Part.FOOTER, phrases.FOOTER),
        (Part.FEED, phrases.FEED),
        (Part.UNKNOWN, phrases.UNKNOWN),
        (Part.FACTS, phrases.FACTS),
    )
    for phrase in found
}

_SHARE = phrases.any_of(
    r"(?:partager|partagez|share)(?: cet? \w+| this \w+)?(?: sur| par| on| via| by) [\w -]{1,20}$",
    r"(?:partager|share)(?: \d+)?$",
    r"copier le lien\b.{0,20}$",
)
_SITES = "|".join(sorted(map(re.escape, phrases.SITES)))
_PAGE = phrases.any_of(
    r"(?:temps de lecture ?:? ?)?\d+ ?min(?:utes?)?\.?(?: de lecture)?$",
    r"(?:lecture|temps de lecture) ?:? ?\d+ ?min\w*$",
    r"\d+[ -]min(?:ute)?s? read$",
    r"\d+ (?:commentaires?|comments?|réactions?|partages?|shares?|abonnés?|new (?:posts|updates))$",
    r"(?:commentaires?|comments?|réactions?) \d+$",
    r"(?:filtrer|trier|filter|sort)\b.{0,50}(?:par|by)$",
    r"(?:afficher|voir|charger|show|load|view) (?:\d+|plus|more|les|the|all|tous?)\b.{0,40}"
    r"(?:posts?|publications?|messages?|commentaires?|updates?|suite|comments?"
    r"|key events(?: only)?)$",
    r"(?:afficher|montrer) uniquement .{0,40}$|show only .{0,40}$",
    r"(?:passer|skip) (?:cette publicité|la publicité|this ad|past newsletter)\b.{0,40}$",
    r"(?:posez|ask|envoyez|send)(?: us)? (?:votre|vos|your|a)\b"
    r".{0,50}(?:questions?|réactions?)\b.{0,40}$",
    r"[\d., ]+ ?(?:viewing(?: this page)?|watching|viewers|en ligne|lecteurs"
    r"|connectés|personnes connectées)$",
    r"les contributions .{0,40}(?:acceptées|fermées)$",
    r"les commentaires sont .{0,30}$|comments are (?:now )?closed$",
    r"(?:accueil|home) ?[>›»/|] ?.{1,150}$",
    r"(?:(?:©|copyright|\(c\)) ?)+\d{4}\b.{0,250}$",
    r".{0,200}\b(?:all rights reserved|tous droits réservés)\b.{0,40}$",
    r"(?:ajoute[rz]|add)\b.{0,40}\b(?:favoris|favou?rites|(?:preferred )?sources?)\b.{0,20}$",
    r"(?:suivez|retrouvez|rejoignez)-nous(?: sur)?\b.{0,40}$|follow us on\b.{0,40}$",
    r"(?:suivre|suivez|follow) .{1,40} (?:sur|on) (?:google|whatsapp|x|facebook|instagram)\b"
    r".{0,20}$",
    r"(?:ce|this) (?:contenu|content) (?:est|is) (?:bloqué|blocked)\b.{0,150}$",
    r"(?:play|lire|lancer) (?:la |the )?next\b.{0,20}$",
    rf"(?:bienvenue sur|welcome to) (?:{_SITES})$",
    rf"(?:watch|listen to|about|regarder|écouter|à propos de) (?:{_SITES})"
    r"(?: live| en direct)?$",
    r"all times (?:stated )?(?:are )?(?:in )?[\w ]{2,20}$",
    r"(?:key events|posts|updates|filters?) ?\(\d+\)?$|\d+ posts$|sort ?by ?(?:latest|oldest)$",
    r"view more on \w+$|voir (?:plus )?sur (?:x|twitter|instagram|facebook|youtube|tiktok)$",
    r"live ?blog: ?(?:quote|recap|email|twitter|tweet|video|audio|substitution|comment)$",
)
_PLAYER = phrases.any_of(
    r"\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?$",
    r"(?:durée|duration|current time|remaining time) ?:? -?[\d:]{1,8}$",
    r"(?:play|watch|listen) (?:video|audio|the video)\b.{0,120}\d{1,2}:\d\d$",
    r"(?:(?:re)?voir|regarder|watch|see) (?:la|the) (?:vidéo|video)\b.{0,60}$",
    r"(?:lecture|chargement) (?:de la vidéo|du lecteur|en cours)\b.{0,30}$",
    r"(?:to play|pour lire|pour regarder) (?:this|cette|ce) (?:video|vidéo|audio"
    r"|contenu)\b.{0,80}$",
    r"media player.{0,30}$|this (?:video|audio)\b.{0,60}(?:cannot|can not|can't) be played.{0,20}$",
)
_PROMOTION = phrases.any_of(
    r"(?:je m'abonne|je m'inscris|s'abonner|abonnez-vous|inscrivez-vous|s'inscrire|recevez"
    r"|sign up|subscribe|get (?:the|our)|receive|join|grâce à votre compte)\b"
    r".{0,160}(?:newsletters?|boîte mail|boîte de réception|e-?mails?|inbox|abonnements?"
    r"|whatsapp|podcasts?)\b.{0,150}$",
    r"(?:la |notre |our |the )?newsletter\b.{0,40}$",
    r"(?:recevez|receive)\b.{0,60}\b(?:chaque|tous les|every|each) \w+\b.{0,100}$",
    r"(?:connectez-vous|identifiez-vous|log in|sign in)\b.{0,60}\b(?:pour|to) .{0,100}$",
    r"(?:chaque|tous les|every) (?:matin|jour|soir|semaine|morning|day|week)s?,? "
    r"(?:recevez|retrouvez|get|receive)\b.{0,120}$",
    r"(?:abonnez-vous|subscribe|s'abonner) (?:pour|à partir|dès|for|from|to)\b.{0,120}$",
    r"(?:ne manquez rien|never miss|don't miss)\b"
    r".{0,160}(?:notifications?|alerts?|alertes?)\b.{0,150}$",
    r"(?:cliquez sur|click on|activez|autorisez|enable|turn on|allow)\b"
    r".{0,120}(?:notifications?|alertes?|alerts?|javascript|cookies)\b.{0,300}$",
    r"(?:rejoignez|join) (?:la|notre|our|the) (?:communauté|community)\b.{0,150}$",
    r"(?:créez|je crée|create|créer) (?:votre|mon|un|your|an|a) (?:compte|account)\b.{0,120}$",
    r"(?:déjà|already) (?:abonné|inscrit|a subscriber|registered|un compte"
    r"|have an account)\b.{0,80}$",
    r"(?:nous utilisons|nos partenaires et nous|nous et nos|ce site utilise|en poursuivant"
    r"|avec votre accord|we use|we and our|this (?:site|website) uses|by continuing"
    r"|we value your)\b"
    r".{0,200}(?:cookies?|traceurs?|navigation|partners|privacy|données personnelles"
    r"|consent)\b.{0,200}$",
    r".{0,160}\bdans votre (?:boîte (?:mail|e-mail|de réception)|messagerie)$",
    r"you need (?:one|a licen[cs]e) to watch\b.{0,160}$",
    r"your support\b.{0,120}$",
    r"(?:téléchargez|download) (?:l'application|notre application|our app|the app)\b.{0,120}$",
    r"(?:soutenez|support) (?:le journalisme|notre rédaction|(?:our"
    r"|independent) journalism)\b.{0,120}$",
    r"(?:pour vous désabonner|to unsubscribe|vous pouvez vous désabonner)\b.{0,250}$",
    r"(?:get in touch|contact us) (?:by|via|at)\b.{0,100}$",
)
_DOUBTFUL = phrases.any_of(
    r"(?:bienvenue sur|welcome to) \S{1,30}(?: \S{1,20})?$",
    r".{0,160}\b(?:in|to|straight to) your inbox$",
    r".{0,200}\bnotifications?\b.{0,200}$",
    r".{0,200}\bnewsletters?\b.{0,200}$",
)
_RELATED = phrases.any_of(
    r"(?:à )?(?:lire|voir|écouter|revoir) (?:aussi|également) ?[:>|–-] ?.{1,200}$",
    r"(?:à )?(?:lire|voir|écouter|revoir|relire) (?:aussi|également|ensuite)$",
    r"(?:read|see|watch) (?:more|also|next) ?[:>|–-] ?.{1,200}$",
    r"(?:related|also read) ?[:>|–-] ?.{1,200}$",
    r"(?:full|our main) (?:report|story|coverage) ?[:>|–-] ?.{1,200}$",
    r"sur le même sujet ?[:>|–-] ?.{1,200}$",
)
_FEED = phrases.any_of(
    r"(?:filtrer|trier|filter|sort)\b.{0,50}(?:actualités|publications|posts?|updates)$",
    r"(?:retrouvez|suivez)(?: ici)? (?:l'intégralité|l'ensemble) de (?:notre|ce) (?:live|direct)\b"
    r".{0,50}$",
    r"(?:revivez|suivez|retrouvez|le fil|notre direct|live|our live)\b.{0,40}"
    r"\b(?:minute par minute|heure par heure|minute by minute)$",
)
_FACTS = phrases.any_of(
    r"ce (?:que|qu') ?(?:nous|on|l'on) (?:savons|sait)\b.{0,40}$",
    r"ce qu'il faut (?:retenir|savoir)\b.{0,40}$",
    r"l'essentiel (?:de l'actualité|de la (?:journée|situation|soirée)|du (?:jour"
    r"|direct))\b.{0,20}$",
    r"(?:here's |here is )?what (?:we|you need to) know\b.{0,30}$",
    r"(?:les |the )?(?:\d|trois|quatre|cinq|three|four|five) (?:points|infos|things|takeaways|key) "
    r".{0,20}(?:retenir|savoir|know|remember|takeaways|points)$",
)

_RULE = re.compile(r"[-–—_=*~·• ]{3,}$")
_SIGN_CHARS = 5
"""A line of so few signs, without a letter, is an arrow or a slash of the page."""


def part_of(text: str) -> Part | None:
    """Say what a line is for on its page, or None where it belongs to the live."""
    if len(text) > phrases.LONGEST:
        return None
    if text.startswith(">> "):
        return Part.RELATED
    folded = phrases.key(text)
    if not folded:
        # A rule parts posts as a button does.
        if _RULE.match(text):
            return Part.SHARE
        return Part.FURNITURE if len(text) <= _SIGN_CHARS else None
    if (exact := _EXACT.get(folded)) is not None:
        return exact
    for pattern, kind in _PATTERNS:
        if pattern.match(folded):
            return kind
    return None


_PATTERNS = (
    (_SHARE, Part.SHARE),
    (_PLAYER, Part.PLAYER),
    (_PROMOTION, Part.PROMOTION),
    (_PAGE, Part.FURNITURE),
    (_RELATED, Part.RELATED),
    (_FEED, Part.FEED),
    (_FACTS, Part.FACTS),
    (_DOUBTFUL, Part.DOUBTFUL),
)
