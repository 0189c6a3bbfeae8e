using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Protocols;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>Writes what concerns the study as a whole: group contrasts, reliability, and the protocol as it was used.</summary>
public static class GroupsWriter
{
    /// <summary>Name of the file of group contrasts.</summary>
    public const string GroupsName = "groups.csv";

    /// <summary>Name of the file of test-retest reliability.</summary>
    public const string ReliabilityName = "reliability.csv";

    /// <summary>Name of the file of protocol fields.</summary>
    public const string ProtocolName = "protocol.tsv";

    /// <summary>Writes <c>groups.csv</c> into a folder that exists.</summary>
    public static void WriteGroups(string folder, IEnumerable<GroupContrast> contrasts) =>
        ResultTables.Groups.Write(folder, contrasts);

    /// <summary>Writes <c>reliability.csv</c> into a folder that exists.</summary>
    public static void WriteReliability(string folder, IEnumerable<TestRetest> reliability) =>
        ResultTables.Reliability.Write(folder, reliability);

    /// <summary>Writes <c>protocol.tsv</c> into a folder that exists; defaults stand with where they come from.</summary>
    public static void WriteProtocol(string folder, IEnumerable<ProtocolChoice> protocol) =>
        ResultTables.Protocol.Write(folder, protocol);
}
