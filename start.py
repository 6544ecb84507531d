"""The way in: makes the environment beside this file when it has to, then does the job.

    python3 start.py                    the main job
    python3 start.py test               every check, with further arguments for pytest
    python3 start.py setup              make the environment and stop
    python3 start.py run FILE ...       anything else goes to the headroom command

On Windows say ``py start.py``. Only the standard library is used here, since nothing else is
installed yet. What runs before the version check must also be readable for an old Python, which
shall get a sentence and not a syntax error; so this file keeps to plain syntax throughout.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the very Python this sentence is for
    sys.exit(
        "Headroom needs Python 3.11 or newer and this is Python {}.{}. "
        "Install a newer Python and start again with it.".format(*sys.version_info[:2])
    )

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "headroom.stamp"
WINDOWS = os.name == "nt"
SCRIPTS = ENVIRONMENT / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
HEADROOM = SCRIPTS / ("headroom.exe" if WINDOWS else "headroom")

MAIN_JOB = ["run", str(Path("scenarios") / "birmingham.headroom")]
CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
)
TESTS = ["pytest", "-n", "2"]
WINDOW_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
# A typeface for what the window's own lacks, and the screen of the tests that need a real one.
WINDOW_FILES = {
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "xvfb": "/usr/bin/Xvfb",
    "xauth": "/usr/bin/xauth",
}
# What the tests open the documents with that Headroom makes, and the typefaces they are set in.
DOCUMENT_FILES = {
    "libreoffice-impress": "/usr/bin/loimpress",
    "libreoffice-calc": "/usr/bin/localc",
    "libreoffice-writer": "/usr/bin/lowriter",
    "poppler-utils": "/usr/bin/pdftotext",
    "fonts-crosextra-carlito": "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf",
    "fonts-liberation2": "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
}


class SetupError(Exception):
    """The environment cannot be made; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Make the environment ready, do the job that the arguments name, return its exit code."""
    try:
        prepare()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The next start takes up the installation again.", file=sys.stderr)
        return 130
    job, rest = choose_job(arguments)
    return job(rest)


# The jobs


def choose_job(arguments: list[str]) -> tuple[Callable[[list[str]], int], list[str]]:
    """Return the job that the arguments name, and what is left of them for that job."""
    if not arguments:
        return run_main_job, []
    own = {"test": run_checks, "setup": say_ready}
    if arguments[0] in own:
        return own[arguments[0]], arguments[1:]
    return run_headroom, arguments


def run_main_job(_: list[str]) -> int:
    """Open the window; where there is no display, run the shipped scenario and say how to go on."""
    if has_display():
        return run([str(HEADROOM)], folder=ROOT)
    print("There is no display here for the window, so the answer is printed.\n", flush=True)
    code = run([str(HEADROOM), *MAIN_JOB], folder=ROOT)
    if code == 0:
        print(f"\nTo go on: {HEADROOM.relative_to(ROOT)} --help")
    return code


def has_display() -> bool:
    """Whether a window can be opened at all."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)


def run_headroom(arguments: list[str]) -> int:
    """Hand everything to the headroom command."""
    return run([str(HEADROOM), *arguments])


def run_checks(pytest_arguments: list[str]) -> int:
    """Pass every check, the tests last, and return the exit code of the first that failed."""
    add_if_possible(
        missing_document_packages(),
        "The tests that open the documents made by Headroom are skipped on this system.",
    )
    failed: list[tuple[str, int]] = []
    for name, command in (*CHECKS, ("pytest", [*TESTS, *pytest_arguments])):
        print("== " + name, flush=True)
        code = run([str(PYTHON), "-m", *command], folder=ROOT)
        if code:
            failed.append((name, code))
    if not failed:
        return 0
    print("Failed: " + ", ".join(name for name, _ in failed) + ".", file=sys.stderr)
    return failed[0][1]


def say_ready(_: list[str]) -> int:
    """Tell where the environment is."""
    print("Ready: " + str(PYTHON.relative_to(ROOT)))
    return 0


def run(command: list[str], folder: Path | None = None) -> int:
    """Run a command to its end and return its exit code.

    Ctrl-C reaches the command by itself and a request to end is handed on, so that the command
    can put its own things in order; this process only waits.
    """
    with subprocess.Popen(command, cwd=folder) as process:
        before = {
            signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
            signal.SIGTERM: signal.signal(signal.SIGTERM, lambda *_: process.terminate()),
        }
        code = process.wait()
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


# The environment


def prepare() -> None:
    """Bring the environment up to date; a mere look at the stamp when it is so already."""
    wanted = stamp_lines()
    found = read_stamp()
    if found == wanted and PYTHON.exists() and HEADROOM.exists():
        return
    same_packages = found[:-1] == wanted[:-1] and PYTHON.exists()
    STAMP.unlink(missing_ok=True)
    if not same_packages:
        make_environment()
        install_packages()
    install_project()
    # The interpreter is known only now that there is one.
    STAMP.write_text("\n".join(stamp_lines()) + "\n", encoding="utf-8")


def stamp_lines() -> list[str]:
    """Tell what the environment depends on: its place, its interpreter, the lock, the project."""
    return [str(ENVIRONMENT), os.path.realpath(PYTHON), fingerprint(LOCK), fingerprint(PROJECT)]


def read_stamp() -> list[str]:
    """Return the lines written after the last complete installation, none if there was none."""
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def fingerprint(file: Path) -> str:
    """Return the hash of a file's content."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise SetupError(
            f"{file.name} cannot be read ({error.strerror}). Get a complete copy of Headroom."
        ) from error


def make_environment() -> None:
    """Make an empty environment, in place of an old one."""
    add_debian_packages(missing_debian_packages())
    add_if_possible(missing_window_packages(), "The window may not open on this system.")
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        raise SetupError(f"{ENVIRONMENT} is not a folder. Remove it and start again.")
    # Started from within the old environment, its Python is about to be removed: use the one below.
    python = getattr(sys, "_base_executable", sys.executable)
    step(
        "Making the environment .venv ...",
        [python, "-m", "venv", "--clear", str(ENVIRONMENT)],
        f"Close every program that uses {ENVIRONMENT}, remove that folder and start again.",
    )


def install_packages() -> None:
    """Install exactly the locked packages, each checked against its hash."""
    step(
        "Installing the packages, once. This takes a minute or two ...",
        [*pip_install(), "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)],
        "Check the connection to the internet and the free space on the disk, and start again.",
    )


def install_project() -> None:
    """Install Headroom itself, so that its files here are the ones that run. Needs no network."""
    step(
        "Installing Headroom ...",
        [*pip_install(), "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        f"Remove the folder {ENVIRONMENT} and start again.",
    )


def pip_install() -> list[str]:
    """Return how every installation begins."""
    return [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]


def step(title: str, command: list[str], remedy: str) -> None:
    """Do one step quietly; if it fails, keep all that it said and raise what to tell the user."""
    print(title, file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        code, said = done.returncode, done.stdout.decode("utf-8", "replace")
    except OSError as error:
        code, said = 1, str(error)
    if code == 0:
        return
    message = f"That did not work: {gist(said)}\n{remedy}"
    raise SetupError(message + keep_log(said))


def gist(output: str) -> str:
    """Pick the line that tells most: the last that is called an error, else the last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it gave no reason."])[-1]


def keep_log(output: str) -> str:
    """Keep everything a failed step said and tell where; nothing to tell if it cannot be kept."""
    log = ENVIRONMENT / "setup.log"
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text(output, encoding="utf-8")
    except OSError:
        return ""
    return f"\nAll that was said is in {log}."


# Debian's packages


def missing_debian_packages() -> list[str]:
    """Name the Debian packages that this Python needs and the system lacks."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def missing_window_packages() -> list[str]:
    """Name the Debian packages that only the window and its tests need and the system lacks."""
    if not sys.platform.startswith("linux"):
        return []
    lacking = [package for package, library in WINDOW_LIBRARIES.items() if not loads(library)]
    return lacking + [package for package, file in WINDOW_FILES.items() if not Path(file).exists()]


def loads(library: str) -> bool:
    """Whether a shared library is there."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_document_packages() -> list[str]:
    """Name the Debian packages that the tests open documents with and the system lacks.

    What other systems call them is not known here: there it is enough that the programs are found.
    """
    if shutil.which("soffice") and shutil.which("pdftotext") and not shutil.which("apt-get"):
        return []
    return [package for package, file in DOCUMENT_FILES.items() if not Path(file).exists()]


def add_if_possible(packages: list[str], without: str) -> None:
    """Install what a part of Headroom needs; the rest works without it, so only say what lacks."""
    if not packages:
        return
    try:
        add_debian_packages(packages)
    except SetupError as problem:
        print(without, problem, sep="\n", file=sys.stderr, flush=True)


def add_debian_packages(packages: list[str]) -> None:
    """Install Debian packages as root; for anybody else say the line to run."""
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    sudo = "sudo " if shutil.which("sudo") else ""
    line = f"{sudo}apt-get update && {sudo}{' '.join(command)}"
    remedy = f"As root, run this line and start again:\n  {line}"
    if not shutil.which("apt-get"):
        raise SetupError("Missing here, by Debian's names: {}.".format(" ".join(packages)))
    if sys.platform == "win32" or os.geteuid() != 0:
        raise SetupError("Something is missing on this system. " + remedy)
    step("Asking Debian for its list of packages ...", ["apt-get", "update"], remedy)
    step("Installing {} ...".format(" ".join(packages)), command, remedy)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
