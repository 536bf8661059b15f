"""Lines that want to hurt the filter: no exception, spans inside, an end within a bounded time."""

import time

import pytest

from palabre.domain.verdicts import Circumstances, Place
from palabre.engines.filter import Filter

LENGTH = 4_000
# A hundred times what it takes on an idle machine: a pattern that explodes takes minutes.
MOST_SECONDS = 0.5
FILTER = Filter()
PIECES = {
    "nothing": "",
    "blanks": " \n\t\u00a0\u2003",
    "lone surrogates": "\ud800\udfff",
    "marks": "e" + "\u0301" * 500,
    "zero-width": "c\u200bo\u200bn\u200b",
    "bidi": "\u202ea\u2066b\u2069\u202c",
    "tags": "a\U000e0062\U000e0063\U000e007f",
    "ligatures": "\ufdfa",
    "emoji": "🔪🍆👻🖕👩‍👩‍👧‍👦",
    "key caps": "0\ufe0f\u20e3 ",
    "scripts": "сонnаrd שלום مرحبا 你好 ",
    "one letter": "a",
    "letters apart": "c o n ",
    "dots": "a.b-c_",
    "signs": "@$!|(<+*#",
    "figures": "0 6 3 9 ",
    "number words": "zéro six quatre-vingt-dix ",
    "quotation marks": "«\"“„'",
    "mails": "a@b.c ",
    "at signs": "a arobase b point ",
    "links": "www.a.b http://",
    "streets": "j'habite 12 rue de la ",
    "accounts": "snap : a_b. insta ",
    "iban": "fr76 3000 ",
    "ages": "j'ai 14 ans ",
    "short messages": "jte g c t ki koi ",
    "without blanks": "lesdestousarabes",
    "cues": "je vais te tu vas mourir envie de ",
    "groups": "les arabes sont des femmes que je déteste ",
    "drugs": "vends beuh 10 le g ",
    "insults": "connard con nard c*nn*rd c0nn4rd ",
    "sayings": "tu pas inventé un neurone ",
    "links of trust": "gagne argent facile par jour x10 ",
}


@pytest.mark.parametrize("place", [Place.PUBLIC_ROOM, Place.PSEUDONYM])
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_hostile_line_is_judged(piece: str, place: Place) -> None:
    text = (piece * LENGTH)[:LENGTH]
    began = time.thread_time()
    verdict = FILTER.judge(text, Circumstances(place=place))
    assert time.thread_time() - began < MOST_SECONDS
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.spans)
    assert FILTER.judge(text, Circumstances(place=place)) == verdict


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "😀", "🇫🇷🇧🇪", "…", "\ud83d", "Guten Abend zusammen", "おはよう", "как дела"]
)
def test_what_says_nothing_passes(text: str) -> None:
    assert FILTER.judge(text, Circumstances()).rule is None
