namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>Channels to squares of pixels, or squares of pixels to channels, written as Reshape, Transpose and Reshape.</summary>
internal static class PixelShufflePattern
{
    public static bool Lift(NodeLift node)
    {
        if (ReshapedTranspose.Of(node) is not { Input.Rank: 3, Parts.Length: 5, Output.Length: 3 } found || Match(found) is not var (kind, factor, depthFirst))
        {
            return false;
        }

        node.Give(node.Add(kind, found.Input, new Arguments().Set("Factor", factor).Unless(false, "DepthFirst", depthFirst)));
        return true;
    }

    private static (string Kind, int Factor, bool DepthFirst)? Match(ReshapedTranspose found)
    {
        int[] parts = found.Parts;
        (int channels, int height, int width) = (found.Input.Shape[0], found.Input.Shape[1], found.Input.Shape[2]);
        (string Kind, int Factor, bool DepthFirst)? match = (found.Order, parts) switch
        {
            ([0, 3, 1, 4, 2], [_, var r, var s, var h, var w]) when r == s && h == height && w == width => ("PixelShuffle", r, false),
            ([2, 3, 0, 4, 1], [var r, var s, _, var h, var w]) when r == s && h == height && w == width => ("PixelShuffle", r, true),
            ([0, 2, 4, 1, 3], [var c, _, var r, _, var s]) when r == s && c == channels && height == parts[1] * r => ("PixelUnshuffle", r, false),
            ([2, 4, 0, 1, 3], [var c, _, var r, _, var s]) when r == s && c == channels && height == parts[1] * r => ("PixelUnshuffle", r, true),
            _ => null,
        };
        return match is not var (kind, factor, _) || !found.Output.SequenceEqual(OutputOf(kind, factor, channels, height, width)) ? null : match;
    }

    private static int[] OutputOf(string kind, int factor, int channels, int height, int width) => kind == "PixelShuffle"
        ? [channels / (factor * factor), height * factor, width * factor]
        : [channels * factor * factor, height / factor, width / factor];
}
