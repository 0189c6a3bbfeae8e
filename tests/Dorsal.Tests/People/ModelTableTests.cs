using System.Text.RegularExpressions;
using Dorsal.Courses.Calibration;
using Dorsal.Parameters;
using Dorsal.People;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.People;

/// <summary>The table of the model: every constant has an origin and a use, and what was fitted says so.</summary>
public partial class ModelTableTests
{
    [Fact]
    public void Every_constant_has_a_source_a_meaning_a_known_unit_and_a_value_in_its_range()
    {
        var offences = ModelConstants.Table.Where(p =>
            p.Source.Length == 0
            || p.Meaning.Length == 0
            || (p.Unit.Length > 0 && !Unit.TryParse(p.Unit, out _))
            || !p.Allows(p.Value)
            || (p.Kind == OriginKind.Measured && p.Confidence == Confidence.Ours)
        );
        Assert.Empty(offences.Select(p => p.Id));
    }

    [Fact]
    public void Every_constant_is_used_and_every_use_is_in_the_table()
    {
        var code = string.Concat(Repository.Sources("src/Dorsal").Select(File.ReadAllText));
        var asked = Use().Matches(code).Select(m => m.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var ids = ModelConstants.Table.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        // These are put together from a family and a name.
        string[] families = ["susceptibility.", "level.", "trait."];
        var unused = ids.Where(id =>
            !asked.Contains(id) && !families.Any(f => id.StartsWith(f, StringComparison.Ordinal))
        );
        Assert.Empty(unused);
        Assert.Empty(asked.Where(id => !ids.Contains(id)));
    }

    [Fact]
    public void What_the_calibration_may_change_is_in_the_table_and_no_prediction_is_fitted()
    {
        Assert.All(FreeConstant.All, f => Assert.True(ModelConstants.Default[f.Id] is not double.NaN));
        // split.md: the strata of Stevans, recurrence at 3 and 6 months and the subacute and persistent courses are predictions.
        Assert.All(
            Target.All.Where(t =>
                t.Id.StartsWith("subacute", StringComparison.Ordinal)
                || t.Id.StartsWith("persistent", StringComparison.Ordinal)
            ),
            t => Assert.False(t.IsFitted)
        );
        string[] predicted =
        [
            "recurrence_3m",
            "recurrence_6m",
            "chronic_low_risk",
            "chronic_medium_risk",
            "chronic_high_risk",
            "trial_nsaid",
            "trial_nsaid_acute",
            "trial_exercise_acute",
            "trial_retraining_18w",
            "trial_retraining_52w",
            "twins_identical",
            "twins_fraternal",
            "twins_heritability",
        ];
        Assert.All(predicted, id => Assert.False(Target.All.Single(t => t.Id == id).IsFitted, id));
    }

    [Fact]
    public void What_is_called_calibrated_by_the_command_is_what_its_record_holds()
    {
        var record = CalibrationFile.Read(Path.Combine(Repository.Root, "docs", "calibration.json"));
        Assert.NotEmpty(record.Targets);
        Assert.All(
            record.Constants,
            c =>
                Assert.InRange(
                    ModelConstants.Default[c.Key],
                    c.Value - (6e-4 * Math.Abs(c.Value)),
                    c.Value + (6e-4 * Math.Abs(c.Value))
                )
        );
    }

    [GeneratedRegex(
        @"\b(c|Constants|constants|Default)\[""(?<id>[a-z_]+\.[a-z0-9_]+)""\]",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Use();
}
