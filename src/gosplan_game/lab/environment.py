"""The player's game as a gymnasium environment: one office, one term, under its rules.

    import gosplan_game.lab.environments
    env = gymnasium.make("gosplan/USSR-v0")
    envs = gymnasium.make_vec("gosplan/USSR-v0", num_envs=8)

A step is a stop: the orders of the action are drafted and signed, questions are answered by
their defaults, and the quarters up to the next stop are played. The agent sees what the
office sees, reports where a report stands for the truth; what no office has is not in it.

Reward: nothing during the term; at its end, for each commitment on true figures, 1 if kept and
1/2 if kept in part. Nothing is paid for anything else, and nothing for a death: whoever wants
another reward makes it from `PlanningEnv.session`, and answers for it. The record of the dead
and the hungry stands in ``info`` at every step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import gymnasium
import numpy as np
from gymnasium import spaces

from gosplan_game.core.knowledge import shut
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.reading import REPORTED
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.session import Session

Observation = dict[str, Any]
OURS = ("decide", "propose")
WORTH = {"kept": 1.0, "partly": 0.5}
SEEDS = 2**31
PROMISES = 3


class PlanningEnv(gymnasium.Env[Observation, Array]):
    """A term at the head of the planning commission.

    Observations are a dictionary of arrays: ``told`` (series,) the last quarter of every
    national series the office has, in the units of the catalogue, 0 where there is none yet;
    ``known`` (series,) whether there is; ``orders`` (item,) the orders in force; ``open``
    (item,) whether the item can be ordered now; ``term`` (2,) the share of the term that is
    over, and standing in points of 100. An action is an array (item,) of orders in the units
    of the levers; what cannot be ordered now is passed over, and ``orders`` keeps all as it is.

    Attributes:
        session: The game.
        series: Ids along ``told``.
        items: Ids along ``orders`` and the action.
        commitments: What is promised.
    """

    metadata: ClassVar[dict[str, Any]] = {"render_modes": []}

    def __init__(
        self,
        scenario: str | Scenario = "ussr-1921-1941",
        *,
        commitments: Sequence[str] | None = None,
        levers: Sequence[str] | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """Make an environment; `reset` begins a term.

        Args:
            scenario: What is played.
            commitments: Ids of at most three promises; by default the scenario's first three.
            levers: Names of levers or items that the agent orders; by default all that the
                office decides or proposes at some time of the term.
            settings: As for `Session.new`.

        Raises:
            GosplanError: A scenario, promise or setting that there is not.
        """
        self.scenario = load_scenario(scenario) if isinstance(scenario, str) else scenario
        known = tuple(each.id for each in self.scenario.definition.commitments)
        self.commitments = known[:PROMISES] if commitments is None else tuple(commitments)
        self._settings = dict(settings or {})
        self.session = self._begun(self.scenario.definition.seed)
        self.items = tuple(item for item in self.scenario.lever_items if self._ours(item, levers))
        self.series = self._told_series()
        limits = [self.session.limits(item) for item in self.items]
        low = np.array([each.lower for each in limits])
        high = np.array([each.upper for each in limits])
        self.action_space = spaces.Box(low, high, dtype=np.float64)
        free = {"low": -np.inf, "high": np.inf, "dtype": np.float64}
        self.observation_space = spaces.Dict({
            "told": spaces.Box(shape=(len(self.series),), **free),
            "known": spaces.MultiBinary(len(self.series)),
            "orders": spaces.Box(shape=(len(self.items),), **free),
            "open": spaces.MultiBinary(len(self.items)),
            "term": spaces.Box(shape=(2,), **free),
        })

    def _begun(self, seed: int) -> Session:
        return Session.new(self.scenario, seed=seed, commitments=self.commitments,
                           settings=self._settings)

    def _ours(self, item: str, levers: Sequence[str] | None) -> bool:
        """Return whether the office orders an item at some time of the term."""
        name = SeriesId.parse(item).name
        if levers is not None and not {item, name} & set(levers):
            return False
        lesson = self.scenario.definition.lesson
        if lesson is not None and not {item, name} & set(lesson.open_levers):
            return False
        turns = range(self.scenario.first_turn, self.scenario.turns)
        return any(self.scenario.authority(name, turn) in OURS for turn in turns)

    def _told_series(self) -> tuple[str, ...]:
        """Return the national series as the office has them: the report where there is one."""
        ids = self.session.history.ids()
        return tuple(
            each for each in ids
            if not {"@", "."} & set(each)
            and not shut(SeriesId.parse(each).name) and f"{each}{REPORTED}" not in ids
        )

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begin a term under another sky; ``seed`` makes it the same one again."""
        super().reset(seed=seed, options=options)
        self.session = self._begun(int(self.np_random.integers(SEEDS)))
        return self._seen(), self._info({})

    def step(self, action: Array) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Sign the orders and play to the next stop.

        Returns:
            Observation, reward, whether the term is over, False, and ``info``: the next
            ``quarter``, ``passed_over`` (item: reason), whether the office was ``dismissed``,
            the ``record`` (excess_deaths, thousand since the beginning of the game, and
            hungry_people, million) and, at the end, ``grades`` by commitment.
        """
        session = self.session
        passed = self._ordered(np.asarray(action, dtype=np.float64))
        if session.needs_signature:
            session.sign()
        session.advance()
        while not session.is_over and session.dismissed is not None:
            session.advance()
        reward = sum(WORTH.get(each.grade, 0.0) for each in session.grade()) \
            if session.is_over else 0.0
        return self._seen(), float(reward), session.is_over, False, self._info(passed)

    def _ordered(self, action: Array) -> dict[str, str]:
        """Draft what an action changes; return why an item was passed over."""
        passed: dict[str, str] = {}
        for item, value in zip(self.items, action, strict=True):
            if np.isclose(value, self.session.standing(item), rtol=1e-9, atol=1e-12):
                continue
            refused = self.session.why_not(item)
            if refused is not None:
                passed[item] = refused.key
                continue
            limits = self.session.limits(item)
            self.session.order(item, float(np.clip(value, limits.lower, limits.upper)))
        return passed

    def _seen(self) -> Observation:
        """Return what the office sees now."""
        session, scenario = self.session, self.scenario
        last = np.array([self._last(each) for each in self.series])
        known = np.isfinite(last)
        played = (session.turn - scenario.first_turn) / (scenario.turns - scenario.first_turn)
        return {
            "told": np.where(known, last, 0.0),
            "known": known.astype(np.int8),
            "orders": np.array([session.standing(item) for item in self.items]),
            "open": np.array([session.why_not(item) is None for item in self.items],
                             dtype=np.int8),
            "term": np.array([played, float(session.standing_value)]),
        }

    def _last(self, series: str) -> float:
        values = np.asarray(self.session.history.get(series))
        return float(values[-1, 0]) if len(values) else float("nan")

    def _info(self, passed: dict[str, str]) -> dict[str, Any]:
        session, first = self.session, self.scenario.first_turn
        dead, hungry = (np.asarray(session.history.get(each))[:, 0]
                        for each in ("excess_deaths", "hungry_people"))
        info: dict[str, Any] = {
            "quarter": str(session.quarter),
            "passed_over": passed,
            "dismissed": session.dismissed is not None,
            "record": {"excess_deaths": float(dead[first:].sum()),
                       "hungry_people": float(hungry[-1]) if len(hungry) else 0.0},
        }
        if session.is_over:
            info["grades"] = {each.id: each.grade for each in session.grade()}
        return info
