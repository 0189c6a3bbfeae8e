using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Norms;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Norms: how they are asked for, which entry a person gets, and which way a z-score points.</summary>
public sealed class NormTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("controls", NormSource.Controls)]
    [InlineData("none", NormSource.None)]
    [InlineData("placeholder", NormSource.Placeholder)]
    public void The_words_are_understood(string text, NormSource source)
    {
        Assert.Equal((source, ""), (NormRequest.Parse(text).Source, NormRequest.Parse(text).Path));
        Assert.Equal(NormRequest.Automatic.Options, NormRequest.Parse(text).Options);
    }

    [Fact]
    public void The_options_are_understood_in_any_order()
    {
        Assert.Equal(
            new ReferenceOptions("hc", SdConvention.Population, "2", true),
            NormRequest.Parse("controls,by=sex,session=2,group=hc,sd=population").Options
        );
        Assert.Equal("", NormRequest.Parse("controls,group=").Options.Group);
        Assert.Equal("2", NormRequest.Parse("controls,session=ses-2").Options.Session);
    }

    [Fact]
    public void A_path_may_hold_commas_and_a_word_is_never_a_path()
    {
        Directory.CreateDirectory(folder.At("a, b,c"));
        File.WriteAllText(folder.At("norms,own.tsv"), "");
        var study = NormRequest.Parse(folder.At("a, b,c") + ",sd=population");
        Assert.Equal((NormSource.Study, folder.At("a, b,c")), (study.Source, study.Path));
        Assert.Equal(SdConvention.Population, study.Options.Sd);
        Assert.Equal(NormSource.Table, NormRequest.Parse(folder.At("norms,own.tsv")).Source);
    }

    [Theory]
    [InlineData("control", "control")]
    [InlineData("", "")]
    [InlineData("controls,sd=median", "sd=median")]
    [InlineData("controls,session=", "session=")]
    [InlineData("controls,by=age", "by=age")]
    [InlineData("controls,", "")]
    [InlineData("controls,SD=sample", "SD=sample")]
    [InlineData("no/such/study,sd=sample", "no/such/study")]
    public void What_is_not_understood_is_refused_with_the_word(string text, string word)
    {
        var note = Lab.Refusal(() => NormRequest.Parse(text));
        Assert.Equal(("NormNotUnderstood", word), (note.Code, note.Value));
    }

    [Fact]
    public void A_table_goes_by_site_condition_sex_and_age_and_the_first_row_that_fits()
    {
        var table = Table(
            "heat_pain_threshold\thand\t\tF\t18\t40\tCel\t44\t2\t\tx",
            "heat_pain_threshold\thand\t\tF\t40\t\tCel\t45\t2\t\tx",
            "heat_pain_threshold\thand\tbaseline\t\t\t\tCel\t46\t2\t30\tx",
            "heat_pain_threshold\t\t\t\t\t\tCel\t47\t2\t\tx"
        );
        double Mean(string site, string condition, Sex sex, double? age) =>
            table.Find(Finding("heat_pain_threshold", 0, "Cel", site, condition), Person("1", sex, age))!.Mean;
        Assert.Equal(44, Mean("hand", "", Sex.Female, 18));
        Assert.Equal(44, Mean("hand", "", Sex.Female, 39.9));
        Assert.Equal(45, Mean("hand", "", Sex.Female, 40));
        Assert.Equal(47, Mean("hand", "", Sex.Female, 17.9));
        Assert.Equal(47, Mean("hand", "", Sex.Female, null));
        Assert.Equal(46, Mean("hand", "baseline", Sex.Male, 30));
        Assert.Equal(47, Mean("hand", "capsaicin", Sex.Male, 30));
        Assert.Equal(47, Mean("foot", "baseline", Sex.Unstated, null));
        Assert.Null(table.Find(Finding("cold_pain_threshold", 0, "Cel"), Person("1")));
    }

    [Theory]
    [InlineData("heat_pain_threshold\t\t\tX\t\t\tCel\t1\t1\t\tx", "NormSexWrong")]
    [InlineData("heat_pain_threshold\t\t\t\t\t\tfurlong\t1\t1\t\tx", "UnitUnknown")]
    [InlineData("heat_pain_threshold\t\t\t\t\t\tCel\t1\t0\t\tx", "NormSdWrong")]
    [InlineData("heat_pain_threshold\t\t\t\t\t\tCel\tone\t1\t\tx", "NotANumber")]
    [InlineData("heat_pain_threshold\t\t\t\t\t\tCel\tNaN\t1\t\tx", "NotANumber")]
    [InlineData("heat_pain_threshold\t\t\t\t\t\tCel\t1\tInfinity\t\tx", "NotANumber")]
    public void A_wrong_cell_of_a_table_is_refused_with_its_line(string row, string code)
    {
        var note = Lab.Refusal(() => Table(row));
        Assert.Equal((code, 2), (note.Code, note.Place.Line));
    }

    [Fact]
    public void Positive_is_more_sensitive_for_every_outcome_that_is_about_sensitivity()
    {
        foreach (var outcome in TestCatalogue.Outcomes.Values.Where(o => o.Unit != Unit.ZScore && !o.IsOrdinal))
        {
            // Half the norm's mean: a lower pressure, a lower temperature, a smaller distance from baseline, a lower rating.
            var norm = Table($"{outcome.Id}\t\t\t\t\t\t{outcome.Unit.Code}\t40\t10\t\tx");
            var z = Standardisation
                .Standardise(Finding(outcome.Id, 20, outcome.Unit.Code), Person("1"), norm, outcome)
                .Z;
            Assert.Equal(outcome.Gain == Gain.WhenLower ? 2 : -2, z, 9);
        }

        string[] lower =
        [
            "cold_detection_threshold",
            "warm_detection_threshold",
            "heat_pain_threshold",
            "pressure_pain_threshold",
        ];
        Assert.All(lower, id => Assert.Equal(Gain.WhenLower, TestCatalogue.Outcomes[id].Gain));
        string[] higher = ["cold_pain_threshold", "cold_detection_threshold_plain_mean", "mechanical_pain_sensitivity"];
        Assert.All(higher, id => Assert.Equal(Gain.WhenHigher, TestCatalogue.Outcomes[id].Gain));
    }

    [Theory]
    [InlineData("cold_detection_threshold", 31, 1)]
    [InlineData("cold_detection_threshold", 28, -1)]
    [InlineData("warm_detection_threshold", 33, 1)]
    [InlineData("warm_detection_threshold", 37, -1)]
    public void A_detection_threshold_given_as_a_temperature_points_the_right_way(
        string outcome,
        double celsius,
        int sign
    )
    {
        // The rule rpn reports ln of the temperature: a cold threshold near baseline, i.e. a higher one, is more sensitive.
        var baseline = outcome.StartsWith("cold", StringComparison.Ordinal) ? 30 : 34;
        var norm = Table(
            FormattableString.Invariant($"{outcome}\t\t\t\t\t\tln(Cel)\t{Math.Log(baseline):R}\t0.1\t\tx")
        );
        var finding = Finding(outcome, Math.Log(celsius), "ln(Cel)");
        var z = Standardisation.Standardise(finding, Person("1"), norm, TestCatalogue.Outcomes[outcome]).Z;
        Assert.Equal(sign, Math.Sign(z));
    }

    [Fact]
    public void A_z_score_does_not_depend_on_the_unit_of_the_record()
    {
        var norm = Table("pressure_pain_threshold\t\t\t\t\t\tlog10(kPa)\t2.6\t0.15\t\tx");
        var outcome = TestCatalogue.Outcomes["pressure_pain_threshold"];
        string[] units = ["kPa", "kgf/cm2", "N/cm2", "[psi]", "mm[Hg]", "ln(kPa)", "log10(kgf/cm2)"];
        Gen.Select(Gen.Double[20, 1500], Gen.Int[0, units.Length - 1])
            .Sample(
                (kilopascals, i) =>
                {
                    var value = Kilopascals.Unit.Convert(kilopascals, Unit.Parse(units[i]));
                    var z = Standardisation
                        .Standardise(Finding(outcome.Id, value, units[i]), Person("1"), norm, outcome)
                        .Z;
                    Assert.Equal((2.6 - Math.Log10(kilopascals)) / 0.15, z, 9);
                },
                iter: 200
            );
    }

    [Fact]
    public void The_interval_of_z_is_in_order_and_has_no_end_where_there_is_no_logarithm()
    {
        var norm = Table("pressure_pain_threshold\t\t\t\t\t\tlog10(kPa)\t2\t0.5\t\tx");
        var outcome = TestCatalogue.Outcomes["pressure_pain_threshold"];
        Finding Scored(Estimate estimate) =>
            Standardisation.Standardise(
                Finding(outcome.Id, 1, "kPa") with
                {
                    Estimate = estimate,
                },
                Person("1"),
                norm,
                outcome
            );
        Assert.Equal((-2, 2), Rounded(Scored(new Estimate(100, 1, 10, 1000)).ZInterval));
        Assert.True(double.IsNaN(Scored(new Estimate(100, 1, 0, 1000)).ZInterval.High));
        Assert.Contains(Scored(new Estimate(-1, 1, -2, 1)).Quality, note => note.Code == "NormNoLogarithm");
    }

    [Fact]
    public void Another_scale_and_an_unknown_unit_get_no_z()
    {
        var norm = Table("cold_detection_threshold\t\t\t\t\t\tln(Cel)\t3.4\t0.1\t\tx");
        var scored = Scored("cold_detection_threshold", "Cel{change}", norm);
        Assert.Contains(scored.Quality, note => note.Code == "NormOtherScale" && note.Grade == Grade.Warning);
        Assert.True(double.IsNaN(scored.Z));

        // Controls whose temperatures have no unit either: "keeps its values and gets no z-score".
        var people = new[] { Person("1"), Person("2") }.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var unknown = new ReferenceGroup(
            "controls",
            [
                Finding("heat_pain_threshold", 40, "unstated", who: "1"),
                Finding("heat_pain_threshold", 44, "unstated", who: "2"),
            ],
            people,
            NormRequest.Automatic.Options
        );
        Assert.True(double.IsNaN(Scored("heat_pain_threshold", "unstated", unknown).Z));
    }

    [Theory]
    [InlineData("sd=sample", 4, 2.0)]
    [InlineData("sd=population", 4, 1.632993161855452)]
    public void The_standard_deviation_is_that_of_the_convention(string option, double mean, double sd)
    {
        var entry = Reference(option, ("1", "1", 2), ("2", "1", 4), ("3", "1", 6)).Find(In("1"), Person("9"))!;
        Assert.Equal((mean, 3), (entry.Mean, entry.Count));
        Assert.Equal(sd, entry.Sd, 12);
    }

    [Fact]
    public void The_session_is_the_same_the_first_or_the_one_named()
    {
        (string, string, double)[] values = [("1", "1", 2), ("2", "1", 4), ("1", "2", 12), ("2", "2", 14)];
        Assert.Equal(13, Reference("session=same", values).Find(In("2"), Person("9"))!.Mean);
        Assert.Equal(3, Reference("session=same", values).Find(In("3"), Person("9"))!.Mean);
        Assert.Equal(3, Reference("session=first", values).Find(In("2"), Person("9"))!.Mean);
        Assert.Equal(13, Reference("session=2", values).Find(In("1"), Person("9"))!.Mean);
        Assert.Null(Reference("session=9", values).Find(In("1"), Person("9")));
    }

    [Fact]
    public void Women_and_men_may_have_norms_of_their_own()
    {
        (string, string, double)[] values = [("1", "1", 2), ("2", "1", 4), ("3", "1", 10), ("4", "1", 14)];
        var norm = Reference("by=sex", values); // odd labels are women
        Assert.Equal(6, norm.Find(In("1"), Person("9", Sex.Female))!.Mean);
        Assert.Equal(9, norm.Find(In("1"), Person("9", Sex.Male))!.Mean);
        Assert.Null(norm.Find(In("1"), Person("9")));
    }

    [Fact]
    public void Only_the_control_group_is_the_norm_and_one_person_or_equal_values_are_none()
    {
        var norm = Reference("group=hc", ("1", "1", 2), ("2", "1", 4), ("7", "1", 100));
        Assert.Equal(3, norm.Find(In("1"), Person("9"))!.Mean);
        Assert.Null(Reference("sd=sample", ("1", "1", 2)).Find(In("1"), Person("9")));
        Assert.Null(Reference("sd=sample", ("1", "1", 2), ("2", "1", 2)).Find(In("1"), Person("9")));
    }

    [Fact]
    public void Bounds_enter_a_norm_as_bounds()
    {
        // Root of the score equations by Newton in Python; as values the four have the mean 4.5 and the SD 1.29.
        var people = new[] { "1", "2", "3", "4" }.ToDictionary(id => id, id => Person(id), StringComparer.Ordinal);
        Finding Of(string who, double value, Bound bound = Bound.None) =>
            Finding("cold_pain_threshold", value, "Cel", who: who) with
            {
                Bound = bound,
            };
        var norm = new ReferenceGroup(
            "controls",
            [Of("1", 4), Of("2", 5), Of("3", 6), Of("4", 3, Bound.AtMost)],
            people,
            NormRequest.Automatic.Options
        );
        var entry = norm.Find(Of("9", 0), Person("9"))!;
        Assert.Equal((4.305152665, 1.65584272), (Math.Round(entry.Mean, 9), Math.Round(entry.Sd, 9)));
        Assert.Equal(4, entry.Count);
    }

    // Labels 1 to 4 are controls ("control", and "hc" where that is asked for), 7 is a patient.
    private static ReferenceGroup Reference(string option, params (string Who, string Session, double Value)[] values)
    {
        var options = NormRequest.Parse("controls," + option).Options;
        var people = new[] { "1", "2", "3", "4", "7" }
            .Select(id =>
                Person(id, id is "1" or "3" ? Sex.Female : Sex.Male) with
                {
                    Group = id == "7" ? "patient" : options.Group.ToUpperInvariant(),
                }
            )
            .ToDictionary(p => p.Id, StringComparer.Ordinal);
        return new ReferenceGroup(
            "controls",
            values.Select(v => Finding("heat_pain_threshold", v.Value, "Cel", who: v.Who) with { Session = v.Session }),
            people,
            options
        );
    }

    private static Finding In(string session) => Finding("heat_pain_threshold", 0, "Cel") with { Session = session };

    private static Finding Scored(string outcome, string unit, INorm norm) =>
        Standardisation.Standardise(Finding(outcome, 2, unit), Person("9"), norm, TestCatalogue.Outcomes[outcome]);

    private static (double, double) Rounded((double Low, double High) z) =>
        (Math.Round(z.Low, 9), Math.Round(z.High, 9));

    private NormTable Table(params string[] rows)
    {
        var path = folder.At("norms.tsv");
        var header = "outcome\tsite\tcondition\tsex\tage_from\tage_to\tunit\tmean\tsd\tn\torigin";
        File.WriteAllText(path, string.Join('\n', [header, .. rows]) + "\n");
        return NormTable.Read(path);
    }

    private static Participant Person(string id, Sex sex = Sex.Unstated, double? age = null) =>
        new(id, age, sex, "control", new Dictionary<string, string>(StringComparer.Ordinal));

    private static Finding Finding(
        string outcome,
        double value,
        string unit,
        string site = "",
        string condition = "",
        string who = "9"
    ) =>
        new(
            who,
            "1",
            "thermal",
            new SeriesKey(outcome, site, "", condition),
            Estimate.WithoutError(value),
            Unit.Parse(unit),
            3,
            0,
            new Detector("made-up", "1"),
            ["file"]
        );
}
