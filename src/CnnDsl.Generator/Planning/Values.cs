using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// Where each value of the network lies while the plan is made, and the steps so far. A value may lie in memory twice,
/// planar and in blocks; what a reader asks for is made when it is not there.
/// </summary>
internal sealed class Values(CheckedNetwork network, Fusion fusion)
{
    private readonly Dictionary<int, int> _planar = [];
    private readonly Dictionary<int, int> _blocked = [];
    private readonly List<long> _constants = [];
    private ChannelParts? _channelParts;

    public BufferPlan Buffers { get; } = new();

    public Demands Demands { get; } = new(network, fusion);

    public List<Step> Steps { get; } = [];

    public Shape ShapeOf(int value) => network.Nodes[value].Output;

    /// <summary>Whether the value lies planar and only so: the network's input, for one.</summary>
    public bool IsPlanarOnly(int value) => _planar.ContainsKey(value) && !_blocked.ContainsKey(value);

    /// <summary>Whether the value lies planar, whatever else.</summary>
    public bool HasPlanar(int value) => _planar.ContainsKey(value);

    public void SetPlanar(int value, int buffer) => _planar[value] = buffer;

    public void SetBlocked(int value, int buffer) => _blocked[value] = buffer;

    /// <summary>Whether the value lies in blocks without a frame, and where.</summary>
    public bool TryGetFrameless(int value, out int buffer) =>
        _blocked.TryGetValue(value, out buffer) && Buffers.Places[buffer].Frame.IsEmpty;

    /// <summary>Whether the value lies in blocks, and where.</summary>
    public bool TryGetBlocked(int value, out int buffer) => _blocked.TryGetValue(value, out buffer);

    /// <summary>A buffer in blocks for a value that is about to be made: a part of the concatenation that it goes into, or one of its own.</summary>
    public int NewMap(int value, string name)
    {
        if (ChannelParts.PlaceOf(value) is not { } place)
        {
            return Buffers.Add(name, new MapPlace(ShapeOf(value), true, Demands.FrameOf(value)));
        }

        if (!_blocked.TryGetValue(place.Whole, out int whole))
        {
            whole = NewMap(place.Whole, network.Nodes[place.Whole].Name);
            _blocked[place.Whole] = whole;
        }

        return Buffers.AddPart(name, ShapeOf(value), whole, place.Channel);
    }

    /// <summary>Whether a value is to be written into a concatenation.</summary>
    public bool GoesInPlace(int value) => ChannelParts.PlaceOf(value) is not null;

    /// <summary>Whether a value lies where a concatenation of it wants it.</summary>
    public bool IsInPlace(int value, int concat) =>
        ChannelParts.PlaceOf(value) is { } place && place.Whole == concat && _blocked.TryGetValue(value, out int buffer) && Buffers.Parts.ContainsKey(buffer);

    /// <summary>Whether others read memory that a concatenation lies in: its parts are values too.</summary>
    public bool HasReadParts(int concat) => ChannelParts.Of(concat).Any(value => fusion.Readers[value] > 1 || HasReadParts(value));

    private ChannelParts ChannelParts => _channelParts ??= ChannelParts.Of(network, fusion, Demands);

    /// <summary>Clears the frame of a buffer that is about to be written.</summary>
    public void ClearFrame(int buffer, string comment)
    {
        MapPlace place = Buffers.Places[buffer];
        Frame frame = place.Frame;
        if (frame.IsEmpty)
        {
            return;
        }

        Steps.Add(new Step(comment, new Callee("Halo", "Clear", IsWide: false), EquatableArray.Of<Operand>(
            new BufferOperand(buffer, 0, place.IsBlocked),
            new PlanesOperand(place.Shape.Channels, place.IsBlocked),
            LiteralOperand.Named("height", place.Shape.Height),
            LiteralOperand.Named("width", place.Shape.Width),
            LiteralOperand.Named("top", frame.Top),
            LiteralOperand.Named("left", frame.Left),
            LiteralOperand.Named("bottom", frame.Bottom),
            LiteralOperand.Named("right", frame.Right),
            new PixelOperand(place.IsBlocked)), buffer));
    }

    /// <summary>What stands for numbers among the weights in the place of a buffer.</summary>
    public int NewConstant(long offset)
    {
        _constants.Add(offset);
        return Buffer.Constant(_constants.Count - 1);
    }

    /// <summary>The map's first element.</summary>
    public Operand Start(int buffer) => buffer < 0 ? At(buffer, 0) : At(buffer, Buffers.Places[buffer].Origin, Buffers.Places[buffer].IsBlocked);

    /// <summary>So many pixels behind the buffer's start; in planes, so many elements.</summary>
    public Operand At(int buffer, int pixels, bool isBlocked = false) => Buffer.IsConstant(buffer)
        ? new WeightsOperand(_constants[Buffer.IndexOf(buffer)] + pixels)
        : new BufferOperand(buffer, pixels, isBlocked);

    public LayoutOperand Layout(int value, int buffer) => new(ShapeOf(value).IsVector ? new MapPlace(ShapeOf(value), false, Frame.None) : PlaceOf(value, buffer));

    /// <summary>How a value lies in a buffer, which may have been made for a value that is reshaped.</summary>
    public MapPlace PlaceOf(int value, int buffer) =>
        buffer < 0 ? new MapPlace(ShapeOf(value), false, Frame.None) : Buffers.Places[buffer] with { Shape = ShapeOf(value) };

    /// <summary>The value planar, without a frame: the user's order.</summary>
    public int Planar(int value)
    {
        if (_planar.TryGetValue(value, out int known))
        {
            return known;
        }

        Shape shape = ShapeOf(value);
        if (shape.IsVector && _blocked.TryGetValue(value, out int vector))
        {
            return vector;
        }

        int from = _blocked[value];
        int to = Buffers.Add(network.Nodes[value].Name + "Planar", new MapPlace(shape, false, Frame.None));
        Steps.Add(new Step(
            $"{network.Nodes[value].Name}, {shape}, from blocks to planes", new Callee("Layouts", "Unpack"),
            EquatableArray.Of(Start(from), Start(to), Layout(value, from)), to));
        _planar[value] = to;
        return to;
    }

    /// <summary>The value in blocks, with the frame that its convolutions want. A vector in the workspace is its own block.</summary>
    public int Blocked(int value)
    {
        if (_blocked.TryGetValue(value, out int known))
        {
            return known;
        }

        int from = Planar(value);
        if (ShapeOf(value).IsVector && from >= 0)
        {
            _blocked[value] = from;
            return from;
        }

        int to = NewMap(value, network.Nodes[value].Name + "Blocks");
        string comment = $"{network.Nodes[value].Name}, {ShapeOf(value)}, from planes to blocks";
        ClearFrame(to, comment);
        Steps.Add(new Step(
            Buffers.Places[to].Frame.IsEmpty ? comment : "", new Callee("Layouts", "Pack"), EquatableArray.Of(Start(from), Start(to), Layout(value, to)), to));
        _blocked[value] = to;
        return to;
    }

    /// <summary>The value planar, with the frame that its convolutions want.</summary>
    public int Framed(int value)
    {
        int from = Planar(value);
        Frame frame = Demands.FrameOf(value);
        if (frame.IsEmpty)
        {
            return from;
        }

        Shape shape = ShapeOf(value);
        int to = Buffers.Add(network.Nodes[value].Name + "Framed", new MapPlace(shape, false, frame));
        ClearFrame(to, $"{network.Nodes[value].Name}, {shape}, into a frame of zeros");
        Steps.Add(new Step("", new Callee("Layouts", "CopyPlanar", IsWide: false), EquatableArray.Of(Start(from), Start(to), Layout(value, to)), to));
        return to;
    }
}
