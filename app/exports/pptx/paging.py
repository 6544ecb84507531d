"""Lays the blocks of a page out on as many slides as they need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.exports.pptx.blocks import Block, Note, Points, heights
from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.cards import Cards
from app.exports.pptx.figure_block import Figures
from app.exports.pptx.table_block import TableBlock
from app.figures.shapes import Table
from app.story.page import Page

GAP = 12.0
_FIGURE_SHARE = 0.7
"""What a figure takes of the width beside points."""
_CARDS_SHARE = {1: 0.28, 2: 0.5}
"""What cards take beside a figure, by how many stand side by side."""
_IN_A_COLUMN = 2
_IN_COMPANY = 2
"""Blocks on a slide, one of which can be spared."""
_SHORT = 0.3
"""Of a slide: what stands alone on less looks forgotten."""


@dataclass(frozen=True)
class Beside:
    """Two blocks side by side, the left one read first."""

    left: Block
    right: Block
    share: float
    """What the left one takes of the width."""
    grows: bool = True

    def least(self, width: float) -> float:
        """The higher of the two."""
        left, right = self._halves(Box(0, 0, width, 0))
        return max(self.left.least(left.width), self.right.least(right.width))

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        """The left one here, as it is alone, the right one on the next slide."""
        first, second = self.apart()
        return (first, second) if first.least(width) <= height else None

    def apart(self) -> list[Block]:
        """Each alone, where the two do not fit beside each other."""
        left = self.left
        return [Cards(left.cards) if isinstance(left, Cards) else left, self.right]

    def put(self, canvas: Canvas, box: Box) -> None:
        """Both at the same height."""
        left, right = self._halves(box)
        self.left.put(canvas, left)
        self.right.put(canvas, right)

    def _halves(self, box: Box) -> tuple[Box, Box]:
        wide = (box.width - 2 * GAP) * self.share
        left = replace(box, width=wide)
        return left, replace(box, left=left.right + 2 * GAP, width=box.width - wide - 2 * GAP)


def blocks_of(page: Page, before: str = "") -> list[Block]:
    """The parts of a page in the order in which they are read.

    ``before`` is what of the lead did not fit above them.
    """
    found: list[Block] = [*([Points((before,), are_marked=False, grows=False)] if before else [])]
    points = Points(page.points, grows=not page.figures) if page.points else None
    cards = Cards(page.cards) if page.cards else None
    figures: list[Block] = [
        Figures(page, page.figures[at : at + 2]) for at in range(0, len(page.figures), 2)
    ]
    if cards and len(page.figures) == 1:
        across = 1 if len(cards.cards) <= _IN_A_COLUMN else 2
        column = replace(cards, across=across)
        found.append(Beside(column, figures[0], _CARDS_SHARE[across]))
    elif points and len(page.figures) == 1:
        found.append(Beside(figures[0], points, _FIGURE_SHARE))
        points = None
    else:
        found += [*([cards] if cards else []), *figures]
    found += [points] if points else []
    found += [TableBlock(table) for table in page.tables if table.rows]
    found += [Note(page.note)] if page.note.strip() else []
    return found


def laid_out(blocks: Sequence[Block], width: float, room: float, later: float) -> list[list[Block]]:
    """The blocks slide by slide; ``room`` is that of the first slide, ``later`` of the others."""
    slides: list[list[Block]] = [[]]
    left, waiting = room, list(blocks)
    while waiting:
        block = waiting.pop(0)
        if block.least(width) <= left:
            slides[-1].append(block)
            left -= block.least(width) + GAP
            continue
        moves_on = _moves_on(block, slides[-1], width, (left, later))
        parts = None if moves_on else block.split(width, left)
        if parts is not None and _is_worth_it(parts[0], slides[-1], width, left):
            slides[-1].append(parts[0])
            waiting.insert(0, parts[1])
            left -= parts[0].least(width) + GAP
            if left < 0 or not isinstance(block, TableBlock) or parts[0].least(width) > left:
                slides.append([])
                left = later
            continue
        if slides[-1] or left < later:
            slides.append([])
            left = later
            waiting.insert(0, block)
            continue
        # Nothing of it fits even an empty slide.
        waiting[0:0] = _forced(block, slides[-1], width, left)
        if slides[-1]:
            slides.append([])
    # The first slide may have room for its title alone.
    filled = [slides[0], *(slide for slide in slides[1:] if slide)]
    if len(filled) > 1 and _wants_company(filled[-1], filled[-2], width, later):
        filled[-1].insert(0, filled[-2].pop())
    return filled


def _wants_company(
    last: Sequence[Block], before: Sequence[Block], width: float, room: float
) -> bool:
    """Whether a short note or table would stand alone where what is before it can come along."""
    if len(last) > 1 or len(before) < _IN_COMPANY:
        return False
    alone, other = last[0], before[-1]
    is_whole = isinstance(alone, Note) or (isinstance(alone, TableBlock) and not alone.part)
    if not is_whole or not isinstance(other, TableBlock | Points):
        return False
    high = alone.least(width)
    return high < _SHORT * room and high + GAP + other.least(width) <= room


def _is_worth_it(part: Block, there: Sequence[Block], width: float, left: float) -> bool:
    """A part fits; where other blocks stand already it is more than a scrap."""
    if part.least(width) > left:
        return False
    if not there:
        return True
    return not isinstance(part, Figures) and not (
        isinstance(part, TableBlock) and len(part.table.rows) == 1
    )


def _moves_on(
    block: Block, there: Sequence[Block], width: float, room: tuple[float, float]
) -> bool:
    """Whether a list or table stays whole on the next slide, this one being full enough."""
    left, later = room
    if not there or not isinstance(block, TableBlock | Points | Note):
        return False
    return left < 0.5 * later and block.least(width) <= later


def _forced(block: Block, slide: list[Block], width: float, height: float) -> list[Block]:
    """Of a block that fits nowhere what can be shown; returns the rest."""
    if isinstance(block, Beside):
        return block.apart()
    if isinstance(block, Figures) and len(block.figures) > 1:
        return list(block.apart())
    if not isinstance(block, TableBlock):
        slide.append(block)
        return []
    parts = block.split(width, height)
    if parts is not None:  # too many columns
        return list(parts)
    shorter = block.shortened(width, height)
    parts = shorter.split(width, height)
    slide.append(parts[0] if parts else shorter)
    return [parts[1]] if parts and parts[1].table.rows else []


def first_rows(page: Page, width: float, room: float) -> list[Block]:
    """Of long tables as many rows as one slide holds, with a line that says where the rest is."""
    found: list[Block] = [Points(page.points, grows=False)] if page.points else []
    note = [Note(page.note)] if page.note.strip() else []
    left = room - 40.0 - sum(block.least(width) + GAP for block in (*found, *note))
    for table in page.tables:
        if not table.rows:
            continue
        shown = TableBlock(table).brief(width)
        while shown.least(width) > left:
            parts = shown.split(width, left)
            if parts is None:
                break
            shown = parts[0]
        if shown.least(width) > left:
            break
        found.append(shown)
        left -= shown.least(width) + GAP
    if any(table.rows for table in page.tables):
        words = _where_the_rest_is(page.tables, found)
        found.append(Points((words,), are_marked=False, grows=False))
    return [*found, *note]


def _where_the_rest_is(tables: Sequence[Table], shown: Sequence[Block]) -> str:
    rows = sum(len(each.table.rows) for each in shown if isinstance(each, TableBlock))
    total = sum(len(table.rows) for table in tables)
    here = sum(len(each.table.columns) for each in shown if isinstance(each, TableBlock))
    columns = sum(len(table.columns) for table in tables if table.rows)
    if rows == total and here == columns:
        return "The paper and the workbook have it too."
    some = f"The first {rows:,} of {total:,} rows"
    some += f" and {here} of {columns} columns" if here < columns else ""
    return f"{some}. The paper and the workbook have them whole."


def put(canvas: Canvas, blocks: Sequence[Block], area: Box) -> None:
    """Put the blocks of one slide below each other."""
    top = area.top
    for block, height in zip(blocks, heights(blocks, area.width, area.height, GAP), strict=True):
        block.put(canvas, replace(area, top=top, height=height))
        top += height + GAP
