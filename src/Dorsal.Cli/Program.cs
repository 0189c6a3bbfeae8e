using System.Globalization;
using System.Runtime.InteropServices;
using Dorsal.Cli;
using Dorsal.Messages;

#pragma warning disable RS0030 // The one place that looks at the user's environment; everything below is told the language.
var environment = CultureInfo.CurrentUICulture.Name;
#pragma warning restore RS0030

// The first signal asks the work to stop and to tidy up; a second one ends the process at once.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
return await DorsalProgram.RunAsync(args, Console.Out, Console.Error, Languages.FromCode(environment), stop.Token);

void Ask(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
