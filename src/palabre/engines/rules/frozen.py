"""A set of rules as text, so that what it decided can be decided again when the rules are others."""

from dataclasses import replace

import msgspec

from palabre.domain.rules import FrozenRules, Rule
from palabre.engines.rules.ruleset import RuleSet

_reader: msgspec.json.Decoder[tuple[Rule, ...]] = msgspec.json.Decoder(tuple[Rule, ...])


def freeze(rules: RuleSet) -> FrozenRules:
    """The rules that are asked, in their order, each expression in its canonical form."""
    asked = [replace(rule, when=rules.conditions[rule.id].text) for rule in rules.rules]
    return FrozenRules(rules.version, msgspec.json.encode(asked).decode())


def thaw(frozen: FrozenRules) -> RuleSet | None:
    """The same set; None when it is not what its digest names, or this version reads it otherwise."""
    try:
        built = RuleSet.build(_reader.decode(frozen.text))
    except (msgspec.DecodeError, ValueError):
        return None
    return built if isinstance(built, RuleSet) and built.version == frozen.digest else None
