"""Numbers that hide between words are found; what figures usually count is not taken for one."""

import pytest

from palabre.engines.filter.contacts.recognisers import find_contacts
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.views import fold


def kinds(line: str) -> set[str]:
    text = fold(line).text
    return {finding.kind for finding in find_contacts(text, Lexicon.of_package().scan(text).cues)}


@pytest.mark.parametrize(
    "line",
    [
        "tiens mon portable 06 39 euh 98 non attends 98 oui 14 52",
        "06 hop 39 hop 98 hop 17 hop 20",
        "06 39 98 et la suite c'est 45 12",
        "mon 06 : 3998 puis 1205",
        "zero6troisneuf9huit1234",
        "six trente-neuf quatre vingt dix huit onze onze",
        "(450)555-0126 appelle-moé à soir",
        "1-438-555-0163",
    ],
)
def test_words_between_the_groups_do_not_hide_a_number(line: str) -> None:
    assert "phone" in kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "id de session 7d4c1b90-3e55-4a1f-8c22-90ab77de1145",
        "les horaires : 06 h 12, 07 h 39, 09 h 18",
        "les températures : 06, 12, 14, 09, 03",
        "ISBN 978-2-07-036822-8 pour ceux qui cherchent le livre",
        "facture 02 40 17 33 20 11, je ne comprends pas le total",
        "hash 9f86d081884c7d659a2feaa0c55ad015",
        "ma commande 123-456-7890 est perdue",
        "appel gratuit au 0 800 12 34 56",
    ],
)
def test_what_figures_usually_count_is_no_number(line: str) -> None:
    assert kinds(line) == set()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("m a x at example dot com", "email"),
        ("marie, point, essai, arobase, example, point, net", "email"),
        ("promo . example . com les gars", "link_short"),
        ("sur le petit fantôme je suis lulu_essai", "account"),
        ("quartier des Essais villa numéro 12 à Rabat, c'est chez lui", "address"),
        ("rue des Exemples 14", "address_public"),
    ],
)
def test_details_written_apart_are_read_together(line: str, kind: str) -> None:
    assert kind in kinds(line)
