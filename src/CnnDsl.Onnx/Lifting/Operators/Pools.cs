using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Pools over one axis and two; over all, any number of axes.</summary>
internal static class Pools
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["MaxPool"] = node => Pool(node, "MaxPool", isAverage: false),
        ["AveragePool"] = node => Pool(node, "AvgPool", isAverage: true),
        ["GlobalAveragePool"] = node => GlobalPool(node, "GlobalAvgPool", "ReduceMean"),
        ["GlobalMaxPool"] = node => GlobalPool(node, "GlobalMaxPool", "ReduceMax"),
    };

    private static void Pool(NodeLift node, string kind, bool isAverage)
    {
        int[] kernel = node.Node.Ints("kernel_shape")?.Small("kernel_shape") ?? throw new RefusedNodeException("it has no kernel_shape");
        Flow image = Image.Of(node, node.Flow(0));
        if (kernel.Length is not (1 or 2) || image.Rank != kernel.Length + 1 || kernel.Any(size => size < 1))
        {
            throw new RefusedNodeException($"its kernel_shape is [{string.Join(", ", kernel)}] on {image.Shape}, and pools over 1 or 2 axes are known");
        }

        WindowArguments window = new(node.Node, kernel);
        Arguments arguments = [];
        window.AddKernel(arguments);
        window.AddTo(arguments, isPool: true);
        window.AddRounding(arguments, image.Shape, node.Node.Flag("ceil_mode"));
        if (isAverage && window.IsPadded)
        {
            arguments.Unless(true, "CountIncludePad", node.Node.Flag("count_include_pad"));
        }

        Image.Give(node, node.Add($"{kind}{kernel.Length}D", image, arguments));
    }

    private static void GlobalPool(NodeLift node, string kind, string reduction)
    {
        Flow image = Image.Of(node, node.Flow(0));
        Image.Give(node, image.Rank switch
        {
            2 => node.Add($"{kind}1D", image),
            3 => node.Add($"{kind}2D", image),
            > 3 => node.Add(reduction, image, new Arguments().Set("Axes", Enumerable.Range(1, image.Rank - 1).ToArray())),
            _ => throw new RefusedNodeException($"its input {image.Shape} has no axes beside channels"),
        });
    }
}
