namespace Dorsal.Laboratory.Epochs;

/// <summary>Signs of an amplifier at its limit.</summary>
internal static class Clipping
{
    /// <summary>The most equal samples in a row at the lowest or highest value.</summary>
    public static int LongestRun(ReadOnlySpan<double> window, double lowest, double highest)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < window.Length; i++)
        {
            var isAtEnd = window[i] == lowest || window[i] == highest;
            run =
                !isAtEnd ? 0
                : i > 0 && window[i] == window[i - 1] ? run + 1
                : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
