using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>The recorder's own time of each sample (BIDS: a channel of type <c>LATENCY</c>), where the file has one.</summary>
/// <remarks>Samples that are not where their number puts them are brought there by straight lines; where samples were lost, they are missing.</remarks>
internal sealed class SampleClock
{
    // Up to half a sample a sample is where it belongs; further apart than one and a half samples, one is lost.
    private const double Reach = 0.5;
    private const double Lost = 1.5;
    private const int MostStretch = 10;

    private readonly double[] times;
    private readonly double rate;

    private SampleClock(double[] times, double rate, Note uneven, bool isUneven)
    {
        this.times = times;
        this.rate = rate;
        Uneven = uneven;
        IsUneven = isUneven;
    }

    /// <summary>Whether a sample is further than half a sample from where its number puts it.</summary>
    public bool IsUneven { get; }

    /// <summary>How many samples it has the times of.</summary>
    public int Count => times.Length;

    /// <summary>What to say then.</summary>
    public Note Uneven { get; }

    /// <summary>Reads the clock, as time since the first sample.</summary>
    /// <exception cref="StudyException">The clock stands still, goes back, or has gaps in itself.</exception>
    public static SampleClock Of(AngleReader reader, int channel)
    {
        var (stamps, rate, place) = (
            reader.Samples(channel, Seconds.Unit),
            reader.RateOf(channel).Value,
            reader.PlaceOf(channel)
        );
        double[] since = stamps.Length == 0 ? [] : Array.ConvertAll(stamps, stamp => stamp - stamps[0]);
        for (var i = 1; i < since.Length; i++)
        {
            if (!(since[i] > since[i - 1] && since[i] * rate <= (double)MostStretch * since.Length))
            {
                var line = place with { Line = i + 1 };
                throw new StudyException(new Note(Grade.Error, "ClockBroken", line, Show.Quantity(stamps[i], "s")));
            }
        }

        var off = since.Select((time, i) => Math.Abs(time - (i / rate))).DefaultIfEmpty(0).Max();
        var note = new Note(
            Grade.Warning,
            "SamplingUneven",
            place,
            Show.Quantity(1000 * off, "ms"),
            Show.Quantity(rate, "Hz")
        );
        return new SampleClock(since, rate, note, off * rate > Reach);
    }

    /// <summary>The samples at even times, NaN where samples were lost.</summary>
    public double[] Even(double[] samples)
    {
        var even = new double[(int)Math.Floor(times[^1] * rate) + 1];
        var before = 0;
        for (var i = 0; i < even.Length; i++)
        {
            var time = i / rate;
            while (before + 2 < times.Length && times[before + 1] <= time)
            {
                before++;
            }

            var after = Math.Min(before + 1, times.Length - 1);
            var step = times[after] - times[before];
            var share = step > 0 ? (time - times[before]) / step : 0;
            even[i] =
                step * rate > Lost ? double.NaN
                : share == 0 ? samples[before]
                : ((1 - share) * samples[before]) + (share * samples[after]);
        }

        return even;
    }
}
