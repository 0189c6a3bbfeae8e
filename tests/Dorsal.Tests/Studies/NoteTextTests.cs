using System.Collections;
using System.Globalization;
using System.Resources;
using Dorsal.Messages;

namespace Dorsal.Tests.Studies;

/// <summary>Every sentence of the notes can be filled, in both languages, and has its remedy.</summary>
public class NoteTextTests
{
    private static readonly string[] Keys =
    [
        .. new ResourceManager("Dorsal.Messages.Notes", typeof(Note).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(key => !key.EndsWith(".Remedy", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void A_note_of_each_code_has_a_sentence_and_a_remedy_in_both_languages()
    {
        Assert.NotEmpty(Keys);
        foreach (var code in Keys)
        {
            var note = new Note(Grade.Error, code, new Place("file"), "value", "limit", "a", "b", "c", "d");
            Importing.Speak(note);
            Assert.NotEqual(note.Message(Language.English), note.Message(Language.Japanese));
        }
    }
}
