"""Paints zones on the skin while the program runs, without numpy: for muscles that the baked atlas does not hold.

The strokes mean the same as in the bake, and the shapes differ from its own by a millimetre or two; the bake stays the
source of all that is shipped, since it is exact and has looked at every view.
"""

from __future__ import annotations
