"""That what refers to itself is collected in the window's thread and nowhere else."""

import gc
import threading

from ui.garbage import Garbage


class Ring:
    """Refers to itself, and notes in which thread it ends."""

    def __init__(self, ended):
        self.me = self
        self.ended = ended

    def __del__(self):
        self.ended.append(threading.current_thread())


def make_much(ended):
    for _ in range(5000):
        Ring(ended)


def test_that_nothing_is_collected_in_another_thread(qapp, qtbot):
    ended: list[threading.Thread] = []
    garbage = Garbage(qapp)
    try:
        thread = threading.Thread(target=make_much, args=(ended,))
        thread.start()
        thread.join()
        assert ended == []
        qtbot.waitUntil(lambda: len(ended) >= 5000, timeout=10_000)
        assert set(ended) == {threading.current_thread()}
    finally:
        garbage.stop()
    assert gc.isenabled()


def test_that_python_would_have_collected_there():
    ended: list[threading.Thread] = []
    thread = threading.Thread(target=make_much, args=(ended,))
    thread.start()
    thread.join()
    assert thread in ended


def test_that_the_program_gives_it_back(program, dialogs, qtbot):
    assert not gc.isenabled()
    dialogs.answer("Discard")
    program.window.close()
    assert gc.isenabled()
