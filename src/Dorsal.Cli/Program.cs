using System.Globalization;
using Dorsal.Cli;
using Dorsal.Messages;

#pragma warning disable RS0030 // The one place that looks at the user's environment; everything below is told the language.
var environment = CultureInfo.CurrentUICulture.Name;
#pragma warning restore RS0030

return await DorsalProgram.RunAsync(args, Console.Out, Console.Error, Languages.FromCode(environment));
