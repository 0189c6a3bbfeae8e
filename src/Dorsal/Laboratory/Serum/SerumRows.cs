using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Serum;

/// <summary>Reads a table of concentrations: what is below the limit of detection, or above the range of the assay, is a bound and never a value.</summary>
internal sealed class SerumRows
{
    private const string Column = "concentration";
    private static readonly Unit GramsPerLitre = Unit.Parse("g/L");

    private readonly TrialTable table;
    private readonly IReadOnlyDictionary<int, char> signs;
    private readonly double crpAcute;
    private readonly double highest;
    private readonly TrialLog log;

    /// <summary>Prepares a table.</summary>
    /// <param name="recording">The table.</param>
    /// <param name="crpAcute">CRP above which an acute illness is likely, mg/L.</param>
    /// <param name="highest">What a litre of serum can hold at most, g/L.</param>
    /// <param name="log">Gets trials and notes.</param>
    public SerumRows(TrialTable recording, double crpAcute, double highest, TrialLog log)
    {
        recording.Table.Require("analyte");
        recording.Table.Require(Column);
        (table, signs) = recording.WithoutSigns(Column);
        this.crpAcute = crpAcute;
        this.highest = highest;
        this.log = log;
    }

    public void Read()
    {
        var order = 0;
        foreach (var row in table.Table.Rows)
        {
            Read(row, (++order).ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Read(TableRow row, string order)
    {
        var name = table.TextOf(row, "analyte");
        if (SerumAnalyte.Find(name) is not { } analyte)
        {
            var known = string.Join(", ", SerumAnalyte.All.Select(a => a.Id));
            log.Add(new Note(Grade.Error, "AnalyteUnknown", table.PlaceOf(row, "analyte"), name, known));
            return;
        }

        var assay = table.TextOf(row, "assay");
        var condition = table.TextOf(row, "condition");
        var series = new SeriesKey(analyte.Outcome.Id, "", "", SerumCondition.Of(assay, condition));
        var label = table.TextOf(row, "trial") is { Length: > 0 } trial ? trial : order;
        var (value, status, fault) = Value(row, analyte);
        if (fault is not null)
        {
            log.Reject(series, label, double.NaN, analyte.Outcome.Unit, fault);
            return;
        }

        var place = table.PlaceOf(row, Column);
        log.Add(new Trial(series, label, value, analyte.Outcome.Unit, status, "", place));
        log.Add(Notes(row, analyte, value, assay));
    }

    private IEnumerable<Note> Notes(TableRow row, SerumAnalyte analyte, double value, string assay)
    {
        var place = table.PlaceOf(row, Column);
        if (assay.Length == 0)
        {
            yield return new Note(Grade.Note, "AssayNotStated", place, analyte.Id);
        }

        if (analyte.Id == "CRP" && value > crpAcute)
        {
            yield return new Note(
                Grade.Warning,
                "CrpHigh",
                place,
                Show.Quantity(value, "mg/L"),
                Show.Quantity(crpAcute, "mg/L")
            );
        }

        if (table.TextOf(row, "haemolysis") == "yes")
        {
            yield return new Note(Grade.Warning, "SampleHaemolysed", place, analyte.Id);
        }
    }

    // Below the limit by its sign, by the flag, or by the limit that the row states; then the limit is what is known. Above the range by
    // its sign only.
    private (double Value, TrialStatus Status, Note? Fault) Value(TableRow row, SerumAnalyte analyte)
    {
        var place = table.PlaceOf(row, Column);
        if (MarkedRejected.Of(table, row, Column) is { } rejected)
        {
            return (double.NaN, TrialStatus.Used, rejected);
        }

        var (unit, unitFault) = UnitOf(row, analyte);
        var (value, fault) = table.NumberOf(row, Column);
        var (limit, limitFault) = table.NumberOf(row, "lod");
        fault ??= Impossible(row, Column, value, unit);
        limitFault ??= Impossible(row, "lod", limit, unit);
        if ((unitFault ?? fault ?? limitFault) is { } wrong)
        {
            return (double.NaN, TrialStatus.Used, wrong);
        }

        var isAbove = signs.GetValueOrDefault(row.Line) == '>';
        var isFlagged = table.TextOf(row, "below_lod") == "yes";
        if (isAbove && (isFlagged || value < limit))
        {
            return (
                double.NaN,
                TrialStatus.Used,
                new Note(Grade.Error, "AboveAndBelow", place, ">" + table.TextOf(row, Column))
            );
        }

        var isMarked = isFlagged || signs.GetValueOrDefault(row.Line) == '<';
        if (isMarked && double.IsNaN(limit))
        {
            limit = value;
        }

        var isBelow = isMarked || value < limit;
        var known = isBelow ? limit : value;
        var status =
            isBelow ? TrialStatus.AtFloor
            : isAbove ? TrialStatus.AtCeiling
            : TrialStatus.Used;
        return double.IsNaN(known) ? (known, status, Missing(isBelow, place, analyte))
            : known > 0 ? (unit!.Convert(known, analyte.Outcome.Unit), status, null)
            : (
                double.NaN,
                status,
                new Note(Grade.Error, "ValueImpossible", place, $"{table.TextOf(row, Column)} {unit!.Symbol}", "> 0")
            );
    }

    // Also where a limit would take its place. A 0 may stand for what was not found, and is then below the limit.
    private Note? Impossible(TableRow row, string column, double value, Unit? unit) =>
        value < 0 || unit?.Convert(value, GramsPerLitre) > highest
            ? new Note(
                Grade.Error,
                "ValueImpossible",
                table.PlaceOf(row, column),
                $"{table.TextOf(row, column)} {unit?.Symbol}".Trim(),
                "0 … " + Show.Quantity(highest, GramsPerLitre.Symbol)
            )
            : null;

    private static Note Missing(bool isBelow, Place place, SerumAnalyte analyte) =>
        isBelow
            ? new Note(Grade.Error, "LimitOfDetectionMissing", place, analyte.Id)
            : new Note(Grade.Note, "ValueMissing", place);

    private (Unit? Unit, Note? Fault) UnitOf(TableRow row, SerumAnalyte analyte)
    {
        var code = table.TextOf(row, "unit");
        var wanted = analyte.Outcome.Unit;
        var place = table.PlaceOf(row, "unit");
        if (code.Length == 0)
        {
            code = table.Sidecar.Column(Column, "Units") ?? "";
            place = new Place(table.Sidecar.FileOf(Column) ?? table.File.Path, null, Column);
        }

        return code.Length == 0
                ? (null, new Note(Grade.Error, "ConcentrationWithoutUnit", place, analyte.Id, wanted.Code))
            : !Unit.TryParse(code, out var unit)
                ? (null, new Note(Grade.Error, "UnitUnknown", place, code, string.Join(", ", Unit.Codes)))
            : unit.ConvertsTo(wanted) ? (unit, null)
            : (null, new Note(Grade.Error, "UnitWrong", place, unit.Code, wanted.Symbol, Column));
    }
}
