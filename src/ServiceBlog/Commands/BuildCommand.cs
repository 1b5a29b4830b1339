using System.CommandLine;
using System.Diagnostics;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Files;
using ServiceBlog.Files.Caching;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary><c>build</c>: builds and checks the site, and publishes it if it has no error.</summary>
internal static class BuildCommand
{
    public static Command Create(ShellContext context)
    {
        var flags = new BuildFlags();
        var command = new Command("build", "Build and check the site; publish it if there is no error.");
        flags.AddTo(command, publishes: true);
        command.SetAction(parsed => Run(flags.Read(parsed, context), context));
        return command;
    }

    private static int Run(BuildSettings settings, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var began = context.Clock.GetUtcNow();
        var build = new SiteBuild(settings, context);
        build.CheckInput();
        var cacheFile = CacheFolder.FileOf(context.WorkingDirectory, settings.Input, settings.Output);
        var cache = settings.NoCache || settings.Clean ? BuildCache.Empty : BuildCache.Load(cacheFile);
        if (cache.Record is null && !settings.NoCache && !settings.Clean && File.Exists(cacheFile))
            context.Terminal.Error.WriteLine($"The cache {DisplayPath.Of(cacheFile, context.WorkingDirectory)} is damaged or of another version, so all is built anew.");
        using var publisher = StagedPublisher.Open(new PublishSettings
        {
            Output = settings.Output,
            Protected = build.Protected(),
            Clean = settings.Clean,
            Known = cache.Outputs,
            Shard = settings.Options.Shard,
            Say = context.Terminal.Error.WriteLine,
        });

        var (result, published) = BuildProgressDisplay.During(context.Terminal, settings.Format, settings.Verbose, progress =>
        {
            var built = build.Run(publisher, cache, keepsRecord: !settings.NoCache, progress);
            return built.Succeeded ? Publish(built, publisher) : (built, null);
        });

        if (published is not null && result.Record is { } record)
        {
            var inputs = build.KnownFiles(began);
            // What stands in the cache already need not be written again.
            if (!result.IsUnchanged || inputs.Count > cache.Inputs.Count)
                Keep(new BuildCache(record, inputs, publisher.Stamps()), cache.Record, cacheFile, context);
        }

        Reporters.For(settings.Format, context).Report(new RunReport
        {
            Diagnostics = result.Diagnostics,
            Pages = result.Pages,
            Unpublished = result.Unpublished,
            Elapsed = watch.Elapsed,
            Timings = result.Timings,
            CheckTime = result.CheckTime,
            ProcessorTime = Environment.CpuUsage.TotalTime,
            Published = published,
            Output = DisplayPath.Of(settings.Output, context.WorkingDirectory),
            IsVerbose = settings.Verbose,
        });
        return result.Succeeded ? ExitCode.Clean : ExitCode.ContentErrors;
    }

    /// <summary>The site is published; a cache that cannot be kept costs the next build time and nothing else.</summary>
    private static void Keep(BuildCache cache, BuildRecord? before, string path, ShellContext context)
    {
        try
        {
            cache.Save(path, before);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Terminal.Error.WriteLine($"Could not keep the cache {DisplayPath.Of(path, context.WorkingDirectory)}: {exception.Message}");
        }
    }

    /// <summary>Commits, and adds the time that takes to the phase it belongs to.</summary>
    private static (BuildResult Result, PublishSummary? Published) Publish(BuildResult built, StagedPublisher publisher)
    {
        var watch = Stopwatch.StartNew();
        var published = publisher.Commit();
        var timings = built.Timings
            .Select(timing => timing.Phase == BuildPhase.Output ? timing with { Elapsed = timing.Elapsed + watch.Elapsed } : timing);
        return (built with { Timings = [.. timings] }, published);
    }
}
