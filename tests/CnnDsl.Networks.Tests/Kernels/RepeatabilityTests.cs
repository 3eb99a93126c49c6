using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;
using CnnDsl.Reference;

namespace CnnDsl.Networks.Tests.Kernels;

/// <summary>What comes out depends on the image and the weights alone, to the last bit.</summary>
public sealed class RepeatabilityTests
{
    public static TheoryData<NetworkCase> Cases => CaseTable.Once;

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_workspace_held_before_makes_no_difference(NetworkCase networkCase) => Assert.All(VectorWidths.Supported, width =>
    {
        Trial trial = Trial.Of(networkCase);
        float[] workspace = new float[Math.Max(1, trial.Network.WorkspaceLength)];
        float[] packed = [.. trial.Network.Pack(width, trial.Bind()), 0];

        int[] first = Run(trial, width, packed, workspace);
        new NormalNumbers(seed: 3).Take(workspace.Length, 0, 1e6).CopyTo(workspace, 0);
        int[] second = Run(trial, width, packed, workspace);
        int[] third = Run(trial, width, packed, workspace);

        Assert.Equal(first, second);
        Assert.Equal(first, third);
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_gives_what_its_images_give_one_by_one(NetworkCase networkCase) => Assert.All(VectorWidths.Supported, width =>
    {
        Trial trial = Trial.Of(networkCase);
        int length = trial.Network.OutputLength;
        float[] images = [.. trial.Images];
        float[] batch = new float[Trial.Batch * length];
        float[] single = new float[Trial.Batch * length];

        trial.Network.Forward(width, trial.Weights, images, batch);
        for (int i = Trial.Batch - 1; i >= 0; i--)
        {
            trial.Network.Forward(width, trial.Weights, trial.Image(i), single.AsSpan(i * length, length));
        }

        Assert.Equal(Bits(single), Bits(batch));
        Assert.Equal(Bits(trial.Images), Bits(images));
    });

    private static int[] Run(Trial trial, VectorWidth width, float[] packed, float[] workspace)
    {
        float[] image = trial.Image(0).ToArray();
        float[] output = new float[trial.Network.OutputLength];
        trial.Network.Run(width, ref image[0], ref output[0], ref packed[0], ref workspace[0]);
        return Bits(output);
    }

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);
}
