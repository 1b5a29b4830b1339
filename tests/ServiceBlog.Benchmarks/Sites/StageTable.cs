using System.Diagnostics;
using System.Globalization;
using ServiceBlog.Core.Building;

namespace ServiceBlog.Benchmarks.Sites;

/// <summary>Prints where a build's time goes, and what it allocates: clean, unchanged, and after one edit.</summary>
internal static class StageTable
{
    public static void Print(IEnumerable<int> sizes, string skeleton)
    {
        Console.WriteLine("In this process, sites in memory; the first build of each size pays for the JIT.");
        Console.WriteLine();
        Console.WriteLine("| posts | build | input ms | process ms | postprocess ms | wall ms | CPU ms | allocated MB | pages rendered |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in sizes)
        {
            var site = new BenchSite(size, skeleton);
            Row(size, "clean, no check", site, before: null, new BuildOptions { Check = false });
            var clean = Row(size, "clean", site, before: null, new BuildOptions());
            Row(size, "unchanged", site, clean, new BuildOptions());
            site.Edit("One more line.");
            Row(size, "one post edited", site, clean, new BuildOptions());
        }
    }

    private static BuildResult Row(int size, string name, BenchSite site, BuildResult? before, BuildOptions options)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = site.Build(new SiteOutput(), before?.Record, options);
        var wall = watch.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {size:N0} | {name} | {Phase(result, BuildPhase.Input):N0} | {Phase(result, BuildPhase.Process):N0} | {Phase(result, BuildPhase.PostProcess):N0} | {wall.TotalMilliseconds:N0} | {cpu.TotalMilliseconds:N0} | {allocated / 1e6:N1} | {result.Rendered:N0} |"));
        return result;
    }

    private static double Phase(BuildResult result, BuildPhase phase) =>
        result.Timings.Where(timing => timing.Phase == phase).Sum(timing => timing.Elapsed.TotalMilliseconds);
}
