using System.Reflection;
using Dorsal.Messages;

namespace Dorsal.Cli;

/// <summary>Where a command speaks, and in which language: results to output, everything else to error.</summary>
internal sealed record Shell(TextWriter Output, TextWriter Error, Language Language)
{
    private static readonly TextArea Area = new("Dorsal.Cli.Texts.Cli", Assembly.GetExecutingAssembly());

    /// <summary>A sentence of the command line.</summary>
    public string Text(string key, params object?[] arguments) => Area.Get(Language, key, arguments);

    /// <summary>Says something that is not a result.</summary>
    public void Say(string key, params object?[] arguments) => Error.WriteLine(Text(key, arguments));

    /// <summary>Shows a note: where, what, and how to mend it.</summary>
    public void Complain(Note note)
    {
        var place = note.Place;
        var line = place.Line is { } number ? FormattableString.Invariant($":{number}") : "";
        var column = place.Column is { } name ? $" [{name}]" : "";
        Error.WriteLine($"{Messages.Text.Terms.Get(Language, "Grade." + note.Grade)}: {place.File}{line}{column}");
        Error.WriteLine($"  {note.Message(Language)}");
        Error.WriteLine($"  {note.Remedy(Language)}");
    }
}
