using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>What a recorded ramp shows.</summary>
/// <param name="Threshold">Pressure when the button went down; the highest pressure where it never did.</param>
/// <param name="ButtonTime">Time of the button, or null.</param>
/// <param name="Peak">Highest pressure.</param>
/// <param name="Slope">Rise between the two fit limits; NaN where there are too few samples.</param>
/// <param name="FitStart">Time at which the fitted part begins.</param>
/// <param name="FitEnd">Time at which it ends.</param>
/// <param name="FitIntercept">Pressure of the fitted line at time 0.</param>
internal sealed record PressureRamp(
    Kilopascals Threshold,
    Seconds? ButtonTime,
    Kilopascals Peak,
    KilopascalsPerSecond Slope,
    Seconds FitStart,
    Seconds FitEnd,
    double FitIntercept
)
{
    /// <summary>How long the ramp took from no pressure to the threshold, at its own slope.</summary>
    public Seconds Duration => new(Threshold.Value / Slope.Value);

    /// <summary>
    /// Reads a ramp: pressure smoothed by a centred moving mean, threshold at the first sample with the button down less
    /// slope x reaction time, slope by least squares between two fractions of the threshold (evidence C.1, raw-signal analysis).
    /// </summary>
    /// <param name="pressure">Samples in kPa.</param>
    /// <param name="button">Samples of the button, above 0.5 when down; as long as <paramref name="pressure"/>.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="rules">How to read it.</param>
    public static PressureRamp Read(
        ReadOnlySpan<double> pressure,
        ReadOnlySpan<double> button,
        Hertz rate,
        RampProtocol rules
    )
    {
        var smooth = MovingMean(pressure, (int)Math.Round(rules.Smoothing.Value * rate.Value));
        var peakAt = MaxIndex(smooth);
        var downAt = FirstDown(button);
        var endAt = downAt < 0 ? peakAt : downAt;
        var (from, to) = FitRange(smooth, endAt, rules);
        var (slope, intercept) = Line(smooth.AsSpan(from, to - from), from, rate);
        var reaction = downAt < 0 || double.IsNaN(slope) ? 0 : slope * rules.ReactionTime.Value;
        return new PressureRamp(
            new Kilopascals(smooth[endAt] - reaction),
            downAt < 0 ? null : new Seconds(downAt / rate.Value),
            new Kilopascals(smooth[peakAt]),
            new KilopascalsPerSecond(slope),
            new Seconds(from / rate.Value),
            new Seconds((to - 1) / rate.Value),
            intercept
        );
    }

    private static double[] MovingMean(ReadOnlySpan<double> values, int width)
    {
        var half = Math.Max(0, (width - 1) / 2);
        var means = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var reach = Math.Min(half, Math.Min(i, values.Length - 1 - i));
            var sum = 0.0;
            for (var j = i - reach; j <= i + reach; j++)
            {
                sum += values[j];
            }

            means[i] = sum / ((2 * reach) + 1);
        }

        return means;
    }

    private static int MaxIndex(double[] values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static int FirstDown(ReadOnlySpan<double> button)
    {
        for (var i = 0; i < button.Length; i++)
        {
            if (button[i] > 0.5)
            {
                return i;
            }
        }

        return -1;
    }

    // The last crossing before the end, so that a touch and release before the ramp proper is not fitted.
    private static (int From, int To) FitRange(double[] smooth, int end, RampProtocol rules)
    {
        var to = LastBelow(smooth, end, rules.FitTo * smooth[end]);
        var from = LastBelow(smooth, to, rules.FitFrom * smooth[end]);
        return (from, Math.Max(to + 1, from));
    }

    private static int LastBelow(double[] smooth, int end, double level)
    {
        var i = end;
        while (i > 0 && smooth[i] >= level)
        {
            i--;
        }

        return i;
    }

    private static (double Slope, double Intercept) Line(ReadOnlySpan<double> values, int first, Hertz rate)
    {
        if (values.Length < 3)
        {
            return (double.NaN, double.NaN);
        }

        var meanTime = (first + ((values.Length - 1) / 2.0)) / rate.Value;
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        double products = 0;
        double squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var time = ((first + i) / rate.Value) - meanTime;
            products += time * (values[i] - mean);
            squares += time * time;
        }

        var slope = products / squares;
        return (slope, mean - (slope * meanTime));
    }
}
