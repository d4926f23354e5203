"""What the running program paints for the muscles of a pack, against the bake: `python -m tests.bench.painting`.

All shipped points are painted once more under other names. Wanted: 95% of the area of a zone the same in the mean.
"""

from __future__ import annotations

import statistics
import sys
import time

from tests.bench.common import atlas, milliseconds, percentile
from tests.helpers.repainting import OWN, renamed, shared
from triggermap import resources
from triggermap.atlas.painting.additions import Additions
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.domain.anatomy import Side
from triggermap.domain.zones import ZonePart


def main() -> None:
    """Print the time a point takes, and how alike the zones are."""
    content = knowledge_of(read_folder(resources.knowledge_dir())[0])  # the compiled one has no strokes
    if content is None:
        sys.exit("The content has faults: see `triggermap check`.")
    own = Additions(atlas(), [renamed(muscle) for muscle in content.muscles])
    spent = []
    for name in own.unpainted:
        start = time.process_time()
        own.weights(name)
        spent.append(time.process_time() - start)
    print(milliseconds("painting: one point, CPU (the first reads the skin)", spent))
    atlas().add(own)
    table = atlas().patches
    shares = [
        shared(table, table.weights(name, Side.LEFT, part), table.weights(OWN + name, Side.LEFT, part))
        for name in content.trigger_point_by_id
        for part in ZonePart
        if table.weights(name, Side.LEFT, part)
    ]
    lowest, few, half = min(shares), percentile(shares, 0.05), statistics.median(shares)
    print(
        f"painting: area shared with the bake: mean {statistics.mean(shares):.3f}, median {half:.3f}, "
        f"5% below {few:.3f}, lowest {lowest:.3f}, n {len(shares)}"
    )


if __name__ == "__main__":
    main()
