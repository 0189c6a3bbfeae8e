using Dorsal.Courses.Simulation;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>The course of a virtual person as figures: pain with what happened to him, and an axis of the profile each.</summary>
internal static class PersonFigures
{
    private const double PainWidth = 900;
    private const double PainHeight = 300;
    private const double AxisWidth = 340;
    private const double AxisHeight = 170;
    private const double MostPain = 10;
    private const double BarHeight = 0.45;

    /// <summary>Pain of each day, injuries as marks below the curve, treatments as bars above it.</summary>
    public static Figure Pain(PersonCourse course, Words words)
    {
        var model = Plot.New();
        var treatments = course.Arm.Treatments.Where(t => t.Start <= course.Days[^1].Day).ToList();
        var up = Plot.Linear(AxisPosition.Left, words.Say("PersonCourse.Pain"));
        (up.Minimum, up.Maximum) = (-1, MostPain + (0.6 * treatments.Count) + 0.3);
        (up.MajorStep, up.IntervalLength) = (2, 20);
        up.LabelFormatter = value => value is >= 0 and <= MostPain ? NumberText.Tick(value, 2) : "";
        model.Axes.Add(Days(course, words));
        model.Axes.Add(up);
        foreach (var (i, treatment) in treatments.Index())
        {
            var bottom = MostPain + 0.2 + (0.6 * i);
            var end = Math.Min(treatment.End, course.Days[^1].Day);
            model.Annotations.Add(
                Annotate.Area(treatment.Start, end, bottom, bottom + BarHeight, FigureStyle.Interval)
            );
            model.Annotations.Add(
                Annotate.Words(
                    treatment.Name,
                    treatment.Start,
                    bottom + (BarHeight / 2),
                    HorizontalAlignment.Left,
                    VerticalAlignment.Middle
                )
            );
        }

        model.Series.Add(Curve(course, words.Say("PersonCourse.Pain"), day => day.Pain));
        var injuries = Injuries(course, words);
        model.Series.Add(injuries);
        Plot.AddLegend(model);
        var (low, high) = (course.Days.Min(day => day.Pain), course.Days.Max(day => day.Pain));
        return new Figure(
            model,
            PainWidth,
            PainHeight,
            words.Say("PersonCourse.PainTitle"),
            words.Say(
                "PersonCourse.PainDescription",
                NumberText.Fixed(low, 1),
                NumberText.Fixed(high, 1),
                injuries.Points.Count,
                treatments.Count
            )
        );
    }

    /// <summary>The score of an axis on each day.</summary>
    public static Figure Axis(PersonCourse course, int axis, Words words)
    {
        var model = Plot.New();
        var name = words.Term("Axis", Courses.Axis.All[axis].Name);
        model.Axes.Add(Days(course, words));
        model.Axes.Add(Plot.Linear(AxisPosition.Left, words.Say("PersonCourse.Score")));
        model.Series.Add(Curve(course, null, day => day.Axes[axis]));
        var (low, high) = (course.Days.Min(day => day.Axes[axis]), course.Days.Max(day => day.Axes[axis]));
        return new Figure(
            model,
            AxisWidth,
            AxisHeight,
            name,
            words.Say("PersonCourse.AxisDescription", name, NumberText.Fixed(low, 2), NumberText.Fixed(high, 2))
        );
    }

    private static LinearAxis Days(PersonCourse course, Words words)
    {
        var across = Plot.Linear(AxisPosition.Bottom, words.Say("PersonCourse.Day"));
        (across.Minimum, across.Maximum) = (0, course.Days[^1].Day);
        return across;
    }

    private static LineSeries Curve(PersonCourse course, string? title, Func<PersonDay, double> value)
    {
        var line = new LineSeries
        {
            Title = title,
            Color = FigureStyle.Palette[0],
            StrokeThickness = 1.2,
            LineJoin = LineJoin.Round,
        };
        line.Points.AddRange(course.Days.Select(day => new DataPoint(day.Day, value(day))));
        return line;
    }

    // A mark on each day on which the count of new injuries rose.
    private static ScatterSeries Injuries(PersonCourse course, Words words)
    {
        var marks = new ScatterSeries
        {
            Title = words.Say("PersonCourse.Injury"),
            MarkerType = MarkerType.Triangle,
            MarkerSize = FigureStyle.Marker,
            MarkerFill = FigureStyle.Palette[1],
        };
        var hurt = course.Days.Zip(course.Days.Skip(1)).Where(pair => pair.Second.Injuries > pair.First.Injuries);
        marks.Points.AddRange(hurt.Select(pair => new ScatterPoint(pair.Second.Day, -0.5)));
        return marks;
    }
}
