"""Invitations to go elsewhere, whatever the app, named or described."""

from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_NETWORK: Final = (
    r"(?:snap(?:chat)?|insta(?:grame?)?|tele?gram|whats ?app|discord|messenger|tik ?tok|facebook|fb|skype"
    r"|kik|wickr|threema|viber|signal|facetime|zoom|wechat|yubo|bereal)"
)
ELSEWHERE: Final = (
    construct(
        "off_platform.invitation",
        "platform",
        rf"\b{_NETWORK} ?\? (?:c'est )?plus (?:tranquille|simple|discret)\b"
        rf"|\bje suis (?:plus |surtout |tout le temps )?(?:souvent )?sur {_NETWORK},? (?:ajoute|add"
        rf"|ecris|viens|rejoi\w+)\b|"
        rf"\bon (?:se )?fait (?:un|une) {_NETWORK}\b(?! avec (?:les|mes|ma|mon|la|le|nos))"
        rf"|\b{_NETWORK},? ca (?:te|vous) (?:tente|dit|dirait|va|irait|plairait|botte)\b"
        rf"|\b{_NETWORK},? c'est (?:mieux|plus (?:simple|tranquille|discret))(?: non| pour (?:parler"
        rf"|discuter)"
        r"| qu'ici| on)\b"
        rf"|\b(?:t'as|tu as)[- ]tu (?:un |le )?{_NETWORK}\b"
        rf"|\b{_NETWORK}\b[^.!?\n]{{0,12}}\bon (?:va|peut|pourra) (?:jaser|parler|discuter|papoter)\b"
        rf"|^\W*{_NETWORK} ?\?+$|\bba mwen {_NETWORK}\b|\b3?atini {_NETWORK}\b|\b3tini {_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:appli|application|reseau|app|truc)\b[^.!?\n]{0,16}\b(?:fantome|avion en papier)\b"
        r"|\bpetit fantome jaune\b|\b(?:passe|va|continue|viens) sur (?:le truc|l'appli|la) (?:verte?|bleue?"
        r"|jaune|violette)\b"
        r"|\bmoyen de (?:te|vous) (?:joindre|contacter|parler|retrouver) (?:en dehors|ailleurs|hors"
        r"|autrement)\b"
        r"|\b(?:qu'on|on) s'ecri(?:ve|t|re) (?:plutot )?(?:par|en) (?:mail|sms|texto)\b"
        r"|\btu (?:me|m') ?(?:files|refiles|laisses|envoies) (?:ton|ta) (?:adresse|mail|num|numero|tel)\b"
        r"|\bautre (?:appli|application|messagerie) ou (?:on|discuter|parler)\b"
        r"|\b3tini (?:l)?(?:numero|nmra|nemra)\b|\bba mwen nimewo\b",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\bon se voit en (?:vrai|reel)\b[^.!?\n]{0,24}\b(?:chez (?:moi|toi)|plutot)\b",
    ),
)
