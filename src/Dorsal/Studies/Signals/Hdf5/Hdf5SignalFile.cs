using System.Globalization;
using Dorsal.Messages;
using Dorsal.Units;
using PureHDF;
using PureHDF.Filters;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Dorsal.Studies.Signals.Hdf5;

/// <summary>A numeric data set of an HDF5 file as a signal: one channel, or a matrix of them.</summary>
/// <remarks>
/// The sidecar says which: <c>Dataset</c> (its path in the file), whether <c>Channels</c> are <c>columns</c> (the second dimension, unless
/// told) or <c>rows</c>, the <c>SamplingFrequency</c> or the data set's attribute that holds it (<c>SamplingFrequencyAttribute</c>), names
/// of the channels (<c>Columns</c>; without them they are numbered, with a note) and their units. The file is read by PureHDF, which
/// trusts what it reads; see <see cref="Hdf5Guard"/> for what is held against it.
/// </remarks>
public sealed class Hdf5SignalFile : SignalFile
{
    private readonly GuardedStream stream;
    private readonly NativeFile file;
    private readonly NativeDataset dataset;
    private readonly Hdf5Numbers.Reader read;
    private readonly H5DatasetAccess access = new(ChunkCache: new SimpleReadingChunkCache(64, Hdf5Guard.CacheBytes));
    private readonly Place place;
    private readonly int rank;
    private readonly int timeAxis;
    private readonly List<Note> notes = [];

    static Hdf5SignalFile() => PureHDF.Filters.H5Filter.Register(new BoundedDeflate());

    private Hdf5SignalFile(GuardedStream stream, Place place, Sidecar sidecar, bool isMatlab)
    {
        this.stream = stream;
        var path = PathOf(sidecar, place, isMatlab);
        this.place = place with { Column = path };
        file = Guarded(() => H5File.Open(stream, leaveOpen: true));
        dataset = Guarded(() => file.LinkExists(path) ? file.Get(path) : null) is NativeDataset found
            ? found
            : throw new StudyException(new Note(Grade.Error, "Hdf5DatasetMissing", this.place, path));
        var dimensions = Guarded(() => Hdf5Guard.Check(dataset, stream.Length, this.place));
        rank = dimensions.Length;

        // MATLAB writes a matrix column by column, so that its rows are the second dimension of the data set.
        var areRows = SignalSidecar.ChannelsAreRows(sidecar);
        timeAxis = rank == 2 && areRows != isMatlab ? 1 : 0;
        read = Guarded(() => Hdf5Numbers.For(dataset.Type))?.Samples ?? throw Kind();
        var channels = rank == 2 ? dimensions[1 - timeAxis] : 1;
        var frequency = Frequency(sidecar);
        Channels = SignalSidecar.ChannelsOf(sidecar, place, frequency, (channels, dimensions[timeAxis]), notes);
        ProbeSamples(channels > 0 && dimensions[timeAxis] > 0);
        NoteRounding();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalChannel> Channels { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Notes => notes;

    /// <summary>Opens an HDF5 file.</summary>
    /// <inheritdoc cref="SignalFormats.Open" path="/param"/>
    /// <exception cref="StudyException">The file is damaged, has no such data set, or the sidecar lacks a field.</exception>
    public static Hdf5SignalFile Open(string path, Place place, Sidecar sidecar) =>
        Open(path, place, sidecar, isMatlab: false);

    /// <summary>Opens a MAT file of version 7.3, whose matrices lie the other way round; <c>Variable</c> names one.</summary>
    internal static Hdf5SignalFile OpenMatlab(string path, Place place, Sidecar sidecar) =>
        Open(path, place, sidecar, isMatlab: true);

    /// <inheritdoc/>
    protected override void ReadSamples(int channel, long first, Span<double> into)
    {
        const int Piece = 64 * 1024;
        while (into.Length > 0)
        {
            var part = into[..Math.Min(into.Length, Piece)];
            ReadPiece(channel, first, part);
            into = into[part.Length..];
            first += part.Length;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Hdf5SignalFile Open(string path, Place place, Sidecar sidecar, bool isMatlab)
    {
        FileStream source;
        try
        {
            source = File.OpenRead(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "FileUnreadable", place, fault.GetType().Name), fault);
        }

        var guarded = new GuardedStream(source);
        try
        {
            return new Hdf5SignalFile(guarded, place, sidecar, isMatlab);
        }
        catch
        {
            guarded.Dispose();
            throw;
        }
    }

    private static string PathOf(Sidecar sidecar, Place place, bool isMatlab) =>
        SignalSidecar.Field(sidecar, isMatlab ? "Variable" : "Dataset", place).Value;

    private Hertz Frequency(Sidecar sidecar)
    {
        if (sidecar.Field("SamplingFrequencyAttribute") is not { } named)
        {
            return SignalSidecar.SamplingFrequency(sidecar, place);
        }

        var hertz = Guarded(() =>
            dataset.AttributeExists(named.Value) && dataset.Attribute(named.Value) is var attribute
                ? Hdf5Numbers.For(attribute.Type)?.Scalar(attribute)
                : null
        );
        return hertz is > 0 && double.IsFinite(hertz.Value)
            ? new Hertz(hertz.Value)
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "Hdf5AttributeWrong",
                    place,
                    hertz?.ToString(CultureInfo.InvariantCulture) ?? "n/a",
                    "> 0 Hz",
                    named.Value
                )
            );
    }

    // A data set may name another file as the place of its samples, any file of the machine. Then nothing is read from this one.
    private void ProbeSamples(bool hasSamples)
    {
        if (!hasSamples || dataset.Layout.Class == H5DataLayoutClass.Compact)
        {
            return;
        }

        var before = stream.Count;
        ReadPiece(0, 0, stackalloc double[1]);
        if (stream.Count == before)
        {
            throw new StudyException(new Note(Grade.Error, "Hdf5SamplesElsewhere", place));
        }
    }

    private void NoteRounding()
    {
        if (dataset.Type is { Class: H5DataTypeClass.FixedPoint, Size: sizeof(long) })
        {
            notes.Add(
                new Note(Grade.Note, "SamplesRounded", place, dataset.Type.FixedPoint.IsSigned ? "int64" : "uint64")
            );
        }
    }

    private void ReadPiece(int channel, long first, Span<double> into)
    {
        Span<ulong> starts = [(ulong)first, (ulong)channel];
        Span<ulong> counts = [(ulong)into.Length, 1];
        if (timeAxis == 1)
        {
            starts.Reverse();
            counts.Reverse();
        }

        var selection = new HyperslabSelection(rank, starts[..rank].ToArray(), counts[..rank].ToArray());
        try
        {
            stream.Allow(Hdf5Guard.BytesOfOperation(stream.Length));
            read(dataset, access, selection, into);
        }
        catch (Exception fault) when (fault is not StudyException)
        {
            throw Hdf5Guard.Broken(place, fault);
        }
    }

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            stream.Allow(Hdf5Guard.BytesOfOperation(stream.Length));
            return action();
        }
        catch (Exception fault) when (fault is not StudyException)
        {
            throw Hdf5Guard.Broken(place, fault);
        }
    }

    private StudyException Kind() => new(new Note(Grade.Error, "Hdf5NotNumeric", place, dataset.Type.Class.ToString()));
}
