namespace CnnDsl.Benchmarks;

/// <summary>The classic digit reader with today's activations.</summary>
[Network, Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10), Softmax]
public partial class LeNet5;

/// <summary>The textbook's deep network: 3x3 convolutions in pairs, each pair followed by a pool.</summary>
[Network, Input(1, 28, 28)]
[Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Flatten, Dense(50), ReLU, Dropout, Dense(10), Dropout, Softmax]
public partial class DeepConvNet;

/// <summary>VGG's pattern on small colour images: the work of wide 3x3 convolutions.</summary>
[Network, Input(3, 32, 32)]
[Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(128, 3, Padding = 1), ReLU, Conv2D(128, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(256, 3, Padding = 1), ReLU, Conv2D(256, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Flatten, Dense(256), ReLU, Dense(10), Softmax]
public partial class VggLike;

/// <summary>3x3 convolutions without transforms: what `-- kernels` times of the tiles of <see cref="Precision.Exact"/>.</summary>
[Network(Precision = Precision.Exact), Input(64, 56, 56)]
[Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(128, 3, Padding = 1), ReLU]
public partial class DirectConvolutions;
