# SPDX-License-Identifier: GPL-3.0-or-later
"""A network of its own (a namespace and a pair of virtual cables), whose end can vanish without a word: no FIN, no
acknowledgement, as by a torn cable far away."""

import ctypes
import os
import secrets
import socket
import subprocess
import threading
from pathlib import Path

from programs import Program, wait_for

CLONE_NEWNET = 0x40000000


def why_not():
    if os.geteuid() != 0:
        return "only root makes a network of its own"
    return "" if Path("/proc/self/ns/net").exists() else "this kernel has no network namespaces"


class FarAway:
    """`near` is this machine's address on the cable. It goes with its program, which the keeper ends."""

    def __init__(self, keeper, log):
        number = secrets.randbelow(1 << 14)
        self.near, self.far = (f"198.18.{number >> 6}.{(number & 63) * 4 + host}" for host in (1, 2))
        cable = f"os{secrets.token_hex(4)}"
        self._program = Program(keeper, "far-away", ["unshare", "--net", "sleep", "infinity"], log).start()
        mine = os.stat("/proc/self/ns/net").st_ino
        wait_for(lambda: os.stat(f"/proc/{self._program.pid}/ns/net").st_ino != mine, "the other network")
        _run("ip", "link", "add", cable, "type", "veth", "peer", "name", "far0", "netns", self._program.pid)
        _run("ip", "address", "add", f"{self.near}/30", "dev", cable)
        _run("ip", "link", "set", cable, "up")
        self._there("ip", "address", "add", f"{self.far}/30", "dev", "far0")
        self._there("ip", "link", "set", "far0", "up")

    def _there(self, *command):
        _run("nsenter", "--target", self._program.pid, "--net", *command)

    def connect(self, port):
        """A TCP connection from over there to this machine."""
        made = []

        def enter_and_connect():
            with open(f"/proc/{self._program.pid}/ns/net", "rb") as network:
                if ctypes.CDLL(None, use_errno=True).setns(network.fileno(), CLONE_NEWNET) != 0:
                    raise OSError(ctypes.get_errno(), "setns")
            made.append(socket.create_connection((self.near, port), timeout=20))

        thread = threading.Thread(target=enter_and_connect)  # a thread's network is its own, and ends with it
        thread.start()
        thread.join()
        return made[0]

    def vanish(self):
        """Nothing that is sent over there leaves it any more, not even an acknowledgement."""
        self._there("ip", "route", "add", "blackhole", f"{self.near}/32")
        self._there("ip", "route", "flush", "cache")

    def close(self):
        self._program.stop()


def _run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr}")
