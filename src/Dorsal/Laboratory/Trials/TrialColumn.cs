using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>The column of a trial table that holds the measured value, with its unit settled once for the whole table.</summary>
internal sealed class TrialColumn
{
    // No instrument gives more; squares and sums of such numbers stay finite.
    private const double LargestNumber = 1e100;

    private readonly TrialTable table;
    private readonly string column;
    private readonly Unit stated;
    private readonly Func<double, double> convert;

    private TrialColumn(
        TrialTable table,
        string column,
        Unit stated,
        Unit unit,
        Func<double, double> convert,
        IReadOnlyList<Note> notes
    )
    {
        this.table = table;
        this.column = column;
        this.stated = stated;
        this.convert = convert;
        Unit = unit;
        Notes = notes;
    }

    /// <summary>Unit of the values that <see cref="Read"/> returns.</summary>
    public Unit Unit { get; }

    /// <summary>What was noticed about the unit.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>Settles the unit: the sidecar's, or the wanted one with a warning where the sidecar states none.</summary>
    /// <param name="table">The trials.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="wanted">Unit in which values are wanted.</param>
    /// <param name="bridge">Turns a unit of another dimension into the wanted one (force into pressure), or null.</param>
    /// <exception cref="StudyException">The unit stated does not measure this quantity.</exception>
    public static TrialColumn Of(
        TrialTable table,
        string column,
        Unit wanted,
        Func<Unit, Func<double, double>?>? bridge = null
    )
    {
        table.Table.Require(column);
        var place = new Place(table.File.Path, 1, column);
        var unit = table.UnitOf(column);
        if (unit is null)
        {
            return new(
                table,
                column,
                wanted,
                wanted,
                v => v,
                [new Note(Grade.Warning, "UnitNotStated", place, null, wanted.Symbol, column)]
            );
        }

        if (unit == Unit.Unstated)
        {
            return new(
                table,
                column,
                unit,
                unit,
                v => v,
                [new Note(Grade.Warning, "UnitUnstated", place, null, null, column)]
            );
        }

        var conversion = unit.ConvertsTo(wanted) ? v => unit.Convert(v, wanted) : bridge?.Invoke(unit);
        return conversion is null
            ? throw new StudyException(new Note(Grade.Error, "UnitWrong", place, unit.Code, wanted.Symbol, column))
            : new(table, column, unit, wanted, conversion, []);
    }

    /// <summary>A row's value in <see cref="Unit"/>; NaN where it is missing or not a number, with the note that says which.</summary>
    public (double Value, Note? Fault) Read(TableRow row)
    {
        if (MarkedRejected.Of(table, row, column) is { } rejected)
        {
            return (Number(row).Value, rejected);
        }

        var (value, fault) = Number(row);
        return fault is null && double.IsNaN(value)
            ? (value, new Note(Grade.Note, "ValueMissing", table.PlaceOf(row, column)))
            : (value, fault);
    }

    /// <summary>How a value stands in messages: as it was recorded, with the unit recorded.</summary>
    public string Show(TableRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{table.TextOf(row, column)} {stated.Symbol}").Trim();

    /// <summary>Where a row's value stands.</summary>
    public Place PlaceOf(TableRow row) => table.PlaceOf(row, column);

    private (double Value, Note? Fault) Number(TableRow row)
    {
        var (value, fault) = table.NumberOf(row, column);
        var converted = double.IsNaN(value) ? value : convert(value);
        return Math.Abs(converted) <= LargestNumber || double.IsNaN(value)
            ? (converted, fault)
            : (double.NaN, new Note(Grade.Error, "ValueImpossible", PlaceOf(row), Show(row), "-1e100 … 1e100"));
    }
}
