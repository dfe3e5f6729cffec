# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL of its own: in a folder of the benchmark, durable, owned by somebody without rights, reached as the office is:
over TCP with mutual TLS 1.3."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from town import free_port
from workplace import say

BINARIES = Path("/usr/lib/postgresql/15/bin")
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "ssl": "on",
    "ssl_min_protocol_version": "TLSv1.3",
    "ssl_ca_file": "ca.pem",
    "ssl_cert_file": "office.pem",
    "ssl_key_file": "office.key",
    "fsync": "on",
    "synchronous_commit": "on",
    # Room enough that neither a checkpoint nor a small cache slows it in a run of seconds.
    "shared_buffers": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "autovacuum": "off",
    # One plan for each statement, as in a connection that has been open for long.
    "plan_cache_mode": "force_generic_plan",
    "max_connections": "80",
}
# Over the network nobody gets in without a certificate of the town's authority that is a station's.
ADMISSION = """
local   all bench trust
hostssl all bench 127.0.0.1/32 cert map=stations
"""
STATIONS = "stations /^station-[0-9]+$ bench\n"


def unprivileged():
    """The user as whom it runs: initdb refuses root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    return pwd.getpwnam("postgres")


class Postgres:
    """`town` is the folder of `bench-ingest prepare`: its office's certificate is the server's, its stations' are the
    clients'."""

    def __init__(self, work, town, environment=None):
        self.user = unprivileged()
        self.folder = self._folder(work)
        os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.data = self.folder / "data"
        words = ["--pgdata", self.data, "--auth", "trust", "--username", "bench", "--encoding", "UTF8", "--no-locale"]
        subprocess.run(
            self._as_user(BINARIES / "initdb", *words, "--no-sync"), check=True, stdout=subprocess.DEVNULL, cwd="/"
        )
        self._admit(town)
        port = free_port()
        options = [word for name, value in {**SETTINGS, "port": port}.items() for word in ("-c", f"{name}={value}")]
        self.socket = f"host={self.folder} port={port} user=bench dbname=postgres"
        # Without GSSAPI, which libpq would ask for first.
        self.network = f"host=127.0.0.1 port={port} user=bench dbname=postgres gssencmode=disable sslmode=verify-full"
        self._program = work.program(
            "postgres",
            self._as_user(BINARIES / "postgres", "-D", self.data, "-k", self.folder, *options),
            environment,
        )
        self._program.start().wait_ready(" database system is ready to accept connections")

    def _admit(self, town):
        for name in ("ca.pem", "office.pem", "office.key"):
            shutil.copy(town / name, self.data)
            os.chown(self.data / name, self.user.pw_uid, self.user.pw_gid)
        (self.data / "pg_hba.conf").write_text(ADMISSION, encoding="ascii")
        (self.data / "pg_ident.conf").write_text(STATIONS, encoding="ascii")

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

    @property
    def pid(self):
        """In setpriv's place stands the server itself: it has executed it."""
        return self._program.pid

    def stop(self):
        self._program.signal(2)  # fast: doesn't wait for clients
        self._program.stop(timeout=60)
        shutil.rmtree(self.folder)
