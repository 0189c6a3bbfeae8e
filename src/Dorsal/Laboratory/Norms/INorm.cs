using Dorsal.Studies;

namespace Dorsal.Laboratory.Norms;

/// <summary>A reference population.</summary>
public interface INorm
{
    /// <summary>What stands in the column <c>norm</c>.</summary>
    string Label { get; }

    /// <summary>The entry for a finding of a person, or null where the population has none.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="participant">The person, whose age and sex may choose the entry.</param>
    NormEntry? Find(Finding finding, Participant participant);

    /// <summary>Whether the values are a stand-in that a laboratory must replace.</summary>
    bool IsPlaceholder { get; }
}
