# SPDX-License-Identifier: GPL-3.0-or-later
"""A line between an uplink and the office that loses answers, breaks, or falls silent. It forwards bytes and knows nothing
of what they mean (they are encrypted): what the line does wrong depends on who speaks and how much."""

import selectors
import socket
import struct
import threading

RESET = struct.pack("ii", 1, 0)


class Pair:
    """One connection through the line: towards the office, and back."""

    def __init__(self, near, far):
        self.near, self.far = near, far


class BadLine:
    """Listens on a port of its own and forwards to `to` ("host", port)."""

    def __init__(self, to):
        self._to = to
        self._lock = threading.Lock()
        self._pairs = []
        self._silent_pairs = []
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._selector.register(self._listening, selectors.EVENT_READ)
        self.port = self._listening.getsockname()[1]
        self.lost_answers = 0
        self.cut_requests = 0
        self._lose_answer = False
        self._one_way = []
        self._cut_after = None
        self._silent = False
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def lose_next_answer(self):
        """What the office says next is thrown away, and both ends see a reset."""
        with self._lock:
            self._lose_answer = True

    def lose_what_comes_back(self):
        """From now on the connections that there are carry nothing back."""
        with self._lock:
            self._one_way += self._pairs

    def cut_next_request(self, after):
        """After so many more bytes towards the office both ends see a reset."""
        with self._lock:
            self._cut_after = after

    def reset_all(self):
        with self._lock:
            for pair in list(self._pairs):
                self._reset(pair)

    def fall_silent(self):
        """Nothing comes through any more, in either direction, and nobody is told."""
        with self._lock:
            self._silent = True
            self._silent_pairs += self._pairs

    def speak_again(self):
        """New connections come through; the old ones stay silent for ever."""
        with self._lock:
            self._silent = False

    def close(self):
        self._ended = True
        self._wake.send(b"x")
        self._thread.join()
        for pair in {*self._pairs, *self._silent_pairs}:
            pair.near.close()
            pair.far.close()
        self._listening.close()

    def _run(self):
        while not self._ended:
            for key, _ in self._selector.select():
                with self._lock:
                    if key.fileobj is self._listening:
                        self._accept()
                    elif key.fileobj is not self._woken:
                        self._forward(*key.data, key.fileobj)

    def _accept(self):
        near, _ = self._listening.accept()
        try:
            far = socket.create_connection(self._to)
        except OSError:
            near.close()
            return
        pair = Pair(near, far)
        self._pairs.append(pair)
        if self._silent:
            self._silent_pairs.append(pair)
        self._selector.register(near, selectors.EVENT_READ, (pair, True))
        self._selector.register(far, selectors.EVENT_READ, (pair, False))

    def _forward(self, pair, there, source):
        if pair not in self._pairs:
            return
        if pair in self._silent_pairs:
            self._selector.unregister(source)
            return
        try:
            piece = source.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self._end(pair)
        elif there:
            self._forward_there(pair, piece)
        else:
            self._forward_back(pair, piece)

    def _forward_there(self, pair, piece):
        cut = self._cut_after
        if cut is not None:
            piece, self._cut_after = piece[:cut], cut - len(piece)
        self._send(pair, pair.far, piece)
        if cut is not None and self._cut_after <= 0:
            self._cut_after = None
            self.cut_requests += 1
            self._reset(pair)

    def _forward_back(self, pair, piece):
        if pair in self._one_way:
            return
        if self._lose_answer:
            self._lose_answer = False
            self.lost_answers += 1
            self._reset(pair)
        else:
            self._send(pair, pair.near, piece)

    def _send(self, pair, to, piece):
        try:
            to.sendall(piece)
        except OSError:
            self._end(pair)

    def _reset(self, pair):
        for end in (pair.near, pair.far):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self._end(pair)

    def _end(self, pair):
        if pair not in self._pairs:
            return
        self._pairs.remove(pair)
        for end in (pair.near, pair.far):
            try:
                self._selector.unregister(end)
            except KeyError:
                pass
            end.close()
