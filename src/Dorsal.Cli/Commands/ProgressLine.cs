using Dorsal.Laboratory.Measurement;
using Spectre.Console;

namespace Dorsal.Cli.Commands;

/// <summary>Shows how far a long work has come: a bar on a terminal, a line now and then where error output goes to a file.</summary>
internal sealed class ProgressLine : IProgress<MeasureProgress>, IProgress<double>
{
    private readonly ProgressTask task;

    private ProgressLine(ProgressTask task) => this.task = task;

    public void Report(MeasureProgress value)
    {
        task.MaxValue = value.Total;
        task.Value = value.Done;
    }

    /// <summary>A share of the work, from 0 to 1.</summary>
    public void Report(double value)
    {
        task.MaxValue = 1;
        task.Value = value;
    }

    /// <summary>Does the work and shows its progress.</summary>
    public static Task<T> ShowAsync<T>(Shell shell, string label, Func<ProgressLine, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shell.Error) });
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context => work(new ProgressLine(context.AddTask(Markup.Escape(label)))));
    }
}
