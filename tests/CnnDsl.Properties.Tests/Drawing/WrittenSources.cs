namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Legal sources as people write them: with comments, bodies, blocks, nesting, several classes, and names of all kinds.</summary>
internal static class WrittenSources
{
    /// <summary>The sources; {0} in them is a number of their own.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        """
        using CnnDsl;
        namespace Written{0};

        /// <summary>Handwritten digits.</summary>
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]  // 6 x 14 x 14
        [Conv2D(16, 5), ReLU, MaxPool2D(2)]              // 16 x 5 x 5
        [Flatten, Dense(12), ReLU, Dense(10), Softmax]
        public sealed partial class LeNet{0}
        {
            /// <summary>What the outputs mean.</summary>
            public static string[] Labels => ["zero", "one"];

            private int Count(int[] digits) { return digits.Length + Labels.Length; }
        }
        """,
        """
        using CnnDsl;
        namespace Written{0}
        {
            [Block]
            [Conv2D(Use.Filters, 3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU]
            [Conv2D(Use.Filters, 3, Padding = 1, Bias = false), BatchNorm]
            [Conv2D(Use.Filters, 1, Stride = Use.Stride, Bias = false, From = Use.Input, When = Shapes.Differ, Name = "downsample.0")]
            [BatchNorm(When = Shapes.Differ, Name = "downsample.1")]
            [Add("bn2"), ReLU]
            class BasicBlock{0};

            [Network(Rounding = Rounding.Floor, Precision = Precision.Exact), Input(3, 16, 16)]
            [Conv2D(4, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU]
            [Use<BasicBlock{0}>(Filters = 4, Repeat = 2, Name = "layer1")]
            [Use<BasicBlock{0}>(Filters = 8, Stride = 2, Repeat = 2, Name = "layer{{2}}")]
            [GlobalAvgPool2D, Flatten, Dense(5, Name = "fc")]
            internal partial class Residual{0};
        }
        """,
        """
        using CnnDsl;
        static partial class Outer{0}
        {
            internal const int Channels = 4;

            public partial record Inner
            {
                [CnnDsl.Network, CnnDsl.Input(Channels, 8, 8, Name = "left"), Input(Channels, 8, 8, Name = "right")]
                [Sub("left", "right"), Conv2D(filters: 2 * Channels, kernel: 3, Padding = 1), ReLU(Name = "features")]
                [GlobalAvgPool2D, Flatten, Dense(3, Name = "scores")]
                [Output("scores"), Output("features", Name = "map")]
                [System.Obsolete("Old.")]
                public partial class Stereo{0} : System.IDisposable { public void Dispose() { } }
            }
        }
        """,
        """
        using CnnDsl;
        namespace Written{0};

        [Network, Input(16, 8, 8)]
        [Conv2D(16, 3, Padding = 1), ReLU(Name = "sum")]
        #region squeeze and excite
        [GlobalAvgPool2D, Conv2D(4, 1), ReLU, Conv2D(16, 1), Sigmoid, Mul("sum", Name = "scaled")]
        #endregion
        [Conv2D(8, 1, From = "sum", Name = "side"), Concat("scaled", "side"), Split(2, Name = "halves"), Add("halves.0", "halves.1")]
        [Slice(4, 8), Reshape(8, -1), Transpose(1, 0), Normalize(Mean = new[] {{ 0.5 }}, Std = new[] {{ 0.25 }}), ReduceMean(-1, KeepDims = false)]
        public partial class Connected{0};

        [Network, Input(4, 40)]
        [Conv1D(8, 3, Stride = 2, Rounding = Rounding.Floor), HardSwish, MaxPool1D(3, Rounding = Rounding.Ceiling), Upsample(Height = 2, Width = 3, When = Shapes.Any)]
        public partial class Wrong{0};
        """,
    ];

    /// <summary>One of the sources with a number.</summary>
    public static string Of(int index, int number) => All[index % All.Count].Replace("{0}", $"{number}", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
}
