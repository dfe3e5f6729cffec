# SPDX-License-Identifier: GPL-3.0-or-later
"""An ext4 file system of its own, on a loop device, whose power can be cut: what was not flushed is gone."""

import fcntl
import os
import struct
import subprocess

EXT4_IOC_SHUTDOWN = 0x8004587D
NOLOGFLUSH = 2
SKIPPED = 77
"""What ctest takes for "this can't run here"."""


def why_not():
    """Why no power can be cut here; empty where it can."""
    if os.geteuid() != 0:
        return "only root may mount a disk and cut its power"
    if not os.path.exists("/dev/loop-control"):
        return "there is no loop device here (/dev/loop-control)"
    if subprocess.run(["which", "mkfs.ext4"], capture_output=True, check=False).returncode != 0:
        return "mkfs.ext4 is missing (package e2fsprogs)"
    return ""


class CutDisk:
    def __init__(self, folder, name, keeper, megabytes=512):
        self.image = folder / f"{name}.img"
        self.path = folder / f"{name}-disk"
        self.path.mkdir()
        with open(self.image, "wb") as file:
            file.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", "-F", self.image)
        keeper.tell(f"mount {self.path}")
        self._mount()

    def _mount(self):
        _run("mount", "-o", "loop", self.image, self.path)

    def cut(self):
        """From now on nothing is written any more. Whoever has files open on it must be killed before restore()."""
        folder = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", NOLOGFLUSH))
        finally:
            os.close(folder)

    def restore(self):
        _run("umount", self.path)
        self._mount()


def _run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr}")
