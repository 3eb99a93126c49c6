#!/usr/bin/python3
"""Writes weights and expected outputs of torchvision's networks for the C# side to load and to match.

Nothing is downloaded: the weights are torchvision's random initial ones, with
batch-norm scales and shifts drawn at random and statistics measured on random
pictures, so that all activations have the sizes that they have in a trained network.
"""

import argparse
import json
import struct
from pathlib import Path

import torch
import torchvision
from torch import nn

NAMES = ["resnet18", "resnet50", "mobilenet_v2", "squeezenet1_1", "efficientnet_b0", "densenet121"]


def pictures(count):
    """Random pictures with large and small features, as far from 0 as normalised photos are."""
    coarse = nn.functional.interpolate(torch.randn(count, 3, 14, 14), size=224, mode="bicubic", align_corners=False)
    return coarse + 0.3 * torch.randn(count, 3, 224, 224)


@torch.no_grad()
def build(name, seed):
    """Returns the network for inference; the same one for a name and seed."""
    torch.manual_seed(seed)
    model = getattr(torchvision.models, name)(weights=None).eval()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.weight.uniform_(0.5, 1.5)
            module.bias.normal_(0, 0.2)
            module.momentum = None  # the mean of all batches
            module.train()
        elif isinstance(module, (nn.Conv2d, nn.Linear)) and module.bias is not None:
            module.bias.normal_(0, 0.05)
    for _ in range(3):
        model(pictures(8))
    return model.eval()


def tensors(model):
    """The state dict without num_batches_tracked, for which inference has no use."""
    return {key: value for key, value in model.state_dict().items() if not key.endswith("num_batches_tracked")}


@torch.no_grad()
def count_multiply_adds(model):
    """Multiply-adds of the convolutions and dense layers for one picture."""
    total = 0

    def count(module, _, output):
        nonlocal total
        total += output.numel() * module.weight[0].numel()

    hooks = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    model.eval()(torch.zeros(1, 3, 224, 224))
    for hook in hooks:
        hook.remove()
    return total


def save_safetensors(path, named, metadata):
    """8 bytes of header length, a JSON header padded to a multiple of 8, and the floats."""
    header = {"__metadata__": metadata}
    end = 0
    for name, tensor in named.items():
        begin, end = end, end + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in named.values():
            file.write(tensor.contiguous().numpy().astype("<f4").tobytes())


@torch.no_grad()
def export(name, options):
    """Writes NAME.safetensors and NAME.golden.safetensors."""
    model = build(name, options.seed)
    metadata = {"network": name, "torchvision": torchvision.__version__, "seed": str(options.seed)}
    save_safetensors(options.out / f"{name}.safetensors", tensors(model), metadata)
    picture = pictures(1)
    output = model(picture)
    save_safetensors(options.out / f"{name}.golden.safetensors", {"input": picture, "output": output}, metadata)
    print(f"{name}: outputs from {output.min():.3f} to {output.max():.3f}, mean {output.mean():.3f}, deviation {output.std():.3f}", flush=True)


def export_names(name, options):
    """Writes NAME.txt: the figures, then a line for each tensor with its name and dimensions."""
    model = getattr(torchvision.models, name)(weights=None)
    parameters = sum(parameter.numel() for parameter in model.parameters())
    lines = [f"# torchvision {torchvision.__version__} {name}", f"# parameters {parameters}", f"# multiply-adds {count_multiply_adds(model)}"]
    lines += [" ".join([key, *map(str, value.shape)]) for key, value in tensors(model).items()]
    (options.out / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[:3]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"networks; all by default: {', '.join(NAMES)}")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the files")
    parser.add_argument("--names", action="store_true", dest="only_names", help="write only NAME.txt: figures, names and shapes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in NAMES]:
        parser.error(f"no network is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    for name in options.names or NAMES:
        (export_names if options.only_names else export)(name, options)


if __name__ == "__main__":
    main()
