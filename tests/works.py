"""Works, their authors and names that stand in Latin letters, in English, in every language."""

import re

TITLES = (
    "Accounting for War", "American Heritage", "An Economic History of the USSR",
    "Another View of Stalin", "Banks, Credit, and Money in Soviet Russia",
    "Bitva za khleb",
    "Climate Dependence and Food Problems in Russia", "Correlates of War Project",
    "Decision-making on the Ural-Siberian Method", "Die Sowjetunion im Zweiten Weltkrieg",
    "Encyclopedia of Russian History", "Farm to Factory", "Faulty Foundations",
    "Foreign Relations of the United States", "Foundations of a Planned Economy",
    "Foundations of Soviet Strategy for Economic Growth", "Grand Delusion",
    "Growth of Industrial Production in the Soviet Union", "Gulag",
    "Historical Statistics of the World Economy", "Jewish Telegraphic Agency",
    "Labor in the Soviet Union", "Lena Goldfields", "Maddison Project", "Magnetic Mountain",
    "Mass Violence and Resistance", "Memorial", "National Material Capabilities",
    "Our Daily Bread", "Peasant Rebels under Stalin",
    "Planning for Economic Growth in the Soviet Union",
    "Russian Currency and Banking", "Russian Famine Relief Act",
    "Seventeen Moments in Soviet History", "Slavic Review", "Soviet Agriculture in Perspective",
    "Soviet Agriculture 1931-1933", "Soviet Criminal Justice under Stalin",
    "Soviet Economists of the Twenties",
    "Soviet Workers and Stalinist Industrialization", "Stakhanovism",
    "Stalin's Railroad", "Stalin, Grain Stocks and the Famine of 1932-1933",
    "Stalinist Planning for Economic Growth", "State Control in Soviet Russia",
    "Technology and Society under Lenin and Stalin", "Terror und Traum", "The Avalon Project",
    "The Best Sons of the Fatherland", "The Bolshevik Revolution",
    "The Economic Transformation of the Soviet Union", "The Generation of Power",
    "The Hungry Steppe", "The Industrialisation of Soviet Russia", "The Interregnum",
    "The Making of the Soviet System", "The Population of the Soviet Union",
    "The Real National Income of Soviet Russia since 1928", "The Socialist Offensive",
    "The Soviet Problem with Two Unknowns", "The Theory of Peasant Co-operatives",
    "The Years of Hunger", "Time",
)
AUTHORS = (
    "Allen", "Applebaum", "Arnold", "Bailes", "Bellinger", "Bergson", "Bolt", "Cameron", "Carr",
    "Cohen", "Davies", "Dobb", "Dohan", "Dronin", "Filtzer", "Gorodetsky", "Gregory", "Harrison",
    "Hunter", "Jasny", "Katzenellenbaum", "Kessler", "Kotkin", "Lewin", "Lorimer", "Maddison",
    "Martens", "Nove", "Nutter", "Payne", "Prudnikova", "Rassweiler", "Rees", "Rudnytskyi",
    "Schlögel", "Schröder", "Schwarz", "Sciences Po", "Segbers", "Siegelbaum", "Solomon", "Spulber",
    "Strauss", "Szyrmer", "Taniuchi", "Tauger", "Viola", "Werth", "Wheatcroft", "Wolowyna",
    "Zaleski", "van Zanden",
)
NAMES = ("Gosplan", "English", "Español", "PNG", "CSV", "HTML", "TOML", "cyberleninka.ru",
         "topos.memo.ru")
"""The program, languages as they call themselves, forms of files, addresses."""
KEYS = ("Alt", "Backspace", "Ctrl", "Delete", "End", "Enter", "Esc", "Home", "PageDown", "PageUp",
        "Shift", "Tab", "Caps Lock")


def without_works(text: str) -> str:
    """Return a text without the works, authors, names and keys that are the same everywhere."""
    for known in sorted((*TITLES, *AUTHORS, *NAMES, *KEYS), key=len, reverse=True):
        text = text.replace(known, " ")
    return text


WORDS = frozenset(re.findall(r"[^\W\d_]+", " ".join((*TITLES, *AUTHORS, *NAMES, *KEYS))))
"""Each of their words alone: where a line breaks inside a title."""
