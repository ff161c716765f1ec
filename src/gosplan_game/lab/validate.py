"""`gosplan-game validate`: what is wrong with a scenario, where, what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.core.misspelt import NoScenario
from gosplan_game.report.spoken import found, said, told
from gosplan_game.scenario import Scenario, check
from gosplan_game.scenario.reading import locate
from gosplan_game.scenario.reasons import problem


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in some scenarios."""

    sound: tuple[Scenario, ...]
    """The scenarios that can be played."""
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """What playing found that is no problem, such as how long a lesson takes."""
    unknown: int = 0
    """How many names belong to no scenario."""

    @property
    def errors(self) -> int:
        """How many of the problems prevent play."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems do not."""
        return len(self.problems) - self.errors

    def as_lines(self) -> str:
        """Return one line a problem, ``file:line:column: severity: text``, and a summary."""
        lines = [*map(found, self.problems), *map(told, self.notes)]
        warnings = said("lab.count.warnings", self.warnings)
        if self.errors:
            lines.append(said("lab.validate.both", warnings=warnings,
                              errors=said("lab.count.errors", self.errors)))
        else:
            names = ", ".join(scenario.id for scenario in self.sound)
            lines.append(said("lab.validate.sound", names=names, warnings=warnings))
        return "\n".join(lines)

    def as_json(self) -> str:
        """Return the same as JSON."""
        document = {
            "scenarios": [scenario.id for scenario in self.sound],
            "errors": self.errors,
            "warnings": self.warnings,
            "problems": [asdict(problem) for problem in self.problems],
            "notes": list(self.notes),
        }
        return json.dumps(document, indent=2, ensure_ascii=False)


def validate(sources: Sequence[str], *, play: bool = False) -> Validation:
    """Check scenarios, and play the sound ones with the bots if asked.

    Args:
        sources: Folders, files or ids.
        play: Whether to play as well.
    """
    problems: list[Problem] = []
    sound: list[Scenario] = []
    notes: list[str] = []
    unknown = 0
    for source in sources:
        try:
            locate(source)
        except NoScenario:
            unknown += 1
        except ScenarioError:
            pass  # the check tells it
        scenario, wrong = check(source)
        problems += wrong
        if scenario is not None:
            sound.append(scenario)
            if play:
                from gosplan_game.lab.lesson import lesson_estimate  # imports the model
                from gosplan_game.lab.playtest import playtest

                problems += playtest(scenario, source)
                lesson = lesson_estimate(scenario)
                if lesson is not None:
                    notes.append(problem("at", where=scenario.id, what=lesson.text))
                    problems += [Problem(source, 1, 1, "warning", text)
                                 for text in lesson.faults]
    return Validation(tuple(sound), tuple(problems), tuple(notes), unknown)
