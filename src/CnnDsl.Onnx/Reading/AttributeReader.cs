using CnnDsl.Onnx.Format;
using Google.Protobuf;
using AttributeType = CnnDsl.Onnx.Format.AttributeProto.Types.AttributeType;

namespace CnnDsl.Onnx.Reading;

/// <summary>Reads an attribute of a node.</summary>
internal sealed class AttributeReader(string source, TensorReader tensors)
{
    /// <param name="attribute">The attribute.</param>
    /// <param name="what">What to call it in errors.</param>
    public OnnxAttribute Read(AttributeProto attribute, string what) => new(attribute.Name, TypeOf(attribute) switch
    {
        AttributeType.Float => attribute.F,
        AttributeType.Int => attribute.I,
        AttributeType.String => Text(attribute.S, what),
        AttributeType.Tensor => tensors.Read(attribute.T ?? throw OnnxException.In(source, $"{what} has no tensor"), what),
        AttributeType.Floats => attribute.Floats.ToArray(),
        AttributeType.Ints => attribute.Ints.ToArray(),
        AttributeType.Strings => attribute.Strings.Select(text => Text(text, what)).ToArray(),
        _ => null,
    });

    // The first files of ONNX did not say the type; there the field that is filled says it.
    private static AttributeType TypeOf(AttributeProto attribute) => attribute switch
    {
        { HasType: true } => attribute.Type,
        { HasF: true } => AttributeType.Float,
        { HasI: true } => AttributeType.Int,
        { HasS: true } => AttributeType.String,
        { T: not null } => AttributeType.Tensor,
        { Floats.Count: > 0 } => AttributeType.Floats,
        { Strings.Count: > 0 } => AttributeType.Strings,
        { G: not null } => AttributeType.Graph,
        _ => AttributeType.Ints,
    };

    private string Text(ByteString bytes, string what)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(bytes.Span);
        }
        catch (ArgumentException malformed)
        {
            throw OnnxException.In(source, $"{what} is not UTF-8", malformed);
        }
    }
}
