using System.Text;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class SafeTensorsMalformedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A header, bytes of data, and what the error says.</summary>
    public static TheoryData<string, int, string> Headers => new()
    {
        { "", 0, "does not begin with '{'" },
        { " {}", 0, "does not begin with '{'" },
        { "[]", 0, "does not begin with '{'" },
        { "\uFEFF{}", 0, "does not begin with '{'" },
        { "{", 0, "not valid JSON" },
        { "{}x", 0, "not valid JSON" },
        { "{}{}", 0, "not valid JSON" },
        { "{,}", 0, "not valid JSON" },
        { """{"a":1,}""", 0, "tensor 'a' has an unexpected Number at byte 13" },
        { "{/*comment*/}", 0, "not valid JSON" },
        { "{\"a\nb\":{}}", 0, "not valid JSON" },
        { """{"\ud800":{}}""", 0, "half a surrogate pair in the text at byte 9" },
        { """{"a":[]}""", 0, "tensor 'a' has an unexpected StartArray" },
        { """{"a":null}""", 0, "tensor 'a' has an unexpected Null" },
        { """{"a":{}}""", 0, "tensor 'a' has no dtype" },
        { """{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "tensor 'a' has no shape" },
        { """{"a":{"dtype":"F32","shape":[1]}}""", 4, "tensor 'a' has no data_offsets" },
        { """{"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has an unexpected Number" },
        { """{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has an unexpected Number" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":4}}""", 4, "the data_offsets of tensor 'a' has an unexpected Number" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4, "tensor 'a' has 'x', but dtype, shape and data_offsets" },
        { """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has dtype twice" },
        { """{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' has shape twice" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}""", 4, "tensor 'a' has data_offsets twice" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "has 'a' twice" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "has 'a' twice" },
        { """{"__metadata__":{},"__metadata__":{}}""", 0, "has '__metadata__' twice" },
        { """{"__metadata__":{"a":"1","a":"2"}}""", 0, "__metadata__ has 'a' twice" },
        { """{"__metadata__":{"a":1}}""", 0, "__metadata__ has an unexpected Number" },
        { """{"__metadata__":{"a":{}}}""", 0, "__metadata__ has an unexpected StartObject" },
        { """{"__metadata__":null}""", 0, "__metadata__ has an unexpected Null" },
        { """{"a":{"dtype":"F4","shape":[2],"data_offsets":[0,1]}}""", 1, "tensor 'a' is of the unknown type 'F4'" },
        { """{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'a' is of the unknown type 'f32'" },
        { """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has something other than whole numbers from 0 to 2147483647" },
        { """{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has something other" },
        { """{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has something other" },
        { """{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has something other" },
        { """{"a":{"dtype":"U8","shape":[2147483648],"data_offsets":[0,2147483648]}}""", 4, "the shape of tensor 'a' has something other" },
        { """{"a":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,4]}}""", 4, "the shape of tensor 'a' has something other" },
        { """{"a":{"dtype":"U8","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "is larger than any file" },
        { """{"a":{"dtype":"U8","shape":[2147483647,2147483647,2147483647,0],"data_offsets":[0,0]}}""", 0, "is larger than any file" },
        { """{"a":{"dtype":"I64","shape":[2147483647,1073741824],"data_offsets":[0,4]}}""", 4, "is larger than any file" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[]}}""", 4, "the data_offsets of tensor 'a' are not a begin and an end" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "the data_offsets of tensor 'a' are not a begin and an end" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "the data_offsets of tensor 'a' are not a begin and an end" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "the data_offsets of tensor 'a' has something other" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1e1]}}""", 4, "the data_offsets of tensor 'a' has something other" },
        { """{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,20]}}""", 20, "tensor 'a' takes 24 bytes as F32 (2 x 3), but its data_offsets from 0 to 20 give it 20" },
        { """{"a":{"dtype":"F32","shape":[],"data_offsets":[0,0]}}""", 0, "tensor 'a' takes 4 bytes as F32 (scalar)" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "bytes 0 to 4 of the data, before tensor 'a', belong to no tensor" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "bytes 4 to 8 of the data, before tensor 'b', belong to no tensor" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor 'b' begins at byte 0 of the data, but 'a' reaches to byte 4" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "tensor 'b' begins at byte 4 of the data, but 'a' reaches to byte 8" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", 8, "tensor 'b' begins at byte 4 of the data, but 'a' reaches to byte 8" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "its tensors take 4 bytes of data, but it ends after 3" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, "its tensors take 4 bytes of data, but it ends after 0" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "its tensors take 4 bytes of data, but " },
        { "{}", 1, "its tensors take 0 bytes of data, but " },
    };

    public static TheoryData<byte[], string> Raw => new()
    {
        { [], "it is empty" },
        { [2], "it ends after 1 bytes, within the 8" },
        { [2, 0, 0, 0, 0, 0, 0], "it ends after 7 bytes, within the 8" },
        { [2, 0, 0, 0, 0, 0, 0, 0], "its header is to be 2 bytes long, but ends after 0" },
        { [3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "its header is to be 3 bytes long, but ends after 2" },
        { [.. Bytes.Prefix(100_000_001), (byte)'{', (byte)'}'], "its header is to be 100000001 bytes long, but 100000000 are the most" },
        { [.. Bytes.Prefix(1ul << 60), (byte)'{', (byte)'}'], "its header is to be 1152921504606846976 bytes long, but" },
        { [.. Bytes.Prefix(ulong.MaxValue), (byte)'{', (byte)'}'], "its header is to be 18446744073709551615 bytes long, but" },
        { Bytes.Of([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'{', (byte)'}', (byte)'}']), "its header is not UTF-8" },
        { Bytes.Of([(byte)'{', 0, (byte)'}']), "not valid JSON" },
        { Bytes.Of(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 10_000))), "tensor 'a' has an unexpected StartArray" },
        { Bytes.Of(Encoding.UTF8.GetBytes("{\"a\":{\"x\":" + new string('[', 10_000))), "tensor 'a' has 'x', but" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_malformed_header_is_one_clear_error(string header, int dataLength, string says) =>
        AssertMalformed(Bytes.Of(header, new byte[dataLength]), says);

    [Theory]
    [MemberData(nameof(Raw))]
    public void Malformed_bytes_are_one_clear_error(byte[] bytes, string says) => AssertMalformed(bytes, says);

    [Fact]
    public void A_name_from_the_file_cannot_break_or_flood_the_message()
    {
        string name = "a\\n\\u202e" + new string('x', 100_000);

        SafeTensorsException error = AssertMalformed(Bytes.Of($$$"""{"{{{name}}}":{}}"""), "tensor 'a\\u000A\\u202Exxx");

        Assert.InRange(error.Message.Length, 1, 300);
        Assert.DoesNotContain('\n', error.Message);
    }

    private SafeTensorsException AssertMalformed(byte[] bytes, string says)
    {
        string path = _folder.File("x.safetensors", bytes);
        SafeTensorsException ofFile = Assert.Throws<SafeTensorsException>(() => SafeTensors.Open(path));
        SafeTensorsException ofStream = Assert.Throws<SafeTensorsException>(() => SafeTensors.Read(new MemoryStream(bytes), "net"));
        SafeTensorsException ofDribble = Assert.Throws<SafeTensorsException>(() => SafeTensors.Read(new DribblingStream(bytes), "net"));

        Assert.StartsWith($"'{path}' is not well-formed safetensors: ", ofFile.Message, StringComparison.Ordinal);
        Assert.StartsWith("'net' is not well-formed safetensors: ", ofStream.Message, StringComparison.Ordinal);
        Assert.Contains(says, ofFile.Message, StringComparison.Ordinal);
        Assert.Contains(says, ofStream.Message, StringComparison.Ordinal);
        Assert.Equal(ofStream.Message, ofDribble.Message);
        return ofStream;
    }
}
