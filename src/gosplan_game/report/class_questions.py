"""Questions to discuss, from what the groups did."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_parting import Parting
from gosplan_game.report.reading import Reading

QUESTIONS = 6


def questions(
    reading: Reading, groups: Sequence[Group], parted: Sequence[Parting]
) -> tuple[str, ...]:
    """Return questions from what these groups did, then the scenario's own."""
    words = reading.words
    made = []
    for each in parted[:2]:
        roads = [road for road in each.roads if road.groups]
        if len(roads) >= 2:
            made.append(words("class.question.parted", decision=each.title,
                              first=_named(groups, roads[0].groups), one=roads[0].text,
                              second=_named(groups, roads[-1].groups), other=roads[-1].text))
    grades: dict[str, dict[str, list[int]]] = {}
    for number, group in enumerate(groups, start=1):
        for grade in group.grades:
            grades.setdefault(grade.id, {}).setdefault(grade.grade, []).append(number)
    for name, found in grades.items():
        if found.get("kept") and found.get("broken"):
            made.append(words("class.question.promise",
                              commitment=words.name(f"commitment.{name}"),
                              kept=_named(groups, found["kept"]),
                              broken=_named(groups, found["broken"])))
            break
    if any(group.padded >= 1.0 for group in groups):
        made.append(words("class.question.reports"))
    own = [line.strip() for line in words.content("scenario.questions").splitlines()
           if line.strip()]
    general = own or [words("debrief.question.bread"), words("debrief.question.history")]
    return tuple([*made, *general][:QUESTIONS])


def _named(groups: Sequence[Group], numbers: Sequence[int]) -> str:
    """Return groups by number and name, at most three by name."""
    names = [f"{number} {groups[number - 1].name}" for number in numbers[:3]]
    return ", ".join(names) + (", \u2026" if len(numbers) > 3 else "")
