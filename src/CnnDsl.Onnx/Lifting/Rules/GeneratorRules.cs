using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Onnx.Lifting.Rules;

/// <summary>The generator's own shape rules.</summary>
internal sealed class GeneratorRules : ILayerRules
{
    private static readonly Dictionary<string, TensorShape> None = [];

    public Ruling Rule(string kind, IReadOnlyList<DeclaredArgument> arguments, IReadOnlyList<TensorShape> inputs)
    {
        if (LayerCatalog.Find(kind) is null)
        {
            return new Ruling(null, None, [$"there is no layer kind {kind}"]);
        }

        LayerFacts? facts = LayerInference.Infer(
            kind,
            "layer",
            arguments.SelectMany(ToNumbers),
            [.. inputs.Select(shape => Shape.Of(shape.Dimensions.ToArray()))],
            CnnDsl.Generator.Model.Rounding.None,
            out IReadOnlyList<string> problems);
        return facts is null
            ? new Ruling(null, None, problems.Count > 0 ? problems : [$"{kind} cannot read {string.Join(" and ", inputs)}"])
            : new Ruling(ToTensorShape(facts.Output.Dimensions), facts.Weights.ToDictionary(weight => weight.Suffix, weight => ToTensorShape(weight.Dimensions)), []);
    }

    private static TensorShape ToTensorShape(IEnumerable<int> dimensions) => new([.. dimensions]);

    private static IEnumerable<Argument> ToNumbers(DeclaredArgument argument) => argument.Value switch
    {
        int[] numbers => Argument.Array(argument.Name, numbers),
        double[] numbers => numbers.Select((number, i) => new Argument(Argument.Element(argument.Name, i), number)),
        int number => [new Argument(argument.Name, number)],
        double number => [new Argument(argument.Name, number)],
        bool flag => [new Argument(argument.Name, flag ? 1 : 0)],
        EnumMember member => [new Argument(argument.Name, NumberOf(member))],
        _ => throw new InvalidOperationException($"Argument {argument.Name} is a {argument.Value.GetType()}."),
    };

    private static int NumberOf(EnumMember member)
    {
        Type type = typeof(TensorShape).Assembly.GetType($"CnnDsl.{member.Type}") ?? throw new InvalidOperationException($"There is no enumeration {member.Type}.");
        return (int)Enum.Parse(type, member.Member);
    }
}
