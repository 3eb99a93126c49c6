using Microsoft.CodeAnalysis;

namespace CnnDsl.Harness;

/// <summary>A declared network as C# source.</summary>
/// <param name="Type">The network's class with its namespace; no other source has it.</param>
/// <param name="Text">A whole file.</param>
public sealed record NetworkSource(string Type, string Text);

/// <summary>What came of a source: a network that can run, or what generator and compiler have against it.</summary>
/// <param name="Network">The network; null where there are complaints.</param>
/// <param name="Complaints">Errors and warnings; empty where there is a network.</param>
/// <param name="Crash">What the generator threw, which it never may.</param>
public sealed record CompiledSource(CompiledNetwork? Network, IReadOnlyList<Diagnostic> Complaints, Exception? Crash = null);
