namespace CnnDsl.Properties.Tests;

/// <summary>Makes dice fewer as long as what they give still fails.</summary>
internal static class Smallest
{
    private const int Attempts = 60;

    /// <summary>Fewer dice that fail as well, or the same.</summary>
    public static uint[] Of(uint[] dice, Func<uint[], bool> fails)
    {
        int attempts = 0;
        for (int cut = dice.Length / 2; cut > 0 && attempts < Attempts; cut /= 2)
        {
            for (int at = dice.Length - cut; at >= 0 && attempts < Attempts; at -= cut)
            {
                uint[] fewer = [.. dice.Take(at), .. dice.Skip(at + cut)];
                attempts++;
                if (fails(fewer))
                {
                    dice = fewer;
                }
            }
        }

        return dice;
    }
}
