using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Norms;

/// <summary>A table of norms by outcome, site, condition, sex and age; an empty cell means any. See <c>docs/norms.md</c>.</summary>
public sealed class NormTable : INorm
{
    private static readonly string[] Columns =
    [
        "outcome",
        "site",
        "condition",
        "sex",
        "age_from",
        "age_to",
        "unit",
        "mean",
        "sd",
        "n",
        "origin",
    ];

    private readonly List<Row> rows;

    private NormTable(string label, List<Row> rows, bool isPlaceholder)
    {
        Label = label;
        this.rows = rows;
        IsPlaceholder = isPlaceholder;
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc/>
    public bool IsPlaceholder { get; }

    /// <summary>Reads a laboratory's own table.</summary>
    /// <param name="path">A tab-separated file with the columns outcome, site, condition, sex, age_from, age_to, unit, mean, sd, n, origin.</param>
    /// <exception cref="StudyException">A column is missing, or a cell is not what it should be.</exception>
    public static NormTable Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        var table = TableReader.Read(path, place, TableFormat.Bids);
        var at = Columns.Select(table.Require).ToArray();
        return new NormTable(
            place.File,
            [.. table.Rows.Select(row => Parse([.. at.Select(i => row.Cells[i])], place with { Line = row.Line }))],
            false
        );
    }

    /// <summary>The table that ships with Dorsal: a stand-in from memory that every laboratory replaces.</summary>
    public static NormTable Placeholder { get; } =
        new(
            "placeholder",
            [
                .. EmbeddedTable
                    .Read("Dorsal.Laboratory.Norms.placeholder-norms.tsv")
                    .Skip(1)
                    .Select((cells, i) => Parse(cells, new Place("placeholder-norms.tsv", i + 2))),
            ],
            true
        );

    /// <inheritdoc/>
    public NormEntry? Find(Finding finding, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(participant);
        return rows.FirstOrDefault(row => row.Fits(finding, participant))?.Entry;
    }

    private static Row Parse(string[] cells, Place place)
    {
        double Number(int i) =>
            double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? number
                : throw new StudyException(
                    new Note(Grade.Error, "NotANumber", place with { Column = Columns[i] }, cells[i])
                );
        double NumberOr(int i, double otherwise) => cells[i].Length == 0 ? otherwise : Number(i);
        if (!TestCatalogue.Outcomes.ContainsKey(cells[0]))
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "OptionUnknown",
                    place with
                    {
                        Column = Columns[0],
                    },
                    cells[0],
                    string.Join(", ", TestCatalogue.Outcomes.Keys)
                )
            );
        }

        if (!Unit.TryParse(cells[6], out var unit))
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "UnitUnknown",
                    place with
                    {
                        Column = Columns[6],
                    },
                    cells[6],
                    string.Join(", ", Unit.Codes)
                )
            );
        }

        if (!(Number(8) > 0))
        {
            throw new StudyException(
                new Note(Grade.Error, "NormSdWrong", place with { Column = Columns[8] }, cells[8], "> 0")
            );
        }

        var sex = cells[3] switch
        {
            "F" => Sex.Female,
            "M" => Sex.Male,
            "" or TrialTable.Missing => Sex.Unstated,
            var other => throw new StudyException(
                new Note(Grade.Error, "NormSexWrong", place with { Column = Columns[3] }, other, "F, M")
            ),
        };
        var entry = new NormEntry(unit, Number(7), Number(8), (int)NumberOr(9, 0));
        return new Row(
            cells[0],
            cells[1],
            cells[2],
            sex,
            NumberOr(4, double.NegativeInfinity),
            NumberOr(5, double.PositiveInfinity),
            entry
        );
    }

    private sealed record Row(
        string Outcome,
        string Site,
        string Condition,
        Sex Sex,
        double AgeFrom,
        double AgeTo,
        NormEntry Entry
    )
    {
        public bool Fits(Finding finding, Participant person) =>
            Outcome == finding.Series.Outcome
            && (Site.Length == 0 || Site == finding.Series.Site)
            && (Condition.Length == 0 || Condition == finding.Series.Condition)
            && (Sex == Sex.Unstated || Sex == person.Sex)
            && FitsAge(person.Age);

        private bool FitsAge(double? age) =>
            (double.IsInfinity(AgeFrom) && double.IsInfinity(AgeTo)) || (age >= AgeFrom && age < AgeTo);
    }
}
