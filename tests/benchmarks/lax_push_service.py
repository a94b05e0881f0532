"""A push service that takes everything as fast as Python can: run it with CHAIN_PEM, it prints its port."""

import asyncio
import re
import sys
from pathlib import Path

from push_service.authority import server_context

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


class Taking(asyncio.Protocol):
    """Answers each request on a connection as soon as its last byte is there."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._heard = bytearray()

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while (end := self._heard.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._heard, 0, end + 2)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._heard) < whole:
                return
            del self._heard[:whole]
            self._transport.write(_CREATED)  # type: ignore[attr-defined]


async def main(chain: Path) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Taking, "127.0.0.1", 0, ssl=server_context(chain), backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201  (whoever started it reads it)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
