using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.Groups;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Made-up brains of known truth: the difference between groups at equal head size, and the slope on the years of pain. Numbers were
/// fixed before the run; biases are in SD of people of one head size.
/// </summary>
public class GreyMatterRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 1000;
    private const double Sd = 800;

    private static readonly double OwnSd =
        Sd * Math.Sqrt(1 - (GreyGenerator.HeadCorrelation * GreyGenerator.HeadCorrelation));

    // Patients are 0.5 SD smaller at equal head size. Where only they are men their heads are larger, and the raw difference misleads.
    [Theory]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(50, true)]
    public void The_difference_at_equal_head_size_is_recovered(int each, bool patientsAreMen)
    {
        var condition = FormattableString.Invariant(
            $"{each} and {each}{(patientsAreMen ? ", patients have larger heads" : "")}"
        );
        Judge(
            Recovery.Run(
                "volume at equal head size",
                condition,
                OwnSd,
                i => new Replicate(Difference(each, patientsAreMen, i, condition), -0.5 * Sd, 0),
                Replicates
            )
        );
    }

    [Theory]
    [InlineData(30)]
    [InlineData(130)]
    public void The_slope_on_years_of_pain_is_recovered_claim_6_f(int count)
    {
        const double Slope = -20;
        var condition = FormattableString.Invariant($"{count} people, years and age correlate");
        Judge(
            Recovery.Run(
                "slope on the years of pain",
                condition,
                OwnSd,
                i => new Replicate(SlopeOf(count, Slope, RandomStream.At(Seed, i, condition)), Slope, 0),
                Replicates
            )
        );
    }

    private static Estimate Difference(int each, bool patientsAreMen, ulong replicate, string condition)
    {
        var random = RandomStream.At(Seed, replicate, condition);
        var people = new List<Participant>();
        var findings = new List<Finding>();
        for (var i = 0; i < 2 * each; i++)
        {
            var (id, isPatient) = (i.ToString(CultureInfo.InvariantCulture), i >= each);
            var brain = GreyGenerator.Make(isPatient && patientsAreMen, isPatient ? -0.5 : 0, random);
            people.Add(
                Brains.Person(id, isPatient ? "back_pain" : "control") with
                {
                    Age = 20 + (40 * random.NextDouble()),
                }
            );
            findings.Add(Volume(id, "intracranial_volume", "", brain.Head));
            findings.Add(Volume(id, "grey_region_volume", "thalamus", brain.Volumes[("Thalamus", "left")]));
        }

        findings.AddRange(HeadSize.Of(findings, people, "control", [], []));
        return BrainContrasts
            .Of(findings, people, ["age"], "control", [])
            .Contrasts.Single(c => c.Series.Outcome == "grey_region_volume_adjusted")
            .Difference;
    }

    private static Estimate SlopeOf(int count, double slope, RandomStream random)
    {
        var people = new List<Participant>();
        var findings = new List<Finding>();
        for (var i = 0; i < count; i++)
        {
            var id = i.ToString(CultureInfo.InvariantCulture);
            var age = 25 + (40 * random.NextDouble());
            var years = Math.Min(age - 18, Math.Exp(1.5 + (0.8 * random.NextGaussian())));
            people.Add(
                Brains.Person(id, "back_pain", ("pain_years", years.ToString("R", CultureInfo.InvariantCulture))) with
                {
                    Age = age,
                }
            );
            var volume = 7600 + (slope * years) - (15 * age) + (OwnSd * random.NextGaussian());
            findings.Add(Volume(id, "grey_region_volume", "thalamus", volume));
        }

        return DurationSlopes.Of(findings, people, ["age"]).Single().Slope;
    }

    private static Finding Volume(string person, string outcome, string site, double value) =>
        new(
            person,
            "",
            "greymatter",
            new SeriesKey(outcome, site, "", ""),
            Estimate.WithoutError(value),
            Unit.Parse("mm3"),
            1,
            0,
            new Detector("freesurfer", "7.0.0"),
            ["x"]
        );

    private static void Judge(RecoveryRow row)
    {
        RecoveryRows.Keep(row, Replicates);
        TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        Assert.Empty(RecoveryTable.NotDocumented([row]));
    }
}
