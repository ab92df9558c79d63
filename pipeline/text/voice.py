"""Words by which a page speaks of itself or to its reader, which a report's own sentence has not.

English, Spanish, French, German and Portuguese. News prose has these words in quotations only, so
quotations are left out where they may stand in one.
"""

import re

# Desks mix marks: a low opening one is often closed by a straight one.
_QUOTED = re.compile(r"“[^”]*”|„[^“”\"]*[“”\"]|«[^»]*»|\"[^\"]*\"")
_ADDRESS = re.compile(
    r"https?:|www\.|\S@\S|@\w|\b[\w-]+\.(?:com|org|net|de|fr|es|uk|br|mx|it|eu|info)\b",
    re.IGNORECASE,
)
# Words by which a page speaks of itself or to its reader; news prose outside quotations has none.
# Words that are common in another of the languages (nos, us, comment) are left out.
_SELF = re.compile(
    r"""\b(?:you|your|yours|we|our|newsletters?|subscri(?:be|bed|bing|ption|ptions|ber|bers)
    |(?<!his\ )(?<!her\ )(?<!their\ )comments
    |copyright|cookies?|click|e-?mail|inbox|reprinted|republished|sponsored|podcasts?|editing
    |usted(?:es)?|tus?|nosotros|nuestr[oa]s?|suscr[ií]b\w+|suscripción|bolet[ií]n|s[ií]guenos
    |(?<!\bhacer\ )(?<!\bhizo\ )(?<!\bsus\ )comentarios
    |vous|votre|notre|abonn(?:ez|és|ement)\w*|infolettre|cliquez|inscrivez|lecteurs
    |(?<!\bde\ )(?<!\bses\ )commentaires
    |ihnen|wir|uns|unser(?:e[mnrs]?)?|abonnieren|abonnenten|abonnement|kommentare|klicken|leser(?:innen)?
    |vocês?|nossos?|nossas?|assinantes?|assinatura|boletim|clique|inscreva|leitores
    |quieres|tienes|puedes|contigo|abónate
    |dein(?:e[mnrs]?)?|dich|euch|euren?|mitlesen|weiterlesen|probeabo|leserbriefe?
    |crowdfunding|paywall|unsubscribe|hashtag)\b
    |\b(?:ayúda|escríbe|cuénta|sígue|apóya|úne|compárte|comparte|envía|súma|acompáña|regístra|apúnta|descárga|escúcha|cópia|cíta
     |hazte|conéct)(?:nos|te|lo|la|me|ate)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"all rights reserved|contributed to this|may not be (?:published|reproduced)"
    r"|derechos reservados|droits réservés|rechte vorbehalten"
    r"|direitos reservados|diritti riservati"
    r"|reproduc(?:tion|ción)\s+\w*\s*(?:interdite|prohibida|prohibited)|prohibida\s+(?:su|la)\s+reproducción"
    r"|reprodução\s+proibida|nachdruck|n['’]engagent\s+que\s+leurs|©|\(c\)\s*\d{4}",
    re.IGNORECASE,
)
# Who wrote, translated or supplied it, on a line of its own.
_BY = re.compile(
    r"^(?i:by|von|por|par|di|door)\s+[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}"
    r"\s+[^\W\d_a-z][\w'’-]*(?:,\s[^.]{3,40})?$"
)
_CREDIT = re.compile(
    r"^(?:translat(?:ed|ion)|traduit|traduction|traducid[oa]|traducción|übersetz(?:t|ung)|traduzid[oa]"
    r"|tradução|aus\s+dem\s+\w+\s+von)\b|(?:^|[.!?]\s+)(?:sources?|quellen?|fuentes?|fontes?)\s?:",
    re.IGNORECASE,
)
# Who wrote it: "Jane Doe is the paper's correspondent in ...", "Jean Dupont est journaliste à ..."
_AUTHOR = re.compile(
    r"""^(?:[^\W\d_][\w.'’-]*\s+){1,4}?(?:
    (?:covers|reports|writes|schreibt|berichtet|escribe|écrit|cubre|couvre|escreve)\s
    |(?:has|ha|hat|a|tem)\s(?:written|reported|covered|edited|firmado|escrito|publicado|cubierto|écrit|signé|publié|couvert|geschrieben)\s
     (?:\S+\s){0,4}?(?:for|in|en|für|bei|dans|pour|para|na|no|about|on|sobre)\s
    |(?:leads|heads|runs|leitet|dirige|coordina|coordena)\s(?:the|das|die|la|el|le|o|a)\s
     (?:ressort|redaktion|desk|newsroom|bureau|section|rubrique|rédaction|sección|redacción|editoria|redação|büro)\b
    |(?:is|are|was|es|est|ist|é|è)\s(?:[\w'’,-]+\s+){0,6}?
     (?:reporter|correspondent|columnist|editor|writer|journalist|contributor|freelance
     |corresponsal|periodista|redactora?|columnista|journaliste|correspondante?|chroniqueu\w+
     |chief|fellow|researcher|analyst|historian|lecturer|professor|autor(?:a|in)?|auteure?|autrice|forscher\w*|dozent\w*|investigadora?|pesquisadora?
     |korrespondent\w*|redakteur\w*|journalistin|kolumnist\w*|jornalista|correspondente|repórter)\w*
     (?:\.|[\s,](?:at|for|of|in|and|with|covering|based|bei|der|des|für|de|en|del|para|à|au|pour|du|da|do)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence that tells the reader to do something, or speaks of the page that it stands on.
_ADDRESSED = re.compile(
    r"""(?:^|[.!?:–—-]\s+|¿|¡)(?:
    (?:download|follow|join|catch|donate|subscribe|sign\s+up|click|listen|watch|stay|tune\s+in|scroll)\b(?!\s+(?:ed|ing))
    |(?:write|give|send|pick|make|get|support|contact|help|buy|tell|read|share|see|check|visit|call|email|ask|follow)\s
     (?:to|up|a|an|the|us|out|more|all|independent|reporting|it|this)\b
    |(?:register|vote|enter|hear|book|try|play|renew|unlock|upgrade|discover|explore|apply)\s
     (?:for|to|now|in|here|online|the|our|free|today|by|at|more)\b
    |(?:got|want|missed|fancy|spotted|noticed|enjoyed|seen|know|have|do|are|looking)\s[^.!?]{3,80}\?
    |(?:descarg(?:a|ue)|sig(?:ue|a)|apoy[ae]|recib[ea]|compart[ea]|escuch[ae]|visit[ae]|descubr[ea]|consult[ae]|participe
     |vea|lea|mir[ae]|env[ií][ae]|escrib[ae]|conozca|conoce|reg[ií]str\w+|[uú]n(?:e|a)(?:te|se)|ingres[ae]|entr[ae]\sen)\s
    |haz(?:te|nos)\s
    |(?:baixe|receba|assine|apoie|acompanhe|compartilhe|siga|participe|inscreva|ouça|leia|veja|assista|volte|conheça
     |acesse|confira|envie|escreva|fale\scom|cadastre|vote|doe|contribua|saiba)(?:-\w+)?\s
    |\w{3,}(?<![gdqnmptr]uez)(?<!nd[eé]z)(?<!m[eé]z)(?<!ch[eé]z)(?<!p[eé]z)(?<!n[eé]z)(?<!ss[eé]z)(?<!chez)ez(?:-(?:vous|nous|le|la|les))?\s
     (?:nous|notre|nos|la|les?|l['’]|un|une|des|du|à|au|aux|sur|en|ici|gratuitement|plus|toute?s?|chaque|dès|avec|cet?|cette)
    |faites\s
    |\w+en\s+sie\s)
    |\b(?:this|ce|cet|cette|este|esta|deste|desta|dieser?|diese[ms])\s
     (?:page|site|website|content|newsletter|contenu|contenido|nota|conteúdo|página|seite|web|app|quiz|edition|column
     |(?:article|story|artículo|noticia|artigo|reportagem|artikel|text[eo]?|beitrag|matéria|reportaje|report|release
       |piece|paper|post|episode|brief|enquête|reportage|chronique|entrevista|entretien|interview|gespräch)\s
      (?:is|was|has|may|first|forms|appear\w*|received|est|a\s|fait|es\b|está|fue|ha\b|se\s|recibió|apareció|contó|forma|é|foi
       |contou|recebeu|faz|ist|wurde|erschien|entstand|gehört|stammt|gibt))
    |\b(?:for|of|in|by)\sthis\s(?:article|story|paper|release|piece|page|episode|issue|newsletter)\b
    |^(?:\w+\s)?(?:part|episode|chapter|instalment|teil|folge|capítulo|entrega|parte|épisode|volet)\b.{0,12}
     \b(?:of|de|der|da|du|unserer)\b.{0,16}\b(?:series?|série|reihe|enquête|dossier)\b
    |\bin\sthis\sseries\b|\b(?:free|kostenlos\w*|gratuite?|gratis|gratuit[ao])\s(?:newsletter|lettre|boletim|boletín|trial)\b
    |\b(?:lettre|carta|boletín|boletim)\s(?:gratuite?|gratuit[ao])\b|\bförderabo\w*\b
    |\b(?:starts?|from|then|ab|danach|desde|luego|después|dès|puis|ensuite|partir\sd[e']|depois)\s(?:at\s)?[£$€]?\s?\d+(?:[.,]\d+)?\s?(?:[\w€$£]+\s)?
     (?:a|per|im|pro|al|par|por)\s(?:month|week|year|monat|woche|jahr|mes|semana|año|mois|semaine|an|mês|ano)\b
    |\b(?:in|zu|aus)\sdiese[mr]\s(?:artikel|text|beitrag|ausgabe|seite|folge)\b
    |\b(?:its|our|their)\s+(?:own\s+)?readers\b|\bfor\s+information\s+only\b
    |\b(?:accept|carry)\w*\s+(?:no\s+)?advertising\b|\b(?:no\s+acept|ne\s+publi|keine?\s)\w*\s(?:publicidad|publicité|werbung)\b
    |\b(?:next|weekend|print|digital|printed)\s+edition\b|\b(?:edición|edição)\s(?:impresa|digital)\b
    |\b(?:gedruckten?|digitalen?)\sausgabe\b|\b(?:paru|publié)\sdans\sle\snuméro\b
    |\binvestment\s+advice\b|\bfinancial\sadvice\b|\b(?:anlageberatung|ohne\sgewähr)\b
    |\b(?:par|pro|al|por|pro|por)\s(?:mois|monat|mes|mês)\s(?:kündbar|sans\sengagement|sin\spermanencia)""",
    re.VERBOSE | re.IGNORECASE,
)
# The polite form has a capital in the middle of a sentence; "they" and "her" have none.
_FORMAL = re.compile(r"(?<=[\w,] )(?:Sie|Ihr(?:e[mnrs]?)?|Ihnen)\b")
# What the writer owns, was paid or answers for.
_DISCLOSED = re.compile(
    r"""\b(?:opinions?|views?)\b.{0,60}\b(?:authors?|writers?|contributors?|columnists?)\b(?:['’]s?)?\s?(?:\w+\s){0,2}(?:alone|own|only|and|\.|$)
    |\b(?:opini[oó]n(?:es)?|opini(?:ão|ões)|points\sde\svue|avis|meinung(?:en)?)\b.{0,60}\b(?:autore?[sn]?|autoras?|autorinnen|auteure?s?|autrices?)\b
    |\bgenannten\swertpapieren?\b|\b(?:securities|shares|stocks|valores|títulos|titres)\s(?:mentioned|mencionad\w+|cit(?:és|ados))\b
    |\b(?:journalist|reporter|correspondent|writer|author|repórter|reportagem|journaliste|periodista|redactora?|redakteur(?:in)?|autorin)
     \s(?:\w+\s){0,2}(?:travelled|traveled|viajou|viajó|voyagé|reiste)\b
    |\b(?:took|takes)\sno\s(?:institutional|corporate)\spositions?\b|\binstitutional\spositions?\b
    |\blicencia\s(?:libre|abierta|creative)|\blicence\s(?:libre|ouverte|creative)|\blicença\s(?:livre|aberta|creative)|\bfreien?\slizenz\b
    |^(?:zur\sperson|zum\sautor|zur\sautorin|about\sthe\s(?:author|writer)|sobre\s(?:el|la|o|a)\sautora?|à\spropos\sde\sl['’]aut(?:eur|rice))\b
    |^[^,.]{5,40},\s(?:jahrgang|geboren|born\s(?:in|on)|née?\s(?:en|à|le)|nacid[oa]\se[nl]|nascid[oa]\se[mn])\s.{0,30}\b
     (?:author|writer|reporter|editor|journalist|redak|ressort|autor|schreib|periodista|redactor|journaliste|rédact|jornalista|repórter)
    |\bamtsgericht\b.{0,30}\bhr[ab]\b|\bhr[ab]\s\d{3,}|\bregistered\s(?:office|company|charity)\s(?:no|number|in)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Whom the press may call, and how a text wants to be quoted.
_PRESS = re.compile(
    r"""^(?:(?:media|press)\s(?:enquir|inquir|contact|office\s?:)|(?:presse?|medien)kontakt|(?:presse|medien)anfragen
    |contact[oe]?s?\s(?:de\s|para\s|pour\s)?(?:la\s)?(?:presse|prensa|médias|medios)\b|contatos?\s(?:de|para)\s(?:a\s)?imprensa
    |assessoria\sde\simprensa\s?:|(?:a\s)?notes?\s(?:to|for)\s(?:editors|subscribers|clients|readers)\b|about\sus\s?:|über\suns\s?:
    |sobre\snosotros\s?:|à\spropos\s(?:de\snous)?\s?:|suggested\scitation|zitiervorschlag|zitierweise|cómo\scitar|pour\sciter|como\scitar
    |clients\swith\b|redaktionsschluss|how\suseful\swas|was\sthis\s(?:page|article)\b)""",
    re.VERBOSE | re.IGNORECASE,
)

PERSON = "who"  # stands for a person where the lines of writers are compared
# Two or more words with capitals, as a person is named.
_PEOPLE = re.compile(
    r"(?<![\w’'])[^\W\d_a-zà-öø-ÿ][\w.’'-]*(?:\s(?:d[aeo]s?|del|van|von|de[rn]|la)){0,2}"
    r"(?:\s[^\W\d_a-zà-öø-ÿ][\w’'-]*)+"
)


def speaks_to_reader(text: str) -> bool:
    """Tell a line that speaks of its page or to its reader outside quotations."""
    spoken = _QUOTED.sub(" ", text)
    return any(pattern.search(spoken) for pattern in (_SELF, _FORMAL, _ADDRESSED))


def is_of_desk(text: str) -> bool:
    """Tell a line that has an address, rights, or says who wrote, paid or supplied the text."""
    return any(
        pattern.search(text)
        for pattern in (_ADDRESS, _RIGHTS, _AUTHOR, _BY, _CREDIT, _DISCLOSED, _PRESS)
    )


def without_names(text: str) -> str:
    """Give the line of a desk with its persons folded: the next writer's has the same words."""
    return _PEOPLE.sub(PERSON, text) if is_of_desk(text) else text
