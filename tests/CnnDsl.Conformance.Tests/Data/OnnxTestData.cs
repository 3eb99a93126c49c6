namespace CnnDsl.Conformance.Tests.Data;

/// <summary>The backend tests of ONNX 1.12 as Debian's package libonnx-testdata installs them.</summary>
internal static class OnnxTestData
{
    /// <summary>Tests in all sets.</summary>
    public const int Count = 1072;

    private const string Folder = "/usr/include/onnx/backend/test/data";

    /// <summary>The sets, in the order of the table. The set "real" holds no models, only where they could be downloaded.</summary>
    private static readonly string[] Sets = ["node", "pytorch-converted", "pytorch-operator", "simple"];

    private static readonly Lazy<IReadOnlyList<BackendTest>> Found = new(Find);

    /// <summary>Every test, by set and name.</summary>
    /// <exception cref="DirectoryNotFoundException">The package is not installed.</exception>
    public static IReadOnlyList<BackendTest> All => Found.Value;

    private static IReadOnlyList<BackendTest> Find()
    {
        if (!Directory.Exists(Folder))
        {
            throw new DirectoryNotFoundException(
                $"The official ONNX tests are not at {Folder}. On Debian: apt-get install libonnx-testdata.");
        }

        return
        [
            .. from set in Sets
               from folder in Directory.GetDirectories(Path.Combine(Folder, set)).Order(StringComparer.Ordinal)
               select new BackendTest(set, Path.GetFileName(folder), folder),
        ];
    }
}
