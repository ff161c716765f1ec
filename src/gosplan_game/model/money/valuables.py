"""Gold shops: what households bring to Torgsin, and the bread that hunger buys there.

    brought = V (1 - exp(-s (w + k H)))       in a quarter, million gold roubles
    for bread = brought k H / (w + k H)
    bread     = for bread x b, as far as there is grain in store and hunger to eat it

V is what households hold of gold coin, rings, crosses and silver, s the shops that are open to
them, w what is brought in any quarter for goods that no other shop has, H the depth of hunger of
the country's villages. Torgsin opened to citizens in the summer of 1931 and took in 287 million
gold roubles to the end of 1935, of which 115 million in the hungry 1933, more than the state's
own mines: people gave their wedding rings for flour. Gold for which no bread is left in store
stays with its owner. Hunger of towns, where many of the shops were, is not counted; nothing is
gained by a death, for the dead bring nothing.

Source: form ours; receipts by year and sales of flour and groats: Osokina (2009), Zoloto dlia
industrializatsii: Torgsin, from memory.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Offered(NamedTuple):
    """What households would bring to the shops in a quarter, million gold roubles, (B,)."""

    for_goods: Array
    for_bread: Array


def offered(
    *, valuables: Array, shops: Array, usual: Array, hunger: Array, response: Array
) -> Offered:
    """Return what households would give for goods and for bread.

    Args:
        valuables: V, million gold roubles, (B,).
        shops: s, share of the country where shops take gold, (B,).
        usual: w, share brought in a quarter without hunger, (1|B,).
        hunger: H, depth of hunger in villages, 0 to 1, (B,).
        response: k, share brought in a quarter of full hunger, (1|B,).
    """
    need = response * hunger
    wanted = usual + need
    brought = valuables * -np.expm1(-shops * wanted)
    for_bread = brought * need / np.maximum(wanted, 1e-9)
    return Offered(for_goods=brought - for_bread, for_bread=for_bread)


def paid(
    *, for_goods: Array, for_bread: Array, bread: Array, bread_of_rouble: Array
) -> Array:
    """Return the valuables that change hands, million gold roubles, (B,).

    Args:
        for_goods: Offered for goods, million gold roubles, (B,).
        for_bread: Offered for bread, (B,).
        bread: Grain that the shops had for them, Mt, (B,).
        bread_of_rouble: b, Mt a million gold roubles, (1|B,).
    """
    return for_goods + np.minimum(for_bread, bread / bread_of_rouble)
