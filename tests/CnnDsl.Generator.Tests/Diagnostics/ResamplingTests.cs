using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0020, CNN0021, CNN1016 to CNN1018: sizes that are not stated, stated twice or empty, reflections, constants.</summary>
public sealed class ResamplingTests
{
    [Theory]
    [InlineData("{|CNN0020:Upsample|}", "Upsample 'upsample1' has no height and width; state a factor or a size, as in Upsample(2), or Height = 64 and Width = 64")]
    [InlineData("Upsample({|CNN1016:0.1|})", "Upsample 'upsample1': the output's height would be floor(0.1*8) = 0; a factor of 0.125 or more leaves something")]
    [InlineData("Pad({|CNN1017:8|}, Mode = PadMode.Reflect)", "Pad 'pad1': a padding of 8 mirrors 8 rows; it may be at most 7")]
    [InlineData("ConvTranspose2D(4, 3, {|CNN1016:Padding = 5|})", "ConvTranspose2D 'convtranspose1': the output's height would be (8 - 1)*1 + 3 + 0 - 5 - 5 = 0; a padding of 9 or less altogether leaves something")]
    [InlineData("Upsample({|CNN0020:Width = 4|})", "Upsample 'upsample1' has no height; state a factor or a size, as in Upsample(2), or Height = 64")]
    [InlineData("Upsample({|CNN0009:-2|})", "Upsample 'upsample1': Scale is -2; it must be a finite number above 0")]
    [InlineData("Upsample({|CNN0009:double.NaN|})", "Upsample 'upsample1': Scale is NaN; it must be a finite number above 0")]
    [InlineData("Upsample(2, {|CNN0021:Width = 4|})", "Upsample 'upsample1' states both Width and Scale; each decides the size, so remove one of them")]
    [InlineData("Upsample({|CNN0009:Height = 0|}, Width = 4)", "Upsample 'upsample1': Height is 0; it must be 1 or more")]
    [InlineData("Upsample(2, {|CNN0009:Mode = (UpsampleMode)3|})", "Upsample 'upsample1': Mode is 3; it must be UpsampleMode.Nearest, Bilinear or Bicubic")]
    [InlineData("Upsample({|CNN1016:ScaleHeight = 0.1|}, ScaleWidth = 1)", "Upsample 'upsample1': the output's height would be floor(0.1*8) = 0; a factor of 0.125 or more leaves something")]
    [InlineData("Upsample({|CNN1007:1e9|})", "Upsample 'upsample1': its output would have more than 2^63 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("ConvTranspose2D(4, 3, {|CNN1016:PaddingTop = 12|})", "ConvTranspose2D 'convtranspose1': the output's height would be (8 - 1)*1 + 3 + 0 - 12 - 0 = -2; a padding of 9 or less altogether leaves something")]
    [InlineData("ConvTranspose2D(4, 3, Stride = 2, {|CNN0009:OutputPadding = 2|})", "ConvTranspose2D 'convtranspose1': OutputPadding is 2; it must be less than the stride 2 or the dilation 1")]
    [InlineData("ConvTranspose2D({|CNN0009:0|}, 3)", "ConvTranspose2D 'convtranspose1': Filters is 0; it must be 1 or more")]
    [InlineData("{|CNN0010:ConvTranspose2D(4)|}", "ConvTranspose2D 'convtranspose1' has no kernel; state one, as in Kernel = 3")]
    [InlineData("ConvTranspose2D(4, 3, {|CNN1004:Groups = 2|})", "ConvTranspose2D 'convtranspose1': 2 groups do not divide the 3 input channels into whole numbers; Groups 1 fits")]
    [InlineData("ConvTranspose2D(4, 3, {|CNN1003:InChannels = 4|})", "ConvTranspose2D 'convtranspose1': InChannels = 4, but its input is 3 x 8 x 8 and has 3 channels; write InChannels = 3 or leave it out")]
    [InlineData("Pad({|CNN0009:-1|})", "Pad 'pad1': Padding is -1; it must be 0 or more")]
    [InlineData("Pad(PaddingTop = 7, {|CNN1017:PaddingLeft = 8|}, Mode = PadMode.Reflect)", "Pad 'pad1': a padding of 8 mirrors 8 columns; it may be at most 7")]
    [InlineData("Pad(1, {|CNN0009:Value = double.NaN|})", "Pad 'pad1': Value is NaN; it must be a 32-bit number or an infinity")]
    [InlineData("LRN({|CNN0009:0|})", "LRN 'lrn1': Size is 0; it must be 1 or more")]
    [InlineData("LRN(5, {|CNN0009:K = 0|})", "LRN 'lrn1': K is 0; it must be a finite number above 0")]
    [InlineData("GroupNorm({|CNN0009:0|})", "GroupNorm 'groupnorm1': Groups is 0; it must be 1 or more")]
    [InlineData("GroupNorm({|CNN1004:2|})", "GroupNorm 'groupnorm1': 2 groups do not divide the 3 channels into whole numbers; Groups 1 or 3 fits")]
    [InlineData("InstanceNorm({|CNN0009:Epsilon = -1|})", "InstanceNorm 'instancenorm1': Epsilon is -1; it must be at least 0 and less than 1")]
    [InlineData("Flatten, {|CNN1008:InstanceNorm|}", "InstanceNorm 'instancenorm1' reads a map of C x H x W, but its input is a vector of 192 features; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]")]
    [InlineData("Normalize({|CNN1018:Mean = new[] { 0.5, 0.5 }|})", "Normalize 'normalize1': Mean has 2 numbers, but its input is a map of 3 x 8 x 8; state 3 numbers, one for each channel, or one for all")]
    [InlineData("Normalize({|CNN0009:Std = new[] { 1.0, 0, 1 }|})", "Normalize 'normalize1': Std[1] is 0; it must be a finite 32-bit number other than 0")]
    public void A_mistake_is_reported_at_its_argument(string layers, params string[] messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Expect.Errors(
            $"""
            [Network, Input(3, 8, 8)]
            [{layers}]
            partial class Net;
            """,
            messages);
    }
}
