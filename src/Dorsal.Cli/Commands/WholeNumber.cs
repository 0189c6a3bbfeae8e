using System.CommandLine;
using System.Globalization;

namespace Dorsal.Cli.Commands;

/// <summary>An option that takes a whole number within limits.</summary>
internal static class WholeNumber
{
    public static Option<int> Option(string name, string description, int lowest, int highest, int usual)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            var fits = result.Tokens.All(token =>
                int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= lowest
                && number <= highest
            );
            if (!fits)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{lowest}..{highest}"));
            }
        });
        return option;
    }
}
