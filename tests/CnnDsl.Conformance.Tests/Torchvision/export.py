#!/usr/bin/python3
"""Exports torchvision's classification networks as ONNX models, for the C# side to import and to compare with ONNX Runtime.

    apt-get install python3-torch python3-torchvision
    /usr/bin/python3 export.py --out DIR [NAME ...]

Nothing is downloaded: the weights are random, with batch-norm scales, shifts and statistics as samples/Zoo/export.py makes
them, so that all activations have the sizes that they have in a trained network. Of the six networks that samples/Zoo
declares, NAME.safetensors has the weights too. PyTorch folds batch normalization into convolutions as it exports;
NAME.onnx of a name that ends in "-unfused" keeps it.
"""

import argparse
import sys
import warnings
from pathlib import Path

import torch
import torchvision
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[3] / "samples" / "Zoo"))
import export as zoo  # noqa: E402

SMALL = ["squeezenet1_1", "shufflenet_v2_x0_5", "mobilenet_v3_small", "mnasnet0_5", "regnet_y_400mf", "resnet18-unfused"]

# Networks that the project had not seen when its import was written; with the six of the zoo.
ALL = [
    *zoo.NAMES,
    *SMALL[1:],
    "alexnet",
    "convnext_tiny",
    "densenet121-unfused",
    "densenet169",
    "efficientnet_b0-unfused",
    "efficientnet_b3",
    "efficientnet_v2_s",
    "googlenet",
    "inception_v3",
    "mnasnet1_0",
    "mobilenet_v2-unfused",
    "mobilenet_v3_large",
    "regnet_x_400mf",
    "regnet_y_800mf",
    "resnet34",
    "resnet101",
    "resnext50_32x4d",
    "shufflenet_v2_x1_0",
    "shufflenet_v2_x2_0",
    "squeezenet1_0",
    "vgg11",
    "vgg11_bn",
    "wide_resnet50_2",
]

OPSET = 13


def side(name):
    """Pixels of the side of a picture; a smaller one than the paper's does as well where the network takes any."""
    return 299 if name == "inception_v3" else 224


@torch.no_grad()
def build(name, seed):
    """Returns the network for inference; the same one for a name and seed."""
    torch.manual_seed(seed)
    options = {"init_weights": False} if name in ("googlenet", "inception_v3") else {}
    model = getattr(torchvision.models, name)(weights=None, **options).eval()
    for key, parameter in model.named_parameters():
        if key.endswith("layer_scale"):
            # ConvNeXt starts with 1e-6, so that no block would matter.
            parameter.uniform_(0.2, 1)
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for module in norms:
        module.weight.uniform_(0.5, 1.5)
        module.bias.normal_(0, 0.2)
        module.momentum = None  # the mean of all batches
        module.train()
    for _ in range(2 if norms else 0):
        model(pictures(4, side(name)))
    return model.eval()


def pictures(count, size):
    """Random pictures with large and small features, as far from 0 as normalised photos are."""
    coarse = nn.functional.interpolate(torch.randn(count, 3, 14, 14), size=size, mode="bicubic", align_corners=False)
    return coarse + 0.3 * torch.randn(count, 3, size, size)


@torch.no_grad()
def export(name, options):
    base = name.removesuffix("-unfused")
    model = build(base, options.seed)
    kept = torch.onnx.TrainingMode.EVAL if base == name else torch.onnx.TrainingMode.PRESERVE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            torch.zeros(1, 3, side(base), side(base)),
            options.out / f"{name}.onnx",
            input_names=["image"],
            output_names=["scores"],
            dynamic_axes={"image": {0: "N"}, "scores": {0: "N"}},
            opset_version=OPSET,
            training=kept,
        )
    if name in zoo.NAMES:
        zoo.save_safetensors(options.out / f"{name}.safetensors", zoo.tensors(model), {"network": name, "seed": str(options.seed)})
    print(f"{name}: {(options.out / f'{name}.onnx').stat().st_size / 1e6:.1f} MB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"networks, or 'small' or 'all'; 'small' by default: {', '.join(SMALL)}")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the files")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    names = {"small": SMALL, "all": ALL}
    for name in [each for given in options.names or ["small"] for each in names.get(given, [given])]:
        export(name, options)


if __name__ == "__main__":
    main()
