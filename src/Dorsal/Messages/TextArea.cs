using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Dorsal.Messages;

/// <summary>The sentences of one area in both languages (a <c>.resx</c> file and its <c>.ja.resx</c>).</summary>
public sealed class TextArea
{
    private readonly ResourceManager resources;

    /// <summary>Opens the resources with a base name, such as <c>Dorsal.Messages.Notes</c>.</summary>
    public TextArea(string baseName, Assembly assembly) => resources = new ResourceManager(baseName, assembly);

    /// <summary>The sentence with the given key, its places filled.</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="key">The key in the <c>.resx</c> file.</param>
    /// <param name="arguments">Values for {0}, {1} ...; numbers are formatted without culture.</param>
    /// <exception cref="KeyNotFoundException">No sentence has that key.</exception>
    public string Get(Language language, string key, params object?[] arguments)
    {
        var template = Find(language, key) ?? throw new KeyNotFoundException($"No text with the key '{key}'.");
        return arguments.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, arguments);
    }

    /// <summary>The sentence with the given key as it stands in the resources, or null.</summary>
    public string? Find(Language language, string key) => resources.GetString(key, language.Culture());
}
