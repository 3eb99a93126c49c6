using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Tests.Reading;

/// <summary>Whatever the bytes are, loading and importing end in a model or in one of the two exceptions, and allocate in proportion to the bytes.</summary>
public class MutationTests
{
    private const long MostBytes = 50_000_000;

    private static readonly byte[] Model = new ModelBuilder().Input("x", -1, 3, 8, 8).Weight("w", 4, 3, 3, 3).Weight("b", 4).Integers("shape", 1, -1)
        .Integer("zero", 0).Integers("axes", 0)
        .Node("Conv", "x w b", "y", ("pads", new[] { 1, 1, 1, 1 }), ("strides", new[] { 2, 2 })).Node("Relu", "y", "z")
        .Node("Shape", "z", "s").Node("Gather", "s zero", "n").Node("Unsqueeze", "n axes", "n1").Node("Concat", "n1 shape", "t", ("axis", 0))
        .Node("MaxPool", "z", "p", ("kernel_shape", new[] { 2, 2 })).Node("Slice", "shape axes shape", "q").Node("ConstantOfShape", "axes", "r")
        .Node("Reshape", "p shape", "f").Weight("m", 16, 5).Node("Gemm", "f m", "out").Node("Add", "r out", "o2").Output("out").Output("o2").Output("t").ToBytes();

    [Fact]
    public void A_model_cut_anywhere_is_refused_or_read()
    {
        for (int length = 0; length < Model.Length; length++)
        {
            Try(Model[..length]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_model_with_changed_bytes_is_refused_or_read(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 3000; round++)
        {
            byte[] mutant = [.. Model];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            }

            Try(mutant);
        }
    }

    [Fact]
    public void Bytes_that_are_taken_away_or_doubled_are_refused_or_read()
    {
        Random random = new(4);
        for (int round = 0; round < 2000; round++)
        {
            int begin = random.Next(Model.Length);
            int end = random.Next(begin, Math.Min(Model.Length, begin + 40));
            Try(random.Next(2) == 0 ? [.. Model[..begin], .. Model[end..]] : [.. Model[..end], .. Model[begin..]]);
        }
    }

    private static void Try(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            OnnxImport.Import(OnnxModel.Load(new MemoryStream(bytes)));
        }
        catch (Exception refused) when (refused is OnnxException or OnnxImportException)
        {
            Assert.EndsWith(refused is OnnxException ? "." : "", refused.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
    }
}
