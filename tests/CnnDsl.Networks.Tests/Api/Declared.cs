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

/// <summary>Deep enough for rounding to add up, and with 3 x 3 convolutions that go by Winograd's tiles.</summary>
[Network, Input(3, 24, 24)]
[Use<Pair>(Filters = 32, Name = "a"), Use<Pair>(Filters = 64, Name = "b"), Use<Pair>(Filters = 96, Name = "c"), Flatten, Dense(10)]
public partial class Tiled;

/// <summary>The same by plain sums.</summary>
[Network(Precision = Precision.Exact), Input(3, 24, 24)]
[Use<Pair>(Filters = 32, Name = "a"), Use<Pair>(Filters = 64, Name = "b"), Use<Pair>(Filters = 96, Name = "c"), Flatten, Dense(10)]
public partial class Summed;

/// <summary>As in VGG.</summary>
[Block]
[Conv2D(Use.Filters, 3, Padding = 1), ReLU, Conv2D(Use.Filters, 3, Padding = 1), ReLU, MaxPool2D(2)]
public class Pair;

/// <summary>Reads pixels of bytes.</summary>
[Network, Input(3, 4, 5, Format = InputFormat.Bytes)]
[Conv2D(4, 3), ReLU]
public partial class Camera;
