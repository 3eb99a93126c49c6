using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Hosts;

/// <summary>CNN0001 to CNN0004: what cannot host a network says so on the class's name, or on that of the type which is at fault.</summary>
public sealed class UnsuitableHostTests
{
    private const string Attributes = "[Network, Input(1, 6, 6), Conv2D(3, 3), ReLU]";

    [Theory]
    [InlineData("public class {|CNN0001:Net|};", "'Net' carries network attributes but is not partial; write 'partial class Net', so that the generator can add to it")]
    [InlineData("public sealed record {|CNN0001:@class|};", "'class' carries network attributes but is not partial; write 'partial record @class', so that the generator can add to it")]
    [InlineData("record class {|CNN0001:Net|};", "'Net' carries network attributes but is not partial; write 'partial record class Net', so that the generator can add to it")]
    public void A_host_must_be_partial(string declaration, string message) => Expect.Errors(Attributes + declaration, message);

    [Theory]
    [InlineData("class {|CNN0001:Outer|} { LAYERS public partial class Net; }", "class Outer")]
    [InlineData("struct {|CNN0001:Outer|} { LAYERS public partial class Net; }", "struct Outer")]
    [InlineData("interface {|CNN0001:Outer|} { LAYERS public partial class Net; }", "interface Outer")]
    [InlineData("record struct {|CNN0001:Outer|} { LAYERS public partial class Net; }", "record struct Outer")]
    [InlineData("class {|CNN0001:Outer|} { partial class Middle { LAYERS public partial class Net; } }", "class Outer")]
    public void Every_type_round_it_must_be_partial(string source, string header) => Expect.Errors(
        source.Replace("LAYERS", Attributes, StringComparison.Ordinal),
        $"'Net' carries network attributes but its containing type 'Outer' is not partial; write 'partial {header}', so that the generator can add to it");

    [Theory]
    [InlineData("static")]
    [InlineData("abstract")]
    public void A_host_must_have_instances(string modifier) => Expect.Errors(
        $"{Attributes} public {modifier} partial class {{|CNN0002:Net|}};",
        $"'Net' is {modifier}; a network has instances that hold its weights, so remove '{modifier}'");

    [Theory]
    [InlineData("partial class {|CNN0003:Net|}<T>;", "Net")]
    [InlineData("partial record {|CNN0003:Net|}<T, U> where T : class;", "Net")]
    [InlineData("partial class Outer<T> { LAYERS public partial class {|CNN0003:Net|}; }", "Outer")]
    [InlineData("partial class Outer<T> { partial class Middle { LAYERS public partial class {|CNN0003:Net|}; } }", "Outer")]
    public void A_host_must_not_depend_on_a_type(string source, string generic) => Expect.Errors(
        source.Contains("LAYERS", StringComparison.Ordinal) ? source.Replace("LAYERS", Attributes, StringComparison.Ordinal) : Attributes + source,
        $"'Net' is generic or inside of a generic type; a network's shapes and code do not depend on a type, so remove the type parameters of '{generic}'");

    [Theory]
    [InlineData("file partial class {|CNN0004:Net|};", "it is local to its file, and the generated part is another file; remove 'file'")]
    [InlineData("partial class {|CNN0004:Net|}(int size) { public int Size => size; }", "it has a primary constructor, which the generated constructor could not call; declare it without parameters")]
    [InlineData("partial record {|CNN0004:Net|}(int Size);", "it has a primary constructor, which the generated constructor could not call; declare it without parameters")]
    [InlineData("partial class {|CNN0004:Net|} : Model { Net(string path) : base(path) { } } class Model(string path) { public string Path => path; }", "its base class 'Model' has no constructor without parameters for the generated constructor to call")]
    [InlineData("partial class {|CNN0004:Net|} : Model { Net(string path) : base(path) { } } class Model { Model() { } protected Model(string path) { } }", "its base class 'Model' has no constructor without parameters for the generated constructor to call")]
    [InlineData("partial class {|CNN0004:Net|} { public required string Title { get; init; } }", "its member 'Title' is required, but the generated code creates instances without it; remove 'required'")]
    [InlineData("partial class {|CNN0004:Net|} : Model; class Model { public required int Size = 3; }", "its member 'Size' is required, but the generated code creates instances without it; remove 'required'")]
    public void A_class_whose_other_part_could_not_compile_is_at_fault(string declaration, string reason) =>
        Expect.Errors($"{Attributes} {declaration}", $"'Net' cannot be a network: {reason}");

    [Fact]
    public void A_class_in_a_file_local_one_is_at_fault() => Expect.Errors(
        $$"""file partial class Outer { {{Attributes}} public partial class {|CNN0004:Net|}; }""",
        "'Net' cannot be a network: it is local to its file, and the generated part is another file; remove 'file'");

    [Fact]
    public void A_network_does_not_inherit_from_a_network()
    {
        Markup markup = Markup.Parse($$"""{{Attributes}} partial class Base; {{Attributes}} partial class {|CNN0004:Net|} : Base;""");
        GeneratorRun run = GeneratorRun.OfHalfWritten(markup.Source);
        Expect.Errors(markup, run.Diagnostics, "'Net' cannot be a network: its base class 'Base' is a network itself, and networks do not inherit");
    }

    /// <summary>C# allows no member of its class's own name, so the names of all that is emitted are taken.</summary>
    [Fact]
    public void A_network_is_not_called_as_one_of_its_members()
    {
        string[] members =
        [
            .. Expect.NoErrors($"{Attributes} public partial class Net;").Output.GetTypeByMetadataName("Net")!.GetMembers()
                .Select(member => member.Name).Where(name => char.IsLetter(name[0]) && !name.Contains('.', StringComparison.Ordinal)).Distinct(),
        ];
        Assert.Contains("Forward", members);
        Assert.All(members.Where(name => !name.StartsWith("get_", StringComparison.Ordinal)), name => Expect.Errors(
            $$"""{{Attributes}} public partial class {|CNN0004:{{name}}|};""",
            $"'{name}' cannot be a network: every network has a member called {name}, which C# does not allow in a class of that name; rename it"));
    }
}
