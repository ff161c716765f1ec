"""The state: its grain, its reports, its standing with people, its defence."""
