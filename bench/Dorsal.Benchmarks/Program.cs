using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Dorsal.Benchmarks.SwayBenchmarks).Assembly).Run(args);
