using Dorsal.Messages;
using Dorsal.Studies.Signals.Hdf5;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>A matrix of a MAT file as a signal.</summary>
/// <remarks>
/// The sidecar says which: <c>Variable</c>, whether <c>Channels</c> are <c>columns</c> (unless told) or <c>rows</c>, the
/// <c>SamplingFrequency</c>, names of the channels (<c>Columns</c>; without them they are numbered, with a note) and their units.
/// </remarks>
public sealed class MatSignalFile : SignalFile
{
    private readonly MatFile file;
    private readonly MatVariable variable;
    private readonly bool areRows;
    private readonly List<Note> notes;

    private MatSignalFile(MatFile file, Place place, Sidecar sidecar)
    {
        this.file = file;
        notes = [.. file.Notes];
        var frequency = SignalSidecar.SamplingFrequency(sidecar, place);
        areRows = SignalSidecar.ChannelsAreRows(sidecar);
        variable = file.Find(SignalSidecar.Field(sidecar, "Variable", place).Value);
        var size = areRows
            ? ((long)variable.Rows, (long)variable.Columns)
            : ((long)variable.Columns, (long)variable.Rows);
        Channels = SignalSidecar.ChannelsOf(sidecar, place, frequency, size, notes);
        if (variable.Storage.Type is MatType.Int64 or MatType.UInt64)
        {
            notes.Add(new Note(Grade.Note, "SamplesRounded", place with { Column = variable.Name }, variable.Class));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalChannel> Channels { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Notes => notes;

    /// <summary>Opens a MAT file; one of version 7.3 is an HDF5 file and opened as such.</summary>
    /// <inheritdoc cref="SignalFormats.Open" path="/param"/>
    /// <exception cref="StudyException">The file is damaged, has no such matrix, or the sidecar lacks a field.</exception>
    public static SignalFile Open(string path, Place place, Sidecar sidecar)
    {
        if (MatFileHeader.IsHdf5(path, place))
        {
            return Hdf5SignalFile.OpenMatlab(path, place, sidecar);
        }

        var matrices = MatFile.Open(path, place);
        try
        {
            return new MatSignalFile(matrices, place, sidecar);
        }
        catch
        {
            matrices.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void ReadSamples(int channel, long first, Span<double> into)
    {
        if (areRows)
        {
            file.ReadRow(variable, channel, first, into);
        }
        else
        {
            file.ReadColumn(variable, channel, first, into);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
