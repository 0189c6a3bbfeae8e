using System.Globalization;
using Dorsal.Laboratory.Virtual;
using Dorsal.Numerics;
using Dorsal.People;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Answers that are no grade: hours of sleep, pictures of the pain's course, ratings of pain.</summary>
internal static class SpecialAnswers
{
    private const double Highest = 10;
    private const double Hour = 60;

    /// <summary>All such answers of a visit to a questionnaire, by item; empty where it has none.</summary>
    public static IReadOnlyDictionary<string, string> Of(Instrument instrument, Visit visit) =>
        instrument.Id switch
        {
            "nrs" => Ratings(visit),
            "psqi" => Sleep(visit),
            "paindetect" => Course(visit),
            _ => new Dictionary<string, string>(StringComparer.Ordinal),
        };

    // Worst and least pain lie around the average by a share of it.
    private static Dictionary<string, string> Ratings(Visit visit)
    {
        var (pain, random) = (visit[State.Pain] / Highest, visit.Stream("nrs"));
        var span = Get("nrs_span");
        return new(StringComparer.Ordinal)
        {
            ["average"] = Rated(visit, pain, random),
            ["worst"] = Rated(visit, pain * (1 + span), random),
            ["least"] = Rated(visit, pain * (1 - span), random),
            ["current"] = Rated(visit, pain, random),
        };
    }

    private static string Rated(Visit visit, double share, RandomStream random) =>
        visit.Observer.Rate(Math.Min(1, share), Highest, random) is var rating && double.IsNaN(rating)
            ? TrialTable.Missing
            : Text(rating);

    // To bed and up by the clock; who sleeps badly lies awake longer and sleeps a smaller share of the night.
    private static Dictionary<string, string> Sleep(Visit visit)
    {
        var (own, now) = (visit.Own("psqi clock"), visit.Stream("psqi clock"));
        double Scatter(string name) =>
            Get(name) * ((Math.Sqrt(0.8) * own.NextGaussian()) + (Math.Sqrt(0.2) * now.NextGaussian()));
        var burden = StateNorm.All[State.SleepDeficit].Burden(visit[State.SleepDeficit]);
        var bed = Math.Round((Get("bed_time") + Scatter("clock_spread")) / 15) * 15;
        var slept = Get("sleep_time") - (Get("sleep_lost") * burden) + Scatter("sleep_spread");
        var latency = Get("latency") * Math.Exp((Get("latency_burden") * burden) + Scatter("latency_spread"));
        var share = Math.Clamp(Get("efficiency") - (Get("efficiency_lost") * burden), 0.4, 0.98);
        var hours = Math.Clamp(Math.Round(2 * slept / Hour) / 2, 2, 11);
        var up = bed + (Math.Ceiling(hours / share * Hour / 15) * 15);
        return new(StringComparer.Ordinal)
        {
            ["1"] = Clock(bed),
            ["2"] = Text(Math.Min(180, Math.Round(latency / 5) * 5)),
            ["3"] = Clock(up),
            ["4"] = Text(hours),
        };
    }

    // Attacks and radiation are the commoner the more inhibition the dorsal horn has lost.
    private static Dictionary<string, string> Course(Visit visit)
    {
        var random = visit.Own("paindetect course");
        var burden = Math.Clamp(StateNorm.All[State.Disinhibition].Burden(visit[State.Disinhibition]), 0, 2) / 2;
        var (attacks, radiates) = (random.NextDouble() < Get("attacks") * burden, random.NextDouble());
        var picture = attacks ? 3 + random.NextInt(2) : 1 + random.NextInt(2);
        return new(StringComparer.Ordinal)
        {
            ["pattern"] = Text(picture),
            ["radiating"] = radiates < Get("radiating") * burden ? "1" : "0",
        };
    }

    private static string Clock(double minutes)
    {
        var time = (int)((minutes + (24 * Hour)) % (24 * Hour));
        return string.Create(CultureInfo.InvariantCulture, $"{time / 60:D2}:{time % 60:D2}");
    }

    private static double Get(string name) => LaboratoryConstants.Get("questionnaire." + name);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
