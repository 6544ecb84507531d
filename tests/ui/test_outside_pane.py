"""The Evidence page shows what other councils did beside the model's chance."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings

from app.session import Session
from tests.app.birmingham import DOCUMENT
from ui.desk import Desk
from ui.pages.evidence import EvidencePage


def shown(alone, document, tmp_path, dialogs, width=1300):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return alone(EvidencePage(Desk(Session(document), settings, dialogs)), width, 900)


@pytest.mark.parametrize("width", [1300, 520])
def test_that_a_growth_target_has_its_chart_and_its_sentences(alone, tmp_path, dialogs, width):
    page = shown(alone, DOCUMENT, tmp_path, dialogs, width)
    outside = page.outside
    assert outside.isVisible()
    assert "two-year periods in other councils" in outside.card.accessibleName()
    assert "41%" in outside.words.text()
    # No model's chance is known yet, so nothing is said of it.
    assert not outside.verdict.isVisible()
    for label in (outside.words, outside.scope):
        assert label.height() >= label.heightForWidth(label.width())
    assert page.table.height() >= page.table.minimumHeight()


def test_that_the_chart_has_its_table(alone, tmp_path, dialogs):
    page = shown(alone, DOCUMENT, tmp_path, dialogs)
    page.outside.card.table_wanted.emit(page.outside.card.key)
    table = page.outside._table
    assert table is not None
    assert table.isVisible()
    table.close()


def test_that_without_a_growth_target_the_register_has_the_room(alone, tmp_path, dialogs):
    page = shown(alone, replace(DOCUMENT, targets=()), tmp_path, dialogs)
    assert not page.outside.isVisible()


def test_that_a_target_beyond_comparison_is_told_in_words_alone(alone, tmp_path, dialogs):
    (target,) = DOCUMENT.targets
    near = replace(DOCUMENT, targets=(replace(target, by=target.by.replace(year=2015)),))
    page = shown(alone, near, tmp_path, dialogs)
    assert not page.outside.card.isVisible()
    assert "cannot be compared" in page.outside.words.text()
