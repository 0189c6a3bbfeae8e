using System.Numerics;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Dorsal.Studies.Signals.Hdf5;

/// <summary>Reads numbers of any size and sign as doubles.</summary>
internal static class Hdf5Numbers
{
    /// <summary>Reads a selection of a data set.</summary>
    internal delegate void Reader(
        NativeDataset dataset,
        H5DatasetAccess access,
        Selection selection,
        Span<double> into
    );

    /// <summary>Reads an attribute of one number.</summary>
    internal delegate double ScalarReader(IH5Attribute attribute);

    /// <summary>The readers for a type, or null where it is no number.</summary>
    public static (Reader Samples, ScalarReader Scalar)? For(IH5DataType type) =>
        (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, sizeof(double)) => Of<double>(),
            (H5DataTypeClass.FloatingPoint, sizeof(float)) => Of<float>(),
            (H5DataTypeClass.FixedPoint, sizeof(byte)) => type.FixedPoint.IsSigned ? Of<sbyte>() : Of<byte>(),
            (H5DataTypeClass.FixedPoint, sizeof(short)) => type.FixedPoint.IsSigned ? Of<short>() : Of<ushort>(),
            (H5DataTypeClass.FixedPoint, sizeof(int)) => type.FixedPoint.IsSigned ? Of<int>() : Of<uint>(),
            (H5DataTypeClass.FixedPoint, sizeof(long)) => type.FixedPoint.IsSigned ? Of<long>() : Of<ulong>(),
            _ => null,
        };

    private static (Reader, ScalarReader) Of<T>()
        where T : unmanaged, INumber<T> => (Read<T>, attribute => double.CreateChecked(attribute.Read<T>()));

    private static void Read<T>(NativeDataset dataset, H5DatasetAccess access, Selection selection, Span<double> into)
        where T : unmanaged, INumber<T>
    {
        var numbers = new T[into.Length];
        dataset.Read(access, numbers.AsSpan(), selection);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = double.CreateChecked(numbers[i]);
        }
    }
}
