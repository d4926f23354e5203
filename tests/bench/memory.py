"""Memory of the window, empty and in use, against a bare window: `python -m tests.bench.memory`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tests.bench.common import ROOT

WANTED = 60

MEASURE = """
def megabytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
"""

BARE = (
    MEASURE
    + """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1600, 1000)
window.show()
application.processEvents()
print(megabytes())
"""
)

OURS = (
    MEASURE
    + """
import os, sys
from tests.bench.interaction import open_window
from triggermap.domain.anatomy import Place, Side
from PySide6.QtCore import QEventLoop, QTimer
application, window = open_window(sys.argv[1])
def settle(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
settle(1500)  # what is read ahead has been read, as it is for whoever looks at the window
print(megabytes())
window.controller.toggle(Place("face.cheek", Side.RIGHT))
application.processEvents()
for view in window.services.atlas.views:
    window.controller.set_view(view)
    application.processEvents()
settle(1500)
print(megabytes(), flush=True)
os._exit(0)
"""
)


def run(program: str, *arguments: str) -> list[float]:
    """Return what the program measured, in megabytes."""
    told = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return [float(number) for number in told.split()]


def main() -> None:
    """Print the three figures."""
    if not sys.platform.startswith("linux"):
        print("memory: measured on Linux only")
        return
    with tempfile.TemporaryDirectory() as folder:
        run(OURS, folder)  # compiles the content, so that the next run reads it as it is read every day
        opened, used = run(OURS, folder)
    bare = run(BARE)[0]
    print(f"memory: bare window            {bare:6.0f} MB")
    print(f"memory: Trigger Map, opened    {opened:6.0f} MB   (+{opened - bare:.0f}; wanted: at most +{WANTED})")
    print(f"memory: marked, all views seen {used:6.0f} MB   (+{used - bare:.0f})")


if __name__ == "__main__":
    main()
