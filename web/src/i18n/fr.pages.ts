/** French texts of the pages that come only when asked for. */
import { nombre, pluriel } from "./plural.ts";

export const pages = {
  rules: {
    title: "Les règles de la maison",
    intro: "Elles valent pour tout le monde, ceux qui veillent compris.",
    sections: [
      [
        "Qui entre",
        "On entre à partir de l’âge minimal affiché à la porte. L’âge est déclaré, comparé, puis oublié.",
      ],
      [
        "Se respecter",
        "Pas d’insulte, pas de harcèlement, pas de menace. On ne vise personne pour son origine, sa religion, son sexe, son orientation, son handicap. On peut être en désaccord, vivement, sans blesser.",
      ],
      [
        "Se protéger",
        "On ne donne ni téléphone, ni adresse, ni compte d’un autre service, ni coordonnées bancaires, les siens ou ceux d’un autre. On ne demande pas leur âge aux gens, et on n’invite personne à parler ailleurs.",
      ],
      [
        "Les mineurs",
        "Tout ce qui met un mineur en danger est signalé et traité en premier. En cas de doute, signalez : une personne regarde.",
      ],
      [
        "Ce qui n’a pas sa place",
        "Rien de sexuel dans les salons. Pas de drogue ni de vente interdite. Pas de publicité, pas d’arnaque, pas de répétition. Rien d’illégal.",
      ],
      [
        "Le filtre et la veille",
        "Un filtre automatique lit chaque message avant qu’il n’arrive aux autres. Il peut vous poser une question, demander un regard humain, ou refuser. Seul, il n’exclut personne plus de 15 minutes : tout le reste est décidé par une personne.",
      ],
      [
        "Les décisions",
        "Un message peut être retiré ; une personne peut être avertie, ne plus pouvoir écrire pendant un temps (7 jours au plus), être exclue d’un salon ou de la maison (un an au plus). Chaque décision dit ce qui est reproché, quelle règle, si c’est automatique, et pour combien de temps.",
      ],
      [
        "Contester",
        "Toute décision se conteste pendant six mois, gratuitement, même de l’extérieur. Une autre personne examine. Si elle annule, tout ce qui avait été pris est rendu.",
      ],
      [
        "Signaler",
        "Depuis chaque message et chaque pseudonyme, en deux gestes. Sans être entré, par la page « Signaler un contenu ». La personne signalée ne sait jamais par qui.",
      ],
    ] as [string, string][],
    helpTitle: "Aide et numéros d’urgence",
  },
  privacy: {
    title: "Vie privée",
    intro: "Ce que la maison garde, pourquoi, et combien de temps.",
    head: ["Quoi", "Pourquoi", "Combien de temps"],
    rows: [
      ["Votre âge", "Le comparer à l’âge minimal", "Pas gardé"],
      ["Votre code postal", "En tirer le département", "Pas gardé ; le département, le temps de la visite"],
      [
        "Votre pseudonyme",
        "Vous nommer dans les salons",
        "La visite ; ensuite réservé 7 jours, sous une forme illisible",
      ],
      ["Vos messages", "La conversation", "Visibles 24 heures ; gardés 30 jours pour les signalements"],
      [
        "Votre visite",
        "Vous reconnaître d’une page à l’autre",
        "24 heures sans activité, ou jusqu’à ce que vous partiez",
      ],
      [
        "Signalements, décisions, réclamations",
        "Répondre, pouvoir être contredit",
        "Jusqu’à la fin du dossier et du délai de réclamation",
      ],
      ["Le journal de modération", "Que rien ne soit décidé en cachette", "Gardé, sans vos messages"],
    ] as [string, string, string][],
    device:
      "Sur cet appareil : un cookie de visite, vos brouillons, vos reçus, vos choix d’apparence et de langue. Rien d’autre, et rien venu d’ailleurs : pas de mesure d’audience, pas de publicité, pas de police ni de script d’un autre site.",
    alias: "Ce que les autres voient de vous change à chaque entrée : rien de public ne relie deux visites.",
    rightsTitle: "Vos droits",
    rights:
      "Vous pouvez demander ce qui est gardé, le faire corriger ou effacer, en écrivant au contact de la maison ; et, si la réponse ne convient pas, saisir la CNIL.",
    contact: (address: string): string => `Contact : ${address}`,
  },
  accessibility: {
    title: "Accessibilité",
    status:
      "Cette maison vise la conformité au RGAA 4.1 et aux WCAG 2.2, niveau AA. Elle n’a pas encore reçu d’audit complet : elle est donc non conforme au sens de la loi, en attendant.",
    doneTitle: "Ce qui est prévu pour vous",
    done: [
      "Tout se fait au clavier : F6 passe d’une partie à l’autre, les flèches vont de message en message, Fin revient au dernier, Échap ferme et rend la place.",
      "Les nouveaux messages sont annoncés aux lecteurs d’écran, regroupés quand il y en a beaucoup ; on peut choisir de n’entendre que ceux où l’on est nommé, ou aucun.",
      "La page se lit à 320 pixels de large, à 400 % de zoom, en clair, en sombre et en couleurs imposées.",
      "Les animations s’arrêtent si votre appareil le demande. Aucune épreuve à l’entrée, aucun temps limité.",
    ],
    missingTitle: "Ce qui manque",
    missing:
      "Les essais avec NVDA, JAWS, VoiceOver et TalkBack restent à faire par des personnes qui s’en servent chaque jour.",
    tellTitle: "Quelque chose vous arrête ?",
    tell: "Dites-le au contact de la maison. Sans réponse, vous pouvez saisir le Défenseur des droits.",
  },
  notice: {
    title: "Signaler un contenu",
    intro:
      "Cette page est ouverte à tout le monde, sans compte. Une personne examine chaque signalement, et vous dit la suite par un reçu.",
    category: "De quoi s’agit-il ?",
    explanation: "Qu’est-ce qui ne va pas, et pourquoi est-ce illégal ou contraire aux règles ?",
    locations: "Où cela se trouve-t-il ?",
    locationsHint: "Une adresse par ligne : lien d’un salon, numéro d’un message, pseudonyme et heure.",
    name: "Votre nom (facultatif)",
    email: "Votre courriel (facultatif)",
    emailHint: "Le reçu suffit pour connaître la suite.",
    anonymous: "Pour ce motif, on ne vous demande ni nom ni courriel.",
    goodFaith: "Je crois de bonne foi que ce que j’écris est exact et complet.",
    submit: "Envoyer le signalement",
    submitting: "On transmet…",
    errors: {
      category: "Choisissez un motif.",
      explanation: "Dites en quelques mots ce qui ne va pas.",
      locations: "Dites où cela se trouve.",
      goodFaith: "Cochez cette case pour envoyer.",
    },
    done: "Signalement reçu. Merci.",
    doneKeep: "Gardez ce reçu : lui seul donne accès à la suite.",
    another: "Faire un autre signalement",
  },
  receipt: {
    title: "Votre signalement",
    states: {
      received: "Reçu. Il attend qu’une personne le prenne en charge.",
      in_review: "Quelqu’un l’examine en ce moment.",
      decided: "Une décision a été prise.",
    } as Record<string, string>,
    outcomes: {
      no_action: "Rien de contraire aux règles n’a été retenu.",
      remove: "Le message a été retiré.",
      warn: "La personne a reçu un avertissement.",
      mute: "La personne ne peut plus écrire pendant un temps.",
      room_ban: "La personne est exclue du salon pendant un temps.",
      ban: "La personne est exclue de la maison pendant un temps.",
      refuse: "Le message n’a pas été livré.",
      reversed: "La décision a été annulée après réclamation.",
    } as Record<string, string>,
    reason: "Motif",
    receivedAt: "Reçu le",
    decidedAt: "Décidé le",
    disagree:
      "Si vous n’êtes pas d’accord, écrivez au contact de la maison en citant ce reçu. Le nom de la personne qui a décidé n’est pas donné.",
    missing: "Aucun signalement ne porte ce reçu, ou il a été effacé après son délai.",
    code: "Reçu",
  },
  follow: {
    title: "Mes suivis",
    intro: "Vos reçus et vos numéros de dossier, gardés sur cet appareil seulement.",
    empty: "Rien pour l’instant. Quand vous signalez ou contestez, la suite se lit ici.",
    report: (reason: string): string => `Signalement : ${reason}`,
    decision: (kind: string): string => `Décision : ${kind}`,
    clear: "Effacer cette liste",
    clearNote: "Sans le reçu, la suite d’un signalement ne peut plus être lue.",
    count: (n: number): string => `${nombre(n)} ${pluriel(n, "suivi", "suivis")}`,
  },
  statement: {
    title: "Décision et motifs",
    missing: "Aucune décision ne porte ce numéro, ou elle a été effacée après son délai.",
    what: "Ce qui est décidé",
    kinds: {
      remove: "Un message est retiré",
      warn: "Un avertissement",
      mute: "Vous ne pouvez plus écrire pendant un temps",
      room_ban: "Un salon vous est fermé pendant un temps",
      ban: "La maison vous est fermée pendant un temps",
      refuse: "Un message n’a pas été livré",
    } as Record<string, string>,
    standing: "Cette décision s’applique.",
    over: "Cette décision a pris fin.",
    reversed: "Cette décision a été annulée ; ce qu’elle avait pris vous est rendu.",
    by: "Qui a décidé",
    automatic: "Le filtre automatique, seul.",
    detected: "Une personne, à partir d’une alerte du filtre automatique.",
    person: "Une personne qui veille, à partir d’un signalement ou de ce qu’elle a vu.",
    rule: "Quelle règle",
    words: "Ce que vous aviez écrit",
    reason: "Pourquoi",
    when: "Depuis quand",
    until: "Jusqu’à quand",
    room: "Où",
    contest: "Contester",
    contestIntro: (until: string): string =>
      `C’est gratuit, et possible jusqu’au ${until}, même si la porte vous est fermée. Une autre personne examinera.`,
    contestLabel: "Dites avec vos mots pourquoi cette décision ne convient pas.",
    submit: "Envoyer la réclamation",
    submitting: "On transmet…",
    empty: "Écrivez quelques mots.",
    notContestable: "Cette décision ne se conteste pas, ou plus.",
    yours: "Votre réclamation",
    waiting: "Elle attend qu’une autre personne l’examine. La réponse viendra à cette adresse.",
    upheld: "Réponse : la décision est maintenue.",
    overturned: "Réponse : la décision est annulée.",
    others:
      "Si la réponse ne convient pas, vous pouvez saisir un organe de règlement extrajudiciaire des litiges ou un tribunal.",
    code: "Numéro de dossier",
    keep: "Gardez cette adresse : elle suffit pour revenir ici.",
  },
};

export type Pages = typeof pages;
