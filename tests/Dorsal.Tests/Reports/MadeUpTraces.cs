using Dorsal.Laboratory;

namespace Dorsal.Tests.Reports;

/// <summary>Makes up signals: a pressure ramp and a stance.</summary>
internal static class MadeUpTraces
{
    public static Trace Ramp(SeriesKey series, double threshold, string file)
    {
        var press = threshold / 50;
        var time = Enumerable.Range(0, 300).Select(i => i / 25.0).ToArray();
        var pressure = time.Select(t =>
                t < press + 0.3
                    ? (50 * t) + (4 * MadeUpStudy.Wave(t))
                    : Math.Max(0, (50 * (press + 0.3)) - (600 * (t - press - 0.3)))
            )
            .ToArray();
        return new Trace(
            "ramp",
            series,
            "1",
            time,
            pressure,
            "s",
            "kPa",
            [
                ("slope_start", 1, 50),
                ("slope_end", press, threshold),
                ("threshold", press, threshold),
                ("peak", press + 0.3, threshold + 15),
            ],
            file
        );
    }

    public static Trace SwayPath(SeriesKey series, string file)
    {
        var ellipse = Enumerable
            .Range(0, 48)
            .Select(i => i * Math.PI / 24)
            .Select(a =>
                ("ellipse", (1.1 * Math.Cos(a)) - (0.3 * Math.Sin(a)), (0.4 * Math.Cos(a)) + (1.6 * Math.Sin(a)))
            )
            .ToList();
        return new Trace("sway", series, "1", Sway(0.9, 0), Sway(1.4, 50), "cm", "cm", ellipse, file);
    }

    public static Trace SwayInTime(SeriesKey series, string file) =>
        new(
            "sway",
            series,
            "1",
            [.. Enumerable.Range(0, 3000).Select(i => i / 50.0)],
            Sway(1.4, 50),
            "s",
            "cm",
            [],
            file
        );

    private static double[] Sway(double size, int phase) =>
        [
            .. Enumerable
                .Range(0, 3000)
                .Select(i => i / 50.0)
                .Select(t =>
                    size
                    * (
                        (0.5 * Math.Sin((0.9 * t) + phase))
                        + (0.3 * Math.Sin((2.3 * t) + (2 * phase)))
                        + (0.12 * Math.Sin((7.1 * t) + phase))
                        + (0.05 * MadeUpStudy.Wave(t + phase))
                    )
                ),
        ];
}
