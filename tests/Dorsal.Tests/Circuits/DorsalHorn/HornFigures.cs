using Dorsal.Reports.Figures;
using Dorsal.Tests.House;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Tests.Circuits.DorsalHorn;

/// <summary>Draws the figures of docs/circuits/dorsal-horn.md: lines for the rates, marks with standard errors for the network.</summary>
internal static class HornFigures
{
    public static void WindUp(
        IReadOnlyList<HornPageTests.Winding> windings,
        IReadOnlyList<(double[] Mean, double[] Error)> networks
    ) =>
        Draw(
            "windup",
            "Wind-up of projection cells by frequency",
            "Spikes of a projection cell in the 500 ms after each of ten pulses; the faster the pulses, the steeper the rise.",
            windings,
            networks
        );

    public static void States(
        IReadOnlyList<HornPageTests.Winding> windings,
        IReadOnlyList<(double[] Mean, double[] Error)> networks
    ) =>
        Draw(
            "states",
            "Wind-up at 1 Hz in different states of the horn",
            "Spikes of a projection cell in the 500 ms after each of ten pulses; none winds up without NMDA and NK1, and a facilitated horn does so more steeply.",
            windings,
            networks
        );

    public static void Touch(
        IReadOnlyList<double> inhibition,
        Func<double, double> rates,
        (double[] Mean, double[] Error) network
    )
    {
        var model = Plot.New();
        model.Axes.Add(Plot.Linear(AxisPosition.Bottom, "segmental inhibition that is left"));
        model.Axes.Add(Plot.Linear(AxisPosition.Left, "spikes of a projection cell a second"));
        double[] along = [.. Enumerable.Range(0, 51).Select(i => i / 50.0)];
        model.Series.Add(Line("rates", along, [.. along.Select(rates)], FigureStyle.Palette[0]));
        var marks = Marks(inhibition, network, FigureStyle.Palette[1], MarkerType.Circle);
        marks.Title = "network";
        model.Series.Add(marks);
        Save(
            "touch",
            "Answer of projection cells to brushing",
            "Brushing drives touch fibres alone; projection cells answer only when most of segmental inhibition is lost.",
            model
        );
    }

    private static void Draw(
        string name,
        string title,
        string description,
        IReadOnlyList<HornPageTests.Winding> windings,
        IReadOnlyList<(double[] Mean, double[] Error)> networks
    )
    {
        var model = Plot.New();
        var up = Plot.Linear(AxisPosition.Left, "spikes of a cell in 500 ms");
        up.Minimum = 0;
        model.Axes.Add(Plot.Linear(AxisPosition.Bottom, "pulse"));
        model.Axes.Add(up);
        double[] pulses = [.. Enumerable.Range(1, 10)];
        for (var i = 0; i < windings.Count; i++)
        {
            var (colour, shape) = (FigureStyle.Palette[i], FigureStyle.Shapes[i % 4]);
            var responses = Horn.WindUp(windings[i].State, windings[i].Hertz);
            model.Series.Add(Line(windings[i].Name, pulses, responses, colour));
            model.Series.Add(Marks(pulses, networks[i], colour, shape));
        }

        Save(name, title, description, model);
    }

    private static void Save(string name, string title, string description, PlotModel model)
    {
        Plot.AddLegend(model);
        var figure = new Figure(model, 560, 360, title, description);
        var path = Path.Combine(Repository.Root, $"docs/circuits/{name}.svg");
        File.WriteAllText(path, figure.ToSvg(name, "en") + "\n");
    }

    private static LineSeries Line(string name, double[] across, double[] up, OxyColor colour)
    {
        var line = new LineSeries
        {
            Title = name,
            Color = colour,
            StrokeThickness = 1.5,
        };
        line.Points.AddRange(across.Zip(up, (x, y) => new DataPoint(x, y)));
        return line;
    }

    private static ScatterErrorSeries Marks(
        IReadOnlyList<double> across,
        (double[] Mean, double[] Error) network,
        OxyColor colour,
        MarkerType shape
    )
    {
        var marks = new ScatterErrorSeries
        {
            MarkerType = shape,
            MarkerFill = colour,
            MarkerSize = FigureStyle.Marker,
            ErrorBarColor = colour,
        };
        marks.Points.AddRange(
            network.Mean.Select((mean, i) => new ScatterErrorPoint(across[i], mean, 0, 2 * network.Error[i]))
        );
        return marks;
    }
}
