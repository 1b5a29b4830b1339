using System.Text;

namespace ServiceBlog;

/// <summary>Where a command speaks: results go to <see cref="Out"/>, progress and failures to <see cref="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>Somebody watches <see cref="Error"/>: progress may move.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary><see cref="Out"/> shows colours, and the user did not ask for none (see no-color.org).</summary>
    public bool ShowsColour { get; init; }

    /// <summary>Columns of <see cref="Out"/>.</summary>
    public int Width { get; init; } = 100;

    public static Terminal OfThisProcess()
    {
        // UTF-8 whatever the locale says, and no byte order mark: what we print is read by programs too.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Console.Out, Console.Error)
        {
            ShowsProgress = !Console.IsErrorRedirected && !dumb,
            ShowsColour = !Console.IsOutputRedirected && !noColour && !dumb,
            Width = Console.IsOutputRedirected || Console.WindowWidth < 40 ? 100 : Math.Min(Console.WindowWidth, 200),
        };
    }
}
