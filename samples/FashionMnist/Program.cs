using System.Text;
using CnnDsl;
using CnnDsl.Weights;

namespace FashionMnist;

/// <summary>Loads two networks, tries them on real images, and shows what they see.</summary>
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
        try
        {
            Options options = Options.Parse(arguments);
            if (options.Help)
            {
                output.WriteLine(Options.Usage);
                return 0;
            }

            return Show(options.DataFolder is { } folder ? TestSet.LoadFull(folder) : TestSet.LoadShipped(), output, error);
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine();
            error.WriteLine(Options.Usage);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WeightsException)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int Show(TestSet set, TextWriter output, TextWriter error)
    {
        output.WriteLine($"Fashion-MNIST: {set.Count:N0} test images; vectors of {(int)VectorWidths.Supported[^1]} bits, one thread.");
        output.WriteLine();
        output.WriteLine(Trial.Head);
        Trial leNet5 = Trial.Of<LeNet5>("lenet5.safetensors", set);
        output.WriteLine(leNet5.Row);
        Trial fashionNet = Trial.Of<FashionNet>("fashionnet.safetensors", set);
        output.WriteLine(fashionNet.Row);

        output.WriteLine();
        output.WriteLine("What FashionNet takes them for (a row for each true class, a column for each guess):");
        output.WriteLine();
        fashionNet.Confusion.Write(output);
        Gallery.Write(output, set, fashionNet);

        bool good = IsGood(leNet5, 0.89, error) & IsGood(fashionNet, 0.91, error);
        return good ? 0 : 1;
    }

    /// <summary>The sample is a check too: these weights reach more, so less means that a forward pass is wrong.</summary>
    private static bool IsGood(Trial trial, double least, TextWriter error)
    {
        bool good = trial.Confusion.Accuracy >= least;
        if (!good)
        {
            error.WriteLine(
                $"{trial.Info.Name} is right on {trial.Confusion.Accuracy:P2} of the images; with its weights it must be {least:P0} or more.");
        }

        return good;
    }
}
