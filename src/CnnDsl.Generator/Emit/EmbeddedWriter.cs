using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the members that read embedded files, each in a file of its own, so that the network's own never changes with them.</summary>
internal static class EmbeddedWriter
{
    public static EmittedSource Write(EmbeddedFile embedded, EmitOptions options)
    {
        CodeWriter code = new(options.Comments);
        HostType host = embedded.Host;
        HostWriter.WriteHead(code, $"{embedded.File}, which the build embeds");
        HostWriter.AllowHiding(code);
        using (HostWriter.OpenNamespace(code, host))
        using (HostWriter.OpenContainers(code, host))
        using (code.Block(host.Declaration))
        {
            if (embedded.Kind == ManifestKind.Weights)
            {
                WriteLoad(code, host, embedded);
            }
            else
            {
                WriteSelfTest(code, host, embedded);
            }
        }

        // No class inside of the network can be called like this, so no other file is.
        return new EmittedSource($"{host.FullName}-{(embedded.Kind == ManifestKind.Weights ? "LoadEmbedded" : "SelfTest")}{HostType.Extension}", code.ToString());
    }

    private static void WriteLoad(CodeWriter code, HostType host, EmbeddedFile embedded)
    {
        code.Line($"/// <summary>The network with the weights of {embedded.File}, which are part of this assembly.</summary>");
        code.Line("/// <exception cref=\"global::CnnDsl.Weights.WeightsException\">The tensors are not the network's; every difference is listed.</exception>");
        using (code.Block($"public static {host.Name} LoadEmbedded({MembersWriter.Options})"))
        {
            MembersWriter.WriteBeginning(code, host.Name);
            code.Line($"using var file = global::CnnDsl.Weights.SafeTensors.OpenResource(typeof({host.Name}).Assembly, {CSharpLiteral.Of(embedded.Resource)});");
            code.Line($"return Create(file, {MembersWriter.GivenOptions});");
        }
    }

    private static void WriteSelfTest(CodeWriter code, HostType host, EmbeddedFile embedded)
    {
        code.Line($"/// <summary>Runs this network on the input that {embedded.File} has, which is part of this assembly, and compares with the outputs that it has.</summary>");
        code.Line("/// <exception cref=\"global::CnnDsl.Weights.WeightsException\">The file's tensors are not the network's inputs and outputs; every difference is listed.</exception>");
        using (code.Block("public global::CnnDsl.SelfTestResult SelfTest()"))
        {
            code.Line($"using var golden = global::CnnDsl.Weights.SafeTensors.OpenResource(typeof({host.Name}).Assembly, {CSharpLiteral.Of(embedded.Resource)});");
            code.Line($"return global::CnnDsl.SelfTestResult.Of(this, golden, {CSharpLiteral.Of(embedded.Tolerance)});");
        }
    }
}
