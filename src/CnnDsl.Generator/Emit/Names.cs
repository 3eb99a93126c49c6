using System.Globalization;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>What things are called in the emitted code. Names of the runtime are qualified by alias or in full, so that no type of the user's can come between.</summary>
internal sealed class Names
{
    public const string Kernels = "CnnKernels::";
    public const string Activations = "CnnActivations::";
    public const string Weights = "CnnWeights::";
    public const string Engine = "CnnEngine::";
    public const string Unsafe = "CnnServices::Unsafe";
    public const string Lanes = "CnnLanes::ILanes<V>";
    public const string Hot = "[CnnServices::MethodImpl(CnnServices::MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Behind '::' only aliases are looked up, so whatever the user's own types are called, these are meant.</summary>
    public static readonly string[] Aliases =
    [
        "using CnnActivations = global::CnnDsl.Activations;",
        "using CnnEngine = global::CnnDsl.Engine;",
        "using CnnKernels = global::CnnDsl.Kernels;",
        "using CnnLanes = global::CnnDsl.Lanes;",
        "using CnnServices = global::System.Runtime.CompilerServices;",
        "using CnnWeights = global::CnnDsl.Weights;",
    ];

    private readonly EquatableArray<float> _constants;

    private readonly string _space;

    /// <param name="plan">What is printed.</param>
    /// <param name="space">The namespace of the emitted types.</param>
    public Names(ForwardPlan plan, string space) => (_constants, _space) = (plan.Constants, space.Length == 0 ? "global::" : $"global::{space}.");

    /// <summary>The type of a vector's width.</summary>
    public static string Lane(int bits) => $"CnnLanes::Lanes{Number(bits)}";

    /// <summary>The activation's type with its constants as types.</summary>
    public string Of(ActivationOperation activation) => activation.Constants.Count == 0
        ? Activations + activation.Type
        : $"{Activations}{activation.Type}<{string.Join(", ", activation.Constants.Select(constant => _space + OfConstant(constant)))}>";

    /// <summary>In full, because the network's class may have a member of that name.</summary>
    public string Of(TileKind tile) => _space + tile.Name;

    public string OfConstant(float value) => $"Number{Array.IndexOf([.. _constants], value) + 1}";

    /// <summary>A reference so many floats, or pixels of a blocked map, behind another.</summary>
    public static string At(string name, string offset) => offset == "0" ? $"ref {name}" : $"ref {Unsafe}.Add(ref {name}, {offset})";

    public static string At(string name, long pixels, bool isBlocked) => At(name, isBlocked ? Pixels(Number(pixels)) : Number(pixels));

    /// <summary>So many pixels of a blocked map, or so many vectors, as floats.</summary>
    public static string Pixels(string count) => Times(count, "V.Count");

    public static string Times(string count, string unit) => count switch
    {
        "0" => "0",
        "1" => unit,
        _ => $"{count} * {unit}",
    };

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
