"""Size of the wheel, and of what is in it: `python -m tests.bench.size`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from tests.bench.common import ROOT

WANTED = 15
DEPTH = 3


def main() -> None:
    """Build the wheel aside and print its size by folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wheel = next(Path(folder).glob("*.whl"))
        print(f"size: wheel {wheel.stat().st_size / 1e6:.1f} MB (wanted: under {WANTED})")
        parts: Counter[str] = Counter()
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                parts["/".join(entry.filename.split("/")[:-1][:DEPTH])] += entry.compress_size
        for name, size in parts.most_common(8):
            print(f"size:   {name:<32} {size / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
