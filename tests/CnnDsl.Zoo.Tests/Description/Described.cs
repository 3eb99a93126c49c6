using CnnDsl;

namespace Zoo.Tests.Description;

/// <summary>Two inputs, one of them bytes, and two outputs.</summary>
[Network, Input(3, 8, 8, Name = "left", Format = InputFormat.Bytes), Input(3, 8, 8, Name = "right")]
[Sub("left", "right"), Conv2D(8, 3, Padding = 1), ReLU(Name = "features")]
[GlobalAvgPool2D, Flatten, Dense(10, Name = "scores")]
[Output("scores"), Output("features")]
public partial class Stereo;

/// <summary>A sequence, which ends as a scalar.</summary>
[Network, Input(2, 16)]
[Conv1D(4, 4, Stride = 2, Padding = 1), Tanh, MaxPool1D(2), Flatten, Dense(1), Reshape]
public partial class Sequence;

/// <summary>No parameters but a constant's, and nothing before it.</summary>
[Network, Input(4)]
[Constant(4, Name = "offset"), Add("input", "offset"), Mul("add1", "add1")]
public partial class Offset;

/// <summary>Scales its input's channels.</summary>
[Block]
[GlobalAvgPool2D, Conv2D(Use.Squeeze, 1, Name = "fc1"), SiLU, Conv2D(Use.Filters, 1, Name = "fc2"), Sigmoid, Mul(Use.Input)]
public class Excite;

/// <summary>A block with a block in it.</summary>
[Block]
[Conv2D(Use.Filters, 3, Padding = 1, Name = "conv"), SiLU]
[Use<Excite>(Squeeze = 2, Filters = Use.Filters, Name = "excite"), Add(Use.Input)]
public class ExcitedBlock;

/// <summary>Frames in frames.</summary>
[Network, Input(8, 6, 6)]
[Use<ExcitedBlock>(Filters = 8, Repeat = 2, Name = "stage"), GlobalMaxPool2D]
public partial class Excited;
