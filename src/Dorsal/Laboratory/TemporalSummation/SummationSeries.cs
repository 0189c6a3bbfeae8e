using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>Collects ratings by series, each with its form and the protocol of the recording in which the series begins.</summary>
internal sealed class SummationSeries
{
    private readonly Dictionary<SeriesKey, (SummationForm Form, SummationProtocol Protocol)> forms = [];
    private readonly Dictionary<(SeriesKey, (string, string, int)), int> lines = [];
    private readonly List<SummationRating> ratings = [];

    public TrialLog Log { get; } = new();

    public IEnumerable<SeriesKey> All => forms.Keys;

    public (SummationForm Form, SummationProtocol Protocol) this[SeriesKey series] => forms[series];

    public void Declare(SeriesKey series, SummationForm form, SummationProtocol protocol) =>
        forms.TryAdd(series, (form, protocol));

    public void Add(SummationRating rating)
    {
        ratings.Add(rating);
        Log.Add(rating.Trial);
    }

    public List<SummationRating> Of(SeriesKey series) => ratings.FindAll(rating => rating.Trial.Series == series);

    /// <summary>The note about a second rating of the same stimulus; null for the first.</summary>
    public Note? Double(SeriesKey series, (string, string, int) stimulus, int line, Place place, string label)
    {
        if (lines.TryAdd((series, stimulus), line))
        {
            return null;
        }

        var first = lines[(series, stimulus)].ToString(CultureInfo.InvariantCulture);
        return new Note(Grade.Error, "TrialTwice", place, label, first);
    }
}
