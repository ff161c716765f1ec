"""One process per core: the same work in parts, results in the order of the parts.

Processes are spawned, so a part is a module-level function and an argument that
can be sent. Ctrl+C reaches only the parent, which ends the workers at once.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

FEWEST_PARTS = 4
"""Below this, starting processes takes longer than it saves."""

AHEAD = 2
"""Parts given out for each worker before the first result is taken."""


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_parts(
    work: Callable[[Part], Result], parts: Sequence[Part], *, workers: int | None = None
) -> Iterator[Result]:
    """Yield the result of every part, in order, worked on all cores.

    Args:
        work: A module-level function of one part.
        parts: The arguments.
        workers: Number of processes; None for one per core, 1 for this process alone.
    """
    count = min(workers or cores(), len(parts))
    if count < 2 or (workers is None and len(parts) < FEWEST_PARTS):
        yield from map(work, parts)
        return
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_ignore_ctrl_c)
    try:
        waiting: deque[Future[Result]] = deque()
        for part in parts:
            with _deaf_children():
                waiting.append(pool.submit(work, part))
            if len(waiting) >= count * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        _end(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Let processes that are started here be born with Ctrl+C blocked, where systems can.

    The initializer is too late for a Ctrl+C that comes while a worker still imports.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers in the middle of their parts: nobody wants these any more."""
    # Public only from Python 3.14 on, as ``terminate_workers``.
    for process in list((pool._processes or {}).values()):
        process.terminate()


def _ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
