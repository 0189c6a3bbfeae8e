using Dorsal.Laboratory;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>
/// Writes what concerns the study as a whole: groups, contrasts, survival, ordinal outcomes, reliability, errors, questionnaires, and the
/// protocol as it was used.
/// </summary>
public static class GroupsWriter
{
    /// <summary>Names of the files, in the order of the report.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        ResultTables.Groups.FileName,
        ResultTables.Contrasts.FileName,
        ResultTables.Adjusted.FileName,
        ResultTables.Conditions.FileName,
        ResultTables.Survival.FileName,
        ResultTables.Durations.FileName,
        ResultTables.Networks.FileName,
        ResultTables.NetworkEdges.FileName,
        ResultTables.Ordinal.FileName,
        ResultTables.Agreement.FileName,
        ResultTables.Reliability.FileName,
        ResultTables.Changes.FileName,
        ResultTables.MeasurementError.FileName,
        ResultTables.Questionnaires.FileName,
        ResultTables.Protocol.FileName,
    ];

    /// <summary>Writes the files into a folder that exists.</summary>
    public static void Write(string folder, StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ResultTables.Groups.Write(folder, result.Summaries);
        ResultTables.Contrasts.Write(folder, result.Contrasts);
        ResultTables.Adjusted.Write(folder, result.Adjusted);
        ResultTables.Conditions.Write(folder, result.Conditions);
        ResultTables.Survival.Write(folder, result.Survival);
        ResultTables.Durations.Write(folder, result.Durations);
        ResultTables.Networks.Write(folder, result.Networks.SelectMany(NetworkRow.Of));
        ResultTables.NetworkEdges.Write(
            folder,
            result.Networks.SelectMany(n => n.Edges.Where(edge => edge.Component > 0).Select(edge => (n, edge)))
        );
        ResultTables.Ordinal.Write(folder, result.Ordinal);
        ResultTables.Agreement.Write(folder, result.Agreement);
        ResultTables.Reliability.Write(folder, result.Reliability);
        ResultTables.Changes.Write(folder, result.Changes);
        ResultTables.MeasurementError.Write(folder, result.Errors);
        ResultTables.Questionnaires.Write(folder, result.Findings.Where(f => f.Questionnaire is not null));
        ResultTables.Protocol.Write(folder, result.Protocol);
    }
}
