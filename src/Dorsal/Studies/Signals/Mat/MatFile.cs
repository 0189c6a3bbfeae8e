using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>An open MAT file of level 5 (MATLAB's <c>-v6</c> and <c>-v7</c>): its numeric matrices, read where they are asked for.</summary>
/// <remarks>
/// Written from MathWorks, "MAT-File Format", Level 5. Opening reads the head of each array only. What a head claims is compared with the
/// bytes that are there, or that so few compressed bytes can hold (1032 for each), before anything is allocated. A compressed matrix is
/// unpacked when it is read first, not a byte further than its head promises (less than 4 GiB, a length of 32 bits): up to 4 MiB into
/// memory, more into a temporary file that is deleted when the file is closed or another compressed matrix is read.
/// </remarks>
public sealed class MatFile : IDisposable
{
    /// <summary>Most arrays of one file.</summary>
    public const int MostArrays = 4096;

    // Numbers are read in pieces of so many bytes; a row's numbers that stand farther apart are read one by one.
    private const int PieceBytes = 256 * 1024;

    private readonly IRandomBytes file;
    private readonly Place place;
    private readonly bool isBigEndian;
    private readonly List<MatVariable> variables = [];
    private readonly List<Note> notes = [];
    private (MatStorage Of, Spool Bytes)? unpacked;

    private MatFile(IRandomBytes file, Place place)
    {
        this.file = file;
        this.place = place;
        isBigEndian = MatFileHeader.Read(file, place);
        ReadArrays();
    }

    /// <summary>The numeric matrices, in the order of the file.</summary>
    public IReadOnlyList<MatVariable> Variables => variables;

    /// <summary>The arrays that were skipped, because they are no real numeric matrices.</summary>
    public IReadOnlyList<Note> Notes => notes;

    internal string? SpoolPath => unpacked?.Bytes.FilePath;

    /// <summary>Opens a MAT file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">How messages name it.</param>
    /// <exception cref="StudyException">It is damaged, of another version, or cannot be read.</exception>
    public static MatFile Open(string path, Place place)
    {
        var bytes = new FileBytes(path, place);
        try
        {
            return new MatFile(bytes, place);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The matrix of a name.</summary>
    /// <exception cref="StudyException">There is none, or there are two.</exception>
    public MatVariable Find(string name)
    {
        var named = variables.Where(variable => variable.Name == name).ToList();
        return named.Count == 1
            ? named[0]
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    named.Count == 0 ? "MatVariableMissing" : "MatVariableTwice",
                    place with
                    {
                        Column = "Variable",
                    },
                    name,
                    string.Join(", ", variables.Select(variable => variable.Name))
                )
            );
    }

    /// <summary>Reads numbers of a column.</summary>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <param name="column">Which column, from 0.</param>
    /// <param name="first">Row of the first number, from 0.</param>
    /// <param name="into">Gets the numbers; all must be within the column.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not.</exception>
    /// <exception cref="StudyException">The file cannot be read, or its compressed bytes are damaged.</exception>
    public void ReadColumn(MatVariable variable, int column, long first, Span<double> into)
    {
        Check(column, variable.Columns, first, variable.Rows - into.Length);
        Read(variable, ((long)column * variable.Rows) + first, 1, into);
    }

    /// <summary>Reads numbers of a row.</summary>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <param name="row">Which row, from 0.</param>
    /// <param name="first">Column of the first number, from 0.</param>
    /// <param name="into">Gets the numbers; all must be within the row.</param>
    /// <inheritdoc cref="ReadColumn" path="/exception"/>
    public void ReadRow(MatVariable variable, int row, long first, Span<double> into)
    {
        Check(row, variable.Rows, first, variable.Columns - into.Length);
        Read(variable, (first * variable.Rows) + row, variable.Rows, into);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        unpacked?.Bytes.Dispose();
        file.Dispose();
    }

    private void ReadArrays()
    {
        Span<byte> tagBytes = stackalloc byte[MatCursor.TagBytes];
        var count = 0;
        for (long at = MatFileHeader.Bytes; at < file.Length; )
        {
            if (++count > MostArrays)
            {
                throw new StudyException(
                    new Note(
                        Grade.Error,
                        "MatTooManyArrays",
                        place,
                        null,
                        MostArrays.ToString(CultureInfo.InvariantCulture)
                    )
                );
            }

            var fault = new MatFault(place, at);
            var there = file.Length - at - MatCursor.TagBytes;
            if (there < 0)
            {
                throw fault.Cut("tag", MatCursor.TagBytes, file.Length - at);
            }

            file.Read(at, tagBytes);
            var tag = new MatCursor(tagBytes, isBigEndian, fault).Tag("tag");
            if (tag.Type is not (MatType.Matrix or MatType.Compressed))
            {
                throw fault.Wrong(
                    "tag",
                    "type " + ((int)tag.Type).ToString(CultureInfo.InvariantCulture),
                    "miMATRIX, miCOMPRESSED"
                );
            }

            if (tag.Bytes > there)
            {
                throw fault.Cut("tag", tag.Bytes, there);
            }

            var element = new MatElement(at + tag.At, tag.Bytes, tag.Type == MatType.Compressed);
            Add(element, fault);

            // Only what is not compressed is padded.
            at = element.IsCompressed ? element.At + element.Bytes : Math.Min(at + tag.Next, file.Length);
        }
    }

    private void Add(MatElement element, MatFault fault)
    {
        var (head, length) = element.IsCompressed
            ? MatInflation.Head(file, element, isBigEndian, fault)
            : (Head(element), element.Bytes);
        var array = MatArray.Read(head, length, isBigEndian, element, fault);
        if (array.Variable is { } variable)
        {
            variables.Add(variable);
        }
        else
        {
            var name = array.Name.Length > 0 ? array.Name : "-";
            notes.Add(new Note(Grade.Note, "MatVariableSkipped", place, name, array.Description));
        }
    }

    private byte[] Head(MatElement element)
    {
        var head = new byte[(int)Math.Min(element.Bytes, MatArray.HeadBytes)];
        file.Read(element.At, head);
        return head;
    }

    private static void Check(long line, long lines, long first, long lastFirst)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, lines);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, lastFirst);
    }

    private void Read(MatVariable variable, long first, long stride, Span<double> into)
    {
        var (bytes, start) = BytesOf(variable);
        var type = variable.Storage.Type;
        var size = MatTypes.BytesOf(type);
        var count = (int)Math.Clamp(PieceBytes / (stride * size), 1, Math.Max(1, into.Length));
        var buffer = new byte[((count - 1) * stride * size) + size];
        while (into.Length > 0)
        {
            count = Math.Min(count, into.Length);
            var piece = buffer.AsSpan(0, (int)((count - 1) * stride * size) + size);
            bytes.Read(start + (first * size), piece);
            MatNumbers.Convert(piece, stride * size, type, isBigEndian, into[..count]);
            into = into[count..];
            first += count * stride;
        }
    }

    private (IRandomBytes Bytes, long Start) BytesOf(MatVariable variable)
    {
        var storage = variable.Storage;
        if (!storage.Element.IsCompressed)
        {
            return (file, storage.Element.At + storage.DataAt);
        }

        if (unpacked is not { } known || known.Of != storage)
        {
            unpacked?.Bytes.Dispose();
            unpacked = null;
            unpacked = (storage, Unpack(variable));
        }

        return (unpacked.Value.Bytes, 0);
    }

    private Spool Unpack(MatVariable variable)
    {
        var at = place with { Column = variable.Name };
        var spool = new Spool(at);
        try
        {
            var storage = variable.Storage;
            var bytes = (long)variable.Rows * variable.Columns * MatTypes.BytesOf(storage.Type);
            MatInflation.Unpack(file, storage, bytes, spool, new MatFault(at, storage.Element.At - MatCursor.TagBytes));
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }
}
