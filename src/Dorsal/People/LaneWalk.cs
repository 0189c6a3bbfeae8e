using System.Runtime.CompilerServices;
using Dorsal.Numerics.Lanes;

namespace Dorsal.People;

/// <summary>Goes through the people of a block, <c>T.Count</c> at a time.</summary>
public ref struct LaneWalk<T>
    where T : struct, ILanes<T>
{
    private readonly ref double first;
    private readonly int width;
    private int column;

    internal LaneWalk(ref double first, int width)
    {
        this.first = ref first;
        this.width = width;
        column = -T.Count;
    }

    /// <summary>The people of now.</summary>
    public readonly At<T> Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(ref Unsafe.Add(ref first, column), width);
    }

    /// <summary>Lets <c>foreach</c> walk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly LaneWalk<T> GetEnumerator() => this;

    /// <summary>Goes on to the next people.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        column += T.Count;
        return column < width;
    }
}

/// <summary>Some people side by side: what an equation reads and writes.</summary>
public readonly ref struct At<T>
    where T : struct, ILanes<T>
{
    private readonly ref double column;
    private readonly nint width;

    internal At(ref double column, int width)
    {
        this.column = ref column;
        this.width = width;
    }

    /// <summary>A state.</summary>
    public T this[State state]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Load(in Cell((int)state));
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => value.Store(ref Cell((int)state));
    }

    /// <summary>A signal: read it only after its mechanism has set it.</summary>
    public T this[Signal signal]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Load(in Cell((int)signal + Block.FirstSignal));
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => value.Store(ref Cell((int)signal + Block.FirstSignal));
    }

    /// <summary>A trait.</summary>
    public T this[Trait trait]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Load(in Cell((int)trait + Block.FirstTrait));
    }

    /// <summary>What is being done to the people.</summary>
    public T this[Input input]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Load(in Cell((int)input + Block.FirstInput));
    }

    /// <summary>Where a state is heading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T TargetOf(State state) => T.Load(in Cell((int)state + Block.FirstTarget));

    /// <summary>How fast a state moves there, per day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T RateOf(State state) => T.Load(in Cell((int)state + Block.FirstRate));

    /// <summary>Says where a state is heading; its rate was set once, by <see cref="Pace"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Relax(State state, T target) => target.Store(ref Cell((int)state + Block.FirstTarget));

    /// <summary>Says where a state is heading, and how fast now (per day).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Relax(State state, T target, T rate)
    {
        target.Store(ref Cell((int)state + Block.FirstTarget));
        rate.Store(ref Cell((int)state + Block.FirstRate));
    }

    /// <summary>Sets the rate (per day) of a state for the whole course.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pace(State state, T rate) => rate.Store(ref Cell((int)state + Block.FirstRate));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref double Cell(int row) => ref Unsafe.Add(ref column, row * width);
}
