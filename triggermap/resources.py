"""The only code that knows where the assets lie: in the installed package, or in the checkout beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from triggermap.errors import TriggermapError

_PACKAGE = Path(__file__).resolve().parent


def candidates(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """Return where the assets of `package` may lie, in the order of looking: installed wheel, then checkout."""
    return (package / "assets", package.parent / "assets")


def find_assets(package: Path = _PACKAGE) -> Path:
    """Return the assets folder that belongs to the package folder `package`.

    Raises:
        TriggermapError: where there is none; the message names the places that were looked at.
    """
    places = candidates(package)
    for place in places:
        if (place / "knowledge").is_dir():
            return place
    looked = " or ".join(str(place) for place in places)
    raise TriggermapError(
        f"The program's own files are missing: no 'assets' folder with 'knowledge' in it at {looked}. "
        "Install the program again, or run it from a complete checkout."
    )


@cache
def assets_dir() -> Path:
    """Return the folder that holds knowledge, atlas, words, icons and translations.

    Raises:
        TriggermapError: where it is missing.
    """
    return find_assets()


def knowledge_dir() -> Path:
    """Return the folder of the content (YAML)."""
    return assets_dir() / "knowledge"


def atlas_dir() -> Path:
    """Return the folder of the baked bodies; it may not exist before the first bake."""
    return assets_dir() / "atlas"


def words_dir() -> Path:
    """Return the folder of the texts that are needed below Qt."""
    return assets_dir() / "words"


def library_dir() -> Path:
    """Return the folder of the articles; it may not exist in a package without them."""
    return assets_dir() / "library"


def examples_dir() -> Path:
    """Return the folder of what a person may start their own content from."""
    return assets_dir() / "examples"
