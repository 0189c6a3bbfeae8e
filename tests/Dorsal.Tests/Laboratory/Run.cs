using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Norms;
using Dorsal.Studies;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Laboratory;

/// <summary>Imports and measures within a test, stopping with it.</summary>
internal static class Run
{
    public static void Import(string source, string map, string folder) =>
        StudyImport.Import(source, ImportMap.Load(map), folder, null, TestContext.Current.CancellationToken);

    public static StudyResult Measure(string folder, string? norm = null, Action<ParticipantResult>? onPerson = null) =>
        Measure(
            Study.Open(folder),
            MeasureOptions.Default with
            {
                Norm = norm is null ? NormRequest.Automatic : NormRequest.Parse(norm),
            },
            onPerson
        );

    public static StudyResult Measure(
        Study study,
        MeasureOptions options,
        Action<ParticipantResult>? onPerson = null
    ) => new StudyMeasurement(study, options).Run(onPerson, null, TestContext.Current.CancellationToken);
}
