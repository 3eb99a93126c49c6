using CnnDsl.Benchmarks.Compare;
using CnnDsl.Benchmarks.Generator;
using CnnDsl.Benchmarks.Guard;
using CnnDsl.Benchmarks.Kernels;
using CnnDsl.Benchmarks.Layers;
using CnnDsl.Benchmarks.Memory;
using CnnDsl.Benchmarks.Scale;
using CnnDsl.Benchmarks.SelfTest;
using CnnDsl.Benchmarks.Start;
using CnnDsl.Benchmarks.Threads;

const string Usage = """
    Usage: dotnet run -c Release --project tests/CnnDsl.Benchmarks -- VERB

      compare [--batch 1,8] [--threads 1,2] [--seconds 2] [--network NAME] [--picture FILE]
          Times LeNet-5, DeepConvNet, a VGG-like network, the zoo and BlazeFace against ONNX Runtime, in turn, and checks that the results agree.
          --batch    batch sizes, each timed by itself
          --threads  threads of either side, each number timed by itself; 1 by default
          --seconds  time for each network and batch size, the two sides together
          --network  only this network
          --picture  an SVG of the ratios

      scale NAME
          How the time of a network grows with the batch (1 to 64), the resolution (112 to 448, where its head takes every size) and the threads.

      layers NAME [--threads 1]
          Each layer of a network with its kernel, its time (the median and the least) and its share of the core's peak.
          --threads  threads of a pass

      threads [NAME]
          Each network, or this one, alone and with a thread for each core, in turn, and the processor that the process then takes while it does nothing.
          Exits with 1 where threads cost more than 3 %, or idling more than 0.5 % of a core.

      kernels
          Each register tile of all these networks alone, on data in the first-level cache, at every vector width: its share of the core's peak.

      guard
          Looks for calls and spilled vectors in the hot loops of all these networks, in the JIT's listing, and for allocations.

      start [--network NAME] [--folder DIR]
          Publishes a small program with LeNet-5 and with MobileNetV2, as it is, ReadyToRun and NativeAOT, and times it from process start to first result
          beside the same program on ONNX Runtime. NativeAOT wants a linker: apt-get install clang zlib1g-dev.
          --network  only this network: LeNet5, MobileNetV2 or ResNet50
          --folder   where the programs stay; those that are there already are not published again

      memory [--network NAME] [--folder DIR]
          Physical memory of that program with ResNet-50, after it has loaded the network and after 10 runs, beside the same program on ONNX Runtime.

      generator [--benchmarkdotnet] [--network NAME]
          What the generator costs: the first run on a project, a keystroke in another file, a comment and a number in a network, each in time and
          allocation; the size of the emitted text and the time of the compiler on it. LeNet5, MobileNetV2, ResNet50, ResNet152, DenseNet121, and
          Networks100: 100 networks among 2,000 other files.
          --benchmarkdotnet  the same runs by BenchmarkDotNet
          --network          only this one

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
            return LayersVerb.Run(name, threads: 1);
        case ["layers", string name, "--threads", string threads]:
            return LayersVerb.Run(name, CompareOptions.Count("--threads", threads));
        case ["scale", string name]:
            return ScaleVerb.Run(name);
        case ["threads"]:
            return ThreadsVerb.Run(null);
        case ["threads", string name]:
            return ThreadsVerb.Run(name);
        case ["kernels"]:
            return KernelsVerb.Run();
        case ["guard"]:
            return GuardVerb.Run();
        case ["guard-child", string name]:
            return GuardVerb.RunChild(name);
        case ["start", .. string[] rest]:
            return StartVerb.Run(StartOptions.Parse(rest));
        case ["memory", .. string[] rest]:
            return MemoryVerb.Run(StartOptions.Parse(rest));
        case ["generator"]:
            return GeneratorVerb.Run(null);
        case ["generator", "--network", string name]:
            return GeneratorVerb.Run(name);
        case ["generator", "--benchmarkdotnet"]:
            return GeneratorBenchmarks.Run(null);
        case ["generator", "--benchmarkdotnet", "--network", string name]:
            return GeneratorBenchmarks.Run(name);
        case ["generator-child", string name]:
            return GeneratorVerb.RunChild(name);
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
