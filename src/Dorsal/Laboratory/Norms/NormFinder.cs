using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Norms;

/// <summary>Gets the norm that was asked for.</summary>
internal static class NormFinder
{
    private const string OfThemselves = ", these people themselves";

    /// <summary>The norm, or null where there is none; says in the notes what to think of it.</summary>
    /// <exception cref="StudyException">The norm asked for does not exist.</exception>
    public static INorm? Find(
        Study study,
        IReadOnlyList<Finding> findings,
        MeasureOptions options,
        List<Note> notes,
        CancellationToken cancellation
    )
    {
        INorm? norm = options.Norm.Source switch
        {
            NormSource.None => null,
            NormSource.Placeholder => NormTable.Placeholder,
            NormSource.Table => NormTable.Read(options.Norm.Path),
            NormSource.Study => OtherStudy(options, cancellation),
            NormSource.Controls => Controls(study, Reference(study, findings, options, cancellation), options.Norm),
            _ => Automatic(study, Reference(study, findings, options, cancellation), options.Norm),
        };
        if (norm is ReferenceGroup group)
        {
            RefuseUnknownSession(group, options.Norm.Options.Session);
        }

        notes.AddRange(About(norm, IsEveryone(study, options.Norm) ? options.Norm.Options.Group : null));
        return norm;
    }

    private static void RefuseUnknownSession(ReferenceGroup group, string session)
    {
        if (session is not ("same" or "first") && !group.KnownSessions.Contains(session))
        {
            var known = string.Join(
                ", ",
                group.KnownSessions.Order(StringComparer.Ordinal).Prepend("first").Prepend("same")
            );
            throw new StudyException(
                new Note(Grade.Error, "NormNotUnderstood", new Place("--norm"), "session=" + session, known)
            );
        }
    }

    // Where only some people were asked for, the controls among the others are measured too: a person's z does not depend on that.
    private static IReadOnlyList<Finding> Reference(
        Study study,
        IReadOnlyList<Finding> findings,
        MeasureOptions options,
        CancellationToken cancellation
    )
    {
        var asked = options.Participants.Select(ParticipantReader.Label).ToHashSet(StringComparer.Ordinal);
        var group = options.Norm.Options.Group;
        var others = study
            .Participants.Where(p => !asked.Contains(p.Id) && (group.Length == 0 || ReferenceGroup.IsControl(p, group)))
            .Select(p => p.Id)
            .ToList();
        if (asked.Count == 0 || others.Count == 0)
        {
            return findings;
        }

        var measured = new StudyMeasurement(study, options with { Participants = others })
            .Measure(cancellation)
            .SelectMany(person => person.Findings);
        var order = study
            .Participants.Select((p, i) => (p.Id, i))
            .ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        return [.. findings.Concat(measured).OrderBy(f => order[f.Participant])];
    }

    // People who are their own norm have z-scores of mean 0 and SD 1 whatever their pain: only who asks for that gets it.
    private static ReferenceGroup? Automatic(Study study, IReadOnlyList<Finding> findings, NormRequest request) =>
        HasControls(study, findings, request) && !IsEveryone(study, request)
            ? Controls(study, findings, request)
            : null;

    private static bool IsEveryone(Study study, NormRequest request) =>
        request.Source is NormSource.Automatic or NormSource.Controls
        && study.Participants.Count > 0
        && study.Participants.All(p =>
            request.Options.Group.Length == 0 || ReferenceGroup.IsControl(p, request.Options.Group)
        );

    private static ReferenceGroup Controls(Study study, IReadOnlyList<Finding> findings, NormRequest request) =>
        HasControls(study, findings, request)
            ? new ReferenceGroup(
                LabelOf(ReferenceGroup.OwnControls, request) + (IsEveryone(study, request) ? OfThemselves : ""),
                findings,
                ById(study),
                request.Options
            )
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "NormWithoutControls",
                    new Place("participants.tsv", null, "group"),
                    request.Options.Group
                )
            );

    private static bool HasControls(Study study, IReadOnlyList<Finding> findings, NormRequest request)
    {
        var measured = findings.Select(f => f.Participant).ToHashSet(StringComparer.Ordinal);
        return study.Participants.Any(p =>
            measured.Contains(p.Id)
            && (request.Options.Group.Length == 0 || ReferenceGroup.IsControl(p, request.Options.Group))
        );
    }

    private static ReferenceGroup OtherStudy(MeasureOptions options, CancellationToken cancellation)
    {
        var other = Study.Open(options.Norm.Path);
        var measured = new StudyMeasurement(
            other,
            options with
            {
                Participants = [],
                Tests = [],
                Norm = options.Norm with { Source = NormSource.None },
            }
        );
        var findings = measured.Measure(cancellation).SelectMany(person => person.Findings).ToList();
        var request = options.Norm;
        return HasControls(other, findings, request)
            ? new ReferenceGroup(LabelOf(other.Description.Name, request), findings, ById(other), request.Options)
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "NormWithoutControls",
                    new Place(request.Path + "/participants.tsv", null, "group"),
                    request.Options.Group
                )
            );
    }

    private static string LabelOf(string name, NormRequest request) =>
        name
        + (request.Options.Sd == SdConvention.Population ? ", SD of n" : ", SD of n-1")
        + (request.Options.Session is "same" ? "" : ", session " + request.Options.Session)
        + (request.Options.BySex ? ", by sex" : "");

    private static Dictionary<string, Participant> ById(Study study) =>
        study.Participants.ToDictionary(p => p.Id, StringComparer.Ordinal);

    // The group is given where it is everybody in the study.
    private static IEnumerable<Note> About(INorm? norm, string? everyone)
    {
        var place = new Place("--norm");
        if (everyone is not null)
        {
            yield return norm is null
                ? new Note(Grade.Note, "NormSelf", place, everyone)
                : new Note(Grade.Warning, "NormOfThemselves", place);
        }

        if (norm is null && everyone is null)
        {
            yield return new Note(Grade.Note, "NormNone", place);
        }
        else if (norm is { IsPlaceholder: true })
        {
            yield return new Note(Grade.Warning, "NormPlaceholder", place);
        }
        else if (norm is ReferenceGroup group)
        {
            if (group.SmallestCount == 0)
            {
                yield return new Note(Grade.Warning, "NormEmpty", place);
            }
            else if (group.SmallestCount < ParameterTable.Get("norm.smallest_sample").Number)
            {
                yield return new Note(Grade.Warning, "NormSmall", place, Show.Count(group.SmallestCount));
            }

            foreach (var (outcome, bounds, values) in group.AtBound)
            {
                yield return new Note(
                    Grade.Warning,
                    "NormAtBound",
                    place,
                    Show.Count(bounds),
                    Show.Count(values),
                    outcome
                );
            }
        }
    }
}
