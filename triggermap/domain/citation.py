"""How a source is named in running text: 'Simons 1999' for the bibliography entry of that book."""

from __future__ import annotations

import re
from collections.abc import Mapping

from triggermap.domain.knowledge import Source

_FIRST_AUTHOR = re.compile(r"(?P<name>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]+)*?) [A-ZÀ-Þ]{1,3}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEY_YEAR = re.compile(r"(?:19|20)\d\d(?=_|$)")
_KEY = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
LONGEST_TITLE = 60


def short_reference(source: Source) -> str:
    """Return first author and year, or the beginning of the title and the year where no author is named."""
    years = _KEY_YEAR.findall(source.key) or _YEAR.findall(source.reference)
    year = years[0] if years else ""
    author = _FIRST_AUTHOR.match(source.reference)
    if author is None:
        title = re.split(r"[:.(;]", source.reference)[0].strip()
        name = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    else:
        name = author["name"]
    return name if not year or year in name else f"{name} {year}"


def cited(text: str, sources: Mapping[str, Source]) -> str:
    """Return `text` with each source key in it replaced by the source's short reference; other words stay."""
    return _KEY.sub(lambda found: short_reference(sources[found[0]]) if found[0] in sources else found[0], text)
