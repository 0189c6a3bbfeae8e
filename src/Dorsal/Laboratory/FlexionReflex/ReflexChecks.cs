using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Numerics.Signals;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>What to look at in the EMG of a reflex before its numbers are believed.</summary>
internal static class ReflexChecks
{
    /// <summary>Notes about the recording as a whole.</summary>
    public static IEnumerable<Note> OfRecording(EpochChannel emg, ReflexProtocol protocol, Place place)
    {
        var rate = emg.SamplingFrequency;
        if (emg.Unit == Unit.Unstated)
        {
            yield return new Note(Grade.Note, "EmgUnitUnstated", place, null, null, emg.Name);
        }

        if (rate.Value < protocol.Quality.LowestRate.Value)
        {
            yield return new Note(
                Grade.Warning,
                "EmgRateLow",
                place,
                Show.Quantity(rate.Value, "Hz"),
                Show.Quantity(protocol.Quality.LowestRate.Value, "Hz")
            );
        }

        foreach (var cutoff in protocol.Filter.NotPossible(rate))
        {
            yield return new Note(
                Grade.Warning,
                "FilterNotPossible",
                place,
                Show.Quantity(cutoff.Value, "Hz"),
                Show.Quantity(rate.Value, "Hz")
            );
        }
    }

    /// <summary>Why a stimulus cannot be judged, or null.</summary>
    public static Note? Fault(ReflexReading reading, ReflexProtocol protocol)
    {
        var place = reading.Stimulus.Place;
        if (reading.Baseline.Count < 2 || reading.Response.Count < 2)
        {
            return new Note(Grade.Error, "EmgWindowEmpty", place, Show.Count(reading.Baseline.Count));
        }

        if (!(reading.Baseline.Sd > 0))
        {
            return new Note(Grade.Error, "EmgBaselineFlat", place);
        }

        return protocol.UsesBaselineOf(reading.Stimulus) && NeverRests(reading, protocol)
            ? new Note(
                Grade.Warning,
                "EmgArtefactInWindow",
                place,
                Show.Quantity(1000 * protocol.Filter.ArtefactEnd.Value, "ms"),
                Show.Quantity(1000 * protocol.ResponseOf(reading.Stimulus.Kind).From.Value, "ms")
            )
            : null;
    }

    /// <summary>Notes about a stimulus that is used nevertheless.</summary>
    public static IEnumerable<Note> Of(ReflexReading reading, Epoch raw, ReflexProtocol protocol)
    {
        var place = reading.Stimulus.Place;
        var drift = Drift(reading.Emg.Between(protocol.Baseline.From, protocol.Baseline.To));
        if (drift > protocol.Quality.DriftLimit)
        {
            yield return new Note(
                Grade.Warning,
                "EmgDrift",
                place,
                Show.Quantity(drift, "SD"),
                Show.Quantity(protocol.Quality.DriftLimit, "SD")
            );
        }

        var response = protocol.ResponseOf(reading.Stimulus.Kind);
        var clipped = Clipping.LongestRun(
            raw.Between(response.From, response.To),
            raw.Samples.Min(),
            raw.Samples.Max()
        );
        if (clipped >= protocol.Quality.ClippedRun)
        {
            yield return new Note(Grade.Warning, "EmgClipped", place, Show.Count(clipped));
        }
    }

    /// <summary>
    /// The note that mains hum makes up much of the baselines. In each the best-fitting sine of 50 or 60 Hz is found (Chatfield, The
    /// Analysis of Time Series, 2004, section 7.2), and its share of the power is averaged over the stimuli.
    /// </summary>
    public static IEnumerable<Note> Hum(IReadOnlyList<ReflexReading> readings, ReflexProtocol protocol, Place place)
    {
        if (readings.Count == 0)
        {
            yield break;
        }

        double Share(double hertz) =>
            readings.Average(r =>
                ShareAt(
                    r.Emg.Between(protocol.Baseline.From, protocol.Baseline.To),
                    hertz / r.Emg.SamplingFrequency.Value
                )
            );
        var (frequency, share) = new[] { 50.0, 60.0 }.Select(f => (f, Share(f))).MaxBy(f => f.Item2);
        if (share > protocol.Quality.HumShare)
        {
            yield return new Note(
                Grade.Warning,
                "EmgHum",
                place,
                Show.Quantity(Math.Round(100 * share), "%"),
                Show.Quantity(100 * protocol.Quality.HumShare, "%"),
                Show.Quantity(frequency, "Hz")
            );
        }
    }

    /// <summary>Root mean square of the baseline, about its mean.</summary>
    public static double BaselineRms(ReflexReading reading, ReflexProtocol protocol)
    {
        var baseline = reading.Emg.Between(protocol.Baseline.From, protocol.Baseline.To);
        return Math.Sqrt(Moments.SumOfSquares(baseline, 0) / baseline.Length);
    }

    /// <summary>The note that a muscle was not at rest.</summary>
    public static Note Restless(ReflexReading reading, double rms, double usual, Unit unit, ReflexProtocol protocol) =>
        new(
            Grade.Warning,
            "EmgRestless",
            reading.Stimulus.Place,
            Show.Quantity(rms, unit.Symbol),
            Show.Quantity(protocol.Quality.RestlessRatio * usual, unit.Symbol)
        );

    // From the end of the artefact to the window the EMG never falls to rest: what is in the window may be the artefact's tail.
    private static bool NeverRests(ReflexReading reading, ReflexProtocol protocol)
    {
        var smooth = MovingMean.Of(reading.Rectified, protocol.Onset.Smoothing);
        var between = smooth.Between(protocol.Filter.ArtefactEnd, protocol.ResponseOf(reading.Stimulus.Kind).From);
        var rest = reading.Baseline.Mean + (protocol.Onset.Sds * reading.Baseline.Sd);
        foreach (var sample in between)
        {
            if (sample <= rest)
            {
                return false;
            }
        }

        return between.Length > 0;
    }

    // How far the least-squares line goes over the baseline, in SDs about it.
    private static double Drift(ReadOnlySpan<double> baseline)
    {
        var residuals = Detrend.Linear(baseline);
        var sd = Math.Sqrt(Moments.SumOfSquares(residuals, 0) / Math.Max(1, residuals.Length - 2));
        var rise = baseline[^1] - residuals[^1] - (baseline[0] - residuals[0]);
        return sd > 0 ? Math.Abs(rise) / sd : 0;
    }

    private static double ShareAt(ReadOnlySpan<double> samples, double cyclesPerSample)
    {
        var mean = Moments.Mean(samples);
        var total = Moments.SumOfSquares(samples, mean);
        var (cc, ss, cs, xc, xs) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * cyclesPerSample * i);
            var x = samples[i] - mean;
            (cc, ss, cs) = (cc + (cos * cos), ss + (sin * sin), cs + (cos * sin));
            (xc, xs) = (xc + (x * cos), xs + (x * sin));
        }

        // Sum of squares explained by both regressors.
        var determinant = (cc * ss) - (cs * cs);
        var explained = ((xc * xc * ss) - (2 * xc * xs * cs) + (xs * xs * cc)) / determinant;
        return determinant > 0 && total > 0 ? Math.Min(1, explained / total) : 0;
    }
}
