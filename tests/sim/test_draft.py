"""Undo and redo of the draft."""

from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.sim.draft import DraftBook


def test_undo_and_redo_walk_the_versions():
    """Two orders are taken back one by one and restored."""
    book = DraftBook()
    book.put(book.current.with_order("a", 1.0))
    book.put(book.current.with_order("b", 2.0))
    assert book.undo()
    assert dict(book.current.orders) == {"a": 1.0}
    assert book.undo()
    assert dict(book.current.orders) == {}
    assert not book.undo()
    assert book.redo()
    assert book.redo()
    assert dict(book.current.orders) == {"a": 1.0, "b": 2.0}
    assert not book.redo()


def test_a_new_order_forgets_what_was_taken_back():
    """After undo and another order there is nothing to redo."""
    book = DraftBook()
    book.put(book.current.with_order("a", 1.0))
    book.undo()
    book.put(book.current.with_order("a", 3.0))
    assert not book.can_redo


def test_an_order_that_changes_nothing_is_no_version():
    """Ordering the same value twice can be undone once."""
    book = DraftBook()
    book.put(book.current.with_order("a", 1.0))
    book.put(book.current.with_order("a", 1.0))
    assert book.undo()
    assert not book.can_undo


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 9)), max_size=20))
def test_undoing_everything_gives_the_empty_draft_and_redoing_the_full_one(orders):
    """However many orders, all undone is empty and all redone is as before."""
    book = DraftBook()
    for item, value in orders:
        book.put(book.current.with_order(item, value))
    full = book.current
    while book.undo():
        pass
    assert not book.current.orders
    while book.redo():
        pass
    assert book.current == full
