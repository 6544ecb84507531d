"""The files that tell a desktop what opens a scenario agree with each other and with Headroom."""

import configparser
import os
import plistlib
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import start
from app.files.scenario_file import SUFFIX

ROOT = Path(start.__file__).parent
DESKTOP = ROOT / "assets" / "desktop"
GUIDE = ROOT / "assets" / "guide" / "files-on-your-computer.md"
KIND = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP / "headroom.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def mime():
    (kind,) = ElementTree.parse(DESKTOP / "headroom-mime.xml").getroot()
    return kind


def test_that_the_entry_starts_the_command_that_is_installed_with_one_file():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    command, argument = entry()["Exec"].split()
    assert command in project["project"]["scripts"] | project["project"].get("gui-scripts", {})
    assert argument == "%f"
    assert entry()["Type"] == "Application"


def test_that_the_entry_opens_the_kind_that_the_ending_stands_for():
    assert entry()["MimeType"] == mime().attrib["type"] + ";"
    globs = [each.attrib["pattern"] for each in mime().findall(KIND + "glob")]
    assert globs == ["*" + SUFFIX]
    assert mime().attrib["type"] in GUIDE.read_text(encoding="utf-8")


def test_that_macos_is_told_of_the_same_ending():
    said = plistlib.loads((DESKTOP / "Info.plist").read_bytes())
    (declared,) = said["UTExportedTypeDeclarations"]
    (opened,) = said["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    endings = declared["UTTypeTagSpecification"]["public.filename-extension"]
    assert endings == [SUFFIX.lstrip(".")]


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="needs a desktop's database")
def test_that_the_steps_for_linux_work(tmp_path):
    """As far as the desktop of the test has the programs: the copying, the entry, the kind."""
    text = GUIDE.read_text(encoding="utf-8")
    steps = text.partition("### Linux")[2].split("```")[1].strip()
    for program in ("update-desktop-database", "xdg-mime"):
        if not shutil.which(program):
            steps = "\n".join(each for each in steps.splitlines() if not each.startswith(program))
    home = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / ".local/share")}
    subprocess.run(["sh", "-euc", steps], cwd=ROOT, env=home, check=True, timeout=60)
    share = tmp_path / ".local" / "share"
    written = (share / "applications" / "headroom.desktop").read_text(encoding="utf-8")
    assert f'Exec="{ROOT}/.venv/bin/headroom" %f' in written.splitlines()
    globs = (share / "mime" / "globs").read_text(encoding="utf-8")
    assert f"{mime().attrib['type']}:*{SUFFIX}" in globs
