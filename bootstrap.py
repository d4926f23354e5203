"""Make this checkout ready to run or to test: virtual environment, packages, system libraries.

    python3 bootstrap.py run      what the program needs
    python3 bootstrap.py test     what the program, the bake and the checks need

It stands beside the Makefile, outside the package, because it runs before there is an environment, with nothing but
the standard library, and must still be readable by a Python that is too old, to say so. A second run with nothing
changed ends at once: a stamp in .venv/ remembers what was installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
EXTRAS = {"run": "", "test": "[bake,dev]"}
OLDEST = (3, 11)


def say(text: str) -> None:
    """Print at once: pip's own output must not overtake it."""
    print(text, flush=True)


def use_new_enough_python() -> None:
    """Go on under another Python of this machine where this one is too old; end with a plain word if there is none."""
    if sys.version_info >= OLDEST:
        return
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    for minor in (14, 13, 12, 11):
        other = shutil.which("python3." + str(minor))
        if other and subprocess.call([other, "-c", probe], stderr=subprocess.DEVNULL) == 0:
            os.execv(other, [other, *sys.argv])
    here = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        "Trigger Map needs Python 3.11 or newer; this is " + here + " (" + sys.executable + ").\n"
        "Install a newer Python, or name one: make run PYTHON=/path/to/python3.12"
    )


def may_install() -> bool:
    """Return whether system packages may be installed without asking: as root, with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_system(packages: tuple[str, ...], why: str) -> None:
    """Install Debian `packages`, or end with the one line that does.

    Raises:
        SystemExit: where they lack and may not be installed from here.
    """
    from triggermap.machine import install_line, is_debian

    if not may_install():
        advice = install_line(packages) if is_debian() else "install what your system calls: " + " ".join(packages)
        sys.exit(why + "\nThis mends it:\n    " + advice)
    say(why + " Installing: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def succeeds(*command: str) -> bool:
    """Return whether `command` ends well, without showing what it says."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def has_ensurepip() -> bool:
    """Return whether this Python can put pip into a new environment; a Debian without python3-venv can not."""
    return succeeds(sys.executable, "-c", "import ensurepip, venv")


def pip_command() -> list[str]:
    """Return the command that installs into .venv, by its own pip or, where it has none, by this Python's."""
    if succeeds(str(VENV_PYTHON), "-m", "pip", "--version"):
        return [str(VENV_PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]


def make_environment() -> None:
    """Make .venv/ anew, by the first way that works here."""
    say("Making the virtual environment in .venv/ with Python " + sys.version.split()[0] + ".")
    shutil.rmtree(VENV, ignore_errors=True)
    if not has_ensurepip():
        if succeeds(sys.executable, "-m", "pip", "--python", sys.executable, "--version"):
            # No python3-venv, but this Python's own pip can install into an environment that has none.
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
            return
        install_system(("python3-venv",), "This Python can not make virtual environments.")
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def fingerprint() -> str:
    """Return a mark of all that decides what is installed."""
    digest = hashlib.sha256((sys.version + sys.prefix + str(ROOT)).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def install(purpose: str) -> None:
    """Install what `purpose` needs, unless the stamp says that it is there."""
    # What serves the tests serves a run too.
    stamps = [VENV / (".installed-" + name) for name in ("run", "test") if purpose in ("run", name)]
    mark = fingerprint()
    if VENV_PYTHON.exists() and any(stamp.exists() and stamp.read_text() == mark for stamp in stamps):
        return
    if not (
        VENV_PYTHON.exists() and succeeds(str(VENV_PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))")
    ):
        make_environment()
    say("Installing the libraries; the first time this takes a minute or two.")
    constraints = str(ROOT / "constraints.txt")
    command = [*pip_command(), "install", "-q", "-c", constraints, "-e", str(ROOT) + EXTRAS[purpose]]
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_ROOT_USER_ACTION="ignore")
    if subprocess.call(command, env=environment, cwd=str(ROOT)) != 0:
        sys.exit("The libraries could not be installed; pip says above why. Then run the same command again.")
    (VENV / (".installed-" + purpose)).write_text(mark)


def check_system() -> None:
    """Look for the libraries that Qt opens; install or name those that lack."""
    from triggermap.machine import missing_packages

    window = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    missing = missing_packages(window=window)
    if missing:
        install_system(missing, "Some system libraries that the window needs are not here.")


def main() -> None:
    """Make the checkout ready for the purpose named on the command line."""
    use_new_enough_python()
    if sys.argv[1:] not in ([name] for name in EXTRAS):
        sys.exit(__doc__)
    os.chdir(str(ROOT))
    check_system()
    install(sys.argv[1])


if __name__ == "__main__":
    main()
