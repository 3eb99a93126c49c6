using static CnnDsl.Generator.Tests.Hosts.HostSource;

namespace CnnDsl.Generator.Tests.Hosts;

/// <summary>Wherever C# allows a partial class, a network may live, and its code compiles there without a warning.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("public partial class Net;", "Net.g.cs")]
    [InlineData("internal sealed partial class Net { }", "Net.g.cs")]
    [InlineData("partial class Net;", "Net.g.cs")]
    [InlineData("public partial record Net;", "Net.g.cs")]
    [InlineData("public sealed partial record class Net;", "Net.g.cs")]
    public void Classes_and_records_of_every_accessibility_host_a_network(string declaration, string file) => Emits(Attributes + declaration, file);

    [Theory]
    [InlineData("public partial class Outer { LAYERS public partial class Net; }")]
    [InlineData("public partial struct Outer { LAYERS public partial class Net; }")]
    [InlineData("public readonly ref partial struct Outer { LAYERS internal partial class Net; }")]
    [InlineData("public partial record Outer(int X) { LAYERS protected partial class Net; }")]
    [InlineData("public readonly partial record struct Outer(int X) { LAYERS private partial class Net; }")]
    [InlineData("public partial interface Outer { LAYERS public sealed partial class Net; }")]
    [InlineData("public static partial class Outer { LAYERS internal sealed partial record Net; }")]
    [InlineData("public abstract partial class Outer { LAYERS private protected partial class Net; }")]
    public void A_network_may_be_nested(string source) => Emits(source.Replace("LAYERS", Attributes, StringComparison.Ordinal), "Outer.Net.g.cs");

    [Fact]
    public void A_network_may_be_nested_deeply() => Emits(
        $$"""
        namespace A.B
        {
            namespace C
            {
                partial class Outer
                {
                    partial record Middle
                    {
                        {{Attributes}}
                        public sealed partial class Net
                        {
                        }
                    }
                }
            }
        }
        """,
        "A.B.C.Outer.Middle.Net.g.cs");

    [Theory]
    [InlineData("namespace Users;", "Users.Net.g.cs")]
    [InlineData("namespace Users.Vision.Nets;", "Users.Vision.Nets.Net.g.cs")]
    [InlineData("namespace CnnDsl;", "CnnDsl.Net.g.cs")]
    [InlineData("namespace CnnDsl.Kernels;", "CnnDsl.Kernels.Net.g.cs")]
    [InlineData("namespace System.Threading;", "System.Threading.Net.g.cs")]
    [InlineData("namespace Übung;", "Übung.Net.g.cs")]
    public void A_network_may_live_in_any_namespace(string space, string file) => Emits($"{space} {Attributes} public partial class Net;", file);

    [Theory]
    [InlineData("namespace @namespace; LAYERS public partial class @class;", "namespace.class.g.cs")]
    [InlineData("namespace @event.@in.Users; LAYERS public partial record @record;", "event.in.Users.record.g.cs")]
    [InlineData("namespace partial.async; partial class @static { LAYERS public partial class @await; }", "partial.async.static.await.g.cs")]
    [InlineData("namespace @var.@global; LAYERS public partial class @field;", "var.global.field.g.cs")]
    [InlineData("LAYERS public partial class V;", "V.g.cs")]
    [InlineData("LAYERS public partial class input;", "input.g.cs")]
    [InlineData("LAYERS public partial class @null;", "null.g.cs")]
    [InlineData("LAYERS public partial class Größe;", "Größe.g.cs")]
    public void A_network_may_have_any_name(string source, string file) => Emits(
        "#pragma warning disable CS8981 // Names of lower-case letters are the user's choice.\n" + source.Replace("LAYERS", Attributes, StringComparison.Ordinal), file);
}
