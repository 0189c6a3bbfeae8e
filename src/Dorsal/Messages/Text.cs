using System.Reflection;

namespace Dorsal.Messages;

/// <summary>All that the library says to a person, in Japanese and English, by area.</summary>
public static class Text
{
    /// <summary>Quality notes and errors: a message and, with the suffix <c>.Remedy</c>, how to mend it.</summary>
    public static TextArea Notes { get; } = Area("Notes");

    /// <summary>Names of tests, outcomes, measures, sites, sides and conditions.</summary>
    public static TextArea Terms { get; } = Area("Terms");

    /// <summary>The report's headings and sentences.</summary>
    public static TextArea Report { get; } = Area("Report");

    private static TextArea Area(string name) => new($"Dorsal.Messages.{name}", Assembly.GetExecutingAssembly());
}
