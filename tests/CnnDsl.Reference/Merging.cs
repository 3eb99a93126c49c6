namespace CnnDsl.Reference;

/// <summary>Layers that put values together or take them apart.</summary>
internal static class Merging
{
    /// <summary>An operation on two or more values, from left to right; a value of C x 1 x 1 counts for every pixel of its channel.</summary>
    public static DoubleTensor Combine(LayerCall call, Func<double, double, double> operation)
    {
        DoubleTensor largest = call.Inputs.MaxBy(input => (long)input.Height * input.Width)!;
        DoubleTensor result = Spread(call, call.Inputs[0], largest);
        foreach (DoubleTensor input in call.Inputs.Skip(1))
        {
            DoubleTensor other = Spread(call, input, largest);
            for (int i = 0; i < result.Data.Length; i++)
            {
                result.Data[i] = operation(result.Data[i], other.Data[i]);
            }
        }

        return result;
    }

    /// <summary>The channels (or features) of all inputs, one after the other: row-major, so their numbers simply follow.</summary>
    public static DoubleTensor Concat(LayerCall call)
    {
        DoubleTensor first = call.Inputs[0];
        if (call.Inputs.Any(input => input.Shape.Rank != first.Shape.Rank || input.Height != first.Height || input.Width != first.Width))
        {
            throw call.Error($"reads {string.Join(" and ", call.Inputs.Select(input => input.Shape))}, which differ in size");
        }

        int channels = call.Inputs.Sum(input => input.Channels);
        return new DoubleTensor(WithChannels(first, channels), [.. call.Inputs.SelectMany(input => input.Data)]);
    }

    /// <summary>The channels [Start, Start + Count).</summary>
    public static DoubleTensor Slice(LayerCall call)
    {
        int place = call.Input.Height * call.Input.Width;
        int start = call.Int("Start");
        int count = call.Int("Count");
        return new DoubleTensor(WithChannels(call.Input, count), call.Input.Data[(start * place)..((start + count) * place)]);
    }

    /// <summary>The part of that number, of so many equal ones.</summary>
    public static DoubleTensor Split(LayerCall call)
    {
        DoubleTensor input = call.Input;
        int length = input.Data.Length / call.Int("Parts");
        int start = call.Int("Part") * length;
        return new DoubleTensor(WithChannels(input, input.Channels / call.Int("Parts")), input.Data[start..(start + length)]);
    }

    private static TensorShape WithChannels(DoubleTensor like, int channels) =>
        new([channels, .. like.Shape.Dimensions[1..]]);

    private static DoubleTensor Spread(LayerCall call, DoubleTensor input, DoubleTensor like)
    {
        bool isEqual = input.Shape.Equals(like.Shape);
        if (!isEqual && !(input.IsMap && like.IsMap && input.Channels == like.Channels && input.Height * input.Width == 1))
        {
            throw call.Error($"reads {input.Shape} beside {like.Shape}");
        }

        int place = like.Height * like.Width;
        DoubleTensor spread = new(like.Shape);
        for (int i = 0; i < spread.Data.Length; i++)
        {
            spread.Data[i] = input.Data[isEqual ? i : i / place];
        }

        return spread;
    }
}
