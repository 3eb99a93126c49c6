namespace CnnDsl.Networks.Tests.Api;

/// <summary>From a map to a vector, with every kind of weight.</summary>
[Network, Input(3, 8, 8)]
[Conv2D(6, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2)]
[Conv2D(10, 3), PReLU, Flatten, Dense(5), Softmax]
public partial class Classifier;

/// <summary>From a map to a map.</summary>
[Network, Input(2, 5, 6)]
[Conv2D(4, 3, Padding = 1), Tanh]
public partial class Filter;

/// <summary>From a vector to a vector.</summary>
[Network, Input(12)]
[Dense(7), Sigmoid]
public partial class Scorer;

/// <summary>Two inputs and two outputs, whose names C# cannot have as they are.</summary>
[Network, Input(2, 4, 4, Name = "left"), Input(2, 4, 4, Name = "right.eye")]
[Add("left", "right.eye", Name = "class"), Flatten, Dense(3)]
[Output("class"), Output("dense1", Name = "scores")]
public partial class Stereo;

/// <summary>Reads pixels of bytes.</summary>
[Network, Input(3, 4, 5, Format = InputFormat.Bytes)]
[Conv2D(4, 3), ReLU]
public partial class Camera;
