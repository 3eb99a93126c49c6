using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Planning;

/// <summary>The buffers of a plan in the making: what each holds, what it is called, and which are parts of others.</summary>
internal sealed class BufferPlan
{
    private static readonly string[] Reserved = ["input", "output", "weights", "workspace", "crew", "turn", "head", "images", "image", "tensors", "packed", "V", "global"];

    private readonly HashSet<string> _names = new(Reserved, StringComparer.Ordinal);
    private readonly HashSet<int> _own = [];

    public List<MapPlace> Places { get; } = [];

    public List<string> Names { get; } = [];

    /// <summary>The names before they were made such as C# can have.</summary>
    private List<string> Labels { get; } = [];

    /// <summary>Which buffers are parts of others.</summary>
    public Dictionary<int, BufferPart> Parts { get; } = [];

    /// <summary>A new buffer. Its name is made one that C# can have and no other buffer has.</summary>
    public int Add(string name, MapPlace place)
    {
        string identifier = new([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        identifier = char.IsDigit(identifier[0]) ? "_" + identifier : identifier;
        while (SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || !_names.Add(identifier))
        {
            identifier += "_";
        }

        Places.Add(place);
        Names.Add(identifier);
        Labels.Add(name);
        return Places.Count - 1;
    }

    /// <summary>A new buffer that each thread has its own of, as it holds what one part of a step needs.</summary>
    public int AddOwn(string name, MapPlace place)
    {
        int buffer = Add(name, place);
        _own.Add(buffer);
        return buffer;
    }

    /// <summary>Whether each thread has its own.</summary>
    public bool IsOwn(int buffer) => _own.Contains(buffer);

    /// <summary>A part of a buffer as a buffer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="whole">The buffer, in blocks.</param>
    /// <param name="channel">The part's first channel, a multiple of 16.</param>
    public int AddPart(string name, Shape shape, int whole, int channel)
    {
        int part = Add(name, Places[whole] with { Shape = shape });
        Parts[part] = Parts.TryGetValue(whole, out BufferPart? outer)
            ? new BufferPart(outer.Whole, outer.Channel + channel)
            : new BufferPart(whole, channel);
        return part;
    }

    /// <summary>The buffers with the memory that they got.</summary>
    public EquatableArray<Buffer> At(IReadOnlyList<long> offsets, ISet<int> head) => Places.Select((place, id) => new Buffer(Names[id], place, offsets[id])
    {
        IsOwn = _own.Contains(id),
        InHead = head.Contains(id),
        Label = Labels[id],
        Part = Parts.TryGetValue(id, out BufferPart? part) ? $"channels from {part.Channel} of {Names[part.Whole]}" : "",
    }).ToEquatableArray();
}

/// <summary>A buffer that is a part of another one: some of its blocks of channels.</summary>
/// <param name="Whole">The buffer that has memory of its own.</param>
/// <param name="Channel">Its first channel there, a multiple of 16, so that a block begins there at every vector width.</param>
internal sealed record BufferPart(int Whole, int Channel);
