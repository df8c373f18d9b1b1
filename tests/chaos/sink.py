"""A real SMTP server in a process of its own: notes each message before it says that it took it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass(frozen=True)
class Sink:
    """Where it listens, and what has arrived."""

    port: int
    file: Path

    def received(self) -> Counter[str]:
        """How often each Message-ID came."""
        return Counter(line.decode() for line in self.file.read_bytes().splitlines())


class _Notes:
    def __init__(self, file: Path) -> None:
        self._out = file.open("ab", buffering=0)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content)
        self._out.write(f"{message['Message-ID']}\n".encode())
        return "250 OK"


@contextmanager
def sink(folder: Path) -> Iterator[Sink]:
    """Runs until the block ends; forked before the caller has threads."""
    listening = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio asks that for TCP_NODELAY
    listening.bind(("127.0.0.1", 0))
    listening.listen(100)
    file = folder / "mails"
    file.touch()
    pid = os.fork()
    if not pid:
        asyncio.run(_serve(listening, file))
        os._exit(0)
    try:
        yield Sink(listening.getsockname()[1], file)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        listening.close()


async def _serve(listening: socket.socket, file: Path) -> None:
    notes = _Notes(file)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(notes, hostname="localhost"), sock=listening
    )
    await server.serve_forever()
