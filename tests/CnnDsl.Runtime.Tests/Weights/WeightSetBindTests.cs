using System.Globalization;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class WeightSetBindTests
{
    private static readonly WeightInfo[] LeNet =
    [
        new("conv1.weight", new TensorShape(6, 1, 5, 5)),
        new("conv1.bias", new TensorShape(6)),
        new("conv2.weight", new TensorShape(16, 6, 5, 5)),
        new("dense1.bias", new TensorShape(120)),
    ];

    [Fact]
    public void Every_kind_of_problem_is_listed_at_once_and_nothing_is_read()
    {
        Source source = new(
            new("fc9.weight", "F32", new TensorShape(10, 84)),
            new("conv1.weight", "F32", new TensorShape(6, 3, 5, 5)),
            new("conv1.bias", "BF16", new TensorShape(6)),
            new("dense1.bias", "I64", new TensorShape(120)));

        WeightsException error = Assert.Throws<WeightsException>(() => WeightSet.Bind("LeNet5", LeNet, source));

        string[] problems =
        [
            "missing: conv2.weight (16 x 6 x 5 x 5)",
            "shape: conv1.weight is 6 x 3 x 5 x 5, the network needs 6 x 1 x 5 x 5",
            "type: dense1.bias is I64, the network reads F32, F16 and BF16",
            "surplus: fc9.weight (10 x 84)",
        ];
        Assert.Equal(problems, error.Problems);
        Assert.Equal(
            "LeNet5 cannot use the weights of 'x.safetensors': 4 problems.\n  " + string.Join("\n  ", problems),
            error.Message);
        Assert.Equal(0, source.Reads);
    }

    [Fact]
    public void One_problem_is_not_problems_and_culture_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            WeightsException error = Assert.Throws<WeightsException>(
                () => WeightSet.Bind("Net", [new("w", new TensorShape(1000))], new Source()));

            Assert.Equal("Net cannot use the weights of 'x.safetensors': 1 problem.\n  missing: w (1000)", error.Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_tensor_may_have_both_a_wrong_shape_and_a_wrong_type()
    {
        WeightsException error = Assert.Throws<WeightsException>(
            () => WeightSet.Bind("Net", [new("w", new TensorShape(3))], new Source(new TensorEntry("w", "F64", new TensorShape(4)))));

        Assert.Equal(["shape: w is 4, the network needs 3", "type: w is F64, the network reads F32, F16 and BF16"], error.Problems);
    }

    [Theory]
    [InlineData("conv.weight", "features.0.weight", "; did you mean features.0.weight?")] // the only one of its shape
    [InlineData("conv.weight", "module.conv.weight", "; did you mean module.conv.weight?")]
    [InlineData("net.conv.weight", "conv.weight", "; did you mean conv.weight?")]
    [InlineData("conv.weight", "conv.bias", "")] // a bias is no weight
    public void A_missing_tensor_hints_at_a_surplus_one_of_its_shape(string missing, string surplus, string hint)
    {
        TensorShape shape = new(4, 4);

        WeightsException error = Assert.Throws<WeightsException>(
            () => WeightSet.Bind("Net", [new(missing, shape)], new Source(new TensorEntry(surplus, "F32", shape))));

        Assert.Equal([$"missing: {missing} (4 x 4){hint}", $"surplus: {surplus} (4 x 4)"], error.Problems);
    }

    [Fact]
    public void Among_many_surplus_tensors_only_one_with_the_name_behind_a_prefix_is_hinted_at()
    {
        TensorShape shape = new(4);
        Source source = new([.. new[] { "m.a.bias", "m.b.bias", "other.bias" }.Select(n => new TensorEntry(n, "F32", shape))]);

        WeightsException error = Assert.Throws<WeightsException>(
            () => WeightSet.Bind("Net", [new("b.bias", shape), new("c.bias", shape)], source));

        Assert.Equal(["missing: b.bias (4); did you mean m.b.bias?", "missing: c.bias (4)"], error.Problems.Take(2));
    }

    [Fact]
    public void Batch_counters_of_PyTorch_are_tolerated()
    {
        Source source = new(
            new("bn1.num_batches_tracked", "I64", new TensorShape()),
            new("num_batches_tracked", "I64", new TensorShape()),
            new("w", "F16", new TensorShape(2)));
        source.Numbers["w"] = [1, 2];

        WeightSet weights = WeightSet.Bind("Net", [new("w", new TensorShape(2))], source);

        Assert.Equal([1, 2], weights.Read("w"));
    }

    [Fact]
    public void A_tensor_that_two_layers_share_is_expected_once()
    {
        TensorShape shape = new(2);
        WeightSet weights = WeightSet.Bind("Net", [new("w", shape), new("w", new TensorShape(2))], Source.Of(("w", shape, [3, 4])));

        Assert.Equal([3, 4], weights.Read("w"));
    }

    [Fact]
    public void A_source_that_has_a_name_twice_is_refused()
    {
        TensorEntry entry = new("w", "F32", new TensorShape(2));

        WeightsException error = Assert.Throws<WeightsException>(
            () => WeightSet.Bind("Net", [new("w", new TensorShape(2))], new Source(entry, entry)));

        Assert.Equal(["twice: w"], error.Problems);
    }

    [Fact]
    public void Names_from_the_file_stay_on_their_line()
    {
        WeightsException error = Assert.Throws<WeightsException>(
            () => WeightSet.Bind("Net", [], new Source(new TensorEntry("a\nb", "F32", new TensorShape(2)))));

        Assert.Equal(["surplus: a\\u000Ab (2)"], error.Problems);
    }

    [Fact]
    public void Only_what_was_bound_can_be_read()
    {
        WeightSet weights = WeightSet.Bind("Net", [], new Source());

        ArgumentException error = Assert.Throws<ArgumentException>(() => weights.Read("w"));
        Assert.Contains("'w' is not a tensor of Net.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => WeightSet.Bind("Net", null!, new Source()));
        Assert.Throws<ArgumentNullException>(() => WeightSet.Bind("Net", [], null!));
    }

    [Fact]
    public void A_file_binds_and_reads_through_the_same_door()
    {
        using SafeTensors tensors = SafeTensors.Read(new MemoryStream(Bytes.Sample()));
        WeightSet weights = WeightSet.Bind(
            "Net",
            [
                new("conv1.weight", new TensorShape(2, 3)), new("half", new TensorShape(3)),
                new("empty", new TensorShape(0, 5)), new("brain", new TensorShape(4, 1)),
            ],
            tensors);

        Assert.Equal([1, 2, 3, 4, 5, 6], weights.Read("conv1.weight"));
    }
}
