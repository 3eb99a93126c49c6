using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>What would make an output size whole, found by trying: every remedy that is named has passed the rule itself.</summary>
internal static class WindowFit
{
    public static string Suggest(Window2D window, Shape input, bool isPool)
    {
        List<string> remedies = [.. Kernels(window, input, isPool), .. Paddings(window, input, isPool), .. Strides(window, input)];
        string fits = remedies.Count switch
        {
            0 => "",
            1 => $"{remedies[0]} fits; ",
            _ => $"{string.Join(", ", remedies.Take(remedies.Count - 1))}, or {remedies[remedies.Count - 1]} fits; ",
        };
        string floor = $"Rounding = Rounding.Floor gives {Sizes(window, input, Rounding.Floor)} and ignores {Remainder(window, input)}";
        string ceiling = isPool ? $", Rounding.Ceiling gives {Sizes(window, input, Rounding.Ceiling)}" : "";
        return $"{fits}{floor}{ceiling}";
    }

    private static bool Fits(Window2D window, Shape input, bool isPool) =>
        window.Vertical.IsWhole(input.Height) && window.Horizontal.IsWhole(input.Width)
        && (!isPool || (Covers(window.Vertical) && Covers(window.Horizontal)));

    private static bool Covers(WindowAxis axis) => axis.Before < axis.Span && axis.After < axis.Span;

    /// <summary>The nearest smaller and larger kernels, both sides changed alike.</summary>
    private static IEnumerable<string> Kernels(Window2D window, Shape input, bool isPool)
    {
        IEnumerable<int> Nearest(int sign) => Enumerable.Range(1, Math.Max(input.Height, input.Width) is var most && most > 64 ? 64 : most)
            .Where(d => Math.Min(window.Vertical.Kernel, window.Horizontal.Kernel) + (sign * d) >= 1 && Fits(Grow(window, sign * d), input, isPool))
            .Take(1);
        string[] found = [.. Nearest(-1).Concat(Nearest(1).Select(d => -d)).Select(d => KernelText(Grow(window, -d)))];
        return found.Length == 0 ? [] : [$"Kernel {string.Join(" or ", found)}"];
    }

    private static Window2D Grow(Window2D window, int by) => new(
        window.Vertical with { Kernel = window.Vertical.Kernel + by }, window.Horizontal with { Kernel = window.Horizontal.Kernel + by });

    private static string KernelText(Window2D window) =>
        window.Vertical.Kernel == window.Horizontal.Kernel ? $"{window.Vertical.Kernel}" : $"{window.Vertical.Kernel} x {window.Horizontal.Kernel}";

    /// <summary>The least padding on all sides alike, else at the bottom and right alone.</summary>
    private static IEnumerable<string> Paddings(Window2D window, Shape input, bool isPool)
    {
        (WindowAxis v, WindowAxis h) = (window.Vertical, window.Horizontal);
        if (v.Before == v.After && h.Before == h.After && v.Before == h.Before)
        {
            foreach (int p in Enumerable.Range(0, v.Before + v.Stride + 1).OrderBy(p => Math.Abs(p - v.Before)).ThenByDescending(p => p))
            {
                if (Fits(new(v with { Before = p, After = p }, h with { Before = p, After = p }), input, isPool))
                {
                    yield return $"Padding {p}";
                    yield break;
                }
            }
        }

        WindowAxis bottom = v with { After = v.After + Missing(v, input.Height) };
        WindowAxis right = h with { After = h.After + Missing(h, input.Width) };
        if (Fits(new(bottom, right), input, isPool))
        {
            IEnumerable<string> changed = new[]
            {
                bottom.After != v.After ? $"PaddingBottom {bottom.After}" : "",
                right.After != h.After ? $"PaddingRight {right.After}" : "",
            }.Where(text => text.Length > 0);
            yield return string.Join(" with ", changed);
        }
    }

    private static int Missing(WindowAxis axis, int size) => (int)((axis.Stride - (axis.Slack(size) % axis.Stride)) % axis.Stride);

    /// <summary>The nearest smaller stride that divides.</summary>
    private static IEnumerable<string> Strides(Window2D window, Shape input)
    {
        for (int stride = Math.Max(window.Vertical.Stride, window.Horizontal.Stride) - 1; stride >= 1; stride--)
        {
            Window2D candidate = new(
                window.Vertical with { Stride = Math.Min(stride, window.Vertical.Stride) },
                window.Horizontal with { Stride = Math.Min(stride, window.Horizontal.Stride) });
            if (Fits(candidate, input, isPool: false))
            {
                yield return $"Stride {stride}";
                yield break;
            }
        }
    }

    private static string Sizes(Window2D window, Shape input, Rounding rounding) =>
        $"{window.Vertical.Output(input.Height, rounding)} x {window.Horizontal.Output(input.Width, rounding)}";

    private static string Remainder(Window2D window, Shape input)
    {
        static string Last(long count, string unit) => count == 1 ? $"the last {unit}" : $"the last {count} {unit}s";
        long rows = window.Vertical.Slack(input.Height) % window.Vertical.Stride;
        long columns = window.Horizontal.Slack(input.Width) % window.Horizontal.Stride;
        return (rows, columns) switch
        {
            (0, _) => Last(columns, "column"),
            (_, 0) => Last(rows, "row"),
            _ when rows == columns => rows == 1 ? "the last row and column" : $"the last {rows} rows and columns",
            _ => $"{Last(rows, "row")} and {Last(columns, "column")}",
        };
    }
}
