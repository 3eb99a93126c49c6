using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0013 and CNN0014: names are the prefixes of tensors.</summary>
public sealed class NameTests
{
    [Fact]
    public void A_name_that_is_used_twice_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 8, 8)]
        [Conv2D(2, 3, Name = "stem"), ReLU(Name = "act"), Conv2D(2, 3, {|CNN0013:Name = "stem"|})]
        partial class Net;
        """,
        "Conv2D 'stem' has the name of an earlier Conv2D; layer names are the prefixes of tensors, so each must be unique");

    [Fact]
    public void A_default_name_that_is_taken_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 8, 8)]
        [BatchNorm(Name = "conv1"), {|CNN0013:Conv2D(2, 3)|}]
        partial class Net;
        """,
        "Conv2D 'conv1' has the name of an earlier BatchNorm; layer names are the prefixes of tensors, so each must be unique");

    [Fact]
    public void The_inputs_name_counts_too() => Expect.Errors(
        """
        [Network, Input(1, 8, 8)]
        [ReLU({|CNN0013:Name = "input"|})]
        partial class Net;
        """,
        "ReLU 'input' has the name of an earlier Input; layer names are the prefixes of tensors, so each must be unique");

    [Theory]
    [InlineData("")]
    [InlineData("my conv")]
    [InlineData(".conv")]
    [InlineData("conv.")]
    [InlineData("layer1..conv1")]
    [InlineData("conv/1")]
    [InlineData("<conv>")]
    public void A_malformed_name_is_at_fault(string name) => Expect.Errors(
        $$"""
        [Network, Input(1, 8, 8)]
        [Conv2D(2, 3, {|CNN0014:Name = "{{name}}"|})]
        partial class Net;
        """,
        $"Conv2D: the name '{name}' is not made of letters, digits, '_' and '-', with single dots between them");

    [Fact]
    public void A_malformed_name_of_the_input_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 8, 8, {|CNN0014:Name = "\"\n"|})]
        [ReLU]
        partial class Net;
        """,
        "Input: the name '\"\n' is not made of letters, digits, '_' and '-', with single dots between them");

    [Theory]
    [InlineData("layer1.0.conv1")]
    [InlineData("0")]
    [InlineData("class")]
    [InlineData("weights")]
    [InlineData("output")]
    [InlineData("conv-1")]
    [InlineData("größe_1")]
    [InlineData("V")]
    public void Names_as_PyTorch_and_others_give_them_are_fine(string name) => Expect.NoErrors($$"""
        [Network, Input(1, 8, 8)]
        [Conv2D(2, 3, Name = "{{name}}"), Conv2D(2, 3, Padding = 1, Name = "{{name}}.1"), MaxPool2D(2, Name = "{{name}}_1"), Flatten, Dense(3, Name = "{{name}}-1")]
        public partial class Net;
        """);
}
