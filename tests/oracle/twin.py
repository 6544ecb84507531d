"""The twin: Headroom's casework as a plain SimPy model, one process a case and one a person.

It shares no rule with the product, only the parameters, the calendar and the grades. Parameters
stay as they are on the first day; only the season and new front doors move the referrals. Time is
in calendar days; time n is the close of day n, when that day's meeting is held.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import accumulate

from sim.calendar import is_working_day, per_day
from sim.scenario import Scenario
from sim.scenario.casework import Casework
from tests.oracle import draws
from tests.oracle.entities import Case, Stage, TwinWorker, Worker
from tests.oracle.records import TwinRun
from tests.oracle.service import Process, Service

__all__ = ["TwinRun", "TwinWorker", "run_twin", "start_service"]

WAITED_AT_START_UP_TO = 30
"""Every case that waits on day 0 has done so for fewer calendar days."""
EXPERIENCED = TwinWorker()


def run_twin(
    scenario: Scenario,
    workers: Sequence[TwinWorker],
    *,
    leaving_a_year: float,
    starters_a_year: float,
    seed: int,
    starter: TwinWorker = EXPERIENCED,
) -> TwinRun:
    """One run: workers leave at a constant hazard, starters are a Poisson process."""
    service = start_service(
        scenario,
        workers,
        leaving_a_year=leaving_a_year,
        starters_a_year=starters_a_year,
        seed=seed,
        starter=starter,
    )
    return service.run()


def start_service(
    scenario: Scenario,
    workers: Sequence[TwinWorker],
    *,
    leaving_a_year: float,
    starters_a_year: float,
    seed: int,
    starter: TwinWorker = EXPERIENCED,
) -> Service:
    """The service on day 0, with its people and its cases."""
    if scenario.changes or any(event.kind != "front_door_opens" for event in scenario.events):
        raise ValueError("the twin knows no dated changes, and no event but a new front door")
    service = Service(scenario, seed)
    for given in workers:
        service.env.process(career(service, service.join(given), leaving_a_year))
    service.env.process(starters(service, starter, starters_a_year, leaving_a_year))
    open_start_cases(service)
    return service


# People


def career(service: Service, worker: Worker, leaving_a_year: float) -> Process:
    """Process: a person in post, until they leave."""
    if leaving_a_year > 0:
        yield service.env.timeout(service.rng.expovariate(per_day(leaving_a_year)))
        service.leave(worker)


def starters(
    service: Service, starter: TwinWorker, starters_a_year: float, leaving_a_year: float
) -> Process:
    """Process: new workers, who join one by one."""
    while starters_a_year > 0:
        yield service.env.timeout(service.rng.expovariate(per_day(starters_a_year)))
        service.env.process(career(service, service.join(starter), leaving_a_year))


# The cases of day 0


def open_start_cases(service: Service) -> None:
    """Open cases found on day 0, each as far on as a case found at any moment is.

    Of those in assessment some wait for a worker and are not begun; nothing else waits. Of the
    others some are held outside. The rest are shared among the workers. Children in need and those
    awaiting assessment are given as the census counts them: of the children in assessment only
    those who will be found in need. All children in need who are neither awaiting assessment, on a
    plan nor in care have a child-in-need plan.
    """
    start, casework, rng = service.scenario.settings.start, service.casework, service.rng
    choose_worker = sharing(service)

    in_assessment = round(start.awaiting_assessment / found_in_need(casework))
    unallocated = min(round(start.unallocated), in_assessment)
    for _ in range(unallocated):
        case = service.open_case(Stage.ASSESSMENT, draws.assessment_length(rng, casework))
        wait_since_before(service, case)

    for _ in range(in_assessment - unallocated):
        left, done = draws.assessment_under_way(rng, casework)
        case = service.open_case(Stage.ASSESSMENT, left)
        case.first_meeting = -done
        choose_worker(case)

    protection, care = round(start.child_protection_plans), round(start.children_in_care)
    rest = start.awaiting_assessment + start.child_protection_plans + start.children_in_care
    need = max(0, round(start.children_in_need - rest))
    for stage, number, draw_left in (
        (Stage.NEED, need, draws.need_left),
        (Stage.PROTECTION, protection, draws.protection_left),
        (Stage.CARE, care, draws.care_length),
    ):
        for _ in range(number):
            case = service.open_case(stage, draw_left(rng, casework))
            if stage is Stage.CARE:
                case.proceedings = draws.proceedings_left(rng, casework)
            if rng.random() < casework.held_by_other_teams / 100:
                case.outside = True
            else:
                choose_worker(case)

    for worker in service.workers:
        worker.set_lengthening(casework)


def found_in_need(casework: Casework) -> float:
    """Share of the children in assessment whom the census counts; one in a hundred at least."""
    assessed = 100 - casework.no_further_action
    return max(1 - casework.not_in_need / assessed, 0.01) if assessed > 0 else 0.01


def wait_since_before(service: Service, case: Case) -> None:
    """The case has waited for a uniform number of days, and of meetings up to that of day 0."""
    service.wait(case)
    days = service.rng.randrange(WAITED_AT_START_UP_TO)
    case.waiting_since = -days
    case.meetings_waited = sum(
        is_working_day(service.scenario.first_day - timedelta(days=ago)) for ago in range(days + 1)
    )
    case.first_meeting = 1 - case.meetings_waited


def sharing(service: Service) -> Callable[[Case], None]:
    """Gives a start case to a worker, by chance in proportion to norm and a spread of each one's.

    Complex work is not for the newly qualified. Neither norm nor cap is a limit. Without anyone to
    hold it a case waits.
    """
    spread = service.scenario.settings.start.caseload_spread / 100
    everyone = service.workers
    experienced = [worker for worker in everyone if not worker.newly_qualified]
    parts = {
        worker.number: worker.norm * max(0.2, 1 + spread * service.rng.gauss(0, 1))
        for worker in everyone
    }
    pools = {
        is_complex: (able, list(accumulate(parts[worker.number] for worker in able)))
        for is_complex, able in ((False, everyone), (True, experienced))
    }

    def choose_worker(case: Case) -> None:
        able, up_to = pools[case.is_complex]
        if able and up_to[-1] > 0:
            (worker,) = service.rng.choices(able, cum_weights=up_to)
            service.hold(worker, case)
        else:
            service.wait(case)

    return choose_worker
