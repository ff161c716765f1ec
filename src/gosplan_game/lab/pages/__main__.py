"""`python -m gosplan_game.lab.pages [PAGE ...]`: write the pages of `docs/` anew."""

from __future__ import annotations

import argparse

from gosplan_game.lab import dictionary
from gosplan_game.lab.pages import hindcast, model, scenarios

PAGES = {
    "variables": dictionary,
    "model": model,
    "scenarios": scenarios,
    "hindcast": hindcast,
}


def main() -> None:
    """Write the pages asked for, all if none is named."""
    parser = argparse.ArgumentParser(
        prog="python -m gosplan_game.lab.pages",
        description="Write the pages of docs/ that are made from code, schema and scenario.",
    )
    parser.add_argument("page", nargs="*", choices=[[], *PAGES], metavar="PAGE",
                        help=f"{', '.join(PAGES)}; default: all")
    for name in parser.parse_args().page or PAGES:
        page = PAGES[name]
        page.TARGET.write_text(page.render(), encoding="utf-8")


if __name__ == "__main__":
    main()
