using CnnDsl.Conformance.Tests.Data;
using CnnDsl.Harness;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Reading;
using CnnDsl.Onnx.Writing;

namespace CnnDsl.Conformance.Tests.Running;

/// <summary>A test whose model was imported and declared in C#.</summary>
/// <param name="Test">The test.</param>
/// <param name="Network">The model in CnnDsl's vocabulary.</param>
/// <param name="Source">The class.</param>
/// <param name="Inputs">What goes in, in the network's order.</param>
/// <param name="Outputs">What must come out, in the network's order.</param>
internal sealed record Candidate(BackendTest Test, DeclaredNetwork Network, NetworkSource Source, OnnxTensor[] Inputs, OnnxTensor[] Outputs)
{
    private const string Class = "Network";

    /// <summary>Imports a test's model and declares it, or says why that cannot be.</summary>
    public static (Candidate? Candidate, string Reason) Of(BackendTest test, int ordinal)
    {
        try
        {
            OnnxModel model = OnnxModel.Load(test.Model);
            return Obstacle(model) is { } obstacle ? (null, obstacle) : (Of(test, ordinal, model), "");
        }
        catch (OnnxException exception)
        {
            return (null, $"reading: {exception.Message.Replace(test.Model, "model", StringComparison.Ordinal)}");
        }
        catch (OnnxImportException exception) when (exception.Unsupported.Count > 0)
        {
            return (null, string.Join("; ", exception.Unsupported.Select(node => $"{node.Kind}: {node.Reason}").Distinct()));
        }
        catch (OnnxImportException exception)
        {
            return (null, $"import: {exception.Message.Replace(test.Model, "model", StringComparison.Ordinal)}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A defect, and the table says so; the other tests go on.
            return (null, $"crash: {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>What in the model's inputs and outputs rules it out before any import, or null.</summary>
    private static string? Obstacle(OnnxModel model)
    {
        ElementType[] wrong = [.. model.Graph.Inputs.Concat(model.Graph.Outputs).Select(value => value.Type).Where(type => type is not (ElementType.Float or ElementType.Int64 or ElementType.Int32)).Distinct()];
        HashSet<string> pinned = WeightInputs.Of(model);
        return model.Graph.Inputs.Count == 0 ? "nothing goes in: the output is a constant"
            : wrong.Contains(ElementType.Undefined) ? "type: a sequence or an optional value"
            : wrong.Where(type => type is not ElementType.Bool).Select(type => type.Word()).FirstOrDefault() is { } word ? $"type: {word}"
            : model.Graph.Inputs.All(input => pinned.Contains(input.Name)) ? $"type: no input of FLOAT, but of {model.Graph.Inputs[0].Type.Word()}"
            : null;
    }

    private static Candidate Of(BackendTest test, int ordinal, OnnxModel model)
    {
        OnnxTensor[] inputs = test.Inputs(model.Graph.Inputs.Count);
        OnnxTensor[] outputs = test.Outputs(model.Graph.Outputs.Count);
        Dictionary<string, OnnxTensor> given = model.Graph.Inputs.Zip(inputs).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        HashSet<string> pinned = WeightInputs.Of(model);
        ImportOptions options = new()
        {
            Constants = given.Where(input => pinned.Contains(input.Key)).ToDictionary(),
            Shapes = given.Where(input => !pinned.Contains(input.Key)).ToDictionary(input => input.Key, input => new TensorShape(input.Value.Dimensions)),
        };
        string space = $"Conformance.Test{ordinal}";
        (string text, DeclaredNetwork network) = DeclarationWriter.WriteTidily(OnnxImport.Import(model, options), space, Class, test.Name);
        return new Candidate(
            test,
            network,
            new NetworkSource($"{space}.{Class}", text),
            [.. network.Inputs.Select(input => given[input.Source])],
            [.. network.Outputs.Select(output => outputs[IndexOf(model, output.Source)])]);
    }

    private static int IndexOf(OnnxModel model, string output) =>
        model.Graph.Outputs.Select(value => value.Name).ToList().IndexOf(output) is >= 0 and int index
            ? index
            : throw new InvalidOperationException($"'{output}' is no output of the model.");
}
