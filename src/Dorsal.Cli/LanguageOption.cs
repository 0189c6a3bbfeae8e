using Dorsal.Messages;

namespace Dorsal.Cli;

/// <summary>Finds <c>--lang</c> before anything else is understood, so that errors and help come in that language.</summary>
internal static class LanguageOption
{
    public const string Name = "--lang";

    public static readonly string[] Codes = ["en", "ja"];

    public static Language? Find(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var code =
                arguments[i] == Name && i + 1 < arguments.Length ? arguments[i + 1]
                : arguments[i].StartsWith(Name + "=", StringComparison.Ordinal) ? arguments[i][(Name.Length + 1)..]
                : null;
            if (code is not null && Codes.Contains(code, StringComparer.Ordinal))
            {
                return Languages.FromCode(code);
            }
        }

        return null;
    }
}
