"""How large a content file may be; known without the YAML library."""

from __future__ import annotations

MAX_BYTES = 4_000_000
"""Size of one file at most."""
