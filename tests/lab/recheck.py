"""Add up what `why --json` printed, with nothing of the game: `python recheck.py FILE ...`.

An account must go from its opening by its lines to its closing value, the causes from the
opening to the closing value, each within 1e-9 of the largest of its numbers. Sums are
exact fractions, so that this check rounds nothing. The standard library alone is read.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

EXACT = Fraction(1, 10**9)
SMALLEST = Fraction(1, 10**12)


def gap(opening, parts, closing):
    """Return what is left over of a sum, against the largest of its numbers."""
    numbers = [Fraction(value) for value in (opening, *parts, closing)]
    over = abs(numbers[0] + sum(numbers[1:-1]) - numbers[-1])
    return over / max(SMALLEST, abs(numbers[0]), abs(numbers[-1]))


def faults(document):
    """Return what is wrong with one answer, in words."""
    found = []
    account = document["account"]
    lines = [line["amount"] for line in account["lines"]]
    largest = max([abs(each) for each in lines], default=0.0)
    scale = max(abs(account["opening"]), abs(account["closing"]), 1e-12)
    room = EXACT * Fraction(max(largest / scale, 1.0))
    if gap(account["opening"], lines, account["closing"]) > room:
        found.append("the account has a gap")
    shares = [cause["contribution"] for cause in document["causes"]]
    if gap(document["opening"], shares, document["closing"]) > EXACT:
        found.append("the causes do not make the change")
    if (account["opening"], account["closing"]) != (document["opening"], document["closing"]):
        found.append("account and causes speak of different numbers")
    if not 1 <= len(shares) <= 9 or document["causes"][0]["kind"] != "under_way":
        found.append("there are not up to eight groups on top of what was under way")
    found += [f"{cause['id']} has no date" for cause in document["causes"]
              if cause["kind"] not in ("under_way", "rest") and not cause["date"]]
    return found


if __name__ == "__main__":
    wrong = {name: faults(json.loads(Path(name).read_text(encoding="utf-8")))
             for name in sys.argv[1:]}
    for name, words in wrong.items():
        sys.stdout.write(f"{name}: {', '.join(words) or 'adds up'}\n")
    sys.exit(any(wrong.values()))
