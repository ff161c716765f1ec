"""Causes: what every decision and shock of a window did to a number, exactly.

    explain(session, "deaths", turn=48, window="quarter") -> Explanation

An `Explanation` holds the account of the series, its opening and closing value, and
causes whose contributions add up to the change: first what was under way anyway (all
groups left out), then at most eight groups. The contributions are exact Shapley values
over reruns of the same step, 2^8 rows in one batch, so nothing is left over: ``check``
is |opening + contributions - closing| over the larger of the two, at most 1e-9.

Groups are chosen by a rule. What changed in the window (see `explain.candidates`) is
removed each alone in a first batch; the seven with the largest effect on the asked
series stay single, the rest form the eighth group, with what has no effect alone. Eight
candidates or fewer all stay single.

Windows: ``"quarter"``; ``"signed"``, from the last signature on; or a quarter (a
`Quarter`, text like ``"1930-Q1"``, or a decision by its id and date, as causes have them:
``"order:grain_quota:1930-Q1"``), from the beginning of that quarter on. Of a flow
a longer window explains the sum, of anything else the value at its end; what it is
compared with is said in `accounts`.

In the reruns events come on the dates on which they came, and the line gives the orders
that it gave; neither answers to what would have been otherwise.

The office's voice asks for the reported twin (``coal~reported``, see
`forecast.reported_series`): the rows are reruns of the true state, of which it reads
only what was reported. The true twin is for audits and the debrief.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.scenario.reasons import no_such
from gosplan_game.sim.accounts import Account, account, is_flow, relative
from gosplan_game.sim.explain.candidates import Candidate, Kind, candidates, decisions_of
from gosplan_game.sim.explain.kept import Keeper
from gosplan_game.sim.explain.rerun import Masks, rerun
from gosplan_game.sim.explain.shapley import shapley, subsets
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.series import Catalogue, Series

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine
    from gosplan_game.sim.session import Session

SINGLE = 7
"""Groups that stay single; the rest is gathered in one more."""
NEAR = 4
"""Decisions that are named where one is asked for that was not made."""
EXACT = 1e-9
"""Largest relative gap of a sum that counts as exact."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What one group did to a series in a window."""

    id: str
    """Stable: kind, name and where needed date, such as ``order:grain_quota:1932-Q3``."""
    kind: Kind
    name: str
    """Lever or item, event, ``event.choice``, or outside series."""
    date: str
    """Quarter, or ``first/last``, on which it was decided or happened; empty if under way."""
    contribution: float
    """Its share in the change, in the unit of the series."""
    alone: float = 0.0
    """What leaving it alone out would have taken away."""
    by: str = ""
    """``office`` or ``line`` where one of them decided."""
    before: float | None = None
    """The order, or neutral value, that it is compared with, where it is one number."""
    after: float | None = None
    members: tuple[str, ...] = ()
    """Ids of what is gathered in the rest."""
    item: str = ""
    """The item of the lever with its sign, ``.coal``, where no other was moved."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a series stands where it stands; plain values, ready to be shown."""

    series: str
    unit: str
    window: str
    """First and last quarter, ``1932-Q3/1933-Q1``, or the one quarter."""
    account: Account
    causes: tuple[Cause, ...]
    """What was under way, then the groups by size, then the rest."""
    opening: float
    closing: float
    opening_known: bool
    check: float
    """Relative gap between opening + causes and closing."""

    @property
    def change(self) -> float:
        """Closing less opening."""
        return self.closing - self.opening

    @property
    def total(self) -> float:
        """Sum of the contributions."""
        return sum(cause.contribution for cause in self.causes)

    @property
    def adds_up(self) -> bool:
        """Whether the causes make the change exactly."""
        return self.check <= EXACT


def explain(
    session: Session,
    series_id: str,
    turn: int | Quarter | None = None,
    window: str | Quarter = "quarter",
) -> Explanation:
    """Return the account and the causes of a series in a game.

    Args:
        session: The game; it is not moved.
        series_id: Id of a series, true or ``~reported``.
        turn: Last quarter of the window; by default the last one played.
        window: ``"quarter"``, ``"signed"``, or the quarter, or decision, from which on.

    Raises:
        UnknownSeries: There is no series of that id.
        GosplanError: The window has not been played, or begins with no decision of its date.
    """
    engine = session.engine
    series = engine.catalogue.resolve(series_id)
    last = _last(session, turn)
    first = _first(session, last, window)
    told = account(engine, series_id, first, last)
    if not (np.isfinite(told.opening) and np.isfinite(told.closing)):
        raise GosplanError(reason("no_value", series=series_id, first=told.first, last=told.last))
    causes = _causes(engine, series, first, last, told.opening)
    gap = told.opening + sum(cause.contribution for cause in causes) - told.closing
    return Explanation(
        series=series_id,
        unit=told.unit,
        window=_span(engine, first, last),
        account=told,
        causes=causes,
        opening=told.opening,
        closing=told.closing,
        opening_known=told.opening_known,
        check=relative(gap, told.opening, told.closing),
    )


def _last(session: Session, turn: int | Quarter | None) -> int:
    scenario = session.scenario
    if turn is None:
        last = session.turn - 1
    else:
        last = turn - scenario.quarter(0) if isinstance(turn, Quarter) else turn
    if session.turn == 0:
        raise GosplanError(reason("none_played"))
    if not 0 <= last < session.turn:
        raise GosplanError(reason(
            "not_played", quarter=scenario.quarter(last), first=scenario.quarter(0),
            last=scenario.quarter(session.turn - 1),
        ))
    return last


def _first(session: Session, last: int, window: str | Quarter) -> int:
    start = session.scenario.quarter(0)
    if window == "quarter":
        return last
    if window == "signed":
        signed = [each - start for each in session.signatures if each - start <= last]
        return max(signed, default=last)
    decision = ""
    if not isinstance(window, Quarter):
        decision, _, date = window.rpartition(":")
        try:
            window = Quarter.parse(date.partition("/")[0])
        except ValueError:
            raise GosplanError(reason("no_window", window=repr(window))) from None
    first = window - start
    if not 0 <= first <= last:
        raise GosplanError(reason("bad_window", window=window, first=start, last=start + last))
    if decision:
        _known_decision(session.engine, decision, first)
    return first


def _known_decision(engine: Engine, decision: str, turn: int) -> None:
    """Refuse a decision that was not made on its date."""
    made = decisions_of(engine, _keeper(engine).quarters[turn : turn + 2], turn)
    if decision not in made:
        near = get_close_matches(decision, made, n=NEAR, cutoff=0.0)
        raise Unknown(no_such(
            "decision", decision, near, where=str(engine.scenario.quarter(turn))))


def _span(engine: Engine, first: int, last: int) -> str:
    start, end = engine.scenario.quarter(first), engine.scenario.quarter(last)
    return str(start) if first == last else f"{start}/{end}"


def split_axis(series: Series) -> str | None:
    """Return the axis along which levers are told apart for a series, if there is one."""
    if series.how != "row":
        return None
    axes = series.variable.axes
    if not axes:
        return "branch"  # a branch's output by the name of its series
    return axes[0] if axes[0] in ("region", "branch") else None


def _causes(
    engine: Engine, series: Series, first: int, last: int, opening: float
) -> tuple[Cause, ...]:
    place = _places(engine.catalogue)[series.id]
    groups = _groups(engine, first, last, split_axis(series), place)
    values = _remembered(engine, ("all", first, last), groups, subsets(len(groups)))[place]
    under_way = Cause("under_way", "under_way", "under_way", "", float(values[0] - opening))
    shares = shapley(values)
    everything = values.size - 1
    causes = [
        _cause(engine, group, float(share), float(values[-1] - values[everything ^ (1 << i)]))
        for i, (group, share) in enumerate(zip(groups, shares, strict=True))
    ]
    causes.sort(key=lambda cause: (cause.kind == "rest", -abs(cause.contribution)))
    return (under_way, *causes)


def _groups(
    engine: Engine, first: int, last: int, split: str | None, place: int
) -> tuple[Candidate, ...]:
    """Return at most eight groups for a series: the largest alone, and the rest."""
    keeper = _keeper(engine)
    found = keeper.remembered(
        ("candidates", first, last, split),
        lambda: candidates(engine, keeper.quarters[first : last + 1], split),
    )
    if len(found) <= SINGLE + 1:
        return found
    masks = np.ones((len(found), len(found) + 1), dtype=np.bool_)
    np.fill_diagonal(masks[:, 1:], False)
    values = _remembered(engine, ("alone", first, last), found, masks)[place]
    effects = np.abs(values[0] - values[1:])
    # Equal effects keep the order of the candidates, so that groups are stable.
    order = sorted(range(len(found)), key=lambda i: (found[i].kind == "rest", -effects[i], i))
    single = [i for i in order[:SINGLE] if effects[i] > 0.0 and found[i].kind != "rest"]
    others = [each for i, each in enumerate(found) if i not in single]
    # The rest goes by the ids of its members, since reruns are remembered by their groups.
    rest = Candidate(
        id=_BETWEEN.join(each.id for each in others),
        kind="rest",
        name="rest",
        atoms=tuple(atom for each in others for atom in each.atoms),
    )
    return (*(found[i] for i in single), rest)


_BETWEEN = "|"


def _cause(engine: Engine, group: Candidate, share: float, alone: float) -> Cause:
    rest = group.kind == "rest"
    before, after = group.values
    return Cause(
        id="rest" if rest else group.id,
        kind=group.kind,
        name=group.name,
        date=_span(engine, *group.turns),
        contribution=share,
        alone=alone,
        by=group.by,
        before=before,
        after=after,
        members=tuple(group.id.split(_BETWEEN)) if rest else (),
        item=group.item,
    )


def _keeper(engine: Engine) -> Keeper:
    if engine.keeper is None:
        raise GosplanError(reason("nothing_kept_of_quarters"))
    return engine.keeper


@lru_cache(maxsize=16)
def _places(catalogue: Catalogue) -> Mapping[str, int]:
    """Return the place of each series in a table of totals."""
    return {each: place for place, each in enumerate(catalogue.all())}


def _remembered(
    engine: Engine, key: tuple[str, int, int], groups: Sequence[Candidate], masks: Masks
) -> Array:
    """Return the totals of a batch of reruns, made once for all series."""
    return _keeper(engine).remembered(
        (key, tuple(group.id for group in groups)),
        lambda: _totals(engine, key[1], key[2], groups, masks),
    )


def _totals(
    engine: Engine, first: int, last: int, groups: Sequence[Candidate], masks: Masks
) -> Array:
    """Return every series over a window in every row, (series, row)."""
    quarters = _keeper(engine).quarters[first : last + 1]
    catalogue = engine.catalogue
    series = [catalogue.resolve(each) for each in catalogue.all()]
    totals = np.zeros((len(series), masks.shape[1]))
    for values in rerun(engine, quarters, groups, masks):
        for place, each in enumerate(series):
            if is_flow(each.variable):
                totals[place] += each.row(values)
            else:
                totals[place] = each.row(values)
    return totals
