"""Make this checkout ready to run or to test: virtual environment, packages, system libraries.

    python3 bootstrap.py run      what the program needs
    python3 bootstrap.py test     what the program, the bake and the checks need

It stands beside the Makefile, outside the package, because it runs before there is an environment, with nothing but
the standard library, and must be readable by a Python that is too old, to say so (hence the quoted annotations).
A second run with nothing changed ends at once: a stamp in .venv/ remembers what was installed.
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
IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"


def say(text: str) -> None:
    """Print at once: pip's own output must not overtake it."""
    print(text, flush=True)


def succeeds(*command: str) -> bool:
    """Return whether `command` ends well, without showing what it says."""
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def use_new_enough_python() -> None:
    """Go on under another Python of this machine where this one is too old; end with a plain word if there is none."""
    if succeeds(sys.executable, "-c", IS_NEW_ENOUGH):
        return
    for minor in (14, 13, 12, 11):
        other = shutil.which("python3." + str(minor))
        if other and succeeds(other, "-c", IS_NEW_ENOUGH):
            os.execv(other, [other] + sys.argv)  # noqa: RUF005
    here = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        "Trigger Map needs Python 3.11 or newer; this is " + here + " (" + sys.executable + ").\n"
        "Install a newer Python, or name one: make run PYTHON=/path/to/python3.12"
    )


def install_system(packages: "tuple[str, ...]") -> None:
    """Install Debian `packages` where this runs as root, else end with the one line that does.

    Raises:
        SystemExit: where they may not be installed from here, or apt-get fails.
    """
    from triggermap.machine import install_line, is_debian

    line = install_line(packages) if is_debian() else "install what your system calls: " + " ".join(packages)
    if not (is_debian() and hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.exit("Some parts of the system that Trigger Map needs are not here. This line mends it:\n    " + line)
    say("Installing parts of the system that Trigger Map needs: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = ["-q", "-o", "Dpkg::Use-Pty=0"]
    install = ["apt-get", "install", "-y", *quiet, "--no-install-recommends", *packages]
    for command in (["apt-get", "update", *quiet], install):
        if subprocess.call(command, env=environment, stdout=subprocess.DEVNULL) != 0:
            sys.exit("That did not work; apt-get says above why. This is the line to try again:\n    " + line)


def has_ensurepip() -> bool:
    """Return whether this Python can put pip into a new environment; a Debian without python3-venv can not."""
    return succeeds(sys.executable, "-c", "import ensurepip, venv")


def borrows_pip() -> bool:
    """Return whether this Python's own pip can install into an environment that has none."""
    return succeeds(sys.executable, "-m", "pip", "--python", sys.executable, "--version")


def check_system() -> None:
    """Look for what the system must give: the libraries that Qt opens, and a way to make .venv/."""
    from triggermap.machine import missing_packages, uses_x11

    missing = missing_packages(window=uses_x11())
    if not (VENV_PYTHON.exists() or has_ensurepip() or borrows_pip()):
        missing += ("python3-venv",)
    if missing:
        install_system(missing)


def make_environment() -> None:
    """Make .venv/ anew; where python3-venv lacks, without pip in it."""
    say("Making the virtual environment in .venv/ with Python " + sys.version.split()[0] + ".")
    shutil.rmtree(str(VENV), ignore_errors=True)
    bare = [] if has_ensurepip() else ["--without-pip"]
    subprocess.run([sys.executable, "-m", "venv", *bare, str(VENV)], check=True)


def pip_command() -> "list[str]":
    """Return the command that installs into .venv, by its own pip or, where it has none, by this Python's."""
    if succeeds(str(VENV_PYTHON), "-m", "pip", "--version"):
        return [str(VENV_PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]


def fingerprint() -> str:
    """Return a mark of all that decides what is installed."""
    digest = hashlib.sha256((sys.version + sys.prefix + str(ROOT)).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def install(purpose: str) -> None:
    """Install what `purpose` needs, unless a stamp says that it is there; what serves the tests serves a run too."""
    stamps = [VENV / (".installed-" + name) for name in ("run", "test") if purpose in ("run", name)]
    mark = fingerprint()
    if VENV_PYTHON.exists() and any(stamp.exists() and stamp.read_text() == mark for stamp in stamps):
        return
    same_python = "import sys; sys.exit(sys.version_info[:2] != {})".format(sys.version_info[:2])
    if not succeeds(str(VENV_PYTHON), "-c", same_python):
        make_environment()
    say("Installing the libraries; the first time this takes a minute or two.")
    constraints = str(ROOT / "constraints.txt")
    command = [*pip_command(), "install", "-q", "-c", constraints, "-e", str(ROOT) + EXTRAS[purpose]]
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_ROOT_USER_ACTION="ignore")
    if subprocess.call(command, env=environment, cwd=str(ROOT)) != 0:
        sys.exit("The libraries could not be installed; pip says above why. Then run the same command again.")
    (VENV / (".installed-" + purpose)).write_text(mark)


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
