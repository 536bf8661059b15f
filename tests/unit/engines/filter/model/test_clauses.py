"""Long lines are read clause by clause as well."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.verdicts import Circumstances
from palabre.engines.filter import Filter
from palabre.engines.filter.model.clauses import clauses

FRIENDLY = (
    "Bonsoir à tous et merci pour cette belle soirée, la chorale était magnifique ce soir, {}, "
    "je vous embrasse tous et je file me coucher, à demain pour la suite"
)


def test_a_short_line_is_one_thought() -> None:
    assert list(clauses("tu es gentil, mais tu es lent, et puis tu es loin")) == []


def test_a_long_line_is_cut_where_a_new_thought_begins() -> None:
    text = (
        "la chorale etait magnifique ce soir, " * 2
        + "mais je n'ai vu personne au premier rang et c'est dommage"
    )
    assert [text[begin:end] for begin, end in clauses(text)] == [
        "la chorale etait magnifique ce soir",
        "la chorale etait magnifique ce soir",
        "je n'ai vu personne au premier rang et c'est dommage",
    ]


def test_what_is_buried_in_friendly_talk_is_found_where_it_stands() -> None:
    core = "qui peut me dépanner en beuh sur Lille ce soir"
    text = FRIENDLY.format(core)
    (found,) = [one for one in Filter().explain(text, Circumstances()).signals if one.name == "model.drugs"]
    start = text.index(core)
    assert start <= found.span.start < found.span.end <= start + len(core)


@given(st.text(alphabet=st.sampled_from("ab,. !?()"), max_size=600))
def test_clauses_lie_in_the_text_one_after_another(text: str) -> None:
    found = list(clauses(text))
    assert len(found) <= 12
    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
