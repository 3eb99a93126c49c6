using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers a convolution by Winograd's tiles whose points several threads share: the products, then the outputs, which need all of them.</summary>
internal sealed class WinogradHalves(PlanBuilder plan, FusedLayer layer, ConvolutionKernel kernel)
{
    private readonly WinogradPlan _winograd = kernel.Winograd!;

    /// <summary>Adds both steps.</summary>
    /// <param name="to">The output's buffer.</param>
    /// <param name="operands">Input, weights, bias, output and the map to add, as the kernels of a whole convolution take them.</param>
    /// <param name="reason">Why it goes by these tiles.</param>
    public void Add(int to, Operand[] operands, string reason)
    {
        int products = Room("Products", _winograd.TransformLength(kernel.Output.Shape.Channels), plan.Values.Buffers.Add);
        long tiles = Math.Max(_winograd.TransformLength(kernel.Input.Shape.Channels), _winograd.Points * 16);
        Operand scratch = new BufferOperand(Room("Tiles", tiles, plan.Values.Buffers.AddOwn), 0, false);
        WinogradOperand sizes = new(kernel, _winograd);
        string place = $"{_winograd.Points} x {kernel.Output.Shape.Channels} x {_winograd.Tiles}";
        plan.Values.Steps.Add(new Step(
            $"{plan.Describe(layer, reason)}\nThe products of all points, of which each thread takes some: {place}",
            KernelOf("WinogradProducts") with { Activation = null, Row = null },
            EquatableArray.Of(operands[0], operands[1], plan.Values.Start(products), scratch, sizes),
            products)
        {
            MultiplyAdds = layer.Main.Facts.MultiplyAdds,
        });

        string outputs = $"{layer.Main.Name}'s products into outputs";
        plan.Values.ClearFrame(to, outputs);
        plan.Values.Steps.Add(new Step(
            plan.Values.Buffers.Places[to].Frame.IsEmpty ? outputs : "",
            KernelOf("WinogradOutputs") with { Tiles = default },
            EquatableArray.Of([plan.Values.Start(products), .. operands.Skip(2), scratch, sizes]),
            to)
        {
            Elements = Sizes.Product(_winograd.Points, _winograd.Tiles, kernel.Output.Shape.Channels),
        });
    }

    private Callee KernelOf(string type) => WeightedLowering.KernelOf(type, layer, kernel) with { Operation = _winograd.Transform };

    private int Room(string name, long length, Func<string, MapPlace, int> add) =>
        add(layer.Main.Name + name, new MapPlace(Shape.Vector((int)length), false, Frame.None));
}
