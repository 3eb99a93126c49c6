using System.Globalization;

namespace CnnDsl.Onnx.Lifting.Naming;

/// <summary>Hands out each name once; who comes later gets a number behind it.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    public string Take(string name)
    {
        string unique = name;
        while (!_taken.Add(unique))
        {
            int number = _next.GetValueOrDefault(name, 2);
            _next[name] = number + 1;
            unique = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
