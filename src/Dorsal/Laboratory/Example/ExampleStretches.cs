using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Example;

/// <summary>A recording of stretches joined end to end, a stimulus in each.</summary>
/// <param name="rate">Samples a second.</param>
/// <param name="before">Time of the stimulus since the begin of its stretch.</param>
/// <param name="length">Length of a stretch.</param>
internal sealed class ExampleStretches(Hertz rate, Seconds before, Seconds length)
{
    private readonly List<double[][]> stretches = [];
    private readonly List<string[]> rows = [];

    /// <summary>Adds a stimulus.</summary>
    /// <param name="channels">Samples of each channel, in µV; all stretches are equally long.</param>
    /// <param name="cells">The row beyond onset and duration.</param>
    public void Add(double[][] channels, string[] cells)
    {
        var onset = (stretches.Count * length.Value) + before.Value;
        rows.Add([Math.Round(onset, 6).ToString("R", CultureInfo.InvariantCulture), "0", .. cells]);
        stretches.Add(channels);
    }

    /// <summary>Writes the recording and its table of stimuli.</summary>
    public void Write(
        StudyWriter writer,
        RecordingFile file,
        string[] channels,
        string[] columns,
        params (string Column, string Unit)[] units
    ) => Write(writer, file, [], channels, columns, units);

    /// <summary>Writes the recording with a sidecar, and its table of stimuli.</summary>
    public void Write(
        StudyWriter writer,
        RecordingFile file,
        JsonObject about,
        string[] channels,
        string[] columns,
        params (string Column, string Unit)[] units
    )
    {
        writer.WriteEdf(
            file,
            about,
            rate,
            [
                .. channels.Select(
                    (name, i) => new Channel(name, Microvolts.Unit, [.. stretches.SelectMany(stretch => stretch[i])])
                ),
            ],
            length
        );
        var sidecar = new JsonObject();
        foreach (var (column, unit) in units.Append(("onset", "s")).Append(("duration", "s")))
        {
            sidecar[column] = new JsonObject { ["Units"] = unit };
        }

        writer.WriteEvents(file, ["onset", "duration", .. columns], rows, sidecar);
    }
}
