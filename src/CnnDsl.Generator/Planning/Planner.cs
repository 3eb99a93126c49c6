using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>From a network with shapes to the calls of its forward pass: fusion, layout, kernels, weights, memory.</summary>
internal sealed class Planner
{
    private readonly CheckedNetwork _network;
    private readonly Fusion _fusion;
    private readonly Values _values;
    private readonly WeightPlan _weights = new();
    private readonly List<ConvolutionKernel> _kernels = [];
    private readonly int _output;

    private Planner(CheckedNetwork network)
    {
        _network = network;
        _fusion = Fusion.Of(network);
        _values = new Values(network, _fusion);
        _output = _fusion.Resolve(network.Nodes.Count - 1);
    }

    public static ForwardPlan Plan(CheckedNetwork network)
    {
        Planner planner = new(network);
        planner._values.SetPlanar(0, Buffer.Input);
        foreach (FusedLayer layer in planner._fusion.Layers)
        {
            planner.Lower(layer);
        }

        planner.WriteOutput();
        return planner.Finish();
    }

    private void Lower(FusedLayer layer)
    {
        switch (layer.Main.Facts.Operation)
        {
            case ConvolutionOperation convolution:
                Convolve(layer, convolution);
                break;
            case DenseOperation dense:
                Multiply(layer, dense);
                break;
            case PoolOperation pool:
                Operand[] window = [new WindowOperand(pool.Window), .. pool.Extra.Select(text => new LiteralOperand(text))];
                Map(layer, new Callee(pool.Kernel, "Run"), (from, to) => [.. InAndOut(layer, from, to), .. window]);
                break;
            case GlobalPoolOperation pool:
                Map(layer, new Callee(pool.Kernel, "Run"), (from, to) => [.. InAndOut(layer, from, to).Take(3)]);
                break;
            case BatchNormOperation norm:
                Normalize(layer, norm);
                break;
            case ActivationOperation activation:
                Map(layer, new Callee("Elementwise", "Run", Activation: activation), (from, to) => InAndOut(layer, from, to), inPlace: true);
                break;
            case PReLUOperation:
                Operand slopes = new WeightsOperand(_weights.AddSlopes(layer.Main, layer.Main.Output.Channels));
                Map(layer, new Callee("PReLU", "Run"), (from, to) => InAndOut(layer, from, to, slopes), inPlace: true);
                break;
            case SoftmaxOperation:
                Normalize(layer);
                break;
            default:
                Flatten(layer);
                break;
        }
    }

    /// <summary>A flattened map is the planar map read on; only who needs more than that makes it move.</summary>
    private void Flatten(FusedLayer layer)
    {
        bool isRead = _fusion.Layers.Any(reader => reader.Input == layer.Output && reader.Main.Facts.Operation is not DenseOperation);
        if (isRead || layer.Output == _output || _values.IsPlanarOnly(layer.Input))
        {
            _values.SetPlanar(layer.Output, _values.Planar(layer.Input));
        }
    }

    private void Convolve(FusedLayer layer, ConvolutionOperation convolution)
    {
        bool isDepthwise = convolution.Groups > 1 && convolution.Groups == convolution.Filters && convolution.Groups == _values.ShapeOf(layer.Input).Channels;
        int from = _values.IsPlanarOnly(layer.Input) && !isDepthwise ? _values.Framed(layer.Input) : _values.Blocked(layer.Input);
        MapPlace source = from < 0 ? new MapPlace(_values.ShapeOf(layer.Input), false, Frame.None) : _values.Places[from];
        int to = _values.NewBuffer(layer.Main.Name, new MapPlace(layer.Main.Output, true, _values.FrameOf(layer.Output)));
        ConvolutionKernel kernel = new ConvolutionKernel(
            source, _values.Places[to], convolution.Window, convolution.Groups, layer.Activation, layer.Slopes is not null).WithTiles();
        if (!_kernels.Contains(kernel))
        {
            _kernels.Add(kernel);
        }

        (long weights, long bias) = _weights.AddConvolution(layer, convolution, kernel);
        List<Operand> operands =
        [
            new BufferOperand(from, kernel.Origin, source.IsBlocked), new WeightsOperand(weights), new WeightsOperand(bias), _values.Start(to),
        ];
        if (layer.Slopes is { } slopes)
        {
            operands.Add(new WeightsOperand(_weights.AddSlopes(slopes, slopes.Output.Channels)));
        }

        _values.ClearFrame(to, Describe(layer));
        AddStep(layer, to, new Callee("", "Run", IsEmitted: true) { Kernel = kernel }, operands);
        _values.SetBlocked(layer.Output, to);
    }

    private void Multiply(FusedLayer layer, DenseOperation dense)
    {
        (int from, Shape read) = DenseInput(layer.Input);
        int to = _values.NewBuffer(layer.Main.Name, new MapPlace(layer.Main.Output, true, Frame.None));
        (long weights, long bias) = _weights.AddDense(layer, dense, read);
        ActivationOperation activation = layer.Activation ?? new ActivationOperation("Identity", [], IsCheap: true);
        AddStep(layer, to, new Callee("Dense", "Run", Activation: activation),
        [
            _values.Start(from), new WeightsOperand(weights), new WeightsOperand(bias), _values.Start(to),
            LiteralOperand.Named("features", (int)read.Length), LiteralOperand.Named("units", dense.Units),
        ]);
        _values.SetBlocked(layer.Output, to);
    }

    /// <summary>
    /// Where a dense layer reads, and the map whose blocks its weights must follow; a vector when they need not. A map of whole
    /// blocks is read as it lies, others planar, so that no lane without a channel is multiplied.
    /// </summary>
    private (int Buffer, Shape Read) DenseInput(int value)
    {
        Node node = _network.Nodes[value];
        int source = node.IsInput ? value : _fusion.Resolve(node.Inputs[0]);
        Shape map = _values.ShapeOf(source);
        bool isFlattened = !node.IsInput && node.Facts.Operation is ReshapeOperation && map.IsMap;
        if (!isFlattened)
        {
            return (_values.Planar(value), Shape.Vector(node.Output.Channels));
        }

        if (_values.TryGetFrameless(source, out int blocks) && (map.Pixels == 1 || map.Channels % 16 == 0))
        {
            return (blocks, map);
        }

        return (_values.Planar(source), Shape.Vector(node.Output.Channels));
    }

    private void Normalize(FusedLayer layer, BatchNormOperation norm)
    {
        (long scale, long shift) = _weights.AddScaleShift(layer.Main, norm, layer.Main.Output.Channels);
        ActivationOperation activation = layer.Activation ?? new ActivationOperation("Identity", [], IsCheap: true);
        Map(
            layer, new Callee("BatchNorm", "Run", Activation: activation),
            (from, to) => InAndOut(layer, from, to, new WeightsOperand(scale), new WeightsOperand(shift)), inPlace: true);
    }

    /// <summary>Softmax reads and writes planes, so the last one writes straight to the output.</summary>
    private void Normalize(FusedLayer layer)
    {
        int from = _values.Planar(layer.Input);
        Shape shape = layer.Main.Output;
        bool isLast = layer.Output == _output && _fusion.Readers[layer.Output] == 1;
        int to = isLast ? Buffer.Output : _values.NewBuffer(layer.Main.Name, new MapPlace(shape, false, Frame.None));
        Operand[] sizes = shape.IsMap
            ? [LiteralOperand.Named("channels", shape.Channels), LiteralOperand.Named("pixels", shape.Pixels)]
            : [LiteralOperand.Named("features", shape.Channels)];
        AddStep(layer, to, new Callee("Softmax", shape.IsMap ? "RunChannels" : "Run", IsWide: false), [_values.Start(from), _values.Start(to), .. sizes]);
        _values.SetPlanar(layer.Output, to);
    }

    /// <summary>A kernel of the runtime from blocks to blocks; in place when nobody else reads the input.</summary>
    private void Map(FusedLayer layer, Callee callee, Func<int, int, IEnumerable<Operand>> operands, bool inPlace = false)
    {
        int from = _values.Blocked(layer.Input);
        MapPlace place = new(layer.Main.Output, true, _values.FrameOf(layer.Output));
        bool reuse = inPlace && _fusion.Readers[layer.Input] == 1 && _values.Places[from].Frame == place.Frame && !IsShared(layer.Input);
        int to = reuse ? from : _values.NewBuffer(layer.Main.Name, place);
        if (!reuse)
        {
            _values.ClearFrame(to, Describe(layer));
        }

        AddStep(layer, to, callee, operands(from, to), isCleared: !reuse);
        _values.SetBlocked(layer.Output, to);
    }

    /// <summary>Whether a flattened value lies where its map does, and others read the map.</summary>
    private bool IsShared(int value)
    {
        Node node = _network.Nodes[value];
        return !node.IsInput && node.Facts.Operation is ReshapeOperation && _fusion.Readers[_fusion.Resolve(node.Inputs[0])] > 1;
    }

    /// <summary>Reference and layout of the input, what comes between, reference and layout of the output.</summary>
    private IEnumerable<Operand> InAndOut(FusedLayer layer, int from, int to, params Operand[] between) =>
        [_values.Start(from), _values.Layout(layer.Input, from), .. between, _values.Start(to), _values.Layout(layer.Output, to)];

    private void AddStep(FusedLayer layer, int to, Callee callee, IEnumerable<Operand> operands, bool isCleared = true)
    {
        bool isCommented = isCleared && to >= 0 && !_values.Places[to].Frame.IsEmpty;
        _values.Steps.Add(new Step(isCommented ? "" : Describe(layer), callee, operands.ToEquatableArray(), to));
    }

    private string Describe(FusedLayer layer) => $"{layer.Names}: {_values.ShapeOf(layer.Input)} -> {layer.Main.Output}";

    /// <summary>Brings the last value to the user, in the user's order.</summary>
    private void WriteOutput()
    {
        Shape shape = _values.ShapeOf(_output);
        bool isPlanar = _values.IsPlanarOnly(_output) || !shape.IsMap;
        int from = isPlanar ? _values.Planar(_output) : _values.Blocked(_output);
        if (from == Buffer.Output)
        {
            return;
        }

        (Callee callee, Operand size) = isPlanar
            ? (new Callee("Layouts", "Copy", IsWide: false), LiteralOperand.Named("length", (int)shape.Length) as Operand)
            : (new Callee("Layouts", "Unpack"), _values.Layout(_output, from));
        _values.Steps.Add(new Step($"output: {shape}", callee, EquatableArray.Of(_values.Start(from), _values.Start(Buffer.Output), size), Buffer.Output));
    }

    private ForwardPlan Finish()
    {
        (long[] offsets, long length) = MemoryPlan.Place(_values.Places, _values.Steps);
        IEnumerable<float> constants = _values.Steps
            .SelectMany(step => (step.Method.Activation ?? step.Method.Kernel?.Activation)?.Constants ?? [])
            .Distinct();
        return new ForwardPlan(
            _values.Steps.ToEquatableArray(),
            _values.Places.Select((place, id) => new Buffer(_values.Names[id], place, offsets[id])).ToEquatableArray(),
            _kernels.ToEquatableArray(),
            _weights.Packs.ToEquatableArray(),
            constants.ToEquatableArray(),
            _weights.Length,
            length);
    }
}
