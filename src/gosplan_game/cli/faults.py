"""What went wrong, said for people: in one line, with what to do."""

from __future__ import annotations

from gosplan_game.cli.parser import say
from gosplan_game.report.spoken import found, said, told


def close_pipe() -> int:
    """Leave quietly when the reader of our output has gone, as `| head` does."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def explain(error: Exception) -> int:
    """Say what went wrong in one line; what the user cannot mend goes to a file as well."""
    from gosplan_game.core.errors import GosplanError, ScenarioError
    from gosplan_game.core.misspelt import Unknown

    if isinstance(error, Unknown):
        what = error.problems[0].text if isinstance(error, ScenarioError) else error
        return say(told(what), 2)
    if isinstance(error, ScenarioError):
        listed = "\n".join(found(problem) for problem in error.problems)
        return say(said("command.unusable", len(error.problems), problems=listed), 1)
    if isinstance(error, GosplanError):
        return say(told(error), 1)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return say(f"{place}{_disk(error)}", 1)
    fault = f"{type(error).__name__}: {error}"
    return say(said("command.our_fault", fault=fault, where=_keep_traceback(error)), 1)


def _disk(error: OSError) -> str:
    from gosplan_game.sim.reasons import disk

    return told(disk(error))


def _keep_traceback(error: Exception) -> str:
    import traceback

    from gosplan_game.paths import user_dir

    report = user_dir() / "last-fault.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return said("command.report_command")
    return said("command.report_file", file=report)
