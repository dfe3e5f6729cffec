# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs as children that never outlive the harness, and waiting by condition."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from keeper import members

HERE = Path(__file__).resolve().parent


class Timeout(AssertionError):
    pass


def wait_for(condition, what, timeout=20.0, step=0.02):
    """The condition's first true answer; Timeout says what was waited for."""
    deadline = time.monotonic() + timeout
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Timeout(f"waited {timeout:g} s for {what}")
        time.sleep(step)


class Keeper:
    """Ends everything that is still running when this process is gone, however it went."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "keeper.py")], stdin=subprocess.PIPE, text=True, start_new_session=True
        )

    def tell(self, line):
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def tell_of_this_process(self):
        """Of a child, before it becomes its program: whoever kills the harness just then leaves nothing behind."""
        os.write(self._process.stdin.fileno(), f"+{os.getpid()}\n".encode())

    def close(self):
        self._process.stdin.close()
        self._process.wait()


class Program:
    """One child in a session of its own, its output in a log file."""

    def __init__(self, keeper, name, command, log, environment=None):
        self.name = name
        self.command = [str(part) for part in command]
        self.log_path = Path(log)
        self._keeper = keeper
        self._environment = environment
        self._process = None
        self._log_from = 0

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process is not None and self._process.poll() is None

    def start(self):
        self._log_from = self.log_path.stat().st_size if self.log_path.exists() else 0
        with open(self.log_path, "ab") as log:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
                preexec_fn=self._keeper.tell_of_this_process,
            )
        return self

    def log(self):
        """What it has written since its last start."""
        with open(self.log_path, "rb") as file:
            file.seek(self._log_from)
            return file.read().decode("utf-8", "replace")

    def wait_ready(self, word="ready", timeout=30.0):
        def ready():
            if not self.running:
                raise AssertionError(f"{self.name} ended with {self._process.returncode}:\n{self.log()}")
            return f": {word}" in self.log()

        wait_for(ready, f"{self.name} to be ready; its log:\n{self.log()}", timeout)
        return self

    def signal(self, number):
        os.kill(self.pid, number)

    def freeze(self):
        """SIGSTOP for it and its children: it is there, and answers nothing."""
        for pid in members(self.pid):
            os.kill(pid, signal.SIGSTOP)

    def thaw(self):
        for pid in members(self.pid):
            os.kill(pid, signal.SIGCONT)

    def kill(self):
        """kill -9, of the program alone: what it started must notice by itself."""
        self.signal(signal.SIGKILL)
        self._process.wait()

    def stop(self, timeout=10.0):
        """SIGTERM, then the exit code. What is left of its session is killed and counts as a failure of the program."""
        if self._process is None:
            return None
        if self.running:
            self.thaw()
            self.signal(signal.SIGTERM)
            try:
                self._process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.kill()
        left = self._end_session()
        self._keeper.tell(f"-{self.pid}")
        code = self._process.returncode
        return "left children behind" if left else code

    def _end_session(self):
        deadline = time.monotonic() + 5.0
        while (left := list(members(self.pid))) and time.monotonic() < deadline:
            time.sleep(0.02)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        return left
