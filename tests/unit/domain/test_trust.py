from palabre.domain.trust import Rung


def test_the_ladder_is_ordered() -> None:
    assert Rung.VISITOR < Rung.NEWCOMER < Rung.REGULAR < Rung.ADULT


def test_each_rung_has_its_word_on_the_wire() -> None:
    assert [rung.label for rung in Rung] == ["visitor", "newcomer", "regular", "adult"]
