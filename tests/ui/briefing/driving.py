"""What a planner does on the briefing page, and what is read off it."""

from PySide6.QtCore import Qt

from app.briefing import Kind

USUAL = [kind.key for kind in Kind]
"""Every page in the usual order."""


def item(page, key):
    return page.pages.list.item(page.pages.rows.index(key))


def tick(page, key, on):
    item(page, key).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def write(box, text, qtbot):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Tab)


def story_keys(page):
    return [each.kind.key for each in page.stories.story.pages]


def picture(page):
    return page.preview.picture.picture.toImage()


def make(page, qtbot, form):
    page.bar.make_wanted.emit(form)
    qtbot.waitUntil(lambda: page.making.step is None, timeout=60_000)
