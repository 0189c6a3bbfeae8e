using System.Text.RegularExpressions;
using Dorsal.Laboratory;
using Dorsal.Parameters;
using Dorsal.Units;

namespace Dorsal.Tests.House;

/// <summary>House rule 2: one table of defaults, each with its origin, each used.</summary>
public partial class ParameterTests
{
    [Fact]
    public void Every_parameter_has_a_source_a_meaning_a_known_unit_and_a_value_in_its_range()
    {
        var offences = ParameterTable.All.Where(p =>
            p.Source.Length == 0
            || p.Meaning.Length == 0
            || (p.Unit.Length > 0 && !Unit.TryParse(p.Unit, out _))
            || !p.Allows(p.Value)
            || (p.Kind == OriginKind.Measured && p.Confidence == Confidence.Ours)
        );
        Assert.Empty(offences.Select(p => p.Id));
    }

    [Fact]
    public void Every_parameter_id_is_unique() =>
        Assert.Equal(
            ParameterTable.All.Count,
            ParameterTable.All.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count()
        );

    [Fact]
    public void Every_parameter_is_used_and_every_use_is_in_the_table()
    {
        var code = string.Concat(Repository.Sources("src").Select(File.ReadAllText));
        var tests = TestCatalogue.WithProtocol.ToList();
        var asked = FieldUse().Matches(code).Select(m => m.Groups["field"].Value).ToHashSet(StringComparer.Ordinal);
        var direct = DirectUse().Matches(code).Select(m => m.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
        var unused = ParameterTable.All.Where(p =>
            !direct.Contains(p.Id) && !asked.Contains(p.Id[(p.Id.IndexOf('.', StringComparison.Ordinal) + 1)..])
        );
        Assert.Empty(unused.Select(p => p.Id));
        Assert.Empty(asked.Where(field => !tests.Exists(test => ParameterTable.Find($"{test}.{field}") is not null)));
        Assert.Empty(direct.Where(id => ParameterTable.Find(id) is null));
    }

    [GeneratedRegex(
        @"fields\.(Quantity<\w+>|Number|Count|Word)\(""(?<field>[a-z0-9_]+)""\)",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex FieldUse();

    [GeneratedRegex(@"ParameterTable\s*\.Get\(""(?<id>[a-z0-9_.]+)""\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DirectUse();
}
