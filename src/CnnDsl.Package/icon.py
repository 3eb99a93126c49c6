#!/usr/bin/env python3
"""Draws icon.png, 128 x 128: a filter of 3 x 3 that lies on a map of 5 x 5. Needs nothing but Python: python3 icon.py"""

import pathlib
import struct
import zlib

SIZE, MARGIN, PITCH, CELL, ROUND = 128, 9, 22, 20, 4
PAPER, MAP, FILTER = (0x16, 0x1B, 0x33, 255), (0x5B, 0x6E, 0xF5, 255), (0xFF, 0xB0, 0x3B, 255)
CLEAR = (0, 0, 0, 0)


def inside(x, y, left, top, width, radius):
    """Whether a pixel lies in a square with round corners."""
    dx = max(left + radius - x, x - (left + width - 1 - radius), 0)
    dy = max(top + radius - y, y - (top + width - 1 - radius), 0)
    return dx * dx + dy * dy <= radius * radius


def colour(x, y):
    if not inside(x, y, 0, 0, SIZE, 16):
        return CLEAR
    column, row = (x - MARGIN) // PITCH, (y - MARGIN) // PITCH
    if 0 <= column < 5 and 0 <= row < 5 and inside(x, y, MARGIN + column * PITCH, MARGIN + row * PITCH, CELL, ROUND):
        return FILTER if 1 <= column <= 3 and 1 <= row <= 3 else MAP
    return PAPER


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(bytes(colour(x, y)) for x in range(SIZE)) for y in range(SIZE))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
pathlib.Path(__file__).with_name("icon.png").write_bytes(png)
