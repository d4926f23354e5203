"""What views are called: short under a small picture, in full as a caption."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from triggermap import words
from triggermap.atlas.format import turn_angle
from triggermap.domain.text import Language
from triggermap.ui.i18n import current_language


def view_name(view: str) -> str:
    """Return a view's short name."""
    names = {
        "front": QCoreApplication.translate("Views", "Front"),
        "back": QCoreApplication.translate("Views", "Back"),
        "left": QCoreApplication.translate("Views", "Left side"),
        "right": QCoreApplication.translate("Views", "Right side"),
        "head_front": QCoreApplication.translate("Views", "Head"),
        "head_left": QCoreApplication.translate("Views", "Head, left"),
        "head_right": QCoreApplication.translate("Views", "Head, right"),
        "head_back": QCoreApplication.translate("Views", "Head, back"),
        "head_top": QCoreApplication.translate("Views", "Head, top"),
        "head_inside_left": QCoreApplication.translate("Views", "Inside, left"),
        "head_inside_right": QCoreApplication.translate("Views", "Inside, right"),
        "shoulders_back": QCoreApplication.translate("Views", "Shoulders"),
        "pelvis_below": QCoreApplication.translate("Views", "Pelvic floor"),
    }
    return names.get(view) or _sided_name(view)


def _sided_name(view: str) -> str:
    """Return the name of a close-up with a side, such as 'Left, palm'; its row says which part of the body it is."""
    sides = {
        "left": QCoreApplication.translate("Views", "Left, {face}"),
        "right": QCoreApplication.translate("Views", "Right, {face}"),
    }
    faces = {
        "palm": QCoreApplication.translate("Views", "palm"),
        "back": QCoreApplication.translate("Views", "back"),
        "front": QCoreApplication.translate("Views", "front"),
        "outer": QCoreApplication.translate("Views", "outside"),
        "inner": QCoreApplication.translate("Views", "inside"),
        "top": QCoreApplication.translate("Views", "top"),
        "sole": QCoreApplication.translate("Views", "sole"),
    }
    if view.startswith("trunk"):
        faces = {"side": QCoreApplication.translate("Views", "without the arm")}
    _part, _, rest = view.partition("_")
    side, _, face = rest.partition("_")
    if side in sides and face in faces:
        return sides[side].format(face=faces[face])
    return view.replace("_", " ").capitalize()


def part_name(view: str) -> str:
    """Return what part of the body the row of this view shows."""
    names = {
        "head": QCoreApplication.translate("Views", "Head"),
        "shoulders": QCoreApplication.translate("Views", "Shoulders"),
        "pelvis": QCoreApplication.translate("Views", "Pelvis"),
        "trunk": QCoreApplication.translate("Views", "Side of trunk and hip"),
        "arm": QCoreApplication.translate("Views", "Upper arms"),
        "forearm": QCoreApplication.translate("Views", "Forearms"),
        "hand": QCoreApplication.translate("Views", "Hands"),
        "thigh": QCoreApplication.translate("Views", "Thighs"),
        "leg": QCoreApplication.translate("Views", "Lower legs"),
        "foot": QCoreApplication.translate("Views", "Feet"),
    }
    return names.get(view.split("_")[0], view_name(view))


def group_name(group: str) -> str:
    """Return a group's name; that of its only view where it is no group."""
    names = {
        "head": QCoreApplication.translate("Views", "Head"),
        "shoulders": QCoreApplication.translate("Views", "Shoulders"),
        "trunk": QCoreApplication.translate("Views", "Trunk, side"),
        "arms": QCoreApplication.translate("Views", "Arms, hands"),
        "legs": QCoreApplication.translate("Views", "Legs, feet"),
    }
    return names.get(group) or view_name(group)


def view_title(view: str, language: Language | None = None) -> str:
    """Return a view's full name, the same as on paper."""
    angle = turn_angle(view)
    if angle is not None:
        return _turned_title(angle, language or current_language())
    try:
        return words.phrase(f"view.{view}", language or current_language())
    except KeyError:
        return view_name(view)


def _turned_title(angle: int, language: Language) -> str:
    """Return what is seen from an angle: from which side mostly, and how far from there towards which other."""
    sides = ("front", "left", "back", "right")
    towards = (
        QCoreApplication.translate("Views", "the front"),
        QCoreApplication.translate("Views", "your left"),
        QCoreApplication.translate("Views", "the back"),
        QCoreApplication.translate("Views", "your right"),
    )
    # Halfway, the front or the back is named first.
    quarter = round(angle / 90) if angle % 90 != 45 else (0, 2, 2, 4)[angle // 90]
    view, beyond = view_title(sides[quarter % 4], language), angle - 90 * quarter
    if not beyond:
        return view
    other = towards[(quarter + (1 if beyond > 0 else -1)) % 4]
    text = QCoreApplication.translate("Views", "{view}, {degrees}° towards {side}")
    return text.format(view=view, degrees=abs(beyond), side=other)
