namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Functions of each element by itself, without arguments.</summary>
internal static class Functions
{
    private static readonly (string Operator, string Kind)[] Kinds =
    [
        ("Abs", "Abs"), ("Neg", "Neg"), ("Sqrt", "Sqrt"), ("Exp", "Exp"), ("Log", "Log"), ("Reciprocal", "Reciprocal"), ("Floor", "Floor"),
        ("Ceil", "Ceil"), ("Round", "Round"), ("Erf", "Erf"), ("Sign", "Sign"), ("Sin", "Sin"), ("Cos", "Cos"),
    ];

    public static Dictionary<string, Lifter> All { get; } = Kinds.ToDictionary(
        entry => entry.Operator, entry => (Lifter)(node => node.Give(node.Add(entry.Kind, node.Flow(0)))));
}
