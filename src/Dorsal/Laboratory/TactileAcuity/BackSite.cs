using System.Text;
using System.Text.RegularExpressions;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Whether the name of a site, which is free text, may stand for the back.</summary>
internal static partial class BackSite
{
    /// <summary>True for the back and its levels, in English or Japanese and in any spelling, and where no site is stated.</summary>
    public static bool MayBe(string site)
    {
        var name = site.Normalize(NormalizationForm.FormKC);
        return name.Length == 0 || (Back().IsMatch(name) && !Elsewhere().IsMatch(name));
    }

    [GeneratedRegex(
        "back|lumb|spine|trunk|torso|腰|背|体幹|(^|[^a-z])(L|T|Th)[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Back();

    // The back of the hand, and what is called so in Japanese.
    [GeneratedRegex(
        "hand|foot|head|neck|hip|手|足|頭|頸|首",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Elsewhere();
}
