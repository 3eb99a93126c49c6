using System.CommandLine;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Tool.Files;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary>What the command line says of a network that a project was built with, and of its weights.</summary>
internal sealed class CompiledNetworkOptions
{
    public Argument<string> Assembly { get; } = new("assembly") { Description = "The assembly that a project with the network was built to, such as bin/Release/net10.0/Shop.dll." };

    public Option<string?> Network { get; } = new("--network") { Description = "The network's class with its namespace. Not needed where the assembly has one network.", HelpName = "class" };

    public Option<string> Weights { get; } = new("--weights") { Description = "The network's weights, a safetensors file.", HelpName = "file", Required = true };

    public CompiledNetwork Load(ParseResult parsed) => NetworkAssembly.Load(parsed.GetRequiredValue(Assembly), parsed.GetValue(Network));

    public SafeTensors OpenWeights(ParseResult parsed) => SafeTensors.Open(parsed.GetRequiredValue(Weights));
}
