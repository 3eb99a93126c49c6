using CnnDsl.Weights;

namespace CnnDsl.Onnx.Reading;

/// <summary>An operator applied to values.</summary>
/// <param name="Name">Its name; often empty.</param>
/// <param name="Kind">The operator: <c>Conv</c>.</param>
/// <param name="Domain">Whose operator it is; empty for the standard's.</param>
/// <param name="Inputs">Names of the values that it reads; an empty one is left out.</param>
/// <param name="Outputs">Names of the values that it gives; an empty one is not wanted.</param>
/// <param name="Attributes">Its attributes by name.</param>
public sealed record OnnxNode(
    string Name,
    string Kind,
    string Domain,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Attributes)
{
    /// <summary>As an error calls it: its name, or the value that it gives.</summary>
    internal string DisplayName => OneLine.Of(Name.Length > 0 ? Name : Outputs.FirstOrDefault(output => output.Length > 0) ?? "without a name");
}
