"""A verdict as it is kept beside the text, so that it can be shown, contested and replayed."""

from typing import Any

from palabre.domain.verdicts import Category, ExplanationLevel, Span, Verdict, VerdictAction


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """Return what ``verdict_from_json`` reads."""
    return {
        "action": verdict.action.value,
        "categories": [category.value for category in verdict.categories],
        "spans": [[span.start, span.end] for span in verdict.spans],
        "rule": verdict.rule,
        "version": verdict.version,
        "explanation": verdict.explanation.value,
        "score": verdict.score,
        "escalate": verdict.escalate,
        **({"failed": list(verdict.failed)} if verdict.failed else {}),
        **_told_to_json(verdict),
    }


def _told_to_json(verdict: Verdict) -> dict[str, Any]:
    if verdict.told_categories is None or verdict.told_spans is None:
        return {}
    return {
        "told_categories": [category.value for category in verdict.told_categories],
        "told_spans": [[span.start, span.end] for span in verdict.told_spans],
    }


def verdict_from_json(kept: dict[str, Any]) -> Verdict:
    """Return the verdict that was kept."""
    return Verdict(
        action=VerdictAction(kept["action"]),
        categories=tuple(Category(word) for word in kept["categories"]),
        spans=tuple(Span(start, end) for start, end in kept["spans"]),
        rule=kept["rule"],
        version=kept["version"],
        explanation=ExplanationLevel(kept["explanation"]),
        score=kept["score"],
        escalate=kept["escalate"],
        failed=tuple(kept.get("failed", ())),
        told_categories=(
            tuple(Category(word) for word in kept["told_categories"]) if "told_categories" in kept else None
        ),
        told_spans=(
            tuple(Span(start, end) for start, end in kept["told_spans"]) if "told_spans" in kept else None
        ),
    )
