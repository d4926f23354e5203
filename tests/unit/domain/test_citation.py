"""Source keys in running text become names with years."""

from __future__ import annotations

import pytest

from triggermap.domain.citation import cited, short_reference
from triggermap.domain.knowledge import Source


def _source(key: str, reference: str) -> Source:
    return Source(key, reference, None, True)


@pytest.mark.parametrize(
    ("key", "reference", "expected"),
    [
        ("ts1_1999", "Simons DG, Travell JG, Simons LS. The Manual, 2nd edition. Publisher, 1999", "Simons 1999"),
        ("bullones_2013", "Bullones Rodríguez MÁ, Afari N. J Urol 2013;189:S66-74", "Bullones Rodríguez 2013"),
        ("fdlp_2006", "Fernández-de-las-Peñas C, et al. Headache 2006;46:1264-1272", "Fernández-de-las-Peñas 2006"),
        ("romero_2020", "Sánchez Romero EA, et al. J Pain 2020;9:1-9", "Sánchez Romero 2020"),
        ("hopayian_2010", "Hopayian K, et al. Eur Spine J 2010;19:2095-2109", "Hopayian 2010"),
        ("ng206", "NICE NG206 ME/CFS 2021", "NICE NG206 2021"),
        (
            "eau",
            "European Association of Urology guidelines: acute scrotum",
            "European Association of Urology guidelines",
        ),
    ],
)
def test_first_author_and_year_or_the_title(key: str, reference: str, expected: str) -> None:
    assert short_reference(_source(key, reference)) == expected


def test_only_known_keys_are_replaced() -> None:
    sources = {"hou_2002": _source("hou_2002", "Hou CR, et al. Arch Phys Med Rehabil 2002;83:1406-1414")}
    assert cited("Studied once (hou_2002), not in two_words.", sources) == "Studied once (Hou 2002), not in two_words."
