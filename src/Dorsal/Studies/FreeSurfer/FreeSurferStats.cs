using Dorsal.Messages;

namespace Dorsal.Studies.FreeSurfer;

/// <summary>A line of a header that is no measure and no part of the table's description: <c># cvs_version 7.0.0</c>.</summary>
/// <param name="Key">Its first word.</param>
/// <param name="Value">What follows, without surrounding white space.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public sealed record FreeSurferHeader(string Key, string Value, int Line);

/// <summary>A measure of the whole brain: <c># Measure EstimatedTotalIntraCranialVol, eTIV, ..., 1420434.160521, mm^3</c>.</summary>
/// <param name="Structure">What was measured, such as <c>Cortex</c>.</param>
/// <param name="Name">The measure's short name, such as <c>CortexVol</c>, <c>eTIV</c>.</param>
/// <param name="Description">In words.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Unit as FreeSurfer writes it: <c>mm^3</c>, <c>mm^2</c>, <c>mm</c>, <c>unitless</c>.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public sealed record FreeSurferMeasure(
    string Structure,
    string Name,
    string Description,
    double Value,
    string Unit,
    int Line
);

/// <summary>A column of the table.</summary>
/// <param name="Name">Its name in <c># ColHeaders</c>, such as <c>GrayVol</c>.</param>
/// <param name="Unit">Unit as FreeSurfer writes it (<c># TableCol 4 Units mm^3</c>), or empty.</param>
public sealed record FreeSurferColumn(string Name, string Unit);

/// <summary>A structure of the table.</summary>
/// <param name="Name">Its name, such as <c>Left-Thalamus</c> or <c>insula</c>.</param>
/// <param name="Values">A value for each column; NaN in that of the name.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public sealed record FreeSurferRow(string Name, IReadOnlyList<double> Values, int Line);

/// <summary>A table of statistics that FreeSurfer wrote: <c>aseg.stats</c>, <c>lh.aparc.stats</c> and their like.</summary>
/// <param name="Place">The file.</param>
/// <param name="Headers">Header lines as they stand, in their order.</param>
/// <param name="Measures">Measures of the whole brain.</param>
/// <param name="Columns">Columns of the table, that of the structure's name among them.</param>
/// <param name="Rows">Structures whose values can be.</param>
/// <param name="Notes">Lines that could not be used, and what else was noticed.</param>
public sealed record FreeSurferStats(
    Place Place,
    IReadOnlyList<FreeSurferHeader> Headers,
    IReadOnlyList<FreeSurferMeasure> Measures,
    IReadOnlyList<FreeSurferColumn> Columns,
    IReadOnlyList<FreeSurferRow> Rows,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>Version of the program that wrote it, as it says: <c>7.0.0</c>, or the file version of 6 and older (<c>mri_segstats.c,v 1.121</c>).</summary>
    public string Version => VersionOf(Header("cvs_version"));

    /// <summary><c>left</c> or <c>right</c> where the table is that of a hemisphere's surface, else empty.</summary>
    public string Side =>
        Header("hemi") switch
        {
            "lh" => "left",
            "rh" => "right",
            _ => "",
        };

    /// <summary>The value of a header line, or empty.</summary>
    public string Header(string key) => Headers.FirstOrDefault(header => header.Key == key)?.Value ?? "";

    /// <summary>A measure by its short name, or null.</summary>
    public FreeSurferMeasure? Measure(string name) => Measures.FirstOrDefault(measure => measure.Name == name);

    /// <summary>A structure's value in a column; NaN where the table has no such row or column.</summary>
    public double ValueOf(string structure, string column) =>
        Rows.FirstOrDefault(row => row.Name == structure) is { } row ? ValueOf(row, column) : double.NaN;

    /// <summary>A row's value in a column; NaN where the table has no such column.</summary>
    public double ValueOf(FreeSurferRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var index = Columns.Select(c => c.Name).ToList().IndexOf(column);
        return index < 0 ? double.NaN : row.Values[index];
    }

    // $Id: mri_segstats.c,v 1.121 2016/05/31 17:27:11 greve Exp $
    private static string VersionOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 2 && words[0] == "$Id:" ? $"{words[1]} {words[2]}" : text;
    }
}

/// <summary>A recording that is a table of FreeSurfer's.</summary>
/// <param name="File">Its file and entities.</param>
/// <param name="Sidecar">What the JSON files say about it.</param>
/// <param name="Stats">The table.</param>
public sealed record FreeSurferRecording(RecordingFile File, Sidecar Sidecar, FreeSurferStats Stats)
    : Recording(File, Sidecar);
