from palabre.app.waits import UsualWait


def test_before_anything_was_measured_it_is_two_minutes() -> None:
    assert UsualWait().seconds == 120


def test_it_follows_what_is_measured_and_is_said_in_round_numbers() -> None:
    waits = UsualWait()
    for _ in range(60):
        waits.note(600)
    assert waits.seconds == 600
    for _ in range(60):
        waits.note(1)
    assert waits.seconds == 30


def test_one_night_does_not_promise_a_week() -> None:
    waits = UsualWait()
    for _ in range(100):
        waits.note(10**9)
    assert waits.seconds <= 24 * 3600
