using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>What tells the recordings of a person apart: session, acquisition and run. Runs are counted where the map states none.</summary>
internal sealed class RecordingNames
{
    private readonly SourceTable source;
    private readonly ImportPeople people;
    private readonly MapSource? session;
    private readonly MapSource? acquisition;
    private readonly MapSource? run;
    private readonly Ids acquisitions = new();
    private readonly Dictionary<string, int> runs = new(StringComparer.OrdinalIgnoreCase);

    public RecordingNames(
        SourceTable source,
        ImportPeople people,
        MapSource? session,
        MapSource? acquisition,
        MapSource? run
    )
    {
        (this.source, this.people) = (source, people);
        (this.session, this.acquisition, this.run) = (session, acquisition, run);
        source.Bind(session);
        source.Bind(acquisition);
        source.Bind(run);
    }

    /// <summary>The labels of the next recording, which a row describes.</summary>
    /// <exception cref="StudyException">The run is no number, or a label cannot be made.</exception>
    public (string Session, string Acquisition, string Run) Next(ImportRow row)
    {
        var when = session is null ? row.Session : people.Session(row.Row, session);
        var text = source.Text(row.Row, acquisition);
        var label = text.Length == 0 ? "" : acquisitions.Label(text, source.PlaceOf(row.Row, acquisition!));
        var series = $"{row.Participant}/{when}/{label}";
        runs[series] = runs.GetValueOrDefault(series) + 1;
        if (run is null)
        {
            return (when, label, runs[series].ToString(CultureInfo.InvariantCulture));
        }

        var number = source.Text(row.Row, run);
        return number.Length is > 0 and <= RecordingFile.LongestLabel && number.All(char.IsAsciiDigit)
            ? (when, label, number)
            : throw new StudyException(
                new Note(Grade.Error, "LabelWrong", source.PlaceOf(row.Row, run), number, "run-")
            );
    }
}
