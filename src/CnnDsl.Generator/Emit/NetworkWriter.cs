using CnnDsl.Generator.Model;
using System.Text;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Generator.Emit;

/// <summary>A file for the compilation.</summary>
internal sealed record EmittedSource(string HintName, string Code)
{
    public SourceText Text => SourceText.From(Code, Encoding.UTF8);
}

/// <summary>Prints a network's class: its public members, then the code behind them, then the kernels.</summary>
internal static class NetworkWriter
{
    public static EmittedSource Write(CheckedNetwork network, ForwardPlan plan, EmitOptions options)
    {
        CodeWriter code = new(options.Comments);
        Names names = new(plan, network.Host.Namespace);
        HostWriter.WriteHead(code, $"the attributes of {network.Host.DisplayName}");
        code.Line("#pragma warning disable CS1591", "Members without a comment implement INetworkCode<TSelf>, which is for the engine alone.");
        HostWriter.AllowHiding(code);
        code.Lines(Names.Aliases);
        code.Line();
        using (HostWriter.OpenNamespace(code, network.Host))
        {
            WriteTypes(code, network, plan, names, options);
        }

        return new EmittedSource(network.Host.HintName, code.ToString());
    }

    private static void WriteTypes(CodeWriter code, CheckedNetwork network, ForwardPlan plan, Names names, EmitOptions options)
    {
        using (HostWriter.OpenContainers(code, network.Host))
        {
            DocumentationWriter.Write(code, network, plan);
            code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"CnnDsl.Generator\", \"{HostWriter.Version}\")]");
            using (code.Block($"{network.Host.Declaration} : global::CnnDsl.Engine.INetworkCode<{network.Host.Name}>"))
            {
                MembersWriter.Write(code, network, plan);
                code.Line();
                InfoWriter.Write(code, network, plan);
                code.Line();
                PackWriter.Write(code, network.Host.Name, plan);
                code.Line();
                ForwardWriter.Write(code, network.Host.Name, plan, names, options);
            }
        }

        foreach (float constant in plan.Constants)
        {
            code.Line();
            code.Line($"/// <summary>{CSharpLiteral.Of(constant)} as a type, which an activation takes and the JIT folds.</summary>");
            using (code.Block($"file readonly struct {names.OfConstant(constant)} : {Names.Activations}IConstant"))
            {
                code.Line($"public static float Value => {CSharpLiteral.Of(constant)};");
            }
        }

        foreach (TileKind tile in plan.Tiles)
        {
            code.Line();
            TileWriter.Write(code, tile);
        }
    }
}
