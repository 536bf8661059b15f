"""Rules in a subset of CEL: typed, total, bounded in cost, found by what they need."""

from palabre.engines.rules.checker import Checker
from palabre.engines.rules.expression import COSTLIEST, Condition, compile_condition
from palabre.engines.rules.faults import Fault, FaultCode
from palabre.engines.rules.files import house_rules, is_rule_id, read_rules
from palabre.engines.rules.frozen import freeze, thaw
from palabre.engines.rules.ruleset import Judgement, RuleSet, action_of, check_rule
from palabre.engines.rules.saving import check_to_save, slow_patterns

__all__ = [
    "COSTLIEST",
    "Checker",
    "Condition",
    "Fault",
    "FaultCode",
    "Judgement",
    "RuleSet",
    "action_of",
    "check_rule",
    "check_to_save",
    "compile_condition",
    "freeze",
    "house_rules",
    "is_rule_id",
    "read_rules",
    "slow_patterns",
    "thaw",
]
