using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Preview;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary><c>preview</c>: builds into memory and serves that to this machine until Ctrl+C. Nothing is published.</summary>
internal static class PreviewCommand
{
    private const int UsualPort = 4000;

    public static Command Create(ShellContext context)
    {
        var port = new Option<int?>("--port")
        {
            Description = "The port to listen on. Default: 4000, or the next one that is free.",
            HelpName = "N",
            CustomParser = ParsePort,
        };
        var flags = new BuildFlags();
        var command = new Command("preview", "Serve the site to this machine, without publishing it.") { port };
        flags.AddTo(command, publishes: false);
        command.SetAction((parsed, cancellation) => Run(flags.Read(parsed, context), parsed.GetValue(port), context, cancellation));
        return command;
    }

    private static int? ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort)
            return port;
        result.AddError("--port wants a number from 1 to 65535.");
        return null;
    }

    private static async Task<int> Run(BuildSettings settings, int? port, ShellContext context, CancellationToken cancellation)
    {
        new SiteBuild(settings, context).CheckInput();
        await using var server = await PreviewServer.Start(port ?? UsualPort, triesNext: port is null, cancellation);
        var address = new Uri($"http://127.0.0.1:{server.Port.ToString(CultureInfo.InvariantCulture)}/");

        server.Site = Build(settings, address, context);
        await context.Terminal.Error.WriteLineAsync($"Preview: {new Uri(address, server.Site.BasePath)} (Ctrl+C ends it)");
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return ExitCode.Clean;
    }

    /// <summary>Builds with this server's address as the site's, so that absolute links lead here too.</summary>
    private static PreviewSite Build(BuildSettings settings, Uri address, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var basePath = new SiteBuild(settings, context).BasePath();
        var own = settings with { Options = settings.Options with { BaseUrl = new Uri(address, basePath).AbsoluteUri } };
        var output = new InMemoryOutput();
        var result = BuildProgressDisplay.During(
            context.Terminal, settings.Format, settings.Verbose, progress => new SiteBuild(own, context).Run(output, progress));
        Reporters.For(settings.Format, context).Report(new RunReport
        {
            Diagnostics = result.Diagnostics,
            Pages = result.Pages,
            Elapsed = watch.Elapsed,
            Timings = result.Timings,
            IsVerbose = settings.Verbose,
        });
        return new PreviewSite(output.Files, basePath);
    }
}
