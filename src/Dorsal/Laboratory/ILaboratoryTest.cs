using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;

namespace Dorsal.Laboratory;

/// <summary>A laboratory test: what it reads and what it makes of it.</summary>
/// <remarks>Its names in both languages are in <c>Terms</c> under <c>Test.</c> and its id.</remarks>
public interface ILaboratoryTest
{
    /// <summary>Stable id; also the task label in file names: <c>thermal</c> reads <c>task-thermal</c>.</summary>
    string Id { get; }

    /// <summary>The outcomes that it can yield, in the order of a profile.</summary>
    IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>Analyses all recordings of this test by one person in one session.</summary>
    /// <param name="recordings">At least one; all of the same person and session.</param>
    /// <param name="protocol">How the test was done; every default taken is remembered there.</param>
    /// <exception cref="Messages.StudyException">The recordings are not of this test's form.</exception>
    Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol);
}
