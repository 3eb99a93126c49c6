namespace CnnDsl.Conformance.Tests.Torchvision;

/// <summary>
/// A test on exported networks. It runs where CNNDSL_TORCHVISION names the folder that export.py filled, as in CI; elsewhere it is
/// skipped, because PyTorch is large and none of the project's needs.
/// </summary>
public sealed class TorchvisionTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where there is no folder.</summary>
    public TorchvisionTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
        {
            Skip = "CNNDSL_TORCHVISION names no folder with models of Torchvision/export.py.";
        }
    }

    /// <summary>The folder, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("CNNDSL_TORCHVISION");
}
