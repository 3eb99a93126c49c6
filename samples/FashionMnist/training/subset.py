#!/usr/bin/env python3
"""Cuts the first test images and labels of Fashion-MNIST out of the full files.

The sample ships this small part, so that it runs and can be checked without
fetching the whole data set.
"""

import argparse
import gzip
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent


def first_items(idx, count):
    """Returns the bytes of an IDX file holding only the first items of the given one."""
    rank = idx[3]
    total, *item_shape = struct.unpack(f">{rank}I", idx[4:4 + 4 * rank])
    if count > total:
        raise ValueError(f"only {total} items, {count} wanted")
    item_size = 1
    for length in item_shape:
        item_size *= length
    header = idx[:4] + struct.pack(f">{rank}I", count, *item_shape)
    start = 4 + 4 * rank
    return header + idx[start:start + count * item_size]


def write_gzip(path, content):
    """Compresses without a time stamp or file name: equal content gives an equal file."""
    with path.open("wb") as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as packed:
            packed.write(content)


def main():
    parser = argparse.ArgumentParser(description="Makes the small test set of the sample.")
    parser.add_argument("--data", type=Path, default=Path("/usr/share/datasets/fashion-mnist"),
                        help="folder with the full gzipped IDX files")
    parser.add_argument("--out", type=Path, default=HERE.parent / "data")
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in ("images-idx3", "labels-idx1"):
        content = gzip.decompress((options.data / f"t10k-{kind}-ubyte.gz").read_bytes())
        target = options.out / f"t10k-{options.count}-{kind}-ubyte.gz"
        write_gzip(target, first_items(content, options.count))
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
