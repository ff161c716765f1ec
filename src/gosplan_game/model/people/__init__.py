"""People: food, deaths, births, migration, settlement and camps."""
