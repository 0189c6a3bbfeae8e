using System.Globalization;

namespace Dorsal.Messages;

/// <summary>The language in which a reader is addressed.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Japanese.</summary>
    Japanese,
}

/// <summary>Conversions between <see cref="Language"/> and its codes.</summary>
public static class Languages
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja");

    /// <summary>The two-letter code: <c>en</c> or <c>ja</c>.</summary>
    public static string Code(this Language language) => language == Language.Japanese ? "ja" : "en";

    /// <summary>The culture whose resources are read. Numbers never use it.</summary>
    internal static CultureInfo Culture(this Language language) => language == Language.Japanese ? Japanese : English;

    /// <summary>The language of a code such as <c>ja</c>, <c>ja-JP</c> or <c>ja_JP.UTF-8</c>; English for any other.</summary>
    public static Language FromCode(string? code) =>
        code is not null && code.StartsWith("ja", StringComparison.OrdinalIgnoreCase)
            ? Language.Japanese
            : Language.English;
}
