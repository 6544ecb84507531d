"""The lever that may be moved while presenting is chosen on the page and kept in the file."""

from app.sources.catalogue import catalogue
from sim.parameter import Kind


def choose(page, path):
    box = page.side.lever.box
    place = box.findData(path)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_that_every_lever_can_be_chosen_those_that_differ_first(page, session):
    box = page.side.lever.box
    paths = [box.itemData(place) for place in range(box.count())]
    assert set(paths) == {"", *(row.path for row in catalogue() if row.kind is Kind.LEVER)}
    assert paths[0] == ""
    assert paths[1] in session.changed


def test_that_a_choice_is_a_step_that_can_be_undone(page, session):
    choose(page, "pay.golden_hello")
    assert session.document.briefing.lever == "pay.golden_hello"
    session.undo()
    assert session.document.briefing.lever == ""
    assert page.side.lever.box.currentData() == ""
    choose(page, "pay.golden_hello")
    choose(page, "")
    assert session.document.briefing.lever == ""
