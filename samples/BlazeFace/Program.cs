using System.Text;
using CnnDsl;
using CnnDsl.Weights;
using Imaging;

namespace FaceFinder;

/// <summary>Loads the detector, looks at a picture, and says and draws what it found.</summary>
public static class Program
{
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

            Show(options, output);
            return 0;
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

    private static void Show(Options options, TextWriter output)
    {
        string path = options.Picture ?? Path.Combine(AppContext.BaseDirectory, "pictures", "friends.jpg");
        Picture picture = Picture.Load(path);
        IReadOnlyList<Detection> faces = FaceDetector.Load().Find(picture);
        output.WriteLine($"{Path.GetFileName(path)}, {picture.Width} x {picture.Height}: {faces.Count} faces; vectors of {(int)VectorWidths.Supported[^1]} bits.");
        output.WriteLine();
        output.WriteLine("  Score   Left    Top  Width Height   Right eye    Left eye        Nose       Mouth");
        foreach (Detection face in faces)
        {
            string points = string.Concat(face.KeyPoints.Take(4).Select(point => $"{$"{point.X:F0}, {point.Y:F0}",12}"));
            Box box = face.Box;
            output.WriteLine($"{face.Score,7:P1} {box.Left,6:F0} {box.Top,6:F0} {box.Right - box.Left,6:F0} {box.Bottom - box.Top,6:F0}{points}");
        }

        if (options.Output is { } destination)
        {
            Drawing.Draw(picture, faces);
            picture.SavePng(destination);
            output.WriteLine();
            output.WriteLine($"Drawn into {destination}.");
        }
    }
}
