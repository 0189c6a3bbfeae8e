using Dorsal.Messages;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>One immersion: the rows of a table that belong together.</summary>
/// <param name="Series">Site, side and condition, under the outcome of mean ratings.</param>
/// <param name="Label">Number of the repetition, or empty.</param>
/// <param name="File">Where it stands.</param>
internal sealed record TonicRun(SeriesKey Series, string Label, string File)
{
    /// <summary>The ratings that were read: time in seconds, rating, place.</summary>
    public List<(double Time, double Rating, string Name, Place Place)> Samples { get; } = [];

    /// <summary>Samples without a rating.</summary>
    public int Missing { get; set; }

    /// <summary>When the person stopped, in seconds; null where no row says so.</summary>
    public double? Withdrawal { get; set; }
}
