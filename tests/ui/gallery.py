"""A screen that shows every component in every state; pictures of it are looked at by people."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.plots import Band, Chart, Line, Mark
from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import BalanceBar, Stretch, balance_bar
from gosplan_game.ui.charts.counted import CountedColumn, row_of_signs
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.sankey import Account, SankeyChart
from gosplan_game.ui.charts.sankey import Band as Flow
from gosplan_game.ui.charts.scissors import Blades, ScissorsChart, Words
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Look
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.ui.widgets.plate import MoodPlate, Plate, Score
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.slider import Slider
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table


def chart() -> Chart:
    """Return a chart with every kind of line and band."""
    years = [1924 + i / 2 for i in range(12)]
    yours = tuple((y, 2 + 0.5 * i + (i % 3) * 0.3) for i, y in enumerate(years))
    history = tuple((y, 1.8 + 0.52 * i) for i, y in enumerate(years))
    reported = tuple((y, v + 0.6) for y, v in yours[4:])
    fan = ((1929.5, 7.9, 8.1), (1930.0, 8.0, 9.2), (1930.5, 8.2, 10.4))
    bounds = tuple((y, v - 0.6, v + 0.8) for y, v in history)
    return Chart(
        "Steel", "Mt a quarter",
        (Line("yours", "your run 8.1", yours), Line("history", "history 7.5", history),
         Line("reported", "reported 8.7", reported),
         Line("middle", "middle 9.1", tuple((x, (a + b) / 2) for x, a, b in fan))),
        (Band("range", "estimates", bounds), Band("fan", "9 in 10 below", fan)),
        (1924, 1930.5), (0, 11), tuple(Mark(y, str(y)) for y in range(1924, 1931, 2)),
        tuple(Mark(v, str(v)) for v in (0, 5, 10)), now=1929.5,
    )


def account() -> SankeyChart:
    """Return an account of grain as bands."""
    made = Account(
        (Flow("old stock", "16", 16), Flow("harvest", "74", 74)), Flow("in the village", "90", 90),
        (Flow("eaten", "50", 50), Flow("in store", "20", 20), Flow("collected", "20", 20, True)),
        (Flow("towns", "15", 15), Flow("reserve", "5", 5)))
    return SankeyChart("account", Rect(20, 20, 720, 300), made, label="Grain", source="weighed")


def blades() -> ScissorsChart:
    """Return scissors over four quarters."""
    upper = ((1923.25, 110.0), (1923.5, 130.0), (1923.75, 150.0), (1924.0, 120.0))
    lower = tuple((x, 10000 / y) for x, y in upper)
    made = Blades(upper, lower, Words("Industry", "Village", "1.44", "ratio"), (1923.25, 1924.0),
                  (60, 160), (Mark(1923.5, "1923"),), (Mark(100, "100"),))
    return ScissorsChart("scissors", Rect(20, 20, 640, 320), made, label="Scissors",
                         show_value=lambda v: f"{v:.2f}", show_time=lambda at: f"{at:g}")


class Gallery(Screen):
    """Every component once."""

    def __init__(self) -> None:
        super().__init__()
        self.value, self.level, self.ticked = 5.2, 60.0, True
        self.tab, self.method, self.row = "b", "contract", "steel"
        self.menu, self.said = "coal", []  # type: ignore[var-annotated]
        self.entry_wrong = ""

    def explain(self, target: str) -> str:
        """Explain a word with another that opens."""
        return f"**{target}**: sources and uses of a good; see also [gap](gap)."

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out three columns."""
        body = area.trim(32, 76, 32, 40)
        first, second, third = body.columns((300, 460, 456), 32)
        return [*self._buttons(first), *self._controls(second), *self._pictures(third)]

    def _buttons(self, column: Rect) -> list[Widget]:
        x, w = column.x, column.w
        widgets: list[Widget] = [Section(column.top(30), "Buttons", "all looks")]
        looks: tuple[Look, ...] = ("red", "ink", "outline")
        for row, look in enumerate(looks):
            y = column.y + 40 + row * 46
            widgets += [
                Button(f"{look}", Rect(x, y, 92, 36), "Sign", look,
                       tip="Steel binds: see the [balance](balance)."),
                Button(f"{look} key", Rect(x + 102, y, 104, 36), "Back", look, key="Esc"),
                Button(f"{look} off", Rect(x + 216, y, 84, 36), "Sign", look, enabled=False,
                       reason="The shares sum to 98 %."),
            ]
        y = column.y + 190
        widgets.append(Section(Rect(x, y, w, 30), "Plates"))
        columns = [CountedColumn(3 + (i * 0.35), str(1921 + i), "", "ink" if i < 7 else "red",
                                 4.5 if i == 6 else None) for i in range(8)]
        widgets += [
            Plate("plate", Rect(x, y + 40, 142, 216), title="Grain harvest", value="69.6",
                  unit="Mt, 1928", change="0.9 on 1927", trend="up", good=True,
                  pictogram="sheaf", columns=columns, first="1921", last="1928",
                  legend="1 = 15 Mt", eye="checked"),
            MoodPlate("mood", Rect(x + 158, y + 40, 142, 216), title="Mood", note="of 10",
                      foot="against summer", rows=(
                          Score("Workers", "worker", 6, change="1", trend="down"),
                          Score("Peasants", "peasant", 4, change="2", trend="down"),
                          Score("Party", "banner", 8, change="1", trend="up"))),
        ]
        y += 272
        widgets.append(Section(Rect(x, y, w, 30), "Words"))
        widgets.append(Paragraph(
            Rect(x, y + 36, w, 110),
            "The **grain** was short by 2\u202f600\u202f000 t; the [material balance](balance) "
            "shows who pays for it, and when. ▲ 12 % ▼ 3 % → next.", name="words"))
        return widgets

    def _controls(self, column: Rect) -> list[Widget]:
        x, w, y = column.x, column.w, column.y
        return [
            Section(column.top(30), "Steppers, sliders, choices"),
            Stepper("steps", Rect(x + 8, y + 40, 120, 28), self.value, f"{self.value:.2f} Mt",
                    lower=0, upper=80, step=0.05, expected="A number from 0 to 80, in Mt",
                    changed=True, label="Steel"),
            Stepper("steps2", Rect(x + 150, y + 40, 120, 28), 2300, "2\u202f300", lower=0,
                    upper=9000, step=10),
            Stepper("steps off", Rect(x + 292, y + 40, 120, 28), 0, "as it was", lower=0,
                    upper=1, step=1, enabled=False, reason="Not ours to decide."),
            Slider("level", Rect(x, y + 78, 200, 30), self.level, lower=0, upper=100, step=1,
                   flag=40, ticks=5, label="Level"),
            Slider("level2", Rect(x + 232, y + 78, 200, 30), 30, lower=0, upper=100, step=1,
                   changed=True),
            Checkbox("tick", Rect(x, y + 116, 110, 28), "Compare", self.ticked),
            Checkbox("tick off", Rect(x + 120, y + 116, 100, 28), "Table", False, enabled=False),
            OneOf("radio", Rect(x + 232, y + 116, 230, 28),
                  (Option("contract", "Contract"), Option("forced", "Forced")), self.method,
                  look="radio"),
            OneOf("segments", Rect(x, y + 152, 260, 28),
                  (Option("one", "One"), Option("pair", "Pair"), Option("seat", "Hot seat")),
                  "one"),
            DropDown("menu", Rect(x + 276, y + 152, 184, 28),
                     [Option(k, k.title()) for k in ("coal", "steel", "oil", "power")],
                     self.menu),
            TextEntry("find", Rect(x, y + 192, 220, 32), hint="find a series"),
            TextEntry("wrong", Rect(x + 240, y + 192, 220, 32), "4l.0",
                      wrong="A number from 0 to 80"),
            OneOf("tabs", Rect(x, y + 262, w, 32), (
                Option("a", "Draft A"), Option("b", "Draft B"), Option("h", "History"),
                Option("l", "Locked", "Comes in 1928.")), self.tab, look="tabs"),
            Table("table", Rect(x, y + 294, w, 152), (
                Column("Branch", -1), Column("1927/28", 80, "right"),
                Column("Target", 80, "right"), Column("Limit", 96, "right")), (
                Row("steel", (Cell("Steel, Mt", pictogram="ingot"), "4.25", "5.20", "furnaces")),
                Row("coal", (Cell("Coal, Mt", pictogram="coal"), "35.5", "41.0", "labour")),
                Row("machines", (Cell("Machinery, m rub.", pictogram="tractor"), "1\u202f780",
                                 "2\u202f300", "steel"), gap=True),
                Row("oil", (Cell("Oil, Mt", pictogram="oil"), "11.6", "13.5", "none")),
                Row("power", (Cell("Power, bn kWh", pictogram="pylon"), "5.0", "6.4", "none")),
                Row("total", ("All", "", "", "100 %"), total=True)), self.row, row_height=28),
            Section(Rect(x, y + 462, w, 30), "Scrolling"),
            ScrollArea("scroll", Rect(x, y + 496, w, 104), [
                Button(f"line {i}", Rect(x + 4, y + 500 + i * 36, 150, 28), f"Line {i + 1}")
                for i in range(8)] + [
                Label(Rect(x + 170, y + 500 + i * 36, 200, 28), f"what line {i + 1} does",
                      "table") for i in range(8)], 300),
        ]

    def _pictures(self, column: Rect) -> list[Widget]:
        x, w, y = column.x, column.w, column.y
        return [
            Section(column.top(30), "Charts", "labels at the line's end"),
            LineChart("chart", Rect(x, y + 40, w, 250), chart(),
                      show_value=lambda v: f"{v:.1f}", show_time=lambda t: f"{t:.1f}"),
            Section(Rect(x, y + 302, w, 30), "Balances, signs", "sources over uses"),
        ]

    def paint(self, canvas: Canvas) -> None:
        """Draw the title band and what is not a widget."""
        canvas.fill(self.area.top(8), "red")
        canvas.text("Components", 32, 52, "title")
        canvas.text("one state, one shape: colour is never the only sign", 216, 52, "body",
                    "second")
        canvas.horizontal(32, self.area.right - 32, 64, "ink", 2)
        column = self.area.trim(32, 76, 32, 40).columns((300, 460, 456), 32)[2]
        x, y, w = column.x, column.y + 336, column.w
        uses = (Stretch(0.37, "blue"), Stretch(0.28, "green"), Stretch(0.13, "ochre"),
                Stretch(0.22, "pale"))
        for index, (name, sign, short) in enumerate(
                (("Coal", "coal", False), ("Steel", "ingot", True), ("Grain", "sheaf", True))):
            sources = (Stretch(0.89 if short else 0.95, "ink"), Stretch(0.05, "third"))
            balance_bar(canvas, Rect(x, y + index * 38, w, 36), BalanceBar(
                name, sign, sources, uses, 0.06 if short else 0,
                "short 0.35 Mt" if short else "0.8 Mt left", short))
        y += 124
        row_of_signs(canvas, "tractor", Rect(x, y, 260, 34), 4.4, of=6, pitch=42)
        canvas.text_middle("44 of 60 thousand", column.right, y + 20, "table_bold", "ink",
                           "right")
        row_of_signs(canvas, "peasant", Rect(x, y + 40, 320, 32), 5.6, of=8)
        for index, kind in enumerate(("act", "open", "notice")):
            signs.severity(canvas, kind, x + index * 40, y + 84, 26)  # type: ignore[arg-type]
        signs.eye(canvas, "checked", x + 130, y + 82, 30)
        signs.eye(canvas, "reported", x + 170, y + 82, 30)
        signs.turn(canvas, x + 230, y + 97, 22, "ink", True)
        signs.turn(canvas, x + 264, y + 97, 22, "rule", False)

    def receive(self, message: Message) -> Action | None:
        """Take values; the ink button opens a dialog."""
        self.said.append(message)
        match message:
            case Stepper.Changed("steps", value):
                self.value = value
            case Slider.Changed("level", value):
                self.level = value
            case Checkbox.Changed("tick", on):
                self.ticked = on
            case OneOf.Changed("tabs", key):
                self.tab = key
            case OneOf.Changed("radio", key):
                self.method = key
            case DropDown.Changed(_, key):
                self.menu = key
            case Table.Chosen(_, key):
                self.row = key
            case Button.Pressed("ink"):
                return Push(dialog(self.said))
        self.rebuild()
        return None


def dialog(said: list[object]) -> Dialog:
    """Return a question with a safe and a main answer."""
    return Dialog("End the quarter with 3 gaps open?",
                  "Building stops first. You can still go **back**.",
                  (Answer("back", "Back", shown_key="Esc"),
                   Answer("end", "End it", "red", key="space", shown_key="Space")),
                  lambda name: said.append(name))
