using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Naming;

/// <summary>Names of modules in the names that exporters give to nodes and tensors.</summary>
internal static class ModulePath
{
    private static readonly string[] Suffixes = ["weight", "bias", "running_mean", "running_var"];

    /// <summary>The module of a tensor: <c>layer1.0.conv1</c> of <c>layer1.0.conv1.weight</c>; null when the name is not of that form.</summary>
    public static string? OfTensor(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && Suffixes.Contains(name[(dot + 1)..]) && WellFormed.Is(name[..dot]) ? name[..dot] : null;
    }

    /// <summary>
    /// The module of a node: <c>layer1.0.conv1</c> of <c>/layer1/layer1.0/conv1/Conv</c>, where each container that is a list repeats its own name.
    /// Null when the name is empty, or only the operator and a number.
    /// </summary>
    public static string? OfNode(OnnxNode node)
    {
        List<string> modules = [];
        foreach (string segment in WithoutCall(node.Name.Split('/', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (modules.Count > 0 && segment.StartsWith(modules[^1] + ".", StringComparison.Ordinal))
            {
                modules.RemoveAt(modules.Count - 1);
            }

            modules.Add(segment);
        }

        if (modules.Count > 0 && IsOperator(modules[^1], node.Kind))
        {
            modules.RemoveAt(modules.Count - 1);
        }

        string name = WellFormed.Of(string.Join('.', modules), "");
        return name.Length > 0 ? name : null;
    }

    /// <summary>
    /// A model of TensorFlow is one call of one function, and its nodes are operators: <c>StatefulPartitionedCall/functional_1/conv2d_1/BiasAdd</c>
    /// is of the layer <c>conv2d_1</c>.
    /// </summary>
    private static string[] WithoutCall(string[] segments) => segments is ["StatefulPartitionedCall", _, .. var layer, _] ? layer : segments;

    // Conv, Conv_12.
    private static bool IsOperator(string segment, string kind) => segment.StartsWith(kind, StringComparison.Ordinal)
        && (segment.Length == kind.Length || (segment[kind.Length] == '_' && segment[(kind.Length + 1)..].All(char.IsAsciiDigit)));
}
