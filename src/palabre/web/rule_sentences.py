"""What the refusals of the staff's rules say; ``sentences.py`` takes them in."""

from typing import Final

Pair = tuple[str, str]
"""Title and detail."""

RULE_SENTENCES: Final[tuple[tuple[str, Pair, Pair], ...]] = (
    (
        "rule_faulty",
        (
            "Règle à corriger",
            "L’expression a une erreur, ou coûte trop cher. Corrigez ce qui est indiqué, puis renvoyez.",
        ),
        (
            "Rule to mend",
            "The expression is wrong or costs too much. Correct what is pointed at, then send again.",
        ),
    ),
    (
        "rule_exists",
        ("Nom déjà pris", "Une règle porte déjà ce nom. Choisissez-en un autre, ou ouvrez la règle."),
        ("Name taken", "There is a rule of this name already. Choose another, or open the rule."),
    ),
    (
        "rule_built_in",
        (
            "Règle d’origine",
            "Elle vient avec le logiciel. Demandez une dérogation, qu’une seconde personne confirmera.",
        ),
        (
            "Built-in rule",
            "This rule came with the product. Ask for an override, which a second person confirms.",
        ),
    ),
    (
        "gate_closed",
        (
            "Étape pas encore gagnée",
            "Il manque à cette règle ce qui est indiqué. Complétez, puis réessayez.",
        ),
        ("Stage not earned yet", "This rule lacks what is pointed at. Complete it, then try again."),
    ),
    (
        "rule_changed",
        (
            "Règle changée entre-temps",
            "Quelqu’un a changé cette règle en même temps. Rechargez-la, puis réessayez.",
        ),
        (
            "Rule changed meanwhile",
            "Somebody changed this rule at the same time. Reload it, then try again.",
        ),
    ),
    (
        "backtest_running",
        ("Essai en cours", "Un essai de cette règle est en cours. Attendez sa fin, ou annulez-le."),
        ("Backtest running", "A backtest of this rule is running. Wait for its end, or cancel it."),
    ),
    (
        "override_stands",
        (
            "Dérogation en cours",
            "Une dérogation est en cours pour cette règle. Terminez-la avant d’en demander une autre.",
        ),
        (
            "Override in force",
            "An override of this rule stands or waits. End it before you ask for another.",
        ),
    ),
    (
        "override_missing",
        ("Pas de dérogation", "Aucune dérogation n’attend de seconde personne. Demandez-en une."),
        ("No override", "No override waits for a second person. Ask for one."),
    ),
    (
        "override_expired",
        ("Demande périmée", "Personne n’a confirmé à temps. Refaites la demande."),
        ("Wish expired", "Nobody confirmed in time. Ask again."),
    ),
    (
        "override_same_person",
        ("Deux personnes", "Vous avez demandé cette dérogation. Une autre personne doit la confirmer."),
        ("Two persons", "You asked for this override. Another person must confirm it."),
    ),
    (
        "override_too_new",
        (
            "Trop récent",
            "Qui veille depuis moins d’une semaine ne confirme qu’une mise en attente. Demandez à un ancien.",
        ),
        (
            "Too new",
            "Who has watched for less than a week confirms a hold only. Ask somebody else.",
        ),
    ),
)
