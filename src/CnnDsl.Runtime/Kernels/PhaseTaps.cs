namespace CnnDsl.Kernels;

/// <summary>The taps that the outputs of one phase of a transposed convolution see, in one direction: First, First + Step, ....</summary>
/// <param name="First">The first tap; the kernel's size when there is none.</param>
/// <param name="Step">From one to the next: S/gcd(S, D).</param>
/// <param name="Origin">The input element under the first tap, for the phase's first output; the phase's next output has the next one.</param>
/// <param name="Back">How many elements before it the next tap's lies: D/gcd(S, D).</param>
internal readonly record struct PhaseTaps(int First, int Step, int Origin, int Back)
{
    /// <summary>Of the phase that begins at <paramref name="position"/>, a place in the output before it was cut.</summary>
    public static PhaseTaps Of(int position, int stride, int dilation, int taps)
    {
        int first = 0;
        while (first < taps && (position - (first * dilation)) % stride != 0)
        {
            first++;
        }

        (int common, int rest) = (stride, dilation);
        while (rest != 0)
        {
            (common, rest) = (rest, common % rest);
        }

        return new PhaseTaps(first, stride / common, (position - (first * dilation)) / stride, dilation / common);
    }
}
