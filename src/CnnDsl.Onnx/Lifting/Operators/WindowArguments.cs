using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Kernel, strides, dilations and pads of a convolution or pool over 1 or 2 axes, said in as few arguments as they allow.</summary>
internal sealed class WindowArguments
{
    private static readonly string[] Sides = ["Height", "Width"];

    private readonly OnnxNode _node;
    private readonly int[] _kernel;
    private readonly int[] _strides;
    private readonly int[] _dilations;

    public WindowArguments(OnnxNode node, ReadOnlySpan<int> kernel)
    {
        _node = node;
        _kernel = kernel.ToArray();
        _strides = Read("strides", 1);
        _dilations = Read("dilations", 1);
        Pads = ReadPads();
    }

    private WindowArguments(OnnxNode node, int[] kernel, int[] strides, int[] dilations, int[] pads)
    {
        _node = node;
        _kernel = kernel;
        _strides = strides;
        _dilations = dilations;
        Pads = pads;
    }

    /// <summary>Number of axes.</summary>
    public int Rank => _kernel.Length;

    /// <summary>Before each axis, then behind each.</summary>
    public int[] Pads { get; init; }

    /// <summary>Whether the padding is worked out from the input's size.</summary>
    public bool IsAuto => _node.Text("auto_pad", "NOTSET") is "SAME_UPPER" or "SAME_LOWER";

    /// <summary>Whether any padding is there.</summary>
    public bool IsPadded => IsAuto || Pads.Any(pad => pad != 0);

    public int Stride(int axis) => _strides[axis];

    /// <summary>A window over one axis as one over two, the first of size 1.</summary>
    public WindowArguments WithHeight() => new(_node, [1, _kernel[0]], [1, _strides[0]], [1, _dilations[0]], [0, Pads[0], 0, Pads[1]]);

    /// <summary>How far a window reaches.</summary>
    public long Span(int axis) => ((long)_dilations[axis] * (_kernel[axis] - 1)) + 1;

    /// <summary>The kernel; always stated.</summary>
    public void AddKernel(Arguments arguments) => AddSides(arguments, "Kernel", _kernel, otherwise: null);

    /// <summary>What differs from the defaults. A pool's stride is its kernel by default, and 1 in ONNX.</summary>
    public void AddTo(Arguments arguments, bool isPool, bool ignoreAuto = false)
    {
        AddSides(arguments, "Stride", _strides, isPool ? _kernel : Ones());
        AddPads(arguments, ignoreAuto);
        AddSides(arguments, "Dilation", _dilations, Ones());
    }

    /// <summary>What to do with sizes that are not whole, when there are any.</summary>
    public void AddRounding(Arguments arguments, TensorShape input, bool ceiling)
    {
        bool isWhole = Enumerable.Range(0, Rank).All(axis =>
            (input[input.Rank - Rank + axis] + (long)Pads[axis] + Pads[axis + Rank] - Span(axis)) % _strides[axis] == 0);
        if (!IsAuto && !isWhole)
        {
            arguments.Set("Rounding", new EnumMember("Rounding", ceiling ? "Ceiling" : "Floor"));
        }
    }

    private int[] Ones() => [.. _kernel.Select(_ => 1)];

    private int[] Read(string name, int otherwise)
    {
        int[] values = _node.Ints(name)?.Small(name) ?? [.. _kernel.Select(_ => otherwise)];
        return values.Length == Rank && values.All(value => value >= 1)
            ? values
            : throw new RefusedNodeException($"its {name} [{string.Join(", ", values)}] are not one of 1 or more for each of {Rank} axes");
    }

    private int[] ReadPads()
    {
        string auto = _node.Text("auto_pad", "NOTSET");
        if (auto is not ("NOTSET" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
        {
            throw new RefusedNodeException($"its auto_pad is {auto}");
        }

        int[] pads = (auto == "NOTSET" ? _node.Ints("pads")?.Small("pads") : null) ?? new int[2 * Rank];
        return pads.Length == 2 * Rank && pads.All(pad => pad >= 0)
            ? pads
            : throw new RefusedNodeException($"its pads [{string.Join(", ", pads)}] are not one of 0 or more for each side of {Rank} axes");
    }

    private void AddPads(Arguments arguments, bool ignoreAuto)
    {
        string auto = _node.Text("auto_pad", "NOTSET");
        if (IsAuto && !ignoreAuto)
        {
            arguments.Set("AutoPad", new EnumMember("AutoPad", auto == "SAME_UPPER" ? "Same" : "SameLower"));
        }
        else if (Pads.AsSpan(0, Rank).SequenceEqual(Pads.AsSpan(Rank)))
        {
            AddSides(arguments, "Padding", Pads[..Rank], new int[Rank]);
        }
        else
        {
            string[] names = Rank == 1 ? ["PaddingLeft", "PaddingRight"] : ["PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight"];
            for (int i = 0; i < names.Length; i++)
            {
                arguments.Unless(0, names[i], Pads[i]);
            }
        }
    }

    private static void AddSides(Arguments arguments, string name, int[] values, int[]? otherwise)
    {
        if (otherwise is not null && values.SequenceEqual(otherwise))
        {
            return;
        }

        if (values.Distinct().Count() == 1)
        {
            arguments.Set(name, values[0]);
            return;
        }

        for (int axis = 0; axis < values.Length; axis++)
        {
            if (otherwise is null || values[axis] != otherwise[axis])
            {
                arguments.Set(name + Sides[axis], values[axis]);
            }
        }
    }
}
