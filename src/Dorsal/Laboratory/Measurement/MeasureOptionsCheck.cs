using Dorsal.Laboratory.PainSensitivity;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Measurement;

/// <summary>Refuses options that would do nothing, rather than ignore them.</summary>
internal static class MeasureOptionsCheck
{
    /// <summary>The people that the options ask for.</summary>
    public static IReadOnlyList<Participant> Wanted(Study study, MeasureOptions options)
    {
        CheckTests(study, options);
        CheckProtocol(options);
        var labels = options.Participants.Select(ParticipantReader.Label).ToList();
        foreach (var label in labels.Where(label => study.Participants.All(p => p.Id != label)))
        {
            throw Unknown("--participant", label, study.Participants.Select(p => p.Id));
        }

        return labels.Count == 0
            ? study.Participants
            : [.. study.Participants.Where(p => labels.Contains(p.Id, StringComparer.Ordinal))];
    }

    private static void CheckTests(Study study, MeasureOptions options)
    {
        var known = TestCatalogue
            .WithFindings.Concat(study.GivenOutcomes.Select(g => g.Test))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var test in options.Tests.Where(test => !known.Contains(test, StringComparer.Ordinal)))
        {
            throw Unknown("--only", test, known);
        }
    }

    private static void CheckProtocol(MeasureOptions options)
    {
        var known = ParameterTable
            .All.Where(p => TestCatalogue.WithProtocol.Any(id => p.Id.StartsWith(id + ".", StringComparison.Ordinal)))
            .ToList();
        foreach (var (id, value) in options.Protocol)
        {
            var parameter = known.Find(p => p.Id == id) ?? throw Unknown("--protocol", id, known.Select(p => p.Id));
            if (!parameter.Allows(value))
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "ProtocolFieldWrong",
                        new Place("--protocol", null, id),
                        value,
                        $"{parameter.Range} {parameter.Unit}".Trim()
                    )
                );
            }
        }
    }

    private static StudyException Unknown(string option, string value, IEnumerable<string> known) =>
        new(new Note(Grade.Error, "OptionUnknown", new Place(option), value, string.Join(", ", known.Take(40))));
}
