"""An independent program that opens what was made: LibreOffice to PDF, poppler to look at it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

LIBRE_OFFICE = ("soffice", "libreoffice")
POPPLER = ("pdftotext", "pdfinfo", "pdftoppm")
_LONGEST = 180
"""Seconds: the first conversion makes LibreOffice's profile, on a busy machine."""
_PACKAGES = "libreoffice-impress libreoffice-calc libreoffice-writer poppler-utils"


class Office:
    """LibreOffice with a profile of its own, so that nobody's open window is in the way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def to_pdf(self, content: bytes, suffix: str) -> Path:
        """What LibreOffice prints of a file with this content; ``suffix`` such as ".docx"."""
        program = wanted(*LIBRE_OFFICE)
        self._made += 1
        source = self._folder / f"{self._made}{suffix}"
        source.write_bytes(content)
        profile = (self._folder / "profile").as_uri()
        # Asked to exit after its work, it must not find a display to ask anything on.
        asked = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        done = run([*asked, "--convert-to", "pdf", "--outdir", str(self._folder), str(source)])
        made = source.with_suffix(".pdf")
        assert made.exists(), f"LibreOffice made nothing of the {suffix}: {done}"
        return made


def pdf_text(path: Path) -> str:
    """Every word of a PDF, as it is laid out."""
    return run([wanted(POPPLER[0]), "-layout", "-enc", "UTF-8", str(path), "-"])


def pdf_pages(path: Path) -> int:
    """How many pages a PDF has."""
    found = re.search(r"^Pages:\s+(\d+)$", run([wanted(POPPLER[1]), str(path)]), re.MULTILINE)
    assert found, "pdfinfo counts no pages"
    return int(found[1])


def pdf_pictures(path: Path, dpi: int) -> list[Path]:
    """A picture of each page of a PDF, in order."""
    start = path.with_name(f"{path.stem}-at-{dpi}")
    run([wanted(POPPLER[2]), "-r", str(dpi), "-png", str(path), str(start)])
    return sorted(path.parent.glob(f"{start.name}-*.png"))


def wanted(*names: str) -> str:
    """The first of these programs that is here; a test that has none of them is skipped.

    Where every check must have run it fails instead.
    """
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    missing = f"{names[0]} is not installed. Install {_PACKAGES} to look at what was made."
    if "CI" in os.environ:
        pytest.fail(missing)
    pytest.skip(missing)


def run(command: list[str]) -> str:
    """What a program says; a test fails with it if the program does."""
    done = subprocess.run(
        command, capture_output=True, timeout=_LONGEST, check=False, stdin=subprocess.DEVNULL
    )
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, f"{command[0]}: {said} {done.stderr.decode('utf-8', 'replace')}"
    return said
