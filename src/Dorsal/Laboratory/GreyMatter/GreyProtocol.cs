using Dorsal.Laboratory.Protocols;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>How tables and maps of a brain are read.</summary>
/// <param name="FilesAgreeWithin">By how much a measure may differ between the tables of a scan, as a share.</param>
/// <param name="EveryStructure">Whether every structure is a region under its own name, in place of those of the evidence.</param>
/// <param name="SurfaceWholeWithin">By how much the vertices of all rows may fall short of the cortex' own number, as a share.</param>
internal sealed record GreyProtocol(double FilesAgreeWithin, bool EveryStructure, double SurfaceWholeWithin)
{
    public static GreyProtocol From(ProtocolReader fields) =>
        new(
            fields.Number("files_agree_within"),
            fields.Word("regions") == "atlas",
            fields.Number("surface_whole_within")
        );
}
