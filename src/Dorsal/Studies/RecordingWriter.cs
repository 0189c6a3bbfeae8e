using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.BrainVision;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies;

/// <summary>Writes the recordings of a study in the forms of <c>docs/study-folder.md</c>, wherever their files go.</summary>
/// <remarks>Equal calls give equal bytes on every machine: LF, UTF-8, invariant numbers, gzip without a date.</remarks>
public class RecordingWriter
{
    private readonly IStudyFiles files;

    internal RecordingWriter(IStudyFiles files) => this.files = files;

    /// <summary>Writes a table of trials.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.Trials"/>.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">Texts, one per column; empty where missing. Numbers in invariant form.</param>
    /// <exception cref="StudyException">The file was written before, or the path leaves the files.</exception>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public void WriteTrials(
        RecordingFile file,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows
    ) => Write(file.Path, TsvText.Of(columns, rows));

    /// <summary>Writes a table of FreeSurfer's as it is.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.FreeSurfer"/>.</param>
    /// <param name="text">The whole file.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WriteFreeSurfer(RecordingFile file, string text) => Write(file.Path, text);

    /// <summary>Writes a signal and its sidecar.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.Signal"/>.</param>
    /// <param name="sidecar">What else the sidecar says: <c>Measure</c>, <c>Site</c>, <c>Vision</c> ...; the writer adds <c>SamplingFrequency</c>, <c>StartTime</c> (0 unless stated), <c>Columns</c> and each channel's <c>Units</c>.</param>
    /// <param name="samplingFrequency">Samples a second.</param>
    /// <param name="channels">Channels of equal length; NaN is written as missing.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WriteSignal(
        RecordingFile file,
        JsonObject sidecar,
        Units.Hertz samplingFrequency,
        IReadOnlyList<Channel> channels
    )
    {
        var samples = channels.Count == 0 ? 0 : channels[0].Samples.Length;
        if (samples == 0 || channels.Any(channel => channel.Samples.Length != samples))
        {
            throw new ArgumentException("A signal needs channels of equal length, with samples.", nameof(channels));
        }

        var complete = (JsonObject)sidecar.DeepClone();
        complete["SamplingFrequency"] = samplingFrequency.Value;
        complete["Columns"] = new JsonArray([.. channels.Select(channel => JsonValue.Create(channel.Name))]);
        foreach (var channel in channels)
        {
            var described = complete[channel.Name] as JsonObject;
            if (described is null)
            {
                complete[channel.Name] = described = [];
            }

            described["Units"] = channel.Unit.Code;
        }

        WriteSignal(file, complete, Rows(channels, samples));
    }

    /// <summary>Writes a signal from texts, and its sidecar as it is.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.Signal"/>.</param>
    /// <param name="sidecar">The sidecar with <c>SamplingFrequency</c> and <c>Columns</c>; <c>StartTime</c> is 0 unless stated.</param>
    /// <param name="rows">One row a sample, one text a channel; empty where missing.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WriteSignal(RecordingFile file, JsonObject sidecar, IEnumerable<IReadOnlyList<string>> rows)
    {
        var complete = (JsonObject)sidecar.DeepClone();
        complete.TryAdd("StartTime", 0);
        files.Write(file.Path, Gzip.Pack(Encoding.UTF8.GetBytes(TsvText.Of(null, rows))));
        WriteSidecar(file.SidecarPath, complete);
    }

    /// <summary>Writes a signal as EDF+, and its sidecar.</summary>
    /// <param name="file">Its place, with the extension <c>.edf</c>.</param>
    /// <param name="sidecar">What the sidecar says; units and the sampling frequency stand in the file itself.</param>
    /// <param name="samplingFrequency">Samples a second.</param>
    /// <param name="channels">Channels of equal length, a whole number of records long, without missing samples; each is written over its own range.</param>
    /// <param name="record">Length of a record; whole samples.</param>
    /// <exception cref="StudyException">The format cannot hold what it is asked to, or the file was written before.</exception>
    public void WriteEdf(
        RecordingFile file,
        JsonObject sidecar,
        Units.Hertz samplingFrequency,
        IReadOnlyList<Channel> channels,
        Units.Seconds record
    )
    {
        var perRecord = (int)Math.Round(samplingFrequency.Value * record.Value);
        if (channels.Count == 0 || channels.Any(c => c.Samples.Length == 0 || c.Samples.Length % perRecord != 0))
        {
            throw new ArgumentException("EDF needs whole records.", nameof(channels));
        }

        // Symmetric about 0, so that 0 stays 0.
        var outputs = channels.Select(c =>
        {
            var reach = c.Samples.Max(Math.Abs);
            return new EdfOutput(c.Name, c.Unit, samplingFrequency, -reach, reach);
        });
        var records = channels[0].Samples.Length / perRecord;
        using var edf = new EdfWriter(files.Reserve(file.Path), [.. outputs], records, [], record);
        for (var i = 0; i < records; i++)
        {
            edf.Write([.. channels.Select(c => c.Samples.AsMemory(i * perRecord, perRecord))]);
        }

        edf.Commit();
        WriteSidecar(file.SidecarPath, sidecar);
    }

    /// <summary>Writes a signal block by block as BrainVision, and its sidecar as it is.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.Stimulated"/>, with the extension <c>.vhdr</c>.</param>
    /// <param name="sidecar">The sidecar.</param>
    /// <param name="samplingFrequency">Samples a second.</param>
    /// <param name="channels">Names and units of the channels.</param>
    /// <param name="blocks">Equally many samples of each channel a block; NaN where missing. Numbers are rounded to 32 bits.</param>
    /// <param name="events">Marks to write into the signal's own file.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WriteBrainVision(
        RecordingFile file,
        JsonObject sidecar,
        Units.Hertz samplingFrequency,
        IReadOnlyList<(string Name, Units.Unit Unit)> channels,
        IEnumerable<IReadOnlyList<ReadOnlyMemory<double>>> blocks,
        IReadOnlyList<SignalEvent> events
    )
    {
        using (var writer = new BrainVisionWriter(files.Reserve(file.Path), channels, samplingFrequency))
        {
            foreach (var block in blocks)
            {
                writer.Write(block);
            }

            writer.Commit(events);
        }

        WriteSidecar(file.SidecarPath, sidecar);
    }

    /// <summary>Writes the stimuli of a signal and the sidecar of their columns.</summary>
    /// <param name="signal">The signal's file; the table stands beside it (<see cref="RecordingFile.Events"/>).</param>
    /// <param name="columns">Columns; the first are <c>onset</c> and <c>duration</c> in s, as BIDS asks.</param>
    /// <param name="rows">Texts, one per column.</param>
    /// <param name="sidecar">For each column <c>Description</c>, <c>Units</c>.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WriteEvents(
        RecordingFile signal,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows,
        JsonObject sidecar
    )
    {
        Write(signal.Events.Path, TsvText.Of(columns, rows));
        WriteSidecar(signal.Events.SidecarPath, sidecar);
    }

    /// <summary>Writes a sidecar, such as <c>task-thermal_qst.json</c>, which serves all recordings of that test below its folder.</summary>
    /// <param name="path">Path relative to the study folder, with forward slashes.</param>
    /// <param name="json">Its content.</param>
    /// <exception cref="StudyException">The file was written before, or the path leaves the folder.</exception>
    public void WriteSidecar(string path, JsonObject json) => Write(path, JsonText.Of(json));

    private protected void Write(string path, string text) => files.Write(path, Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string[]> Rows(IReadOnlyList<Channel> channels, int samples)
    {
        for (var i = 0; i < samples; i++)
        {
            yield return [.. channels.Select(channel => Sample(channel.Samples[i]))];
        }
    }

    private static string Sample(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
