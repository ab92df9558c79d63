"""`attache run`: Airflow's components started in order, watched, and stopped without a remainder.

Why not `airflow standalone`: its children outlive it, its log servers listen on all interfaces,
and tasks that start before the API fail.
"""

import contextlib
import secrets
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import IO

import psutil

from pipeline.errors import StorageError
from pipeline.serve.environment import airflow_command

_HEALTH_SECONDS = 180
_STOP_SECONDS = 30
_WATCH_SECONDS = 0.5
_MARK = "ATTACHE_SUPERVISED"

# The API answers first: tasks that start before it fail.
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
    "scheduler": ("scheduler", "--skip-serve-logs"),
}


class Stopped(Exception):
    """A signal asked us to stop."""


@contextlib.contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into Stopped, once; further ones are ignored while we clean up."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(signal.Signals(number).name)

    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def prepare(environment: Mapping[str, str], log: Path) -> None:
    """Make or migrate Airflow's database and its pool `warehouse` of one slot."""
    for arguments in (
        ("db", "migrate"),
        ("pools", "set", "warehouse", "1", "DuckDB has one writer"),
    ):
        with log.open("ab") as out:
            code = subprocess.run(
                [airflow_command(), *arguments],
                env=dict(environment),
                stdout=out,
                stderr=out,
                check=False,
            ).returncode
        if code:
            raise StorageError(f"airflow {' '.join(arguments)} failed, see {log}")


def supervise(
    environment: Mapping[str, str], port: int, logs: Path, ready: Callable[[], None]
) -> str:
    """Run the components until a signal comes or one of them dies; give the reason for the end."""
    children: dict[str, subprocess.Popen[bytes]] = {}
    mark = secrets.token_hex(8)
    environment = {**environment, _MARK: mark}
    reason = ""
    try:
        with stopping_on_signals():
            for name, arguments in COMPONENTS.items():
                children[name] = _start(arguments, environment, logs / f"{name}.log")
                if name == "api-server":
                    _wait_until_healthy(children[name], port)
            ready()
            reason = _watch(children)
    except Stopped as e:
        reason = f"{e}"
    finally:
        _stop(children, mark)
    return reason


def _start(
    arguments: tuple[str, ...], environment: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    out: IO[bytes]
    with log.open("ab") as out:
        return subprocess.Popen(
            [airflow_command(), *arguments],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int) -> None:
    url = f"http://127.0.0.1:{port}/api/v2/monitor/health"
    until = time.monotonic() + _HEALTH_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError, urllib.error.URLError):
            urllib.request.urlopen(url, timeout=2).close()
            return
        time.sleep(0.25)
    raise StorageError(f"Airflow's API did not answer on 127.0.0.1:{port}; is the port taken?")


def _watch(children: Mapping[str, subprocess.Popen[bytes]]) -> str:
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                return f"{name} ended with code {child.returncode}"
        time.sleep(_WATCH_SECONDS)


def _stop(children: Mapping[str, subprocess.Popen[bytes]], mark: str) -> None:
    """Stop the scheduler first and the API last: its running tasks still have to report."""
    for child in reversed(list(children.values())):
        if child.poll() is None:
            child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_STOP_SECONDS)
    while left := list(_marked(mark)):
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=5)
    for child in children.values():
        child.wait()


def _marked(mark: str) -> Iterator[psutil.Process]:
    """Give the running processes that carry our mark: components, and what they started.

    Tasks and workers lead sessions of their own and outlive their parents; the mark in their
    environment is what they keep.
    """
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get(_MARK) == mark:
                yield process
