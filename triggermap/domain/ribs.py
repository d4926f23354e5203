"""Where the ribs run, in words of landmarks."""

from __future__ import annotations

from triggermap.domain.zones import Spot

BESIDE_SPINE, BESIDE_STERNUM = 2.2, 2.0
"""cm from the midline where a rib's skin begins and ends."""


def rib_spots(number: int) -> tuple[Spot, ...]:
    """Return the places that a rib (1 to 12) of the person's left runs through, from the spine to its front end.

    Ribs 2 to 7 end beside the breastbone, from the sternal angle to its tip; 8 to 10 at the costal margin; 11 and 12
    float. On the side they lie at equal distances from the fourth, in the armpit, to the tenth.
    """
    back = Spot(f"t{number}", out=BESIDE_SPINE)
    if number == 12:
        return back, Spot("l2", out=10.0)
    if number == 11:
        return back, Spot("rib_10_side", up=-2.2, front=-2.5)
    side = Spot("armpit", "rib_10_side", min(max(number - 4, 0) / 6, 1.0))
    return back, side, _front_of_rib(number)


def _front_of_rib(number: int) -> Spot:
    if number == 1:
        return Spot("jugular_notch", "sternal_angle", 0.5, out=BESIDE_STERNUM + 0.5)
    if number <= 7:
        return Spot("sternal_angle", "xiphoid", (number - 2) / 5, out=BESIDE_STERNUM)
    if number <= 9:
        return Spot("xiphoid", "costal_margin", 0.55 if number == 8 else 0.9)
    return Spot("costal_margin", "rib_10_side", 0.4)
