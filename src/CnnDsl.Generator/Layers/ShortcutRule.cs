using System.Globalization;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The 1 x 1 convolution that brings a shortcut to the shape of what it is added to, as residual networks have it.</summary>
internal static class ShortcutRule
{
    /// <summary>The arguments of the convolution that makes one map like another, or null when no stride does.</summary>
    public static IReadOnlyList<RemedyChange>? Projection(Shape from, Shape to, Rounding rounding)
    {
        if (StrideOf(from.Height, to.Height) is not { } down || StrideOf(from.Width, to.Width) is not { } across)
        {
            return null;
        }

        List<RemedyChange> arguments = [Number("Filters", to.Channels), Number("Kernel", 1)];
        if (down == across && down > 1)
        {
            arguments.Add(Number("Stride", down));
        }
        else if (down != across)
        {
            arguments.AddRange([Number("StrideHeight", down), Number("StrideWidth", across)]);
        }

        if (rounding == Rounding.None && ((from.Height - 1) % down != 0 || (from.Width - 1) % across != 0))
        {
            arguments.Add(new RemedyChange("Rounding", "Rounding.Floor"));
        }

        return arguments;
    }

    /// <summary>The stride at which one size gives the other, (from - 1)/stride + 1 rounded down, or null.</summary>
    private static int? StrideOf(int from, int to)
    {
        int stride = (int)(((long)from + to - 1) / to);
        return ((from - 1) / stride) + 1 == to ? stride : null;
    }

    private static RemedyChange Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
