"""Steps from older forms of the settings file to today's, one a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Plain = dict[str, object]
Step = Callable[[Plain], Plain]

VERSION = 1
"""Version of the settings file that this program writes."""

STEPS: Mapping[int, Step] = {}
"""From version -> the step to the next one; each version below `VERSION` has one."""


def migrate(plain: Plain, version: int, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> Plain:
    """Return the values of a file of `version` in the form of `target`.

    Raises:
        KeyError: where a step is missing, which is a fault of the program.
    """
    for number in range(version, target):
        plain = steps[number](dict(plain))
    return plain
