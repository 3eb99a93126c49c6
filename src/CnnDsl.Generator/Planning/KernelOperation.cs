using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// One call of a kernel of the runtime, which is all that most layers are. In blocks, the kernel is called as
/// <c>Run&lt;V&gt;(ref x, in xMap, ref tables..., ref y, in yMap, extra...)</c>, with a ref and a layout for each input; in planes, as
/// <c>Run(ref x, ref tables..., ref y, extra...)</c> on row-major numbers without gaps.
/// </summary>
/// <param name="Kernel">The class in CnnDsl.Kernels.</param>
internal sealed record KernelOperation(string Kernel) : Operation
{
    public string Method { get; init; } = "Run";

    /// <summary>Whether inputs and output lie in planes; else in blocks of V.Count channels.</summary>
    public bool InPlanes { get; init; }

    /// <summary>Whether the kernel is generic over the vector width.</summary>
    public bool IsWide { get; init; } = true;

    /// <summary>Whether it takes an activation as its last type argument; <c>Identity</c> when none follows.</summary>
    public bool HasActivation { get; init; }

    /// <summary>Whether the output may take the input's place when nobody else reads that; only in blocks.</summary>
    public bool InPlace { get; init; }

    /// <summary>A struct of CnnDsl.Kernels that it takes as a type argument before the activation, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Numbers that are worked out or copied once, when the weights are loaded.</summary>
    public EquatableArray<KernelTable> Tables { get; init; }

    /// <summary>Floats of scratch, taken behind the tables; 0 for none.</summary>
    public int Scratch { get; init; }

    /// <summary>Arguments behind the output.</summary>
    public EquatableArray<Operand> Extra { get; init; }

    public override bool TakesActivation => HasActivation;

    public override bool IsPlanar => InPlanes;

    /// <summary>The operation with named whole numbers as its further arguments.</summary>
    public KernelOperation With(params (string Name, int Value)[] arguments) =>
        this with { Extra = Extra.Concat(arguments.Select(argument => (Operand)LiteralOperand.Named(argument.Name, argument.Value))).ToEquatableArray() };

    public override void Lower(PlanBuilder plan, FusedLayer layer)
    {
        List<Operand> tables = [.. Tables.Select(table => (Operand)new WeightsOperand(plan.Weights.AddTable(layer.Main, table)))];
        if (Scratch > 0)
        {
            tables.Add(new BufferOperand(plan.Values.Buffers.Add(layer.Main.Name + "Scratch", new MapPlace(Shape.Vector(Scratch), false, Frame.None)), 0, false));
        }

        Callee callee = new(Kernel, Method, IsWide: IsWide, Activation: HasActivation ? layer.Activation ?? PlanBuilder.Identity : null) { Operation = Type };
        if (InPlanes)
        {
            plan.Planes(layer, callee, tables, Extra);
        }
        else
        {
            plan.Blocks(layer, callee, tables, Extra, InPlace);
        }
    }
}

/// <summary>
/// A part of the packed weights that a kernel's own method fills: <c>Pack(ReadOnlySpan&lt;float&gt; tensor..., Span&lt;float&gt; packed, extra...)</c>.
/// </summary>
/// <param name="Kernel">The class in CnnDsl.Kernels; empty where a tensor is copied.</param>
/// <param name="Length">Floats to fill, enough for every vector width.</param>
internal sealed record KernelTable(string Kernel, long Length)
{
    public string Method { get; init; } = "Pack";

    /// <summary>A layout of weights in place of a method; null for none.</summary>
    public UnitPacking? Packing { get; init; }

    /// <summary>Whether it is a tensor copied as it is.</summary>
    public bool IsCopy => Kernel.Length == 0;

    /// <summary>The layer's tensors that it reads, by their suffixes.</summary>
    public EquatableArray<string> Tensors { get; init; }

    /// <summary>Arguments behind the packed part, as C#.</summary>
    public EquatableArray<string> Extra { get; init; }

    /// <summary>A tensor copied as it is.</summary>
    public static KernelTable Copy(string suffix, long length) => new("", length) { Tensors = EquatableArray.Of(suffix) };

    /// <summary>A tensor copied as it is, or one number in its place where the layer has none.</summary>
    public static KernelTable CopyOrFill(string suffix, long length, bool copy, float otherwise) =>
        copy ? Copy(suffix, length) : new("Tables", length) { Method = "Fill", Extra = EquatableArray.Of($"value: {CSharpLiteral.Of(otherwise)}") };
}

/// <summary>How the weights of units are laid.</summary>
/// <param name="Layout">A FilterPacking of CnnDsl.Kernels with its arguments, as C#.</param>
/// <param name="Units">Units.</param>
internal sealed record UnitPacking(string Layout, int Units);
