using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

/// <summary>Any bytes at all give either a valid object or a SafeTensorsException, for little memory.</summary>
public sealed class SafeTensorsHostileTests : IDisposable
{
    private const int Mutations = 6000;

    // One chunk ahead of the stream, the header's first buffer, and some for the error.
    private const long AllocationBound = 2 * StreamedBytes.Chunk;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<byte[]> HugeClaims => new()
    {
        { Bytes.Prefix(100_000_000) },
        { [.. Bytes.Prefix(100_000_000), .. "{\"a\""u8] },
        { [.. Bytes.Prefix(1ul << 60), .. "{}"u8] },
        { Bytes.Of("""{"a":{"dtype":"U8","shape":[1073741824,1073741824],"data_offsets":[0,1152921504606846976]}}""", 1, 2, 3) },
        { Bytes.Of("""{"a":{"dtype":"F32","shape":[536870911],"data_offsets":[0,2147483644]}}""", 1, 2, 3) },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(HugeClaims))]
    public void Memory_is_not_allocated_on_the_word_of_a_size(byte[] bytes)
    {
        string path = _folder.File("x.safetensors", bytes);

        Assert.InRange(AllocatedBy(() => SafeTensors.Read(new DribblingStream(bytes))), 0, AllocationBound);
        Assert.InRange(AllocatedBy(() => SafeTensors.Open(path)), 0, AllocationBound);
    }

    [Fact]
    public void Every_truncation_is_malformed()
    {
        byte[] whole = Bytes.Sample();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            string path = _folder.File("x.safetensors", cut);

            Assert.Throws<SafeTensorsException>(() => SafeTensors.Open(path));
            Assert.Throws<SafeTensorsException>(() => SafeTensors.Read(new MemoryStream(cut)));
        }
    }

    [Fact]
    public void Random_mutations_give_a_valid_object_or_the_one_exception()
    {
        Random random = new(20250607);
        byte[] whole = Bytes.Sample();
        int malformed = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutated = Mutate(whole, random);
            malformed += IsMalformed(() => SafeTensors.Read(new MemoryStream(mutated))) ? 1 : 0;
            if (i % 10 == 0)
            {
                string path = _folder.File("x.safetensors", mutated);
                Assert.Equal(IsMalformed(() => SafeTensors.Read(new MemoryStream(mutated))), IsMalformed(() => SafeTensors.Open(path)));
            }
        }

        // Both happen, or the mutations test nothing.
        Assert.InRange(malformed, Mutations / 10, Mutations - (Mutations / 100));
    }

    [Fact]
    public void Random_bytes_behind_a_right_length_are_malformed()
    {
        Random random = new(3);
        for (int i = 0; i < 1000; i++)
        {
            byte[] header = new byte[random.Next(1, 200)];
            random.NextBytes(header);
            header[0] = (byte)'{';

            Assert.True(IsMalformed(() => SafeTensors.Read(new MemoryStream(Bytes.Of(header)))));
        }
    }

    // Replaces a few bytes, often by ones that mean something in JSON; sometimes also removes or repeats a stretch.
    private static byte[] Mutate(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            bytes[random.Next(bytes.Count)] = random.Next(2) == 0
                ? (byte)random.Next(256)
                : "{}[]\",:0123456789-.eE\\u _FBI"u8[random.Next(28)];
        }

        if (random.Next(4) == 0)
        {
            int start = random.Next(bytes.Count);
            List<byte> stretch = bytes.GetRange(start, random.Next(Math.Min(40, bytes.Count - start)));
            if (random.Next(2) == 0)
            {
                bytes.RemoveRange(start, stretch.Count);
            }
            else
            {
                bytes.InsertRange(start, stretch);
            }
        }

        return [.. bytes];
    }

    // Any other exception fails the test.
    private static bool IsMalformed(Func<SafeTensors> open)
    {
        try
        {
            using SafeTensors tensors = open();
            foreach (TensorEntry entry in tensors.Tensors.Where(t => t.DType is "F32" or "F16" or "BF16"))
            {
                tensors.Read(entry, new float[entry.Shape.Length]);
            }

            return false;
        }
        catch (SafeTensorsException)
        {
            return true;
        }
    }

    private static long AllocatedBy(Func<SafeTensors> open)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafeTensorsException>(open);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
