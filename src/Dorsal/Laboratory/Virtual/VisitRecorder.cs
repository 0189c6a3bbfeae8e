using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Virtual;

/// <summary>Takes down what comes out of one visit: recordings go to the study at once, answers to questionnaires are gathered.</summary>
public sealed class VisitRecorder
{
    private readonly Visit visit;
    private readonly RecordingWriter writer;
    private readonly List<(string Test, IReadOnlyList<string> Cells)> answers = [];

    internal VisitRecorder(Visit visit, RecordingWriter writer) => (this.visit, this.writer) = (visit, writer);

    /// <summary>Answers by test: cells behind participant and session.</summary>
    internal IReadOnlyList<(string Test, IReadOnlyList<string> Cells)> Answers => answers;

    /// <summary>A table of trials.</summary>
    /// <param name="task">Which test.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">Texts, one per column; empty where missing.</param>
    public void Trials(string task, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        writer.WriteTrials(RecordingFile.Trials(visit.Participant, visit.Session, task), columns, rows);

    /// <summary>A signal that is one trial.</summary>
    /// <param name="task">Which test.</param>
    /// <param name="acquisition">Label that tells series apart.</param>
    /// <param name="run">The repetition, from 1.</param>
    /// <param name="sidecar">What its JSON file says, such as measure, site and side.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">The channels.</param>
    public void Signal(
        string task,
        string acquisition,
        int run,
        JsonObject sidecar,
        Hertz rate,
        IReadOnlyList<Channel> channels
    ) =>
        writer.WriteSignal(
            RecordingFile.Signal(
                visit.Participant,
                visit.Session,
                "qst",
                task,
                acquisition,
                run.ToString(CultureInfo.InvariantCulture)
            ),
            sidecar,
            rate,
            channels
        );

    /// <summary>A questionnaire that was filled in.</summary>
    /// <param name="test">Its id.</param>
    /// <param name="cells">A text for each of its columns; empty where missing.</param>
    public void Answer(string test, IReadOnlyList<string> cells) => answers.Add((test, cells));
}
