namespace CnnDsl.Kernels;

/// <summary>What an interpolation in one direction reads: for each output, taps of (index, weight), worked out once in double precision.</summary>
/// <param name="Input">Rows or columns of the input.</param>
/// <param name="Output">Rows or columns of the output.</param>
/// <param name="From">With <paramref name="To"/>, the reciprocal of the factor as a fraction: H/OH where that is it, so that no place rounds across a whole number.</param>
/// <param name="To">The fraction's denominator.</param>
/// <param name="Mode">How many taps there are: 1, 2 or 4.</param>
/// <param name="Coordinates">Where outputs lie.</param>
/// <param name="Rounding">Which pixel is the nearest.</param>
/// <param name="Cubic">The cubic's coefficient a.</param>
/// <param name="ExcludeOutside">Whether taps beyond the edge have weight 0, and the others make up for them; the nearest pixel of a place outside is the edge's all the same.</param>
public readonly record struct UpsampleTable(
    int Input, int Output, double From, double To, UpsampleMode Mode, UpsampleCoordinates Coordinates, NearestRounding Rounding, double Cubic, bool ExcludeOutside)
{
    private int Taps => Mode switch { UpsampleMode.Nearest => 1, UpsampleMode.Bilinear => 2, _ => 4 };

    /// <summary>The output's size before it is rounded down.</summary>
    private double Resized => Input * To / From;

    /// <summary>Fills a table of 2 * taps floats an output: an input's index (its bits) and its weight, tap by tap.</summary>
    public static void Pack(Span<float> packed, UpsampleTable table)
    {
        Span<double> weights = stackalloc double[table.Taps];
        for (int i = 0; i < table.Output; i++)
        {
            int first = table.Weigh(i, weights);
            if (table.ExcludeOutside && table.Mode != UpsampleMode.Nearest)
            {
                Exclude(weights, first, table.Input);
            }

            Write(packed.Slice(i * 2 * weights.Length, 2 * weights.Length), weights, first, table.Input);
        }
    }

    /// <summary>The weights of an output, and the index of the first, which may lie outside.</summary>
    private int Weigh(int output, Span<double> weights)
    {
        double place = Place(output);
        double floor = Math.Floor(place);
        double r = place - floor;
        switch (Mode)
        {
            case UpsampleMode.Nearest:
                weights[0] = 1;
                return Nearest(place);
            case UpsampleMode.Bilinear:
                (weights[0], weights[1]) = (1 - r, r);
                return (int)floor;
            default:
                (weights[0], weights[1], weights[2], weights[3]) = (Outer(1 + r), Inner(r), Inner(1 - r), Outer(2 - r));
                return (int)floor - 1;
        }
    }

    /// <summary>Where in the input an output lies.</summary>
    private double Place(int i) => Coordinates switch
    {
        UpsampleCoordinates.Asymmetric => i * From / To,
        UpsampleCoordinates.AlignCorners => Output == 1 ? 0 : (double)i * (Input - 1) / (Resized - 1),
        UpsampleCoordinates.PyTorchHalfPixel when Output == 1 => 0,
        UpsampleCoordinates.HalfPixelNearest => (i + 0.5) * From / To,
        _ => ((i + 0.5) * From / To) - 0.5,
    };

    private int Nearest(double place) => (int)(Rounding switch
    {
        NearestRounding.Floor => Math.Floor(place),
        NearestRounding.Ceiling => Math.Ceiling(place),
        NearestRounding.PreferFloor => Math.Ceiling(place - 0.5),
        _ => Math.Floor(place + 0.5),
    });

    /// <summary>Keys' cubic at a distance of 0 to 1.</summary>
    private double Inner(double d) => ((((Cubic + 2) * d) - (Cubic + 3)) * d * d) + 1;

    /// <summary>Keys' cubic at a distance of 1 to 2.</summary>
    private double Outer(double d) => (((((d - 5) * d) + 8) * d) - 4) * Cubic;

    private static void Exclude(Span<double> weights, int first, int size)
    {
        double sum = 0;
        for (int tap = 0; tap < weights.Length; tap++)
        {
            bool isInside = first + tap >= 0 && first + tap < size;
            weights[tap] = isInside ? weights[tap] : 0;
            sum += weights[tap];
        }

        foreach (ref double weight in weights)
        {
            weight /= sum;
        }
    }

    /// <summary>Beyond the edge the edge's numbers go on. A tap of weight 0 reads what the heaviest one reads, so that no NaN comes in by it.</summary>
    private static void Write(Span<float> entry, ReadOnlySpan<double> weights, int first, int size)
    {
        int heaviest = 0;
        for (int tap = 1; tap < weights.Length; tap++)
        {
            heaviest = Math.Abs(weights[tap]) > Math.Abs(weights[heaviest]) ? tap : heaviest;
        }

        for (int tap = 0; tap < weights.Length; tap++)
        {
            int index = Math.Clamp(first + (weights[tap] == 0 ? heaviest : tap), 0, size - 1);
            entry[2 * tap] = BitConverter.Int32BitsToSingle(index);
            entry[(2 * tap) + 1] = (float)weights[tap];
        }
    }
}
