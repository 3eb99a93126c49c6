#!/usr/bin/python3
"""Writes what PyTorch's networks make of weights that SeededTensors.cs can make too.

So the C# tests compare with PyTorch, and neither PyTorch nor 200 MB of weights
need be there. NAME.safetensors has the 1000 outputs, and a variance for each
batch norm in the order of the state dict: that of its input, so that activations
keep the sizes that they have in a trained network.
"""

import sys
from pathlib import Path

import numpy
import torch
import torchvision
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "samples" / "Zoo"))
from export import NAMES, save_safetensors  # noqa: E402


def uniform(name, count):
    """Numbers from 0 up to 1, in steps of 2**-24: FNV-1a of the name, then murmur3's last step for each index."""
    seed = 2166136261
    for byte in name.encode("utf-8"):
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    x = numpy.uint32(seed) + numpy.arange(count, dtype=numpy.uint32) * numpy.uint32(0x9E3779B9)
    x = (x ^ x >> 16) * numpy.uint32(0x85EBCA6B)
    x = (x ^ x >> 13) * numpy.uint32(0xC2B2AE35)
    return ((x ^ x >> 16) >> 8) / 2.0 ** 24


def fill(tensor, name, scale, shift):
    """Sets a tensor to scale * u + shift, reckoned in double precision."""
    numbers = scale * uniform(name, tensor.numel()) + shift
    tensor.copy_(torch.from_numpy(numbers.astype(numpy.float32)).view_as(tensor))


@torch.no_grad()
def write(name):
    """Writes NAME.safetensors."""
    model = getattr(torchvision.models, name)(weights=None).eval()
    variances = {}

    def settle(module, inputs):
        variance = inputs[0].var(unbiased=False)
        variances[module] = variance
        fill(module.running_var, names[module] + ".running_var", variance.item(), variance.item() / 2)

    names = {module: key for key, module in model.named_modules()}
    for module, key in names.items():
        if isinstance(module, nn.BatchNorm2d):
            fill(module.weight, key + ".weight", 1, 0.5)
            fill(module.bias, key + ".bias", 1, -0.5)
            fill(module.running_mean, key + ".running_mean", 1, -0.5)
            module.register_forward_pre_hook(settle)
        elif isinstance(module, (nn.Conv2d, nn.Linear)):
            bound = (6 / module.weight[0].numel()) ** 0.5
            fill(module.weight, key + ".weight", 2 * bound, -bound)
            if module.bias is not None:
                fill(module.bias, key + ".bias", 1, -0.5)
    picture = torch.empty(1, 3, 224, 224)
    fill(picture, "input", 4, -2)
    tensors = {"output": model(picture)}
    if variances:
        tensors["variances"] = torch.stack([variances[module] for module in names if module in variances])
    save_safetensors(HERE / f"{name}.safetensors", tensors, {"network": name, "torchvision": torchvision.__version__})
    output = tensors["output"]
    print(f"{name}: outputs from {output.min():.3f} to {output.max():.3f}, mean {output.mean():.3f}, deviation {output.std():.3f}", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(2)
    for name in NAMES:
        write(name)
