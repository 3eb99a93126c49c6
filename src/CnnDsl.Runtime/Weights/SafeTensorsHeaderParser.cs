using System.Text.Json;
using System.Text.Unicode;

namespace CnnDsl.Weights;

/// <summary>Reads the header's JSON and checks each tensor by itself.</summary>
internal ref struct SafeTensorsHeaderParser
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly string _source;
    private Utf8JsonReader _reader;

    public SafeTensorsHeaderParser(ReadOnlySpan<byte> json, string source)
    {
        _json = json;
        _source = source;
        _reader = new Utf8JsonReader(json);
    }

    /// <summary>The tensors in the order of the header, and the metadata.</summary>
    /// <exception cref="SafeTensorsException">The JSON is malformed, or not that of safetensors.</exception>
    public (IReadOnlyList<PlacedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse()
    {
        if (_json.IsEmpty || _json[0] != '{')
        {
            throw Error($"its header does not begin with '{{'");
        }

        if (!Utf8.IsValid(_json))
        {
            throw Error($"its header is not UTF-8");
        }

        List<PlacedTensor> tensors = [];
        Dictionary<string, string>? metadata = null;
        HashSet<string> names = new(StringComparer.Ordinal);
        Read(JsonTokenType.StartObject, "the header");
        while (ReadName("the header") is { } name)
        {
            if (!names.Add(name))
            {
                throw Error($"its header has '{OneLine.Of(name)}' twice");
            }

            if (name == SafeTensorsHeader.MetadataName)
            {
                metadata = ReadMetadata();
            }
            else
            {
                tensors.Add(ReadTensor(name));
            }
        }

        // Only white space may follow; anything else makes this throw.
        Read();
        return (tensors, (metadata ?? []).AsReadOnly());
    }

    private Dictionary<string, string> ReadMetadata()
    {
        const string Where = SafeTensorsHeader.MetadataName;
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        Read(JsonTokenType.StartObject, Where);
        while (ReadName(Where) is { } name)
        {
            Read(JsonTokenType.String, Where);
            if (!metadata.TryAdd(name, Text()))
            {
                throw Error($"its {Where} has '{OneLine.Of(name)}' twice");
            }
        }

        return metadata;
    }

    private PlacedTensor ReadTensor(string name)
    {
        string where = $"tensor '{OneLine.Of(name)}'";
        string? dtype = null;
        int[]? shape = null;
        long[]? offsets = null;
        Read(JsonTokenType.StartObject, where);
        while (ReadName(where) is { } key)
        {
            switch (key)
            {
                case "dtype" when dtype is null:
                    Read(JsonTokenType.String, where);
                    dtype = Text();
                    break;
                case "shape" when shape is null:
                    shape = Array.ConvertAll(ReadNumbers(int.MaxValue, $"the shape of {where}"), dimension => (int)dimension);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(long.MaxValue, $"the data_offsets of {where}");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Error($"{where} has {key} twice");
                default:
                    throw Error($"{where} has '{OneLine.Of(key)}', but dtype, shape and data_offsets are all that a tensor has");
            }
        }

        return dtype is not null && shape is not null && offsets is not null
            ? PlacedTensor.Of(new TensorEntry(name, dtype, new TensorShape(shape)), offsets, _source)
            : throw Error($"{where} has no {(dtype is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
    }

    private long[] ReadNumbers(long largest, string where)
    {
        long[] numbers = new long[4];
        int count = 0;
        Read(JsonTokenType.StartArray, where);
        while (Read() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out long number) || number < 0 || number > largest)
            {
                throw Error($"{where} has something other than whole numbers from 0 to {largest} at byte {Position}");
            }

            if (count == numbers.Length)
            {
                Array.Resize(ref numbers, 2 * count);
            }

            numbers[count++] = number;
        }

        return numbers[..count];
    }

    // The next name of the object that the reader is in; null at the object's end.
    private string? ReadName(string where) => Read() switch
    {
        JsonTokenType.PropertyName => Text(),
        JsonTokenType.EndObject => null,
        JsonTokenType other => throw Unexpected(other, where),
    };

    private void Read(JsonTokenType expected, string where)
    {
        if (Read() != expected)
        {
            throw Unexpected(_reader.TokenType, where);
        }
    }

    private JsonTokenType Read()
    {
        try
        {
            _reader.Read();
            return _reader.TokenType;
        }
        catch (JsonException malformed)
        {
            throw Error($"its header is not valid JSON near byte {Position}", malformed);
        }
    }

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw Error($"its header has half a surrogate pair in the text at byte {Position}", malformed);
        }
    }

    // Counted from the beginning of the file, so that a hex editor finds it.
    private readonly long Position => SafeTensorsHeader.PrefixLength + _reader.TokenStartIndex;

    private readonly SafeTensorsException Unexpected(JsonTokenType found, string where) =>
        Error($"{where} has an unexpected {found} at byte {Position}");

    private readonly SafeTensorsException Error(FormattableString problem, Exception? inner = null) =>
        SafeTensorsException.In(_source, problem, inner);
}
