"""Pictures of every page, light and dark, on small and large screens: ``python -m ui.pictures``.

Each look is a program of its own, since the scale of a screen is fixed when Qt begins. With
``--screen`` the window stands on the screen there is; otherwise it is drawn without one.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.running import compiled_cache

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "assets" / "pictures"
SCENARIO = ROOT / "scenarios" / "everything.headroom"
FUTURES = 128
_PATIENCE = 600


@dataclass(frozen=True)
class Look:
    """One way the window is looked at."""

    appearance: str
    width: int
    height: int
    scale: int = 1

    @property
    def name(self) -> str:
        """Part of each file's name."""
        large = f"-at-{100 * self.scale}" if self.scale > 1 else ""
        return f"{self.appearance}-{self.width}x{self.height}{large}"


LOOKS = tuple(
    Look(appearance, width, height, scale)
    for appearance in ("light", "dark")
    for width, height, scale in ((1280, 720, 1), (1920, 1080, 1), (1280, 720, 2))
)


def main(arguments: list[str]) -> None:
    """Make all pictures, or one look if it is named."""
    screen = "--screen" in arguments
    names = [each for each in arguments if not each.startswith("--")]
    folder = Path(names[0]) if names else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    wanted = names[1:]
    for look in LOOKS:
        if not wanted or look.name in wanted:
            _shoot_apart(look, folder, screen)


def _shoot_apart(look: Look, folder: Path, screen: bool) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(look.scale)}
    if not screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    code = f"from ui.pictures import shoot; shoot({look.name!r}, {str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)


def shoot(name: str, folder: str) -> None:
    """Every page in one look."""
    compiled_cache.prepare()
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from app import edits
    from app.files.scenario_file import read
    from app.files.templates import birmingham
    from app.session import State
    from ui.main_window import PAGES
    from ui.program import Program
    from ui.theme import theme

    look = next(each for each in LOOKS if each.name == name)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as kept:
        settings = QSettings(str(Path(kept) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("tour_seen", True)
        program = Program(application, settings)
        theme().show(appearance="dark" if look.appearance == "dark" else "light")
        document = edits.set_futures(read(SCENARIO), FUTURES)
        baseline = edits.set_futures(birmingham(), FUTURES)
        program.desk.session.open(document, baseline, SCENARIO)
        program.window.resize(look.width, look.height)
        program.window.show()
        program.bridge.begin()
        _until(application, lambda: program.desk.session.state is State.FINISHED)
        for number, page in enumerate(PAGES):
            program.window.show_page(number)
            _until(application, partial(_is_settled, program.window.page(number)))
            _settle(application)
            file = Path(folder) / f"{page.lower().replace(' ', '-')}-{look.name}.png"
            program.window.grab().save(str(file), "PNG", 0)
        program.desk.session.saved_is(program.desk.session.document)
        program.window.close()


def _is_settled(page: object) -> bool:
    """Whether a page shows all it has; those that say nothing of it always do."""
    return bool(getattr(page, "is_settled", True))


def _settle(application: "QApplication") -> None:
    for _ in range(20):
        application.processEvents()
        time.sleep(0.01)


def _until(application: "QApplication", done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not done() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(sys.argv[1:])
