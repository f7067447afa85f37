"""Make the environments on a fresh machine: `python3 bot/setup.py [nlu|main]…`.

Needs nothing but Python 3.8 or newer with `venv`: brings `uv` in a virtual environment of the
project's own when it is missing, and lets it make both environments from their lock files.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
FOLDERS = {"main": ROOT, "nlu": ROOT / "nlu"}
NO_PYTHON = ("python-build-standalone", "No interpreter found", "No download found")
"""What uv writes when it neither finds a Python nor can download one."""

HOW_TO_GET = {
    "main": "Python 3.13: `uv python install 3.13`, `pyenv install 3.13`, or your system's package",
    "nlu": "Python 3.10 (Rasa needs it): `uv python install 3.10`, `pyenv install 3.10`, "
    "or your system's package (python3.10)",
}


def find_uv() -> Optional[str]:
    """The uv of the project's tools, else the system's."""
    own = TOOLS / "bin" / "uv"
    return str(own) if own.exists() else shutil.which("uv")


def bring_uv() -> str:
    """Install uv into `.tools`; exits with one line when that fails."""
    print("Preparing uv (once) …", flush=True)
    steps: List[List[str]] = [
        [sys.executable, "-m", "venv", str(TOOLS)],
        [str(TOOLS / "bin" / "pip"), "install", "--quiet", "uv"],
    ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            sys.exit(
                f"Could not install uv ({' '.join(reason)}). Install it by hand: pip install uv"
            )
    return str(TOOLS / "bin" / "uv")


def clean_environment() -> Dict[str, str]:
    """The environment without what another interpreter left in it.

    pyenv's shim of the python3 that runs this file exports its own version, which would hide the
    other versions from uv.
    """
    left_out = {"VIRTUAL_ENV", "PYTHONPATH", "PYENV_VERSION", "PYENV_DIR"}
    return {name: value for name, value in os.environ.items() if name not in left_out}


def stamp_of(folder: Path) -> str:
    """What an up-to-date environment was made from."""
    return hashlib.sha256((folder / "uv.lock").read_bytes()).hexdigest()


def make_environment(uv: str, name: str) -> None:
    """One environment from its lock file; nothing to do when it is up to date."""
    folder = FOLDERS[name]
    stamp = folder / ".venv" / "made-from"
    if stamp.exists() and stamp.read_text() == stamp_of(folder):
        return
    print(f"Preparing the Python environment in {folder.name}/ (once) …", flush=True)
    # uv finds pyenv's interpreters through .python-version of the folder it works in
    command = [uv, "sync", "--frozen", "--quiet"]
    done = subprocess.run(
        command, cwd=folder, env=clean_environment(), capture_output=True, text=True
    )
    if done.returncode:
        if any(sign in done.stderr for sign in NO_PYTHON):
            sys.exit(f"This part needs {HOW_TO_GET[name]}.")
        sys.exit(f"{done.stderr.strip()}\nCould not make the environment in {folder}.")
    stamp.write_text(stamp_of(folder))


def main() -> None:
    """Make the environments named on the command line, both by default."""
    uv = find_uv() or bring_uv()
    for name in sys.argv[1:] or list(FOLDERS):
        make_environment(uv, name)


if __name__ == "__main__":
    main()
