"""Dutch words with all their divisions of at least four letters before and three after."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.text.hyphenation import hyphenate

WORDS = """
    kennis-over-dracht vergrij-zing coör-di-na-tie geïn-stal-leerd ideeën jonge-ren
    tech-niek-op-lei-ding tech-niek-on-der-wijs werk-plek-le-ren prak-tijk-le-ren omaatje omaatjes
    autootjes straatjes cadeau-tjes leiding-ge-ven-den arbeids-markt perso-neels-te-kort
    ener-gie-tran-si-tie duur-zaam-heid oplei-din-gen oplei-dings-tra-ject tech-nici tech-ni-sche
    bedrijfs-le-ven instal-la-tie-tech-niek elek-tro-tech-niek mede-wer-kers
    verant-woor-de-lijk-heid gene-ra-tie-ge-richt leer-mees-ter vakman-schap kennis-de-ling
    onder-wijs baby-boo-mers inno-va-tie digi-ta-li-se-ring kunst-ma-tige intel-li-gen-tie
    beïn-vloe-den finan-ciële indu-striële reünie zeeën creë-ren skiën oriën-ta-tie
    radio-ac-ti-vi-teit
    theo-rie nieuwe vrou-wen leeu-wen bureau niveau prak-tijk-er-va-ring schrij-ven lang-za-mer-hand
    aandeel onder-deel nood-za-ke-lijk belang-rijk-ste aantrek-ke-lijk verduur-za-ming procent
    procent-punt machi-ne-bouw koffie-au-to-maat afstu-de-ren instroom werk-ge-le-gen-heid
    tevre-den-heid loop-baan-ont-wik-ke-ling orga-ni-sa-tie chauf-feur erva-ring
    avond-op-lei-ding bijscho-ling omscho-ling vrij-wil-li-gers collega's collega’s direc-teu-ren
    bodem-ener-gie markt-ef-fect arbeids-markt-be-leid vakop-lei-ding bran-che-or-ga-ni-sa-tie
    kennis-ma-na-ge-ment contract-uren meis-jes warm-te-pomp-mon-teur voor-uit huis-ei-ge-na-ren
"""


@pytest.mark.parametrize("divided", WORDS.split())
def test_a_word_is_divided_by_dutch_rules(divided: str) -> None:
    word = divided.replace("-", "")
    offsets = [0, *hyphenate(word), len(word)]
    parts = [word[a:b] for a, b in pairwise(offsets)]
    assert "-".join(parts) == divided


@pytest.mark.parametrize(
    "word", ["ROVC", "TechBarometer", "mbo4opleiding", "zij-instromers", "www.rovc.nl", "", "’s"]
)
def test_what_is_no_plain_word_is_not_divided(word: str) -> None:
    assert hyphenate(word) == ()


def test_a_capital_at_the_start_changes_nothing() -> None:
    assert hyphenate("Kennisoverdracht") == hyphenate("kennisoverdracht")


def test_the_limits_are_kept() -> None:
    assert hyphenate("opleidingen", 2, 2) == (2, 5, 8)
    assert hyphenate("opleidingen", 4, 4) == (5,)


@given(st.text("abcdefghijklmnopqrstuvwxyzéëïöü’", max_size=30))
def test_no_division_stands_at_a_trema_or_too_near_an_end(word: str) -> None:
    for offset in hyphenate(word):
        assert 4 <= offset <= len(word) - 3
        assert not (word[offset] in "ëïöü" and word[offset - 1] in "aeiouéëïöü")
        assert set(word[:offset]) - set("aeiouyéëïöü")
        assert set(word[offset:]) - set("aeiouyéëïöü")
