using System.ComponentModel;
using ServiceBlog.Preview;

namespace ServiceBlog.Commands;

/// <summary><c>preview</c>: builds into memory, serves that to this machine, and builds again whenever something changes, until Ctrl+C. Nothing is
/// published.</summary>
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
        var open = Flags.Switch("--open", "Open the site in the browser.");
        var published = Flags.Switch("--published", "Show only what a build would publish: no drafts, no pages with a date in the future.");
        var flags = new BuildFlags();
        var command = new Command("preview", "Serve the site to this machine, and show every change at once.") { port, open, published };
        flags.AddTo(command, publishes: false);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = flags.Read(parsed, context);
            return Run(
                parsed.GetValue(published) ? settings : settings.WithUnpublished(), parsed.GetValue(port), parsed.GetValue(open), context, cancellation);
        });
        return command;
    }

    private static int? ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort)
            return port;
        result.AddError("--port wants a number from 1 to 65535.");
        return null;
    }

    private static async Task<int> Run(BuildSettings settings, int? port, bool opens, ShellContext context, CancellationToken cancellation)
    {
        Failure.CheckOpenSsl("the preview");
        SiteBuild.CheckInput(settings, context);
        var preview = new LivePreview();
        await using var server = await PreviewServer.Start(preview, port ?? UsualPort, triesNext: port is null, cancellation);
        var address = new Uri($"http://127.0.0.1:{server.Port.ToString(CultureInfo.InvariantCulture)}/");
        var session = new PreviewSession(new PreviewBuilder(settings, context), preview, new PreviewLog(settings, context), context);
        try
        {
            await session.Run(build => ProgressDisplay.During(context.Terminal, settings.Format, settings.Verbose, build), Welcome, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl+C is how a preview ends.
        }
        return ExitCode.Clean;

        void Welcome()
        {
            var home = new Uri(address, preview.Current.Site?.BasePath ?? "/");
            context.Terminal.Error.WriteLine($"Preview: {home} (Ctrl+C ends it)");
            var folders = new SiteBuild(settings, context).Folders.Select(context.Shown);
            context.Terminal.Error.WriteLine($"It follows every change in {Counted.List([.. folders])}.");
            if (opens && !TryOpen(home))
                context.Terminal.Error.WriteLine("There is no browser that could be opened from here.");
        }
    }

    /// <summary>Opens an address in the author's browser as the system does (xdg-open, open, start); false if it has no way to.</summary>
    private static bool TryOpen(Uri address)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
