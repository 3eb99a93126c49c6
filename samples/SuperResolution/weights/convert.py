#!/usr/bin/python3
"""Writes the weights of ESRGAN-slim x2 as esrgan-slim-x2.safetensors, under the names that EsrganSlim.cs gives them.

    npm pack @upscalerjs/esrgan-slim@1.0.0
    tar xzf upscalerjs-esrgan-slim-1.0.0.tgz
    /usr/bin/python3 convert.py package/models/x2

The folder holds a Keras model as TensorFlow.js stores it: model.json lists the tensors, and the shards hold their
numbers one after the other. A Keras kernel is height x width x in x out; here it is out x in x height x width.
Needs python3-numpy.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy

LAYERS = {
    "F_m1": "shallow",
    "F_0": "features",
    "F_1_1": "block1.grow",
    "LFF_1": "block1.fuse",
    "F_2_1": "block2.grow",
    "LFF_2": "block2.fuse",
    "GFF_1": "fuse",
    "GFF_2": "refine",
    "UPN1": "expand1",
    "UPN2": "expand2",
    "UPN3": "expand3",
    "SR": "picture",
}


def read(folder):
    """The tensors by their Keras names: F_0/kernel, F_0/bias, ..."""
    found = {}
    for group in json.loads((folder / "model.json").read_text(encoding="utf-8"))["weightsManifest"]:
        numbers = numpy.frombuffer(b"".join((folder / shard).read_bytes() for shard in group["paths"]), "<f4")
        for weight in group["weights"]:
            if weight["dtype"] != "float32" or "quantization" in weight:
                raise SystemExit(f"{weight['name']} is not stored as float32.")
            size = int(numpy.prod(weight["shape"]))
            found[weight["name"]], numbers = numbers[:size].reshape(weight["shape"]), numbers[size:]
        if numbers.size:
            raise SystemExit(f"{numbers.size} numbers are left over.")
    return found


def tensors(keras):
    """The tensors by their new names and in PyTorch's layout."""
    named = {}
    for layer, name in LAYERS.items():
        named[f"{name}.weight"] = keras.pop(f"{layer}/kernel").transpose(3, 2, 0, 1)
        named[f"{name}.bias"] = keras.pop(f"{layer}/bias")
    if keras:
        raise SystemExit(f"No layer is known for {', '.join(keras)}.")
    return named


def save_safetensors(path, named, metadata):
    """8 bytes of header length, a JSON header padded to a multiple of 8, and the floats."""
    header = {"__metadata__": metadata}
    end = 0
    for name, array in named.items():
        begin, end = end, end + 4 * array.size
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in named.values():
            file.write(array.astype("<f4").tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="the folder with model.json and its shard")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "esrgan-slim-x2.safetensors")
    options = parser.parse_args()
    named = tensors(read(options.model))
    source = "npm @upscalerjs/esrgan-slim 1.0.0, MIT"
    save_safetensors(options.out, named, {"network": "ESRGAN-slim x2", "source": source})
    print(f"{len(named)} tensors, {sum(array.size for array in named.values())} numbers")


if __name__ == "__main__":
    main()
