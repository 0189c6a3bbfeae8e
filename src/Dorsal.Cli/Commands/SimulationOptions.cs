using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;

namespace Dorsal.Cli.Commands;

/// <summary>The options that say who is followed, and how: the same wherever people are simulated.</summary>
internal sealed class SimulationOptions
{
    private const int UsualPeople = 1000;
    private const int UsualDays = 365;
    private const int UsualVisits = 28;
    private const int UsualSeed = 1;
    private const int MostPeople = 100_000_000;
    private const int MostDays = 40_000;

    private readonly Option<int> people;
    private readonly Option<int> days;
    private readonly Option<int> seed;
    private readonly Option<int> visits;
    private readonly Option<string?> population;
    private readonly Option<string?> treatments;
    private readonly Option<string?> hypotheses;
    private readonly Option<string> onset;
    private readonly Option<string> region;
    private readonly Option<string?> twins;
    private readonly Option<string[]> ablate;
    private readonly Option<bool> dailyPain;

    public SimulationOptions(Shell shell)
    {
        people = WholeNumber.Option("--people", shell.Text("Simulate.People"), 1, MostPeople, UsualPeople);
        days = WholeNumber.Option("--days", shell.Text("Simulate.Days"), 1, MostDays, UsualDays);
        seed = WholeNumber.Option("--seed", shell.Text("Demo.Seed"), 0, int.MaxValue, UsualSeed);
        visits = WholeNumber.Option("--visits", shell.Text("Simulate.Visits"), 1, MostDays, UsualVisits);
        population = new("--population") { Description = shell.Text("Simulate.Population"), HelpName = "FILE" };
        treatments = new("--treatments") { Description = shell.Text("Simulate.Treatments"), HelpName = "FILE" };
        hypotheses = new("--hypotheses")
        {
            Description = shell.Text("Simulate.Hypotheses", Claims()),
            HelpName = "CLAIM=WORD,...",
        };
        onset = Choice("--onset", shell.Text("Simulate.Onset"), SnakeCase.Of(Onset.Acute), SnakeCase.All<Onset>());
        region = Choice("--region", shell.Text("Simulate.Region"), SnakeCase.Of(Region.Back), SnakeCase.All<Region>());
        twins = new("--twins") { Description = shell.Text("Simulate.Twins"), HelpName = "identical|fraternal" };
        twins.AcceptOnlyFromAmong("identical", "fraternal");
        ablate = new("--ablate")
        {
            Description = shell.Text("Simulate.Ablate"),
            HelpName = "MECHANISM",
            AllowMultipleArgumentsPerToken = true,
        };
        dailyPain = new("--daily-pain") { Description = shell.Text("Simulate.DailyPain") };
    }

    /// <summary>The options about the people and the model.</summary>
    public IEnumerable<Option> Common => [days, seed, population, treatments, hypotheses, onset, region, twins, ablate];

    /// <summary>The options about the size of the cohort and what is kept of it.</summary>
    public IEnumerable<Option> OfCohort => [people, visits, dailyPain];

    /// <summary>The request of a command line, and what was found out while reading its files.</summary>
    /// <exception cref="StudyException">A file or a word cannot be used.</exception>
    public (SimulationRequest Request, IReadOnlyList<Note> Notes) Read(ParseResult parsed)
    {
        var (known, notes) = parsed.GetValue(population) is { } path ? PopulationFile.Read(path) : (null, []);
        var request = new SimulationRequest(
            PeopleOf(parsed, known),
            parsed.GetValue(days),
            (ulong)parsed.GetValue(seed)
        )
        {
            Region = SnakeCase.Find<Region>(parsed.GetValue(region)!)!.Value,
            Kinship = parsed.GetValue(twins) switch
            {
                "identical" => Kinship.IdenticalTwins,
                "fraternal" => Kinship.FraternalTwins,
                _ => Kinship.Unrelated,
            },
            Onset = SnakeCase.Find<Onset>(parsed.GetValue(onset)!)!.Value,
            Hypotheses = HypothesisText.Parse(parsed.GetValue(hypotheses)),
            VisitDays = parsed.GetResult(visits) is null ? UsualVisits : parsed.GetValue(visits),
            KeepsDailyPain = parsed.GetResult(dailyPain) is not null && parsed.GetValue(dailyPain),
            Ablated = Mechanisms(parsed.GetValue(ablate) ?? []),
            Known = known,
            KnownHash = parsed.GetValue(population) is { } file ? HashOf(file) : "",
            Plan = parsed.GetValue(treatments) is { } plan ? TreatmentFile.Read(plan) : TreatmentPlan.Nothing,
        };
        return (request, notes);
    }

    /// <summary>The options of a command line as words for another one, with full paths.</summary>
    public IEnumerable<string> Words(ParseResult parsed) =>
        from option in OfCohort.Concat(Common)
        let result = parsed.GetResult(option)
        where result is { Implicit: false }
        let values = result.Tokens.Select(token => token.Value)
        let isFile = option == population || option == treatments
        from word in values.Select(value => isFile ? Path.GetFullPath(value) : value).Prepend(option.Name)
        select word;

    private int PeopleOf(ParseResult parsed, IReadOnlyList<KnownPerson>? known)
    {
        if (parsed.GetResult(people) is not { Implicit: false })
        {
            return known?.Count ?? UsualPeople;
        }

        var wanted = parsed.GetValue(people);
        return known is null || wanted <= known.Count
            ? wanted
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "PopulationTooSmall",
                    new Place("--people"),
                    wanted.ToString(CultureInfo.InvariantCulture),
                    known.Count.ToString(CultureInfo.InvariantCulture)
                )
            );
    }

    private static string[] Mechanisms(string[] words)
    {
        var known = PersonModel.Of().Parts.Select(part => part.Id).ToList();
        var unknown = words.FirstOrDefault(word => !known.Contains(word, StringComparer.Ordinal));
        return unknown is null
            ? [.. words.Distinct(StringComparer.Ordinal)]
            : throw new StudyException(
                new Note(Grade.Error, "OptionUnknown", new Place("--ablate"), unknown, string.Join(", ", known))
            );
    }

    private static string Claims() =>
        string.Join("; ", OpenClaim.All.Select(claim => $"{claim.Id}={string.Join('|', claim.Words)}"));

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static Option<string> Choice(string name, string about, string usual, IReadOnlyList<string> words)
    {
        var option = new Option<string>(name)
        {
            Description = about,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => usual,
        };
        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }
}
