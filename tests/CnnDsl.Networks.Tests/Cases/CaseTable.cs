namespace CnnDsl.Networks.Tests.Cases;

/// <summary>The one table of networks that every proof runs over.</summary>
internal static class CaseTable
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        .. new[]
        {
            ConvolutionCases.All, GroupedCases.All, PoolCases.All, ActivationCases.All, DenseCases.All, StructureCases.All, StackCases.All, SequenceCases.All,
            ShuffleCases.All, GatedCases.All, SumCases.All, TransposedCases.All, ResamplingCases.All, NormalizationCases.All,
            TensorCases.All, ReductionCases.All, FunctionCases.All,
        }.SelectMany(cases => cases).Distinct(),
    ];

    public static TheoryData<NetworkCase> Once => [.. All];

    public static TheoryData<NetworkCase, VectorWidth> AtEveryWidth
    {
        get
        {
            TheoryData<NetworkCase, VectorWidth> data = [];
            foreach (NetworkCase network in All)
            {
                foreach (VectorWidth width in VectorWidths.Supported)
                {
                    data.Add(network, width);
                }
            }

            return data;
        }
    }
}
