#!/usr/bin/env python3
"""Trains the two small Fashion-MNIST networks of the sample and saves their weights.

Only the 60,000 training images are used for training. The 10,000 test images
are looked at once, after the last epoch, and the weights saved are those of the
last epoch: no epoch is chosen by its test accuracy, so the accuracy printed is
an honest one.

Pixels are divided by 255 and nothing else is done to them, because that is all
the C# side does before it feeds an image to a network. Both networks return
logits; the C# side adds the softmax.
"""

import argparse
import gzip
import json
import struct
import time
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional

HERE = Path(__file__).resolve().parent


class LeNet5(nn.Module):
    """LeCun's classic layout, with ReLU and max pooling."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.dense1 = nn.Linear(400, 120)
        self.dense2 = nn.Linear(120, 84)
        self.dense3 = nn.Linear(84, 10)

    def forward(self, x):
        x = functional.max_pool2d(functional.relu(self.conv1(x)), 2)
        x = functional.max_pool2d(functional.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = functional.relu(self.dense1(x))
        x = functional.relu(self.dense2(x))
        return self.dense3(x)


class FashionNet(nn.Module):
    """Five 3x3 convolutions with batch normalisation, then global average pooling.

    The convolutions have no bias: batch normalisation would subtract it again.
    """

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 32, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(32)
        self.conv3 = nn.Conv2d(32, 64, 3, padding=1, bias=False)
        self.bn3 = nn.BatchNorm2d(64)
        self.conv4 = nn.Conv2d(64, 64, 3, padding=1, bias=False)
        self.bn4 = nn.BatchNorm2d(64)
        self.conv5 = nn.Conv2d(64, 128, 3, padding=1, bias=False)
        self.bn5 = nn.BatchNorm2d(128)
        self.dropout = nn.Dropout(0.2)
        self.dense1 = nn.Linear(128, 10)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        x = functional.relu(self.bn2(self.conv2(x)))
        x = functional.max_pool2d(x, 2)
        x = functional.relu(self.bn3(self.conv3(x)))
        x = functional.relu(self.bn4(self.conv4(x)))
        x = functional.max_pool2d(x, 2)
        x = functional.relu(self.bn5(self.conv5(x)))
        x = functional.adaptive_avg_pool2d(x, 1).flatten(1)
        return self.dense1(self.dropout(x))


@dataclass(frozen=True)
class Recipe:
    """How one network is built and trained."""

    network: type
    epochs: int
    peak_rate: float
    weight_decay: float
    max_shift: int


RECIPES = {
    # LeNet5 has little capacity to spare, so its augmentation is the milder one.
    "lenet5": Recipe(LeNet5, epochs=25, peak_rate=4e-3, weight_decay=0.01, max_shift=1),
    "fashionnet": Recipe(FashionNet, epochs=12, peak_rate=5e-3, weight_decay=0.05, max_shift=2),
}
BATCH_SIZE = 128


def read_idx(path):
    """Reads a gzipped IDX file of bytes into an array of the shape in its header."""
    content = gzip.decompress(path.read_bytes())
    zeros, element_type, rank = struct.unpack(">HBB", content[:4])
    if zeros != 0 or element_type != 0x08:
        raise ValueError(f"{path} is not an IDX file of unsigned bytes")
    shape = struct.unpack(f">{rank}I", content[4:4 + 4 * rank])
    return numpy.frombuffer(content, numpy.uint8, offset=4 + 4 * rank).reshape(shape)


def load_split(folder, prefix):
    """Returns the images as N x 1 x 28 x 28 floats in 0..1 and the labels as integers."""
    images = read_idx(folder / f"{prefix}-images-idx3-ubyte.gz")
    labels = read_idx(folder / f"{prefix}-labels-idx1-ubyte.gz")
    pixels = torch.from_numpy(images.astype(numpy.float32) / numpy.float32(255))
    return pixels.unsqueeze(1), torch.from_numpy(labels.astype(numpy.int64))


def augment(images, max_shift):
    """Mirrors about half of the images and shifts each by up to max_shift pixels.

    A mirrored or slightly moved garment is the same garment, so this gives the
    network more to learn from without changing any label.
    """
    count, _, height, width = images.shape
    mirrored = torch.rand(count, 1, 1, 1) < 0.5
    images = torch.where(mirrored, images.flip(3), images)
    padded = functional.pad(images, [max_shift] * 4).squeeze(1)
    top, left = torch.randint(0, 2 * max_shift + 1, (2, count, 1))
    rows = (top + torch.arange(height)).unsqueeze(2)
    columns = (left + torch.arange(width)).unsqueeze(1)
    return padded[torch.arange(count).view(-1, 1, 1), rows, columns].unsqueeze(1)


def train(name, recipe, epochs, images, labels):
    """Trains a new network for the given number of epochs and returns it."""
    network = recipe.network()
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=recipe.weight_decay)
    batches = -(-len(images) // BATCH_SIZE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=recipe.peak_rate, epochs=epochs, steps_per_epoch=batches)
    network.train()
    for epoch in range(1, epochs + 1):
        start = time.monotonic()
        loss = train_epoch(network, optimizer, schedule, recipe.max_shift, images, labels)
        seconds = time.monotonic() - start
        print(f"{name}: epoch {epoch}/{epochs}, loss {loss:.4f}, {seconds:.0f} s", flush=True)
    return network


def train_epoch(network, optimizer, schedule, max_shift, images, labels):
    """Shows every training image once, in random order; returns the mean loss."""
    total = 0.0
    for batch in torch.randperm(len(images)).split(BATCH_SIZE):
        logits = network(augment(images[batch], max_shift))
        loss = functional.cross_entropy(logits, labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        total += loss.item() * len(batch)
    return total / len(images)


@torch.no_grad()
def measure_accuracy(network, images, labels):
    """Returns the share of images whose largest logit is that of the right class."""
    network.eval()
    pairs = zip(images.split(1000), labels.split(1000))
    correct = sum((network(x).argmax(1) == y).sum().item() for x, y in pairs)
    return correct / len(labels)


def save_safetensors(path, network, metadata):
    """Writes the network's parameters and running statistics as a safetensors file.

    The file is an 8-byte little-endian header length, a JSON header and the raw
    tensors. Spaces pad the header so that the tensors start at a multiple of 8,
    which lets a reader map the file and use the floats in place.
    num_batches_tracked is left out: inference has no use for it.
    """
    header = {"__metadata__": metadata}
    data = bytearray()
    for name, tensor in network.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        raw = tensor.numpy().astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def produce(name, options, training_set, test_set):
    """Trains, measures and saves one network."""
    # Seeding here, not once at the start, gives a network the same weights
    # whether it is trained alone or after the other one.
    torch.manual_seed(options.seed)
    recipe = RECIPES[name]
    start = time.monotonic()
    network = train(name, recipe, options.epochs or recipe.epochs, *training_set)
    minutes = (time.monotonic() - start) / 60
    accuracy = measure_accuracy(network, *test_set)
    save_safetensors(options.out / f"{name}.safetensors", network, {
        "network": name,
        "accuracy": f"{accuracy:.4f}",
        "dataset": "Fashion-MNIST",
        "seed": str(options.seed),
    })
    print(f"{name}: test accuracy {accuracy:.2%}, trained in {minutes:.1f} minutes", flush=True)


def parse_options():
    parser = argparse.ArgumentParser(description="Trains the Fashion-MNIST sample networks.")
    parser.add_argument("--data", type=Path, default=Path("/usr/share/datasets/fashion-mnist"),
                        help="folder with the four gzipped IDX files")
    parser.add_argument("--out", type=Path, default=HERE.parent / "weights",
                        help="folder for the .safetensors files")
    parser.add_argument("--network", choices=[*RECIPES, "all"], default="all")
    parser.add_argument("--epochs", type=int, help="default: 25 for lenet5, 12 for fashionnet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2,
                        help="fixed, because the order of float additions depends on it")
    return parser.parse_args()


def main():
    options = parse_options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    training_set = load_split(options.data, "train")
    test_set = load_split(options.data, "t10k")
    for name in RECIPES if options.network == "all" else [options.network]:
        produce(name, options, training_set, test_set)


if __name__ == "__main__":
    main()
