using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ServiceBlog.Benchmarks;

// save-to-browser PROGRAM SITE text|title COUNT: what an author waits for, which no benchmark of methods shows.
if (args is ["save-to-browser", var program, var site, "text" or "title", var count])
{
    await SaveToBrowser.Run(program, Path.GetFullPath(site), args[3], int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

// In this process: BenchmarkDotNet would otherwise build a project of its own, under the rules of this repository.
// The shortest time says most on a machine that others use too.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
    .AddColumn(StatisticColumn.Min);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
