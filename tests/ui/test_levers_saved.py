"""What is still being typed in a lever is part of what is saved."""

from PySide6.QtTest import QTest

from app.edits import value_of
from app.files.scenario_file import read

HELLO = "pay.golden_hello"


def test_saving_takes_what_is_still_being_typed(program, dialogs, tmp_path):
    window, path = program.window, tmp_path / "plan.headroom"
    dialogs.answer(path)
    box = window.levers.pages[0].box_of(HELLO).row(HELLO).box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7000")
    assert value_of(window.desk.session.document, HELLO) == 3000
    window.actions_["save_as"].trigger()
    assert value_of(read(path), HELLO) == 7000
    assert window.desk.session.is_saved


def test_closing_asks_about_what_is_still_being_typed(program, dialogs):
    window = program.window
    box = window.levers.pages[0].box_of(HELLO).row(HELLO).box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7000")
    asked = len(dialogs.asked)
    window.close()
    assert len(dialogs.asked) == asked + 1
    assert value_of(window.desk.session.document, HELLO) == 7000
