using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>Finds the muscle that raises the arm.</summary>
internal static class PrimeMover
{
    private const string Field = "PrimeMover";
    private const string Usual = "delt";

    /// <summary>The muscle that the sidecar names, else the only one called deltoid.</summary>
    /// <exception cref="StudyException">There is no such muscle, or no other.</exception>
    public static EpochChannel Of(StimulusRecording recording, IReadOnlyList<EpochChannel> muscles)
    {
        var named = recording.Sidecar.Field(Field);
        var fitting = muscles
            .Where(muscle =>
                named is null
                    ? muscle.Name.Contains(Usual, StringComparison.OrdinalIgnoreCase)
                    : muscle.Name == named.Value
            )
            .ToList();
        return fitting.Count == 1 && muscles.Count > 1
            ? fitting[0]
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "PrimeMoverNotNamed",
                    new Place(named?.File ?? recording.File.Path, null, Field),
                    named?.Value ?? "–",
                    string.Join(", ", muscles.Select(muscle => muscle.Name))
                )
            );
    }
}
