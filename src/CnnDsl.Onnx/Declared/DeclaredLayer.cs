namespace CnnDsl.Onnx;

/// <summary>A layer as it will be declared.</summary>
/// <param name="Kind">Its attribute without the suffix: <c>Conv2D</c>.</param>
/// <param name="Name">Its full name, unique and well-formed, as in <c>layer1.0.conv1</c>: letters, digits, _ and -, with dots between.</param>
/// <param name="Inputs">Full names of the layers and inputs that it reads; a part of a Split is <c>split1.0</c>.</param>
/// <param name="Arguments">By property name: what differs from the default, and always what the attribute demands.</param>
/// <param name="Weights">Its tensors by suffix: weight, bias, running_mean, running_var, value.</param>
/// <param name="Output">Shape of what it gives for one image; that of one part for a Split.</param>
public sealed record DeclaredLayer(
    string Kind,
    string Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<DeclaredArgument> Arguments,
    IReadOnlyDictionary<string, FloatTensor> Weights,
    TensorShape Output);
