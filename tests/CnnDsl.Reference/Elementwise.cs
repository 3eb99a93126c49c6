namespace CnnDsl.Reference;

/// <summary>What layers that keep the shape are made of.</summary>
internal static class Elementwise
{
    /// <summary>Each number replaced by a function of itself and its channel.</summary>
    public static DoubleTensor Map(DoubleTensor input, Func<int, double, double> function)
    {
        DoubleTensor output = new(input.Shape);
        int place = input.Height * input.Width;
        for (int i = 0; i < input.Data.Length; i++)
        {
            output.Data[i] = function(i / place, input.Data[i]);
        }

        return output;
    }
}
