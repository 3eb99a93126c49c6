using System.Globalization;

namespace CnnDsl.Weights;

/// <summary>What every source asks of a tensor that it is to read.</summary>
internal static class TensorEntryChecks
{
    /// <summary>The error for a tensor that a source does not have as it is described.</summary>
    public static ArgumentException NotOf(this TensorEntry tensor, IWeightSource source) =>
        new($"'{source.Description}' has no tensor '{OneLine.Of(tensor.Name)}' of {OneLine.Of(tensor.DType)} ({OneLine.Of(tensor.Shape.ToString())}).", nameof(tensor));

    /// <summary>The destination must have room for the tensor, and for nothing else.</summary>
    /// <exception cref="ArgumentException">It has another length; the message has both.</exception>
    public static void RequireLength(this TensorEntry tensor, ReadOnlySpan<float> destination)
    {
        if (destination.Length != tensor.Shape.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{OneLine.Of(tensor.Name)}' ({OneLine.Of(tensor.Shape.ToString())}) has {tensor.Shape.Length} numbers, the destination {destination.Length}."),
                nameof(destination));
        }
    }
}
