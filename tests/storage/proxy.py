"""A network between the application and PostgreSQL that is slow, or cuts at a chosen moment."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

Chunk = Callable[[bytes], bool]


class Proxy:
    """Hands bytes on. `to_server` and `to_client` may look at each piece; True cuts before it."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.delay = 0.0
        self.cut_before_request: Chunk = lambda data: False
        self.cut_before_answer: Chunk = lambda data: False
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(self._target)
                pair = (client, server)
                for source, sink, up in ((client, server, True), (server, client, False)):
                    where = (source, sink, up, pair)
                    threading.Thread(target=self._hand_on, args=where, daemon=True).start()

    def _hand_on(
        self, source: socket.socket, sink: socket.socket, up: bool, pair: tuple[socket.socket, ...]
    ) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                time.sleep(self.delay)
                cut = self.cut_before_request if up else self.cut_before_answer
                if cut(data):
                    self.cuts += 1
                    break
                sink.sendall(data)
        for each in pair:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def close(self) -> None:
        self._listening.close()


@contextlib.contextmanager
def proxy(host: str, port: int) -> Iterator[Proxy]:
    found = Proxy(host, port)
    try:
        yield found
    finally:
        found.close()
