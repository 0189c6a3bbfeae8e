namespace Dorsal.Laboratory.Protocols;

/// <summary>Who decided a protocol field.</summary>
public enum ProtocolSource
{
    /// <summary>The table of defaults.</summary>
    Default,

    /// <summary>The study's sidecar.</summary>
    Sidecar,

    /// <summary>The command that asked for the analysis.</summary>
    Command,
}

/// <summary>A protocol field as it was used.</summary>
/// <param name="Id">Parameter id, such as <c>thermal.counted_trials</c>.</param>
/// <param name="Value">The value used, in the unit of the table of parameters.</param>
/// <param name="Unit">Unit code, or empty.</param>
/// <param name="Source">Who decided it.</param>
/// <param name="File">The sidecar, where one decided it.</param>
public sealed record ProtocolChoice(string Id, string Value, string Unit, ProtocolSource Source, string File);
