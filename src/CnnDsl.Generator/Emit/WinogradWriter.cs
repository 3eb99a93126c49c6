using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints a convolution by Winograd's tiles: the loop over blocks of tiles, and the register tile of the products.</summary>
internal static class WinogradWriter
{
    private const string Parameters = "ref float x, ref float weights, ref float bias, ref float y, ref float scratch";

    public static void Write(CodeWriter code, ConvolutionKernel kernel, WinogradPlan plan, Names names)
    {
        Document(code, kernel, plan);
        using (code.Block($"file static class {names.Of(kernel)}"))
        {
            if (kernel.Wide == kernel.Narrow)
            {
                WriteBlocks(code, "internal static void Run", kernel, plan, kernel.Wide, names);
            }
            else
            {
                WriteDoor(code);
                WriteBlocks(code, "private static void Wide", kernel, plan, kernel.Wide, names);
                code.Line();
                WriteBlocks(code, "private static void Narrow", kernel, plan, kernel.Narrow, names);
            }

            foreach (RegisterTile tile in new[] { kernel.Wide, kernel.Narrow }.Distinct())
            {
                code.Line();
                TileWriter.Write(code, kernel.Products(), tile, names);
            }
        }
    }

    private static void Document(CodeWriter code, ConvolutionKernel kernel, WinogradPlan plan)
    {
        string activation = kernel.Activation is { } a ? $", then {a.Type}" : "";
        code.Lines(
            "/// <summary>",
            $"/// 3 x 3 convolution by Winograd's F({plan.Outputs} x {plan.Outputs}, 3 x 3): {kernel.Input.Shape} -> {kernel.Output.Shape}{activation}.",
            $"/// {Names.Count(plan.Tiles, "tile")} of {plan.Outputs} x {plan.Outputs} outputs, {plan.Block} at a time. x and y are in blocks of V.Count channels.",
            "/// </summary>",
            $"/// <remarks>Register tiles: {Names.Count(kernel.Wide.Pixels, "tile")} x {Names.Count(kernel.Wide.Vectors, "vector")} of channels with 32 registers, {kernel.Narrow.Pixels} x {kernel.Narrow.Vectors} with 16.</remarks>");
    }

    private static void WriteDoor(CodeWriter code)
    {
        using (ConvolutionWriter.Method(code, "internal static void Run", Parameters))
        {
            using (code.Block("if (V.Registers == 32)"))
            {
                code.Line("Wide<V>(ref x, ref weights, ref bias, ref y, ref scratch);");
            }

            using (code.Block("else"))
            {
                code.Line("Narrow<V>(ref x, ref weights, ref bias, ref y, ref scratch);");
            }
        }

        code.Line();
    }

    private static void WriteBlocks(CodeWriter code, string name, ConvolutionKernel kernel, WinogradPlan plan, RegisterTile tile, Names names)
    {
        using (ConvolutionWriter.Method(code, name, Parameters))
        {
            code.Line($"var tiles = new {Names.Kernels}WinogradTiles(Across: {plan.Across}, InputRowStride: {kernel.Input.RowStride}, InputPlaneStride: {kernel.Input.PlaneStride}, OutputHeight: {kernel.Output.Shape.Height}, OutputWidth: {kernel.Output.Shape.Width}, OutputRowStride: {kernel.Output.RowStride});");
            code.Line($"int blocks = ({kernel.Input.Shape.Channels} + V.Count - 1) / V.Count;");
            code.Line($"int inputStride = (blocks * {plan.Block} * V.Count) + {WinogradPlan.Gap};");
            code.Line($"int productStride = ({Names.Number((long)tile.Vectors * plan.Block)} * V.Count) + {WinogradPlan.Gap};");
            code.Line($"ref float inputs = {Names.At("scratch", 2L * plan.Points, true)};");
            code.Line($"ref float products = ref {Names.Unsafe}.Add(ref inputs, {plan.Points} * inputStride);");
            bool isOnce = plan.Block == plan.Tiles;
            if (isOnce)
            {
                WriteBlock(code, kernel, plan, tile, "0", names);
                return;
            }

            int count = (plan.Tiles + plan.Block - 1) / plan.Block;
            using (code.Block($"for (int block = 0; block < {count}; block++)"))
            {
                code.Line("// The last block is moved back to end with the tiles; what it computes again comes out the same.");
                code.Line($"int tile = global::System.Math.Min(block * {plan.Block}, {plan.Tiles - plan.Block});");
                WriteBlock(code, kernel, plan, tile, "tile", names);
            }
        }
    }

    private static void WriteBlock(CodeWriter code, ConvolutionKernel kernel, WinogradPlan plan, RegisterTile tile, string first, Names names)
    {
        string winograd = $"{Names.Kernels}Winograd{plan.Outputs}";
        string width = Names.Pixels(Names.Number(tile.Vectors));
        code.Line($"tiles.TransformInputs<V, {winograd}>(ref x, ref inputs, ref scratch, {first}, {plan.Block}, blocks, inputStride);");
        code.Line("ref float filters = ref weights;");
        using (code.Block($"for (int channel = 0; channel < {kernel.Output.Shape.Channels}; channel += {width})"))
        {
            using (code.Block($"for (int point = 0; point < {plan.Points}; point++)"))
            {
                code.Line($"ref float from = ref {Names.Unsafe}.Add(ref inputs, point * inputStride);");
                code.Line($"ref float to = ref {Names.Unsafe}.Add(ref products, point * productStride);");
                WriteProducts(code, kernel.Products(), tile);
                code.Line();
                code.Line($"filters = ref {Names.Unsafe}.Add(ref filters, {kernel.Input.Shape.Channels} * {width});");
            }

            code.Line();
            string activation = kernel.Activation is { } a ? names.Of(a) : $"{Names.Activations}Identity";
            for (int v = 0; v < tile.Vectors; v++)
            {
                string plane = v == 0 ? "(channel / V.Count)" : $"((channel / V.Count) + {v})";
                string lane = v == 0 ? "channel" : $"channel + {Names.Pixels(Names.Number(v))}";
                code.Line($"tiles.TransformOutputs<V, {winograd}, {activation}>({Names.At("products", (long)v * plan.Block, true)}, ref {Names.Unsafe}.Add(ref bias, {lane}), ref {Names.Unsafe}.Add(ref y, {plane} * {kernel.Output.PlaneStride} * V.Count), ref scratch, {first}, {plan.Block}, productStride);");
            }
        }
    }

    private static void WriteProducts(CodeWriter code, ConvolutionKernel products, RegisterTile tile)
    {
        int count = tile.TilesPerRow(products);
        if (count == 1)
        {
            code.Line($"{TileWriter.NameOf(tile)}<V>(ref from, ref filters, ref to);");
            return;
        }

        string call = $"{TileWriter.NameOf(tile)}<V>(ref {Names.Unsafe}.Add(ref from, i * V.Count), ref filters, ref {Names.Unsafe}.Add(ref to, i * V.Count));";
        bool isWhole = products.Columns % tile.Pixels == 0;
        using (code.Block(isWhole ? $"for (int i = 0; i < {products.Columns}; i += {tile.Pixels})" : $"for (int j = 0; j < {count}; j++)"))
        {
            if (!isWhole)
            {
                code.Line($"int i = global::System.Math.Min(j * {tile.Pixels}, {products.Columns - tile.Pixels});");
            }

            code.Line(call);
        }
    }
}
