using System.Runtime.InteropServices;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Measurement;

/// <summary>
/// Makes equal parts of findings one object: findings are all that stays in memory of a person, and most of their size would
/// otherwise be the same few texts again and again.
/// </summary>
internal sealed class SharedParts
{
    private readonly Dictionary<SeriesKey, SeriesKey> series = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>A person's findings with their parts shared.</summary>
    public IEnumerable<Finding> Of(Participant person, IReadOnlyList<Finding> findings)
    {
        var files = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        return findings.Select(finding =>
            finding with
            {
                Participant = person.Id,
                Session = One(texts, finding.Session),
                Test = One(texts, finding.Test),
                Series = One(series, finding.Series),
                SourceFiles = Shared(files, finding.SourceFiles),
            }
        );
    }

    private static IReadOnlyList<string> Shared(
        Dictionary<string, IReadOnlyList<string>> known,
        IReadOnlyList<string> files
    )
    {
        ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(known, string.Join('\n', files), out _);
        return one ??= files;
    }

    private static T One<T>(Dictionary<T, T> known, T part)
        where T : class
    {
        ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(known, part, out _);
        return one ??= part;
    }
}
