"""As much of Protocol Buffers as the stand-in speaks, by hand: three kinds of field are all that it needs."""

import asyncio
import struct


def varint(number: int) -> bytes:
    """Seven bits at a time, the lowest first."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def whole(field: int, number: int) -> bytes:
    """An int32, int64 or bool."""
    return varint(field << 3) + varint(number)


def fixed64(field: int, number: int) -> bytes:
    return varint(field << 3 | 1) + struct.pack("<Q", number)


def text(field: int, value: str | bytes) -> bytes:
    """A string, bytes, or a message inside a message."""
    packed = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(packed)) + packed


async def read_varint(reader: asyncio.StreamReader) -> int:
    number = shift = 0
    while True:
        byte = (await reader.readexactly(1))[0]
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number
