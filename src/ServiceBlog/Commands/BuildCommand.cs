namespace ServiceBlog.Commands;

/// <summary><c>build</c>: builds and checks the site, and publishes it if it has no error.</summary>
internal static class BuildCommand
{
    public static Command Create(ShellContext context)
    {
        var flags = new BuildFlags();
        var command = new Command("build", "Build and check the site; publish it if there is no error.");
        flags.AddTo(command, publishes: true, ends: true);
        command.SetAction(parsed => Run(flags.Read(parsed, context), context));
        return command;
    }

    public static int Run(BuildSettings settings, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var began = context.Clock.GetUtcNow();
        var cacheFile = CacheFolder.FileOf(context.WorkingDirectory, settings.Input, settings.Output);
        SiteBuild.CheckInput(settings, context);
        var build = new SiteBuild(settings, context) { Cache = LoadCache(cacheFile, settings, context) };
        using var publisher = StagedPublisher.Open(new PublishSettings
        {
            Output = settings.Output,
            Protected = build.Protected,
            Clean = settings.Clean,
            Known = build.Cache.Outputs,
            Shard = settings.Options.Shard,
            Say = context.Terminal.Error.WriteLine,
        });

        var (result, published) = ProgressDisplay.During(settings.ProgressOn(context.Terminal), settings.Format, settings.Verbose, progress =>
        {
            // Both look at every file of a big site, and neither needs the other.
            Parallel.Invoke(publisher.FindUnchanged, build.List);
            var built = build.Run(publisher, progress, keepsRecord: !settings.NoCache);
            return built.Succeeded ? Publish(built, publisher) : (built, null);
        });
        if (build.Cache.Record?.Details is { IsValueCreated: true, Value: null })
            SayDamaged(cacheFile, context);

        if (published is not null && result.Record is { } record)
        {
            var inputs = build.KnownFiles(began);
            // What stands in the cache already need not be written again.
            if (!result.IsUnchanged || inputs.Count > build.Cache.Inputs.Count)
                Keep(new BuildCache(record, inputs, publisher.States()), build.Cache.Record, cacheFile, context);
        }

        Reporters.For(settings.Format, context).Report(RunReport.Of(result) with
        {
            Elapsed = watch.Elapsed,
            CheckTime = result.CheckTime,
            IndexTime = result.IndexTime,
            ProcessorTime = Environment.CpuUsage.TotalTime,
            Published = published,
            Output = context.Shown(settings.Output),
            IsVerbose = settings.Verbose,
            IsQuiet = settings.Quiet,
        });
        return result.Succeeded ? ExitCode.Clean : ExitCode.ContentErrors;
    }

    private static BuildCache LoadCache(string path, BuildSettings settings, ShellContext context)
    {
        if (settings.NoCache || settings.Clean)
            return BuildCache.Empty;
        var cache = BuildCache.Load(path);
        if (cache.Record is null && Path.Exists(path))
            SayDamaged(path, context);
        return cache;
    }

    private static void SayDamaged(string path, ShellContext context) =>
        context.Terminal.Error.WriteLine($"The cache {context.Shown(path)} is damaged or of another version, so all is built anew.");

    /// <summary>The site is published; a cache that cannot be kept costs the next build time and nothing else.</summary>
    private static void Keep(BuildCache cache, BuildRecord? before, string path, ShellContext context)
    {
        try
        {
            cache.Save(path, before);
        }
        catch (Exception exception) when (Failure.IsOfDisk(Failure.CauseOf(exception)))
        {
            context.Terminal.Error.WriteLine($"Could not keep the cache {context.Shown(path)}: {Failure.CauseOf(exception).Message}");
        }
    }

    /// <summary>Commits, and adds the time that takes to the phase it belongs to.</summary>
    private static (BuildResult Result, PublishSummary? Published) Publish(BuildResult built, StagedPublisher publisher)
    {
        var watch = Stopwatch.StartNew();
        var published = publisher.Commit();
        var timings = built.Timings.Select(timing => timing.Phase == BuildPhase.Output ? timing with { Elapsed = timing.Elapsed + watch.Elapsed } : timing);
        return (built with { Timings = [.. timings] }, published);
    }
}
