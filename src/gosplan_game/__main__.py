"""``python -m gosplan_game`` is ``gosplan-game``."""

from gosplan_game.cli import main

raise SystemExit(main())
