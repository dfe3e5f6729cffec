# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between the programs and writes down what they say to each other: HTTP/1.1 over Unix sockets, and over TLS
with the town's own keys. It passes every byte on as it came, and an end of a connection as the end that it was."""

import asyncio
import select
import socket
import ssl
import threading
from dataclasses import dataclass, field

PIECE = 65_536


@dataclass
class Exchange:
    """One request and its answer; of a stream, the events so far."""

    api: str
    caller: str
    method: str = ""
    target: str = ""
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    status: int = 0
    answer_headers: dict = field(default_factory=dict)
    answer: bytes = b""
    events: list = field(default_factory=list)

    @property
    def is_stream(self):
        return self.answer_headers.get("content-type", "").startswith("text/event-stream")

    def __str__(self):
        return f"{self.caller}: {self.method} {self.target[:200]} → {self.status}"


class _Messages:
    """Cuts one direction's bytes into messages: head, body, head, body. `on_head` may say what the body is."""

    def __init__(self, on_head, on_body):
        self._on_head, self._on_body = on_head, on_body
        self._bytes = b""
        self._read = self._head

    def feed(self, data):
        self._bytes += data
        while self._read():
            pass

    def _take(self, count):
        taken, self._bytes = self._bytes[:count], self._bytes[count:]
        return taken

    def _head(self):
        end = self._bytes.find(b"\r\n\r\n")
        if end < 0:
            return False
        first, *lines = self._take(end + 4)[:end].decode("latin-1").split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        kind = self._on_head(first, headers)
        self._body = b""
        if kind == "none":
            self._on_body(b"", True)
        elif kind == "endless":
            self._read = self._endless
        elif headers.get("transfer-encoding", "").lower() == "chunked":
            self._read = self._chunk
        else:
            length = headers.get("content-length", "0")
            self._left = int(length) if length.isdigit() else 0
            self._read = self._counted
        return True

    def _counted(self):
        if len(self._bytes) < self._left:
            return False
        return self._whole(self._take(self._left))

    def _chunk(self):
        end = self._bytes.find(b"\r\n")
        if end < 0:
            return False
        try:
            size = int(self._bytes[:end].split(b";")[0], 16)
        except ValueError:
            self._read = self._endless
            return True
        if len(self._bytes) < end + 2 + size + 2:
            return False
        self._take(end + 2)
        self._body += self._take(size)
        self._take(2)
        return self._whole(self._body) if size == 0 else True

    def _whole(self, body):
        self._on_body(body, True)
        self._read = self._head
        return True

    def _endless(self):
        if self._bytes:
            self._on_body(self._take(len(self._bytes)), False)
        return False


class Conversation:
    """One connection: requests and answers in their order."""

    def __init__(self, api, caller, keep):
        self._api, self._caller, self._keep = api, caller, keep
        self._coming = None
        self._asked = []
        self._answering = None
        self._stream = b""
        self.asked = _Messages(self._request, self._request_body)
        self.answered = _Messages(self._response, self._response_body)

    def __str__(self):
        return f"{self._api}, {self._caller}"

    def _request(self, line, headers):
        method, _, rest = line.partition(" ")
        self._coming = Exchange(self._api, self._caller, method, rest.rpartition(" ")[0], headers)
        self._asked.append(self._coming)
        return "body"

    def _request_body(self, body, _whole):
        self._coming.body += body

    def _response(self, line, headers):
        status = int(line.split(" ")[1])
        if status == 100:
            self._answering = None
            return "none"
        # What couldn't be read as a request is answered, too.
        exchange = self._asked.pop(0) if self._asked else Exchange(self._api, self._caller)
        exchange.status, exchange.answer_headers = status, headers
        self._answering = exchange
        if exchange.is_stream:
            self._keep(exchange)
            return "endless"
        return "none" if status in (204, 304) or exchange.method == "HEAD" else "body"

    def _response_body(self, body, whole):
        if self._answering is None:
            return
        if whole:
            self._answering.answer += body
            self._keep(self._answering)
            self._answering = None
            return
        self._stream += body
        *blocks, self._stream = self._stream.split(b"\n\n")
        for block in blocks:
            event = dict(_field(line) for line in block.decode("utf-8").split("\n") if not line.startswith(":"))
            if "data" in event:
                self._answering.events.append(event)


def _field(line):
    name, _, value = line.partition(":")
    return name, value.removeprefix(" ")


class Traffic:
    """Any number of places to stand in, on a thread of its own."""

    def __init__(self):
        self._lock = threading.Lock()
        self._exchanges = []
        self.failures = []
        self._listening = []
        self._talking = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def exchanges(self):
        with self._lock:
            return list(self._exchanges)

    def between_unix(self, path, behind, caller):
        """Listens at `path` for what `behind` listens to."""
        self._serve(
            "station",
            caller,
            lambda accept: asyncio.start_unix_server(accept, str(path), limit=PIECE),
            lambda: asyncio.open_unix_connection(str(behind), limit=PIECE),
        )

    def between_tls(self, office_address, enrolment, station=None):
        """The port of an office in front of the office: it shows the office's certificate and, where a station is
        named, asks for that station's and shows it to the office."""
        front = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        front.load_cert_chain(f"{enrolment}/office.pem", f"{enrolment}/office.key")
        behind = ssl.create_default_context(cafile=f"{enrolment}/ca.pem")
        if station is not None:
            front.load_verify_locations(cafile=f"{enrolment}/ca.pem")
            front.verify_mode = ssl.CERT_REQUIRED
            behind.load_cert_chain(f"{enrolment}/station-{station}.pem", f"{enrolment}/station-{station}.key")
        host, port = office_address.rsplit(":", 1)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            free = probe.getsockname()[1]
        self._serve(
            "office",
            f"station {station}" if station else "anybody",
            lambda accept: asyncio.start_server(accept, "127.0.0.1", free, ssl=front, limit=PIECE),
            lambda: asyncio.open_connection(host, int(port), ssl=behind, limit=PIECE),
        )
        return f"localhost:{free}"

    def close(self):
        async def end():
            for server in self._listening:
                server.close()
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        if self._thread.is_alive():
            self._wait(end())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def _wait(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def _serve(self, api, caller, listen, connect):
        async def accept(reader, writer):
            self._talking.add(asyncio.current_task())  # the loop itself holds tasks but weakly
            try:
                await self._between(reader, writer, connect, Conversation(api, caller, self._keep))
            finally:
                self._talking.discard(asyncio.current_task())

        self._listening.append(self._wait(listen(accept)))

    def _keep(self, exchange):
        with self._lock:
            self._exchanges.append(exchange)

    async def _between(self, reader, writer, connect, conversation):
        try:
            far_reader, far_writer = await connect()
        except OSError:
            writer.transport.abort()
            return
        ways = [
            asyncio.ensure_future(_pass_on(reader, writer, far_writer, conversation.asked)),
            asyncio.ensure_future(_pass_on(far_reader, far_writer, writer, conversation.answered)),
        ]
        try:
            for ended in await asyncio.gather(*ways, return_exceptions=True):
                if ended is not None:
                    self.failures.append(f"{conversation}: {ended!r}")
        finally:
            for way in ways:
                way.cancel()
            for end in (writer, far_writer):
                if not end.transport.is_closing():
                    end.transport.abort()


async def _pass_on(reader, its_writer, writer, messages):
    try:
        while data := await reader.read(PIECE):
            messages.feed(data)
            writer.write(data)
            await writer.drain()
        whole = _hung_up(its_writer) or not writer.can_write_eof()
    except (OSError, ssl.SSLError):
        whole = True
    if whole:
        writer.close()
    else:
        writer.write_eof()


def _hung_up(writer):
    """Whether a Unix socket's other end has closed it whole, and not only said that it sends nothing more."""
    number = writer.get_extra_info("socket").fileno()
    if number < 0:
        return True
    poll = select.poll()
    poll.register(number, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))
