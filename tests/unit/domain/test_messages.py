from datetime import timedelta

import pytest

from palabre.domain.errors import EditWindowOver, NotFound
from palabre.domain.messages import EDIT_WINDOW, RemovedBy, check_author_may_change
from tests import make


def test_the_author_may_change_a_message_for_fifteen_minutes() -> None:
    somebody = make.person()
    said = make.message(somebody)
    assert timedelta(minutes=15) == EDIT_WINDOW
    assert check_author_may_change(said, somebody.id, said.at + EDIT_WINDOW) == said


def test_afterwards_it_stands() -> None:
    somebody = make.person()
    said = make.message(somebody)
    with pytest.raises(EditWindowOver):
        check_author_may_change(said, somebody.id, said.at + EDIT_WINDOW + make.SECOND)


def test_a_message_of_another_looks_like_none() -> None:
    said = make.message()
    with pytest.raises(NotFound):
        check_author_may_change(said, make.person().id, said.at)
    with pytest.raises(NotFound):
        check_author_may_change(None, make.person().id, said.at)


@pytest.mark.parametrize("by", list(RemovedBy))
def test_a_tombstone_cannot_be_changed(by: RemovedBy) -> None:
    somebody = make.person()
    said = make.message(somebody, removed_at=make.later(1), removed_by=by)
    assert said.removed
    with pytest.raises(NotFound):
        check_author_may_change(said, somebody.id, said.at)
