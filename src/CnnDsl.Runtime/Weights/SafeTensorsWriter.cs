using System.Buffers;
using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CnnDsl.Weights;

/// <summary>Writes tensors as safetensors. All that can be wrong with them is found before the first byte is written.</summary>
internal sealed class SafeTensorsWriter
{
    // The data then begins at a multiple of 8 of the file, as readers that map it prefer.
    private const int Alignment = 8;

    private readonly NamedTensors _source;
    private readonly TensorEntry[] _entries;
    private readonly WeightType _type;
    private readonly byte[] _header;

    /// <inheritdoc cref="SafeTensors.Save(Stream, IReadOnlyDictionary{string, Tensor{float}}, WeightType, IReadOnlyDictionary{string, string}?)"/>
    public SafeTensorsWriter(IReadOnlyDictionary<string, Tensor<float>> tensors, WeightType type, IReadOnlyDictionary<string, string>? metadata)
    {
        if (!Enum.IsDefined(type))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such type of weights.");
        }

        _source = new NamedTensors(tensors);
        _type = type;

        // A dictionary's order may differ from run to run; the file's must not.
        _entries = [.. _source.Tensors.OrderBy(t => t.Name, StringComparer.Ordinal)];
        foreach (TensorEntry entry in _entries)
        {
            Check(entry);
        }

        _header = MakeHeader(metadata ?? new Dictionary<string, string>());
    }

    /// <summary>Writes everything; the stream stays open.</summary>
    public void Write(Stream stream)
    {
        stream.Write(_header);
        foreach (TensorEntry entry in _entries)
        {
            FloatElements.Write(Numbers(entry), _type, stream);
        }

        stream.Flush();
    }

    private void Check(TensorEntry entry)
    {
        string name = OneLine.Of(entry.Name);
        if (entry.Name == SafeTensorsHeader.MetadataName)
        {
            throw Unfit($"The name {SafeTensorsHeader.MetadataName} is not a tensor's in safetensors.");
        }

        RequireText(entry.Name);

        // Only a broadcast tensor, whose strides are 0, can be this long.
        if (entry.Shape.Length > Array.MaxLength)
        {
            throw Unfit($"'{name}' ({entry.Shape}) has more numbers than an array can hold.");
        }

        if (_type != WeightType.F32 && FloatElements.FindOverflow(Numbers(entry), _type) is { } value)
        {
            throw Unfit($"'{name}' has the number {value}, which {_type} could only store as infinity.");
        }
    }

    private float[] Numbers(TensorEntry entry)
    {
        float[] numbers = new float[entry.Shape.Length];
        _source.Read(entry, numbers);
        return numbers;
    }

    // The length, the JSON, and spaces up to where the data begins.
    private byte[] MakeHeader(IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> json = new();

        // Readable names: nothing here ends up in HTML, which is what the default encoder escapes for.
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            WriteEntries(writer);
            writer.WriteEndObject();
        }

        int padded = (json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (padded > SafeTensorsHeader.LongestJson)
        {
            throw Unfit($"The header takes {padded} bytes, but {SafeTensorsHeader.LongestJson} are the most.");
        }

        byte[] header = new byte[SafeTensorsHeader.PrefixLength + padded];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)padded);
        header.AsSpan(SafeTensorsHeader.PrefixLength).Fill((byte)' ');
        json.WrittenSpan.CopyTo(header.AsSpan(SafeTensorsHeader.PrefixLength));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(SafeTensorsHeader.MetadataName);
        foreach ((string name, string text) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            RequireText(name);
            RequireText(text);
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }

    private void WriteEntries(Utf8JsonWriter writer)
    {
        long end = 0;
        foreach (TensorEntry entry in _entries)
        {
            writer.WriteStartObject(entry.Name);
            writer.WriteString("dtype", _type.ToString());
            writer.WriteStartArray("shape");
            foreach (int dimension in entry.Shape.Dimensions)
            {
                writer.WriteNumberValue(dimension);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(end);
            end += entry.Shape.Length * ElementType.Bytes(_type.ToString());
            writer.WriteNumberValue(end);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    // JSON writers put U+FFFD for half a surrogate pair, and the name would not come back.
    private static void RequireText(string? text)
    {
        if (text is null || !IsWellFormed(text))
        {
            throw text is null ? Unfit($"A text of the metadata is null.") : Unfit($"'{OneLine.Of(text)}' has half a surrogate pair.");
        }
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    private static ArgumentException Unfit(FormattableString message) => new(FormattableString.Invariant(message));
}
