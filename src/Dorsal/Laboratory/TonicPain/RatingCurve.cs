namespace Dorsal.Laboratory.TonicPain;

/// <summary>The ratings of one immersion, in the order of time.</summary>
/// <param name="Times">Seconds since the stimulus began, ascending.</param>
/// <param name="Ratings">Ratings, 0 to 100, as many.</param>
/// <param name="HeldUntil">How long the last rating stands, in seconds, or null: it ends with the last sample.</param>
internal sealed record RatingCurve(IReadOnlyList<double> Times, IReadOnlyList<double> Ratings, double? HeldUntil)
{
    /// <summary>Where the curve ends, in seconds.</summary>
    public double End => Math.Max(Times[^1], HeldUntil ?? 0);

    /// <summary>Area by the trapezoid rule from the first sample to <see cref="End"/>, in rating x minutes; NaN where it spans no time.</summary>
    public double Area
    {
        get
        {
            const double SecondsPerMinute = 60;
            var area = Ratings[^1] * (End - Times[^1]);
            for (var i = 1; i < Times.Count; i++)
            {
                area += (Times[i] - Times[i - 1]) * (Ratings[i] + Ratings[i - 1]) / 2;
            }

            return End > Times[0] ? area / SecondsPerMinute : double.NaN;
        }
    }

    /// <summary>Mean over time: the area over its duration, so that unequal gaps between samples do no harm; the rating itself where there is one.</summary>
    public double Mean => End > Times[0] ? Area * 60 / (End - Times[0]) : Ratings[0];

    /// <summary>Highest rating.</summary>
    public double Peak => Ratings.Max();

    /// <summary>Rating at a time, on the line between its neighbours; NaN before the first sample and behind the end.</summary>
    public double At(double time)
    {
        if (time < Times[0] || time > End)
        {
            return double.NaN;
        }

        var next = 0;
        while (next < Times.Count && Times[next] < time)
        {
            next++;
        }

        if (next == Times.Count)
        {
            return Ratings[^1];
        }

        if (next == 0 || Times[next] == time)
        {
            return Ratings[next];
        }

        var share = (time - Times[next - 1]) / (Times[next] - Times[next - 1]);
        return Ratings[next - 1] + (share * (Ratings[next] - Ratings[next - 1]));
    }
}
