"""Begins a presentation of what the briefing page has ready."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.pages.briefing import BriefingPage
from ui.present.presentation import Presentation


def begin(desk: Desk, window: QWidget, page: BriefingPage) -> Presentation | None:
    """Present it, from the page that is looked at; None if nothing is known yet, which is said."""
    case = page.stories.case()
    if case is None:
        details = "It can be presented once the first possible futures have been run."
        desk.dialogs.tell(window, "There is nothing to present yet.", details)
        return None
    shown = Presentation(desk, case, window, page.pages.page)
    seen = page.stories.laid.others

    def lay_beside() -> None:
        """Scenarios beside this one may still be run while it is presented."""
        nonlocal seen
        case = page.stories.case()
        if case is not None and page.stories.laid.others is not seen:
            seen = page.stories.laid.others
            shown.renew(case)

    page.stories.changed.connect(lay_beside)
    shown.ended.connect(lambda: page.stories.changed.disconnect(lay_beside))
    shown.begin()
    return shown
