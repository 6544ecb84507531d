"""Finds the scenarios that a briefing lays beside its own."""

from pathlib import Path

from app.document import Document
from app.files.protected import InUse, Use
from app.files.scenario_file import read
from app.files.templates import templates


def scenario_beside(name: str, folder: Path | None) -> Document:
    """A scenario by what a briefing calls it.

    One that comes with Headroom goes by its name; any other is a file, found from the folder of
    the briefing's own file. ``CannotUse`` if it cannot be read.
    """
    shipped = {each.name: each.document for each in templates()}
    if name in shipped:
        return shipped[name]
    return read(_file_beside(name, folder))


def files_beside(document: Document, folder: Path | None) -> list[InUse]:
    """The files of those that a document's briefing lays beside it, but for what is shipped."""
    names = document.briefing.beside
    shipped = {each.name for each in templates()} if names else set()
    return [
        InUse(_file_beside(name, folder), Use.COMPARED) for name in names if name not in shipped
    ]


def _file_beside(name: str, folder: Path | None) -> Path:
    return (folder or Path()) / name


def name_beside(path: Path, folder: Path | None) -> str:
    """What a briefing calls a file: its path from the folder of the briefing's own file."""
    if folder is not None and path.absolute().is_relative_to(folder.absolute()):
        return path.absolute().relative_to(folder.absolute()).as_posix()
    return str(path)
