using System.Collections.Concurrent;
using Dorsal.Mechanisms;
using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>
/// A person put together: the ten sections of the sheet, psychology, daily life and pain, in the order in which they tell
/// each other what they do. Any of them can be replaced by a caller's own, or held still.
/// </summary>
public sealed class PersonModel
{
    private readonly ConcurrentDictionary<Type, object> compiled = [];
    private PersonModel? whole;

    private PersonModel(IReadOnlyList<IMechanism> parts, ModelConstants constants, Hypotheses hypotheses)
    {
        Parts = parts;
        Constants = constants;
        Hypotheses = hypotheses;
        Check(parts);
    }

    /// <summary>The parts, in the order of sending: a part hears only what was sent before.</summary>
    public IReadOnlyList<IMechanism> Parts { get; }

    /// <summary>The constants that it was built with.</summary>
    public ModelConstants Constants { get; }

    /// <summary>The open answers that it was built with.</summary>
    public Hypotheses Hypotheses { get; }

    /// <summary>The model of the table's constants and the default hypotheses, or of others.</summary>
    public static PersonModel Of(ModelConstants? constants = null, Hypotheses? hypotheses = null)
    {
        var (c, h) = (constants ?? ModelConstants.Default, hypotheses ?? Hypotheses.Default);
        return new(
            [
                new DailyLife(c, h),
                new PeripheralInflammation(c),
                new EndogenousInhibition(c, h),
                new Facilitation(c, h),
                new Psychology(c),
                new PainExperience(c),
                new ColdSensitivity(c),
                new GreyMatter(c, h),
                new MotorRepresentation(c),
                new HomeostaticPlasticity(c),
                new BrainConnectivity(c, h),
                new Somatosensation(c, h),
            ],
            c,
            h
        );
    }

    /// <summary>A copy in which a part of the same id is replaced.</summary>
    /// <exception cref="ArgumentException">No part has that id, or the states no longer have one owner each.</exception>
    public PersonModel With(IMechanism part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var old = Part(part.Id);
        return new([.. Parts.Select(p => ReferenceEquals(p, old) ? part : p)], Constants, Hypotheses);
    }

    /// <summary>The states that are held where they rest.</summary>
    internal IEnumerable<State> Resting => Parts.OfType<Held>().SelectMany(p => p.Still);

    /// <summary>The model without what is held.</summary>
    internal PersonModel Whole =>
        whole ??= Parts.Any(p => p is Held)
            ? new([.. Parts.Select(p => p is Held held ? held.Inner : p)], Constants, Hypotheses)
            : this;

    /// <summary>A copy in which a mechanism is held where it rests in a person without pain; an axis, where no mechanism has that name.</summary>
    /// <param name="name">The id of a mechanism or the name of an axis.</param>
    /// <exception cref="ArgumentException">Nothing has that name.</exception>
    public PersonModel Ablate(string name)
    {
        var axis = Axis.All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal));
        var isPart = Parts.Any(p => string.Equals(p.Id, name, StringComparison.Ordinal));
        return axis is not null && !isPart ? Ablate(axis) : Hold(Part(name).Owns);
    }

    /// <summary>A copy in which the states of an axis are held where they rest in a person without pain.</summary>
    public PersonModel Ablate(Axis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return Hold(axis.States);
    }

    private PersonModel Hold(IEnumerable<State> states)
    {
        var still = states.Concat(Resting).ToHashSet();
        return new(
            [
                .. Whole.Parts.Select(p =>
                    p.Owns.Any(still.Contains) ? new Held(p, [.. p.Owns.Where(still.Contains)]) : p
                ),
            ],
            Constants,
            Hypotheses
        );
    }

    // Looking a generic method up takes longer than a week of a person: once for each width of lanes.
    internal Equations<T> Compile<T>()
        where T : struct, ILanes<T> => (Equations<T>)compiled.GetOrAdd(typeof(T), _ => new Equations<T>(Parts));

    private IMechanism Part(string id) =>
        Parts.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            $"The model has no mechanism '{id}'; it has {string.Join(", ", Parts.Select(p => p.Id))}.",
            nameof(id)
        );

    private static void Check(IReadOnlyList<IMechanism> parts)
    {
        var owners = parts.SelectMany(p => p.Owns).CountBy(s => s).ToDictionary();
        var wrong = Enum.GetValues<State>().Where(s => owners.GetValueOrDefault(s) != 1).ToList();
        if (wrong.Count > 0)
        {
            throw new ArgumentException(
                $"Each state needs one owner; these have none or several: {string.Join(", ", wrong)}.",
                nameof(parts)
            );
        }

        var sent = parts.SelectMany(p => p.Sends).ToHashSet();
        var unsent = parts.SelectMany(p => p.Hears).Where(s => !sent.Contains(s)).Distinct().ToList();
        if (unsent.Count > 0)
        {
            throw new ArgumentException(
                $"These signals are heard and sent by nobody: {string.Join(", ", unsent)}.",
                nameof(parts)
            );
        }
    }
}
