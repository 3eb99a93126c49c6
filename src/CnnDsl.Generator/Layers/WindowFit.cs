using System.Globalization;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>
/// What would make an output size whole, found by trying: every remedy is a change of the stated arguments that has passed
/// the rule itself, and is named by the properties that the author would write.
/// </summary>
internal sealed class WindowFit
{
    /// <summary>How far from the stated kernel or padding it looks.</summary>
    private const int Reach = 64;

    private readonly LayerArguments _stated;
    private readonly Window2D _window;
    private readonly Shape _input;
    private readonly Rounding _rounding;
    private readonly bool _isPool;

    /// <summary>A window that does not fit.</summary>
    /// <param name="stated">The layer's arguments.</param>
    /// <param name="window">What they mean.</param>
    /// <param name="input">The map or sequence.</param>
    /// <param name="rounding">What becomes of a size that is not whole.</param>
    /// <param name="isPool">Whether the layer is a pool.</param>
    public WindowFit(LayerArguments stated, Window2D window, Shape input, Rounding rounding, bool isPool) =>
        (_stated, _window, _input, _rounding, _isPool) = (stated, window, input, rounding, isPool);

    /// <summary>What would make the size whole, for the message.</summary>
    public string Advice()
    {
        string[] advice = [.. Group(Kernels()), .. Paddings().Select(Name), Name(Strides())];
        string floor = $"Rounding = Rounding.Floor gives {Sizes(Rounding.Floor)} and ignores {Remainder()}";
        string ceiling = _isPool ? $", Rounding.Ceiling gives {Sizes(Rounding.Ceiling)}" : "";
        return $"{WindowErrors.Or(advice)} fits; {floor}{ceiling}";
    }

    /// <summary>What would make the size whole.</summary>
    public IEnumerable<Remedy> MakeWhole()
    {
        IEnumerable<Remedy> ceiling = _isPool ? [Remedy.Set("Rounding", "Rounding.Ceiling") with { Note = "the last windows reach over the edge" }] : [];
        return Kernels().Concat(Paddings()).Append(Strides()).Select(change => Remedy.Set(change))
            .Append(Remedy.Set("Rounding", "Rounding.Floor") with { Note = $"ignores {Remainder()}" })
            .Concat(ceiling);
    }

    /// <summary>What would let a kernel fit that is larger than the padded input: a smaller one, one less dilated, or more padding.</summary>
    public IEnumerable<Remedy> MakeRoom()
    {
        (WindowAxis v, WindowAxis h) = (_window.Vertical, _window.Horizontal);
        (int tallest, int widest) = (Math.Min(v.Kernel, v.Largest(_input.Height)), Math.Min(h.Kernel, h.Largest(_input.Width)));
        int square = Math.Min(tallest, widest);
        IEnumerable<Argument[]> kernels = Nearest(d => Change("Kernel", (v.Kernel == h.Kernel ? square : tallest) + 1 - d, (v.Kernel == h.Kernel ? square : widest) + 1 - d), _isPool ? 2 : 1);
        (long bottom, long right) = (Math.Max(0, -v.Slack(_input.Height)), Math.Max(0, -h.Slack(_input.Width)));
        IEnumerable<Argument[]> paddings = bottom + right > 2 * Reach ? []
            : IsPaddingUniform ? Nearest(d => [new("Padding", h.Before + d)], 0)
            : Nearest(d => ChangeSides("PaddingBottom", v.After + (int)bottom + d - 1, "PaddingRight", h.After + (int)right + d - 1), 0);
        return kernels.Select(change => Remedy.Set(change)).Concat(Lower("Dilation", "DilationHeight", "DilationWidth")).Concat(paddings.Select(change => Remedy.Set(change)));
    }

    /// <summary>The stated ones of some arguments, each alone, as much smaller as it has to be.</summary>
    public IEnumerable<Remedy> Lower(params string[] names) => names.Where(_stated.Has)
        .SelectMany(name => Nearest(d => [new(name, _stated.Int(name, 0) - d)], name.StartsWith("Padding", StringComparison.Ordinal) ? 0 : 1))
        .Select(change => Remedy.Set(change));

    private bool IsVerticalWhole => _window.Vertical.IsWhole(_input.Height);

    private bool IsHorizontalWhole => _window.Horizontal.IsWhole(_input.Width);

    private bool Fits(Argument[] change)
    {
        Window2D window = WindowRule.Read(_stated.With(change), _input, _isPool);
        return Fits(window.Vertical, _input.Height) && Fits(window.Horizontal, _input.Width);
    }

    private bool Fits(WindowAxis axis, int size) =>
        (_rounding == Rounding.None ? axis.IsWhole(size) : axis.Slack(size) >= 0)
        && (!_isPool || (axis.CoversInput && axis.Reaches(size, axis.Output(size, _rounding))));

    private bool IsPaddingUniform
    {
        get
        {
            (WindowAxis v, WindowAxis h) = (_window.Vertical, _window.Horizontal);
            return h.Before == h.After && (_input.IsSequence || (v.Before == v.After && v.Before == h.Before))
                && !_stated.Items.Any(item => item.Name.StartsWith("Padding", StringComparison.Ordinal) && item.Name != "Padding");
        }
    }

    /// <summary>The property for both sides, or those of the sides that do not fit where sides are stated.</summary>
    private Argument[] Change(string property, int height, int width)
    {
        if (_input.IsSequence)
        {
            return [new(property, width)];
        }

        bool bySide = _stated.Has(property + "Height") || _stated.Has(property + "Width");
        return !bySide && height == width ? [new(property, height)] : ChangeSides(property + "Height", height, property + "Width", width);
    }

    private Argument[] ChangeSides(string first, int height, string second, int width) =>
        (IsVerticalWhole, IsHorizontalWhole) switch
        {
            (true, _) => [new(second, width)],
            (_, true) => [new(first, height)],
            _ => [new(first, height), new(second, width)],
        };

    /// <summary>The nearest smaller and larger kernels, of both sides or of the one that does not fit. A pool of 1 x 1 would do nothing.</summary>
    private Argument[][] Kernels()
    {
        (int height, int width) = (_window.Vertical.Kernel, _window.Horizontal.Kernel);
        int least = _isPool ? 2 : 1;
        Func<int, Argument[]>[] ways =
        [
            d => Change("Kernel", height + d, width + d),
            d => ChangeSides("KernelHeight", height + d, "KernelWidth", width + d),
        ];
        foreach (Func<int, Argument[]> way in ways.Take(_input.IsSequence ? 1 : 2))
        {
            Argument[][] found = [.. Nearest(d => way(-d), least), .. Nearest(way, least)];
            if (found.Length > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The least padding on all sides alike, and what is missing at the bottom and right alone.</summary>
    private IEnumerable<Argument[]> Paddings()
    {
        (WindowAxis v, WindowAxis h) = (_window.Vertical, _window.Horizontal);
        if (IsPaddingUniform)
        {
            Argument[][] candidates = [.. Nearest(d => [new("Padding", h.Before + d)], 0), .. Nearest(d => [new("Padding", h.Before - d)], 0)];
            if (candidates.Length > 0)
            {
                yield return candidates.OrderBy(change => Math.Abs(change[0].Value - h.Before)).First();
            }
        }

        (long bottom, long right) = (v.After + v.Missing(_input.Height), h.After + h.Missing(_input.Width));
        if (bottom <= Model.Sizes.Most && right <= Model.Sizes.Most)
        {
            Argument[] change = ChangeSides("PaddingBottom", (int)bottom, "PaddingRight", (int)right);
            if (Fits(change))
            {
                yield return change;
            }
        }
    }

    /// <summary>The nearest smaller stride that divides; 1 always does.</summary>
    private Argument[] Strides()
    {
        (WindowAxis v, WindowAxis h) = (_window.Vertical, _window.Horizontal);
        (long down, long across) = (v.Slack(_input.Height), h.Slack(_input.Width));
        static int Largest(IEnumerable<long> divisors, int below) => (int)divisors.Where(d => d < below).DefaultIfEmpty(1).Max();

        int both = Largest(Model.Sizes.CommonDivisors(down, across), Math.Max(v.Stride, h.Stride));
        Argument[] change = Change("Stride", both, both);
        if (change.Length == 1 && change[0].Name == "Stride")
        {
            return change;
        }

        return ChangeSides(
            "StrideHeight", Largest(Model.Sizes.CommonDivisors(down, 0), v.Stride), "StrideWidth", Largest(Model.Sizes.CommonDivisors(across, 0), h.Stride));
    }

    /// <summary>The first change that fits, if any, with no number below <paramref name="least"/>.</summary>
    private IEnumerable<Argument[]> Nearest(Func<int, Argument[]> change, int least) =>
        Enumerable.Range(1, Reach).Select(change).Where(arguments => arguments.All(argument => argument.Value >= least) && Fits(arguments)).Take(1);

    /// <summary>Changes of one argument under one name: <c>Kernel 4 or 6</c>.</summary>
    private static IEnumerable<string> Group(Argument[][] changes) => changes.Length > 0 && changes.All(change => change.Length == 1)
        ? [$"{changes[0][0].Name} {string.Join(" or ", changes.Select(change => Text(change[0].Value)))}"]
        : changes.Select(Name);

    private static string Name(Argument[] change) => string.Join(" with ", change.Select(argument => $"{argument.Name} {Text(argument.Value)}"));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private string Sizes(Rounding rounding) => _input.IsSequence
        ? $"{_window.Horizontal.Output(_input.Width, rounding)}"
        : $"{_window.Vertical.Output(_input.Height, rounding)} x {_window.Horizontal.Output(_input.Width, rounding)}";

    private string Remainder()
    {
        static string Last(long count, string unit) => count == 1 ? $"the last {unit}" : $"the last {count} {unit}s";
        long rows = _window.Vertical.Slack(_input.Height) % _window.Vertical.Stride;
        long columns = _window.Horizontal.Slack(_input.Width) % _window.Horizontal.Stride;
        return (rows, columns) switch
        {
            (0, _) => Last(columns, _input.IsSequence ? "element" : "column"),
            (_, 0) => Last(rows, "row"),
            _ when rows == columns => rows == 1 ? "the last row and column" : $"the last {rows} rows and columns",
            _ => $"{Last(rows, "row")} and {Last(columns, "column")}",
        };
    }
}
