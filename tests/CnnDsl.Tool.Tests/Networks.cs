namespace CnnDsl.Tool.Tests;

/// <summary>What the tests import and export: small, with a block's worth of repetition.</summary>
[Network, Input(3, 12, 10)]
[Conv2D(8, 3, Padding = 1), ReLU(Name = "stem")]
[Conv2D(8, 3, Padding = 1, Name = "stage.0.conv"), ReLU(Name = "stage.0.relu"), Conv2D(8, 1, Name = "stage.0.project"), Add("stem", Name = "stage.0.sum")]
[Conv2D(8, 3, Padding = 1, Name = "stage.1.conv"), ReLU(Name = "stage.1.relu"), Conv2D(8, 1, Name = "stage.1.project"), Add("stage.0.sum", Name = "stage.1.sum")]
[Conv2D(8, 3, Padding = 1, Name = "stage.2.conv"), ReLU(Name = "stage.2.relu"), Conv2D(8, 1, Name = "stage.2.project"), Add("stage.1.sum", Name = "stage.2.sum")]
[MaxPool2D(2), Flatten, Dense(5, Name = "head")]
public partial class Small;

/// <summary>Another network of this assembly.</summary>
[Network, Input(4)]
[Dense(3), Softmax]
public partial class Tiny;

/// <summary>LeNet-5 as the README has it.</summary>
[Network, Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10), Softmax]
public partial class LeNet5;
