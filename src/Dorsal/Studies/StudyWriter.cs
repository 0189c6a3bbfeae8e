using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies;

/// <summary>
/// Writes a study folder as <c>docs/study-folder.md</c> describes it. Nothing is at its place until <see cref="Commit"/>: a writer
/// that is disposed before leaves nothing behind.
/// </summary>
/// <remarks>Equal calls give equal bytes on every machine: LF, UTF-8, invariant numbers, gzip without a date.</remarks>
public sealed class StudyWriter : RecordingWriter, IDisposable
{
    internal const string BidsVersion = "1.10.0";

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
        : this(new PartialFolder(outFolder)) { }

    private StudyWriter(PartialFolder folder)
        : base(folder)
    {
        this.folder = folder;
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

    /// <summary>Writes a table of outcomes that were computed elsewhere, or of questionnaires, and its sidecar.</summary>
    /// <param name="measure">Name of the file: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="columns">Columns; the first is <c>participant_id</c>.</param>
    /// <param name="rows">Texts, one per column; participants as <c>sub-</c> and label.</param>
    /// <param name="sidecar">For each column <c>Description</c>, <c>Units</c> and, for laboratory outcomes, <c>Test</c>, <c>Outcome</c>, <c>Site</c>, <c>Side</c>, <c>Condition</c>.</param>
    /// <inheritdoc cref="RecordingWriter.WriteTrials" path="/exception"/>
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

    private string[] Cells(IReadOnlyDictionary<string, string> person) =>
        [.. participantColumns.Select(column => person.GetValueOrDefault(column, ""))];
}
