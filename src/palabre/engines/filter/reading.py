"""One text, read once for all detectors."""

from dataclasses import dataclass
from typing import Final

from palabre.domain.verdicts import Circumstances
from palabre.engines.filter.context import Context
from palabre.engines.filter.terms import Lexicon, Scan
from palabre.engines.filter.views import View, fold, put_together, read_leet, read_sms

READ_CLOSELY: Final = 1000
"""Code points of a view in which patterns are tried; the lexicon's words are seen in all of it."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Scanned:
    """A view in which words are whole, and what the lexicon found there."""

    name: str
    view: View
    scan: Scan
    context: Context

    @property
    def close(self) -> str:
        """What patterns look at; a text that a house takes is never longer."""
        return self.view.text[:READ_CLOSELY]


class Reading:
    """The views of a text that every detector shares; rarer ones are made by who needs them."""

    __slots__ = ("bases", "circumstances", "folded", "lexicon", "scanned", "text")

    def __init__(self, text: str, circumstances: Circumstances, lexicon: Lexicon) -> None:
        self.text = text
        self.circumstances = circumstances
        self.lexicon = lexicon
        self.folded = fold(text)
        leet = read_leet(self.folded)
        self.bases = leet or (self.folded,)
        """The views from which others are made: with figures read as letters where there are any."""
        named = [("folded", self.folded), *(("leet", view) for view in leet)]
        spelled = put_together(self.bases[0], lexicon.unmask)
        if spelled is not None:
            named.append(("spelled", spelled))
        phonetic = read_sms(self.bases[0])
        if phonetic is not None:
            named.append(("phonetic", phonetic))
        respelled = lexicon.respeller.read(spelled or self.bases[0])
        if respelled is not None:
            named.append(("respelled", respelled))
        self.scanned = tuple(
            Scanned(
                name=name, view=view, scan=lexicon.scan(view.text), context=Context(view.text[:READ_CLOSELY])
            )
            for name, view in named
        )

    @property
    def cues(self) -> frozenset[str]:
        """What the folded view has that constructions and recognisers begin with."""
        return self.scanned[0].scan.cues
