using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;
using CnnDsl.Networks.Tests.Memory;

namespace CnnDsl.Networks.Tests.Kernels;

/// <summary>Images that go through the last layers together: every number of them round the kernel's sixes, fours and twos.</summary>
public sealed class HeadTests
{
    private static readonly int[] Counts = [1, 2, 3, 4, 5, 6, 7, 9, 11, 13];

    public static TheoryData<NetworkCase> Cases => [.. DenseCases.Heads];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_image_comes_out_as_it_does_alone_and_nothing_beside_their_buffers_is_touched(NetworkCase networkCase) => Assert.All(VectorWidths.Supported, width =>
    {
        Trial trial = Trial.Of(networkCase);
        Assert.InRange(trial.Network.HeadLength, 1, int.MaxValue);
        float[] alone = [.. Enumerable.Range(0, Trial.Batch).SelectMany(image => Run(trial, width, trial.Image(image).ToArray(), 1, GuardedEnd.Last))];
        Closeness.Assert(trial.Expected, alone, trial.Bound);
        foreach (int count in Counts)
        {
            int[] expected = Bits(Repeated(alone, count * trial.Network.OutputLength));
            float[] images = Repeated(trial.Images, count * trial.Network.InputLength);
            Assert.Equal(expected, Bits(Run(trial, width, images, count, GuardedEnd.Last)));
            Assert.Equal(expected, Bits(Run(trial, width, images, count, GuardedEnd.First)));
        }
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_of_more_images_than_go_together_gives_what_each_gives_alone(NetworkCase networkCase) => Assert.All([1, 3], threads =>
    {
        Trial trial = Trial.Of(networkCase);
        const int Count = 75;
        float[] alone = new float[Trial.Batch * trial.Network.OutputLength];
        for (int image = 0; image < Trial.Batch; image++)
        {
            trial.Network.Forward(VectorWidth.Widest, trial.Weights, trial.Image(image), alone.AsSpan(image * trial.Network.OutputLength, trial.Network.OutputLength), 1);
        }

        float[] together = new float[Count * trial.Network.OutputLength];
        trial.Network.Forward(VectorWidth.Widest, trial.Weights, Repeated(trial.Images, Count * trial.Network.InputLength), together, threads);

        Assert.Equal(Bits(Repeated(alone, together.Length)), Bits(together));
    });

    private static float[] Run(Trial trial, VectorWidth width, float[] images, int count, GuardedEnd end)
    {
        CompiledNetwork network = trial.Network;
        using GuardedFloats weights = GuardedFloats.ReadOnly(network.Pack(width, trial.Bind()), end);
        using GuardedFloats input = GuardedFloats.ReadOnly(images, end);
        using GuardedFloats output = new(count * network.OutputLength, end);
        using GuardedFloats workspace = new(network.WorkspaceLength, end);
        using GuardedFloats heads = new(count * network.HeadLength, end);
        network.RunBatch(width, ref input.Reference, ref output.Reference, ref weights.Reference, ref workspace.Reference, ref heads.Reference, count);

        output.AssertAllWritten();
        workspace.AssertCanary();
        heads.AssertCanary();
        return output.Span.ToArray();
    }

    /// <summary>Numbers again and again.</summary>
    private static float[] Repeated(float[] numbers, int length) => [.. Enumerable.Range(0, length).Select(i => numbers[i % numbers.Length])];

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);
}
