namespace CnnDsl.Networks.Tests.Api;

public sealed class ConcurrencyTests
{
    private const int Threads = 8;
    private const int Calls = 300;

    [Fact]
    public void Calls_from_many_threads_on_one_instance_do_not_meet()
    {
        Classifier network = Sample.Network<Classifier>();
        float[][] images = [.. Sample.Images<Classifier>(Threads).Chunk(Classifier.InputLength)];
        float[][] expected = [.. images.Select(image => Sample.Run(network, image))];
        int different = 0;
        using Barrier start = new(Threads);

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            float[] output = new float[Classifier.OutputLength];
            start.SignalAndWait();
            for (int call = 0; call < Calls; call++)
            {
                int image = (thread + call) % Threads;
                network.Forward(images[image], output);
                if (!output.AsSpan().SequenceEqual(expected[image]))
                {
                    Interlocked.Increment(ref different);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, different);
    }
}
