using System.Globalization;
using BenchmarkDotNet.Running;
using Dorsal.Benchmarks;

if (args is [LargeStudy.Verb, var folder, .. var sizes])
{
    LargeStudy.Run(folder, sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)));
}
else if (args is [LongSignal.Verb, var place])
{
    LongSignal.Run(place);
}
else if (args is [CourseScaling.Verb, var results])
{
    CourseScaling.Run(results);
}
else if (args is [CourseSpeed.Verb, var cohort, var people, var days])
{
    CourseSpeed.Run(
        cohort,
        int.Parse(people, CultureInfo.InvariantCulture),
        int.Parse(days, CultureInfo.InvariantCulture)
    );
}
else if (args is [CircuitSpeed.Verb, var cells, var seconds])
{
    CircuitSpeed.Run(
        int.Parse(cells, CultureInfo.InvariantCulture),
        double.Parse(seconds, CultureInfo.InvariantCulture)
    );
}
else if (args is [CircuitSpeed.ScalingVerb, var many, var time])
{
    CircuitSpeed.Scaling(
        int.Parse(many, CultureInfo.InvariantCulture),
        double.Parse(time, CultureInfo.InvariantCulture)
    );
}
else if (args is [HornSpeed.Verb])
{
    HornSpeed.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(LargeStudy).Assembly).Run(args);
}
