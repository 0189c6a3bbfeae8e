using Dorsal.Laboratory;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.FreeSurfer;

namespace Dorsal.Tests.Laboratory;

/// <summary>Tables of FreeSurfer in memory, and their analysis.</summary>
internal static class Brains
{
    public static FreeSurferRecording Table(string person, string suffix, string hemisphere, string text)
    {
        var file = RecordingFile.FreeSurfer(person, "", suffix, hemisphere);
        return new FreeSurferRecording(file, Sidecar.Empty, FreeSurferReader.Parse(text, new Place(file.Path)));
    }

    public static FreeSurferRecording[] Tables(string person, GreyBrain brain, RandomStream random) =>
        [
            Table(person, "aseg", "", GreyGenerator.Segmentation(brain)),
            Table(person, "aparc", "L", GreyGenerator.Surface(brain, "left", random)),
            Table(person, "aparc", "R", GreyGenerator.Surface(brain, "right", random)),
        ];

    public static Analysis Analyse(params Recording[] tables) =>
        new GreyMatterTest().Analyse(
            tables,
            new ProtocolReader("greymatter", Sidecar.Empty, new Dictionary<string, string>(StringComparer.Ordinal))
        );

    public static Participant Person(string id, string group, params (string Column, string Text)[] columns) =>
        new(id, null, Sex.Unstated, group, columns.ToDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal));
}
