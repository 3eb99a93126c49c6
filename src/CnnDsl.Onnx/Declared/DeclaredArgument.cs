namespace CnnDsl.Onnx;

/// <summary>One argument of a layer, as its attribute has it.</summary>
/// <param name="Name">The attribute's property: <c>Filters</c>, <c>PaddingTop</c>.</param>
/// <param name="Value">An int, bool, double, int[], double[] or <see cref="EnumMember"/>.</param>
public sealed record DeclaredArgument(string Name, object Value);

/// <summary>A member of an enumeration: <c>Rounding.Floor</c>.</summary>
/// <param name="Type">The enumeration in namespace CnnDsl.</param>
/// <param name="Member">Its member.</param>
public sealed record EnumMember(string Type, string Member);
