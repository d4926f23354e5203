"""Sites that exist on one side of the body alone."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.small_body import NOTHING, muscle, site
from triggermap.domain.anatomy import Side

HEART = replace(site("chest_muscle.heart"), only=Side.RIGHT)
PLAIN = site("chest_muscle.plain")
CHEST = muscle(NOTHING, PLAIN, HEART)


def test_a_site_of_the_right_is_not_among_those_of_the_left() -> None:
    assert CHEST.sites_on(Side.LEFT) == (PLAIN,)
    assert CHEST.sites_on(Side.RIGHT) == (PLAIN, HEART)


def test_both_sides_together_have_all_sites() -> None:
    assert CHEST.sites_on(Side.MIDLINE) == CHEST.sites
