using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Signals.BrainVision;
using Dorsal.Studies.Signals.Edf;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies;

/// <summary>
/// Writes a study folder as <c>docs/study-folder.md</c> describes it. Nothing is at its place until <see cref="Commit"/>: a writer
/// that is disposed before leaves nothing behind.
/// </summary>
/// <remarks>Equal calls give equal bytes on every machine: LF, UTF-8, invariant numbers, gzip without a date.</remarks>
public sealed class StudyWriter : IDisposable
{
    private const string BidsVersion = "1.10.0";

    private static readonly string[] FirstColumns = ["participant_id", "age", "sex", "group"];

    private readonly PartialFolder folder;
    private readonly List<IReadOnlyDictionary<string, string>> participants = [];
    private readonly HashSet<string> labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> participantColumns = [.. FirstColumns];
    private readonly JsonObject participantSidecar = ParticipantColumns.Descriptions();
    private readonly JsonObject description = new() { ["Name"] = "", ["BIDSVersion"] = BidsVersion };

    /// <summary>Begins a study folder.</summary>
    /// <param name="outFolder">Where it will be: a folder that does not exist yet, or an empty one.</param>
    /// <exception cref="StudyException">The folder holds something, or cannot be written to.</exception>
    public StudyWriter(string outFolder)
    {
        folder = new PartialFolder(outFolder);
        description["Name"] = Path.GetFileName(folder.Target);
    }

    /// <summary>Full path of the finished folder.</summary>
    public string OutFolder => folder.Target;

    /// <summary>Sets fields of <c>dataset_description.json</c>.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="more">Further fields, such as <c>License</c>, or <c>GeneratedBy</c> for a study made by a program.</param>
    public void Describe(string name, JsonObject? more = null)
    {
        description["Name"] = name;
        foreach (var (key, value) in more ?? [])
        {
            description[key] = value?.DeepClone();
        }
    }

    /// <summary>Adds a person.</summary>
    /// <param name="participant">The person; <see cref="Participant.Columns"/> beyond age, sex and group become columns of their own.</param>
    /// <exception cref="StudyException">The label is not letters and digits, or is taken (also by another case: <c>a1</c>, <c>A1</c>).</exception>
    public void AddParticipant(Participant participant)
    {
        var columns = new Dictionary<string, string>(participant.Columns, StringComparer.Ordinal)
        {
            ["age"] = participant.Age?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            ["sex"] = participant.Sex switch
            {
                Sex.Female => "F",
                Sex.Male => "M",
                _ => "",
            },
            ["group"] = participant.Group,
        };
        AddParticipant(participant.Id, columns);
    }

    /// <summary>Adds a person by the texts of the columns, which are written as they are.</summary>
    /// <param name="label">Label without <c>sub-</c>.</param>
    /// <param name="columns">Text by column, such as <c>age</c>, <c>sex</c>, <c>group</c>; empty where missing.</param>
    /// <exception cref="StudyException">The label is not letters and digits, or is taken (also by another case: <c>a1</c>, <c>A1</c>).</exception>
    public void AddParticipant(string label, IReadOnlyDictionary<string, string> columns)
    {
        RecordingFile.RequireLabel(label, "sub");
        if (!labels.Add(label))
        {
            throw new StudyException(new Note(Grade.Error, "ParticipantTwice", new Place("participants.tsv"), label));
        }

        participants.Add(
            new Dictionary<string, string>(columns, StringComparer.Ordinal) { [FirstColumns[0]] = "sub-" + label }
        );
        participantColumns.AddRange(columns.Keys.Except(participantColumns, StringComparer.Ordinal));
    }

    /// <summary>Describes a column of <c>participants.tsv</c> in <c>participants.json</c>.</summary>
    /// <param name="column">The column.</param>
    /// <param name="fields"><c>Description</c>, <c>Units</c>, <c>Levels</c> ...</param>
    public void DescribeParticipantColumn(string column, JsonObject fields) =>
        participantSidecar[column] = fields.DeepClone();

    /// <summary>Writes a table of trials.</summary>
    /// <param name="file">Its place; see <see cref="RecordingFile.Trials"/>.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">Texts, one per column; empty where missing. Numbers in invariant form.</param>
    /// <exception cref="StudyException">The file was written before, or the path leaves the folder.</exception>
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
        folder.Write(file.Path, Gzip.Pack(Encoding.UTF8.GetBytes(TsvText.Of(null, rows))));
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
        using var edf = new EdfWriter(folder.Reserve(file.Path), [.. outputs], records, [], record);
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
        using (var writer = new BrainVisionWriter(folder.Reserve(file.Path), channels, samplingFrequency))
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

    /// <summary>Writes a table of outcomes that were computed elsewhere, or of questionnaires, and its sidecar.</summary>
    /// <param name="measure">Name of the file: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="columns">Columns; the first is <c>participant_id</c>.</param>
    /// <param name="rows">Texts, one per column; participants as <c>sub-</c> and label.</param>
    /// <param name="sidecar">For each column <c>Description</c>, <c>Units</c> and, for laboratory outcomes, <c>Test</c>, <c>Outcome</c>, <c>Site</c>, <c>Side</c>, <c>Condition</c>.</param>
    /// <inheritdoc cref="WriteTrials" path="/exception"/>
    public void WritePhenotype(
        string measure,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows,
        JsonObject sidecar
    )
    {
        Write($"phenotype/{measure}.tsv", TsvText.Of(columns, rows));
        WriteSidecar($"phenotype/{measure}.json", sidecar);
    }

    /// <summary>Writes a sidecar, such as <c>task-thermal_qst.json</c>, which serves all recordings of that test below its folder.</summary>
    /// <param name="path">Path relative to the study folder, with forward slashes.</param>
    /// <param name="json">Its content.</param>
    /// <exception cref="StudyException">The file was written before, or the path leaves the folder.</exception>
    public void WriteSidecar(string path, JsonObject json) => Write(path, JsonText.Of(json));

    /// <summary>Writes participants and description, and puts the folder in its place.</summary>
    /// <exception cref="StudyException">The folder cannot be written, or something has come to its place meanwhile.</exception>
    public void Commit()
    {
        Write(StudyDescription.FileName, JsonText.Of(description));
        Write("participants.tsv", TsvText.Of(participantColumns, participants.Select(Cells)));
        WriteSidecar("participants.json", participantSidecar);
        folder.Commit();
    }

    /// <summary>Deletes what was written unless it was committed.</summary>
    public void Dispose() => folder.Dispose();

    private void Write(string path, string text) => folder.Write(path, Encoding.UTF8.GetBytes(text));

    private string[] Cells(IReadOnlyDictionary<string, string> person) =>
        [.. participantColumns.Select(column => person.GetValueOrDefault(column, ""))];

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
