"""``palabre rules lint``."""

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from palabre.cli import trying
from palabre.cli.talk import EX_FAILED, EX_OK, complain, put, words
from palabre.engines.filter.engine import rule_checker
from palabre.engines.rules import Fault, FaultCode, RuleSet, read_rules


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    group = verbs.add_parser("rules", help=words("les règles du filtre", "the rules of the filter"))
    kinds = group.add_subparsers(metavar="…", required=True)
    lint = kinds.add_parser("lint", help=words("vérifie des fichiers de règles", "check files of rules"))
    lint.add_argument("files", nargs="+", type=Path, metavar=words("FICHIER", "FILE"))
    lint.set_defaults(run=_lint)
    trying.add(kinds)


def _lint(options: argparse.Namespace) -> int:
    files: Sequence[Path] = options.files
    sound = [_lint_file(path) for path in files]
    return EX_OK if all(sound) else EX_FAILED


def _lint_file(path: Path) -> bool:
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else words("n’est pas en UTF-8", "is not UTF-8")
        complain(f"{path}\u00a0: {reason}")
        return False
    rules = read_rules(source, rule_checker(), clock=time.thread_time)
    if isinstance(rules, RuleSet):
        _praise(path, rules)
        return True
    for fault in rules:
        rule = f"{fault.rule}\u00a0: " if fault.rule else ""
        put(f"{path}:{fault.line}:{fault.column}: {fault.code}\u00a0: {rule}{sentence(fault)}")
    return False


def _praise(path: Path, rules: RuleSet) -> None:
    always = sum(condition.needs is None for condition in rules.conditions.values())
    put(
        f"{path}: "
        + words(
            f"{len(rules.rules)} règles, dont {always} à poser pour chaque texte\u202f; "
            f"coût {rules.cost}\u202f; version {rules.version}",
            f"{len(rules.rules)} rules, of which {always} are asked about every text; "
            f"cost {rules.cost}; version {rules.version}",
        )
    )


def sentence(fault: Fault) -> str:
    """The reason in the reader's language."""
    french, english = _SENTENCES[fault.code]
    parameters = (*fault.parameters, "", "", "")
    return words(french, english).format(*parameters)


_SENTENCES: Final[Mapping[FaultCode, tuple[str, str]]] = {
    FaultCode.TOO_LONG: ("plus de {0} caractères", "more than {0} characters"),
    FaultCode.TOO_DEEP: ("trop de niveaux imbriqués (au plus {0})", "too many levels (at most {0})"),
    FaultCode.EMPTY: ("il n’y a pas d’expression", "there is no expression"),
    FaultCode.BAD_CHARACTER: ("le caractère {0} n’a rien à faire ici", "the character {0} has no place here"),
    FaultCode.OPEN_STRING: ("la chaîne n’est pas fermée", "the string is not closed"),
    FaultCode.BAD_ESCAPE: ("{0} n’est pas un échappement valable", "{0} is no valid escape"),
    FaultCode.BAD_NUMBER: ("{0} n’est pas un nombre possible", "{0} is no possible number"),
    FaultCode.UNEXPECTED: ("{0} n’est pas attendu ici", "{0} is not expected here"),
    FaultCode.UNFINISHED: ("l’expression s’arrête trop tôt", "the expression ends too soon"),
    FaultCode.OUTSIDE_SUBSET: (
        "{0} existe peut-être en CEL, mais pas dans les règles",
        "{0} may be CEL, but is not part of rules",
    ),
    FaultCode.UNKNOWN_NAME: ("rien ne s’appelle {0}", "nothing is called {0}"),
    FaultCode.UNKNOWN_FUNCTION: (
        "aucune fonction ne s’appelle {0} avec ces arguments",
        "no function is called {0} with these arguments",
    ),
    FaultCode.UNKNOWN_SIGNAL: ("aucun signal ne s’appelle {0}", "no signal is called {0}"),
    FaultCode.UNKNOWN_VALUE: ("ceci ne vaut jamais {0}", "this is never {0}"),
    FaultCode.WRONG_TYPE: ("il faut {0}, et c’est {1}", "{0} is needed, and this is {1}"),
    FaultCode.NOT_A_CONDITION: (
        "une règle est vraie ou fausse, et ceci est de type {0}",
        "a rule is true or false, and this is of type {0}",
    ),
    FaultCode.LITERAL_NEEDED: (
        "il faut ici un texte entre guillemets",
        "a text between quotes is needed here",
    ),
    FaultCode.NEVER_TRUE: ("ceci n’est jamais vrai", "this is never true"),
    FaultCode.UNFOLDED: (
        "text.folded n’a ni majuscules ni accents\u00a0: écrivez {1}",
        "text.folded has neither capitals nor accents: write {1}",
    ),
    FaultCode.BAD_PATTERN: ("RE2 ne lit pas ce motif\u00a0: {0}", "RE2 cannot read this pattern: {0}"),
    FaultCode.PATTERN_TOO_LARGE: (
        "ce motif a {0} instructions (au plus {1})",
        "this pattern has {0} instructions (at most {1})",
    ),
    FaultCode.PATTERN_TOO_SLOW: (
        "le motif {0} peut prendre {1} ms (au plus {2})",
        "the pattern {0} can take {1} ms (at most {2})",
    ),
    FaultCode.TOO_COSTLY: ("l’expression coûte {0} (au plus {1})", "the expression costs {0} (at most {1})"),
    FaultCode.SET_TOO_COSTLY: (
        "les règles coûtent ensemble {0} (au plus {1})",
        "the rules cost {0} together (at most {1})",
    ),
    FaultCode.TOO_MANY_RULES: ("{0} règles (au plus {1})", "{0} rules (at most {1})"),
    FaultCode.BAD_FILE: ("ceci n’est pas du TOML\u00a0: {0}", "this is not TOML: {0}"),
    FaultCode.BAD_FIELD: ("le champ {0} ne va pas\u00a0: {1}", "the field {0} is wrong: {1}"),
    FaultCode.BAD_ID: (
        "{0} n’est pas un identifiant (minuscules, au moins un point)",
        "{0} is no id (small letters, at least one dot)",
    ),
    FaultCode.SAME_ID: ("deux règles s’appellent {0}", "two rules are called {0}"),
    FaultCode.HELP_REFUSED: (
        "qui parle de se faire du mal n’est jamais refusé",
        "who speaks of hurting themselves is never refused",
    ),
    FaultCode.MASK_TELLS: (
        'masquer montre quels mots ont été trouvés : il faut explanation = "full", ou une autre action',
        'masking shows which words were found: explanation must be "full", or the action another',
    ),
}
