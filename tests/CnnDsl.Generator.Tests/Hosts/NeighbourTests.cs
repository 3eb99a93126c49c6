using CnnDsl.Generator.Tests.Harness;
using static CnnDsl.Generator.Tests.Hosts.HostSource;

namespace CnnDsl.Generator.Tests.Hosts;

/// <summary>What else stands in the user's project: types of any name, members, base types, other networks.</summary>
public sealed class NeighbourTests
{
    [Theory]
    [InlineData("Dense")]
    [InlineData("Conv2D")]
    [InlineData("Unsafe")]
    [InlineData("System")]
    [InlineData("CnnDsl")]
    [InlineData("CnnKernels")]
    [InlineData("CnnServices")]
    [InlineData("CnnLanes")]
    [InlineData("CnnActivations")]
    [InlineData("CnnWeights")]
    [InlineData("LeakyReLU")]
    [InlineData("MapLayout")]
    [InlineData("Number1")]
    [InlineData("Tile1x1_Planes")]
    [InlineData("NetworkEngine")]
    [InlineData("ILanes")]
    public void Types_of_the_users_do_not_come_between(string name)
    {
        Emits($$"""
            namespace Users
            {
                public static class {{name}} { }
            }
            namespace Users.Nets
            {
                {{QualifiedAttributes}}
                public partial class Net
                {
                    private static class {{name}} { }
                }
            }
            """, "Users.Nets.Net.g.cs");
    }

    [Theory]
    [InlineData("CnnKernels")]
    [InlineData("CnnServices")]
    [InlineData("CnnLanes")]
    [InlineData("CnnActivations")]
    [InlineData("CnnWeights")]
    [InlineData("Unsafe")]
    [InlineData("V")]
    public void Types_of_the_users_in_the_global_namespace_do_not_come_between_either(string name) =>
        Emits($$"""public static class {{name}} { } {{Attributes}} public partial class Net;""", "Net.g.cs");

    [Fact]
    public void A_host_keeps_its_own_members_and_comments()
    {
        GeneratorRun run = Emits(
            $$"""
            namespace Users;

            /// <summary>Sorts mail.</summary>
            /// <remarks>Trained by hand.</remarks>
            {{Attributes}}
            public partial class Net : System.IDisposable
            {
                private readonly System.Collections.Generic.List<string> _labels = ["a", "b"];

                /// <summary>A class's label.</summary>
                public string this[int index] => _labels[index];

                /// <summary>The label of the largest score.</summary>
                public string Classify(float[] image)
                {
                    float[] scores = new float[OutputLength];
                    Forward(image, scores);
                    return this[System.Array.IndexOf(scores, System.Linq.Enumerable.Max(scores))];
                }

                /// <inheritdoc/>
                public void Dispose() => _labels.Clear();
            }
            """,
            "Users.Net.g.cs");
        Assert.Contains("Sorts mail.", run.Output.GetTypeByMetadataName("Users.Net")!.GetDocumentationCommentXml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_may_have_constructors_and_a_second_part() => Emits(
        $$"""
        {{Attributes}}
        public partial class Net
        {
            static Net() => Count = 1;

            /// <summary>From a container that knows weights, not Create.</summary>
            public Net(CnnDsl.Weights.IWeightSource weights) : this(new CnnDsl.Engine.NetworkEngine<Net>(weights, VectorWidth.Widest)) => Seed = 1;

            public static int Count { get; }
        }

        [System.Serializable]
        partial class Net
        {
            public int Seed { get; }
        }
        """,
        "Net.g.cs");

    [Theory]
    [InlineData("public abstract class Model { }", "Model")]
    [InlineData("public class Model { protected Model() { } public virtual string Title => \"\"; }", "Model")]
    [InlineData("public class Model { protected Model(int size = 3, params string[] names) { } }", "Model")]
    [InlineData("public class Model<T> { }", "Model<int>")]
    [InlineData("public interface IModel { }", "IModel, System.IDisposable")]
    [InlineData("public class Model { public static string Info => \"\"; public const int InputLength = 3; public void Forward() { } protected object? _engine; }", "Model")]
    public void A_host_may_derive(string types, string parents) => Emits(
        $$"""
        {{types}}
        {{Attributes}}
        public partial class Net : {{parents}}
        {
            /// <summary>Nothing.</summary>
            public void Dispose() => System.GC.SuppressFinalize(this);
        }
        """,
        "Net.g.cs");

    [Fact]
    public void A_record_may_derive_from_a_record() => Emits($"public abstract record Model; {Attributes} public sealed partial record Net : Model;", "Net.g.cs");

    [Fact]
    public void A_network_may_be_nested_in_its_base_class_whose_constructor_is_private() => Emits(
        $$"""
        public abstract partial class Outer
        {
            private Outer()
            {
            }

            {{Attributes}}
            public sealed partial class Net : Outer;
        }
        """,
        "Outer.Net.g.cs");

    [Fact]
    public void Two_networks_share_a_file()
    {
        GeneratorRun run = Expect.NoErrors($"{Attributes} public partial class A; {Attributes} public partial class B;");
        Assert.Equal(["A.g.cs", "B.g.cs"], run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_nests_another()
    {
        GeneratorRun run = Expect.NoErrors($$"""{{Attributes}} public partial class A { {{Attributes}} public partial class B; }""");
        Assert.Equal(["A.B.g.cs", "A.g.cs"], run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_namespaces_share_a_name()
    {
        GeneratorRun run = Expect.NoErrors($"namespace A; {Attributes} public partial class Net;", $"namespace B; {Attributes} public partial class Net;", $"{Attributes} public partial class Net;");
        Assert.Equal(["A.Net.g.cs", "B.Net.g.cs", "Net.g.cs"], run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }
}
