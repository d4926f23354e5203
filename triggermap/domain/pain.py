"""What a person marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from triggermap.domain.anatomy import Place

DEFAULT_INTENSITY = 5


@dataclass(frozen=True, slots=True)
class PainMark:
    """One marked place with how much it hurts, 0 to 10."""

    place: Place
    intensity: int = DEFAULT_INTENSITY

    def __post_init__(self) -> None:
        if not 0 <= self.intensity <= 10:
            raise ValueError(f"intensity {self.intensity} is not between 0 and 10")


@dataclass(frozen=True, slots=True)
class PainDrawing:
    """All that a person marked, in the order of marking; a place stands in it once."""

    marks: tuple[PainMark, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The marked places."""
        return tuple(mark.place for mark in self.marks)

    def toggled(self, place: Place, intensity: int = DEFAULT_INTENSITY) -> PainDrawing:
        """Return the drawing with `place` marked, or without it where it was."""
        if place in self.places:
            return self.without(place)
        return PainDrawing((*self.marks, PainMark(place, intensity)))

    def without(self, place: Place) -> PainDrawing:
        """Return the drawing without `place`."""
        return PainDrawing(tuple(mark for mark in self.marks if mark.place != place))

    def with_intensity(self, place: Place, intensity: int) -> PainDrawing:
        """Return the drawing with another intensity for `place`."""
        return PainDrawing(
            tuple(replace(mark, intensity=intensity) if mark.place == place else mark for mark in self.marks)
        )
