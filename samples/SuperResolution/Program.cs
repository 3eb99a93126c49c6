using System.Diagnostics;
using System.Text;
using CnnDsl;
using CnnDsl.Weights;
using Imaging;

namespace SuperResolution;

/// <summary>Enlarges a picture and shows it beside what interpolation makes of it.</summary>
public static class Program
{
    private const int Gap = 8;

    /// <summary>0 when all is well, 1 after a sentence on standard error.</summary>
    public static int Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        return Run(args, Console.Out, Console.Error);
    }

    /// <summary>The same, with writers of the caller's.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            Options options = Options.Parse(arguments);
            if (options.Help)
            {
                output.WriteLine(Options.Usage);
                return 0;
            }

            return Show(options, output, error);
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine();
            error.WriteLine(Options.Usage);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or WeightsException)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int Show(Options options, TextWriter output, TextWriter error)
    {
        string path = options.Picture ?? Shipped("pictures", "flower.png");
        Picture picture = Picture.Load(path);
        Enlarger enlarger = Enlarger.Load();
        long start = Stopwatch.GetTimestamp();
        Picture large = enlarger.Enlarge(picture);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        output.WriteLine(
            $"{Path.GetFileName(path)}: {picture.Width} x {picture.Height} -> {large.Width} x {large.Height} in {elapsed.TotalSeconds:F1} s; vectors of {(int)VectorWidths.Supported[^1]} bits, one thread.");
        if (options.Output is { } destination)
        {
            SideBySide(Resampling.Bicubic(picture, large.Width, large.Height), large).SavePng(destination);
            output.WriteLine($"Bicubic on the left, the network's on the right: {destination}.");
        }

        return options.Picture is null ? Compare(large, output, error) : 0;
    }

    /// <summary>The sample is a check too: UpscalerJS made its picture of the same photo with the same weights.</summary>
    private static int Compare(Picture large, TextWriter output, TextWriter error)
    {
        Picture expected = Picture.Load(Shipped("pictures", "flower.upscalerjs.png"));
        int worst = 0;
        for (int i = 0; i < expected.Pixels.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(expected.Pixels[i] - large.Pixels[i]));
        }

        output.WriteLine($"The largest difference to what UpscalerJS makes of it: {worst} of 255.");
        if (worst <= 1)
        {
            return 0;
        }

        error.WriteLine($"A byte is off by {worst}; rounding explains 1, so a forward pass is wrong.");
        return 1;
    }

    private static Picture SideBySide(Picture left, Picture right)
    {
        Picture both = new(left.Width + Gap + right.Width, left.Height);
        both.Pixels.Fill(255);
        both.Paste(left, 0, 0);
        both.Paste(right, left.Width + Gap, 0);
        return both;
    }

    private static string Shipped(string folder, string file) => Path.Combine(AppContext.BaseDirectory, folder, file);
}
