using System.Globalization;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Example;

/// <summary>Tables of FreeSurfer of the example study: made-up brains, those of patients a little smaller (evidence sections 6-10, B1: g = 0.15).</summary>
internal static class ExampleImages
{
    private const double ShiftInPatients = -0.15;

    /// <summary>Years of pain as they stand in <c>participants.tsv</c>; missing for controls.</summary>
    public static string YearsOf(ExamplePerson person) =>
        person.IsPatient
            ? Math.Round(Math.Exp(1.5 + (0.8 * person.Stream("years").NextGaussian())), 1)
                .ToString(CultureInfo.InvariantCulture)
            : TrialTable.Missing;

    /// <summary>Writes a person's tables.</summary>
    public static void Write(StudyWriter writer, ExamplePerson person, string session)
    {
        var random = person.Stream("brain");
        var brain = GreyGenerator.Make(person.Sex == Sex.Male, person.IsPatient ? ShiftInPatients : 0, random);
        void Table(string suffix, string hemisphere, string text) =>
            writer.WriteFreeSurfer(RecordingFile.FreeSurfer(person.Label, session, suffix, hemisphere), text);

        Table("aseg", "", GreyGenerator.Segmentation(brain));
        Table("aparc", "L", GreyGenerator.Surface(brain, "left", random));
        Table("aparc", "R", GreyGenerator.Surface(brain, "right", random));
    }
}
