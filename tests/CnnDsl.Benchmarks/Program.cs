using CnnDsl.Benchmarks.Compare;
using CnnDsl.Benchmarks.Guard;
using CnnDsl.Benchmarks.Kernels;
using CnnDsl.Benchmarks.Layers;
using CnnDsl.Benchmarks.SelfTest;

const string Usage = """
    Usage: dotnet run -c Release --project tests/CnnDsl.Benchmarks -- VERB

      compare [--batch 1,8] [--threads 1,2] [--seconds 2] [--network NAME]
          Times LeNet-5, DeepConvNet, a VGG-like network, the zoo and BlazeFace against ONNX Runtime, in turn, and checks that the results agree.
          --batch    batch sizes, each timed by itself
          --threads  threads of either side, each number timed by itself; 1 by default
          --seconds  time for each network and batch size, the two sides together
          --network  only this network

      layers NAME
          Each layer of a network with its kernel, its time (a median) and its share of the core's peak.

      kernels
          Each register tile of all these networks alone, on data in the first-level cache, at every vector width: its share of the core's peak.

      guard
          Looks for calls and spilled vectors in the hot loops of all these networks, in the JIT's listing, and for allocations.

      selftest
          Checks the ONNX exporter and ONNX Runtime against the reference, for every kind of layer.
    """;

try
{
    switch (args)
    {
        case ["compare", .. string[] rest]:
            return CompareVerb.Run(CompareOptions.Parse(rest));
        case ["layers", string name]:
            return LayersVerb.Run(name);
        case ["kernels"]:
            return KernelsVerb.Run();
        case ["guard"]:
            return GuardVerb.Run();
        case ["guard-child", string name]:
            return GuardVerb.RunChild(name);
        case ["selftest"]:
            return SelfTestVerb.Run();
        default:
            Console.WriteLine(Usage);
            return args.Length == 0 ? 0 : 2;
    }
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
