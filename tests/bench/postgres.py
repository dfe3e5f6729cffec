# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL of its own: in a folder of the benchmark, on a Unix socket, durable, owned by somebody without rights."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from workplace import processor_seconds, say
from keeper import members

BINARIES = Path("/usr/lib/postgresql/15/bin")
SETTINGS = {
    "listen_addresses": "",
    "fsync": "on",
    "synchronous_commit": "on",
    # Room enough that neither a checkpoint nor a small cache slows it in a run of seconds.
    "shared_buffers": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "autovacuum": "off",
    "max_connections": "80",
}


def unprivileged():
    """The user as whom it runs: initdb refuses root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    return pwd.getpwnam("postgres")


class Postgres:
    def __init__(self, work, environment=None):
        self.user = unprivileged()
        self.folder = self._folder(work)
        os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.data = self.folder / "data"
        words = ["--pgdata", self.data, "--auth", "trust", "--username", "bench", "--encoding", "UTF8", "--no-locale"]
        subprocess.run(
            self._as_user(BINARIES / "initdb", *words, "--no-sync"), check=True, stdout=subprocess.DEVNULL, cwd="/"
        )
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        self.server = f"host={self.folder} user=bench dbname=postgres"
        self._program = work.program(
            "postgres",
            self._as_user(BINARIES / "postgres", "-D", self.data, "-k", self.folder, *options),
            environment,
        )
        self._program.start().wait_ready(" database system is ready to accept connections")

    def _folder(self, work):
        """On the disk that is measured, where its user gets to it."""
        reached = self._as_user("test", "-x", work.folder)
        inside = subprocess.run(reached, check=False).returncode == 0
        folder = Path(tempfile.mkdtemp(prefix="ostoja-bench-", dir=work.folder if inside else "/var/tmp"))
        work.keeper.tell(f"dir {folder}")
        if folder.stat().st_dev != work.folder.stat().st_dev:
            say(f"  PostgreSQL's user doesn't get to {work.folder}; it works in {folder}, which is another disk")
        return folder

    def _as_user(self, *command):
        if os.getuid() != 0:
            return list(command)
        ids = [f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}", "--clear-groups"]
        return ["setpriv", *ids, *command]

    def processor_seconds(self):
        """Of the server, of the connections that it has now, and of those that it has seen end."""
        # In setpriv's place stands the server itself: it has executed it.
        fields = Path(f"/proc/{self._program.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ended = (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
        return ended + processor_seconds(members(self._program.pid))

    def stop(self):
        self._program.signal(2)  # fast: doesn't wait for clients
        self._program.stop(timeout=60)
        shutil.rmtree(self.folder)
