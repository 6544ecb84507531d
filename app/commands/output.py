"""Where ``--out`` puts an answer: the one place that every command's output goes through."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from app.clean_text import visible
from app.document import Document
from app.files.disk import refuse_unwritable
from app.files.protected import cannot_write, other_kind_replaced, refuse_protected
from app.story.choosing import files_beside


@dataclass(frozen=True)
class Output:
    """A place where nothing is lost that the command reads or that came with Headroom."""

    path: Path
    may_replace: bool
    """Whether a file of another kind may be written over."""

    def as_file(self, ending: str) -> Path:
        """The file to write, of the kind that goes by an ending in small letters.

        ``CannotUse`` if it cannot be written, or would take the place of a file of another kind.
        """
        refuse_unwritable(self.path)
        lost = None if self.may_replace else other_kind_replaced(self.path, ending)
        if lost:
            name = visible(lost.name)
            where = "is there already and" if lost == self.path else f"leads to {name}, which"
            fact = f"it {where} does not end in {ending}"
            cannot_write(self.path, fact, "Add --replace to write over it, or give another name.")
        return self.path


def output_of(args: Namespace, document: Document) -> Output:
    """Where ``--out`` leads; call it before any work is begun.

    ``CannotUse`` if it leads to a file that the command reads or that the document is compared
    with, or into what came with Headroom.
    """
    path = Path(args.out)
    refuse_protected(path, [*args.reads, *files_beside(document, Path(args.file).parent)])
    return Output(path, args.replace)
