namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to write records; netstandard2.0 lacks it.</summary>
internal static class IsExternalInit;
