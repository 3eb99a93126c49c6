using System.Globalization;

namespace CnnDsl.Onnx.Lifting;

/// <summary>Arguments of a layer as they are gathered; what is the attribute's default is left out.</summary>
internal sealed class Arguments : List<DeclaredArgument>
{
    public Arguments Set(string name, object value)
    {
        Add(new DeclaredArgument(name, value));
        return this;
    }

    /// <summary>States the argument unless it is the default.</summary>
    public Arguments Unless<T>(T otherwise, string name, T value)
        where T : notnull => EqualityComparer<T>.Default.Equals(value, otherwise) ? this : Set(name, value);

    /// <summary>States a 32-bit float unless it is the default.</summary>
    public Arguments Unless(double otherwise, string name, float value) => (float)otherwise == value ? this : Set(name, Decimal(value));

    /// <summary>States a member of an enumeration unless it is the default.</summary>
    public Arguments UnlessMember(string otherwise, string name, string type, string member) =>
        member == otherwise ? this : Set(name, new EnumMember(type, member));

    /// <summary>The number that people would write for a 32-bit float: 0.01, not 0.009999999776482582. It rounds to the same float.</summary>
    public static double Decimal(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
