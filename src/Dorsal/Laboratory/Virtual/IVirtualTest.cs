using System.Text.Json.Nodes;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Virtual;

/// <summary>
/// The second face of a test: a virtual person goes through its protocol and leaves the recording that a laboratory would have. The
/// test's analysis reads it and does not know where it came from.
/// </summary>
public interface IVirtualTest
{
    /// <summary>Its word in <c>--tests</c>.</summary>
    string Id { get; }

    /// <summary>JSON files that serve all its recordings, by path in the study: units and protocol.</summary>
    IReadOnlyDictionary<string, JsonObject> Sidecars { get; }

    /// <summary>Columns of its table under <c>phenotype/</c>, behind participant and session; empty where it has none.</summary>
    IReadOnlyList<string> AnswerColumns => [];

    /// <summary>Why it cannot be done with the people of a simulation, or null.</summary>
    Note? Refuse(SimulationRequest simulation) => null;

    /// <summary>The person does the test and leaves the recording.</summary>
    /// <param name="visit">The person on the day.</param>
    /// <param name="record">Where the recording goes.</param>
    void Perform(Visit visit, VisitRecorder record);
}
