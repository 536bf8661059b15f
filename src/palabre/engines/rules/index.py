"""Which rules are worth asking about a text: those of which something that they need is there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick

from palabre.engines.rules.environment import Facts, encode
from palabre.engines.rules.needs import KeyKind, Keys
from palabre.engines.rules.patterns import PatternIndex

_TEXTS: Final[Mapping[KeyKind, Callable[[Facts], str]]] = {
    KeyKind.FOLDED_WORD: lambda facts: facts.folded,
    KeyKind.ORIGINAL_WORD: lambda facts: facts.original,
}
_ENCODED: Final[Mapping[KeyKind, Callable[[Facts], bytes]]] = {
    KeyKind.FOLDED_PATTERN: lambda facts: facts.folded_bytes,
    KeyKind.ORIGINAL_PATTERN: lambda facts: facts.original_bytes,
}


class RuleIndex:
    """Numbers of rules by what they need; immutable once built."""

    def __init__(self, needs: Sequence[Keys | None]) -> None:
        """``needs`` of each rule, in the order of the rules."""
        users: dict[KeyKind, dict[str, list[int]]] = {kind: defaultdict(list) for kind in KeyKind}
        for number, keys in enumerate(needs):
            for key in keys or ():
                users[key.kind][key.value].append(number)
        self._always: Final = frozenset(number for number, keys in enumerate(needs) if keys is None)
        self._signals: Final[Mapping[str, list[int]]] = dict(users[KeyKind.SIGNAL])
        self._families: Final[Mapping[str, list[int]]] = dict(users[KeyKind.FAMILY])
        self._words: Final = [(read, WordIndex(users[kind])) for kind, read in _TEXTS.items() if users[kind]]
        self._patterns: Final = [
            (read, PatternIndex(list(users[kind])), list(users[kind].values()))
            for kind, read in _ENCODED.items()
            if users[kind]
        ]
        self.reads_texts: Final = bool(self._always or self._words or self._patterns)
        """Whether a text without any signal can concern a rule at all."""

    def candidates(self, facts: Facts) -> list[int]:
        """Every rule that can be true, and few others, in the order of the rules."""
        found = set(self._always)
        for name in facts.signals:
            found.update(self._signals.get(name, ()))
        if self._families:
            for name in facts.signals:
                for family in families_of(name):
                    found.update(self._families.get(family, ()))
        for words_of, words in self._words:
            words.find(words_of(facts), found)
        for bytes_of, patterns, users in self._patterns:
            for number in patterns.candidates(bytes_of(facts)):
                found.update(users[number])
        return sorted(found)


def families_of(name: str) -> Iterator[str]:
    """``a.b.c`` belongs to ``a.`` and ``a.b.``."""
    dot = name.find(".")
    while dot >= 0:
        yield name[: dot + 1]
        dot = name.find(".", dot + 1)


class WordIndex:
    """Rules by the words that they need, in one pass over a text."""

    __slots__ = ("_automaton", "_users")

    def __init__(self, users: Mapping[str, Iterable[int]]) -> None:
        """Whoever needs a longer word needs each shorter one inside it: only the shortest are looked for.

        Of words of which none is inside another no two end at the same place: a hostile text gives one
        match for each of its code points at most.
        """
        shortest: list[str] = []
        for word in sorted(users, key=lambda word: (len(word), word)):
            if not any(short in word for short in shortest):
                shortest.append(word)
        self._users: Final = [
            sorted({number for word, numbers in users.items() if short in word for number in numbers})
            for short in shortest
        ]
        self._automaton: Final = AhoCorasick(shortest)

    def find(self, text: str, found: set[int]) -> None:
        """Add the numbers of the rules whose words are in the text."""
        try:
            matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # Half of a character, which no word has.
            matches = self._automaton.find_matches_as_indexes(encode(text).decode(), overlapping=True)
        for word in {match[0] for match in matches}:
            found.update(self._users[word])
