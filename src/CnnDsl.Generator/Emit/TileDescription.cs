using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>What a register tile is, in a sentence for the reader of the emitted code.</summary>
internal static class TileDescription
{
    public static string Of(TileKind kind)
    {
        string input = kind.Input switch
        {
            TileInput.Planes => "reads planes",
            TileInput.Groups => "reads the channels of its groups",
            TileInput.Depthwise => "each channel by itself",
            _ => "reads blocks of V.Count channels",
        };
        string taps = kind.IsPointwise ? ", one tap" : kind.KernelWidth > 0 ? $", {kind.KernelWidth} taps of a row in registers" : "";
        string stride = kind.ColumnStep == 1 ? "" : $", stride {kind.ColumnStep}";
        string extra = kind.Extra switch
        {
            TileExtra.PReLU => ", then slopes",
            TileExtra.Add => ", plus a map",
            TileExtra.AddFirst => ", the first channels plus a map",
            _ => "",
        };
        return $"{Names.Count(kind.Tile.Pixels, "output")} of a row x {Names.Count(kind.Tile.Vectors, "vector")} of channels; {input}{taps}{stride}{extra}.";
    }
}
