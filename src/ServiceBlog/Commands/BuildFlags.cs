using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary>The options of every command that builds the site, in the order of the help text.</summary>
internal sealed class BuildFlags
{
    private readonly Option<string> _input = new("--input")
    {
        Description = "The folder to build from.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "input",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "The folder to publish into. It is replaced as a whole.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "output",
    };

    private readonly Option<string?> _theme = new("--theme")
    {
        Description = "A theme's name or its folder, instead of the one in site.yml.",
        HelpName = "NAME-or-DIR",
    };

    private readonly Option<string?> _baseUrl = new("--base-url")
    {
        Description = "Where the site will be published, instead of site.yml's baseUrl.",
        HelpName = "URL",
    };

    private readonly Option<bool> _drafts = new("--drafts") { Description = "Publish drafts too." };

    private readonly Option<bool> _future = new("--future") { Description = "Publish pages with a date in the future too." };

    private readonly Option<bool> _clean = new("--clean") { Description = "Write every file anew, also those that did not change." };

    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Neither use the cache of earlier builds nor keep one." };

    private readonly Option<bool> _noCheck = new("--no-check") { Description = "Publish without checking links and ids." };

    private readonly Option<Shard> _shard = new("--shard")
    {
        Description = "Make only the K-th of N parts, so that N machines can share the work. The parts are put into one folder.",
        HelpName = "K/N",
        DefaultValueFactory = _ => Shard.Whole,
        CustomParser = ShardParser.Parse,
    };

    private readonly Option<ReportFormat> _format = new("--format")
    {
        Description = "How to report: for people, as JSON, as GitHub annotations, or as SARIF 2.1.0.",
        HelpName = "human|json|github|sarif",
    };

    private readonly Option<DateTimeOffset?> _now = new("--now")
    {
        Description = "The moment that decides what is in the future or expired, such as 2026-11-20 (UTC). Default: the clock.",
        HelpName = "DATE",
        CustomParser = MomentParser.Parse,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Say more: every diagnostic of a kind, phases, timings, and where an internal error came from.",
    };

    public BuildFlags()
    {
        _format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "human", "json", "github", "sarif");
        _baseUrl.Validators.Add(result =>
        {
            if (result.GetValue(_baseUrl) is { } text && !IsWebAddress(text))
                result.AddError($"--base-url wants a web address such as https://example.org/blog/, not '{text}'.");
        });
    }

    /// <param name="publishes">The command writes the site into a folder.</param>
    /// <param name="reports">The command reports diagnostics and nothing else.</param>
    /// <param name="comparesOutput">The command looks at the published site.</param>
    public void AddTo(Command command, bool publishes, bool reports = true, bool comparesOutput = false)
    {
        command.Add(_input);
        if (publishes || comparesOutput)
            command.Add(_output);
        command.Add(_theme);
        command.Add(_baseUrl);
        command.Add(_drafts);
        command.Add(_future);
        if (publishes)
            command.Add(_clean);
        command.Add(_noCache);
        if (publishes)
            command.Add(_noCheck);
        if (publishes)
            command.Add(_shard);
        if (reports)
            command.Add(_format);
        command.Add(_now);
        command.Add(_verbose);
    }

    public BuildSettings Read(ParseResult parsed, ShellContext context) => new()
    {
        Input = context.FullPath(parsed.GetRequiredValue(_input)),
        Output = context.FullPath(parsed.GetValue(_output) ?? "output"),
        Clean = parsed.GetValue(_clean),
        NoCache = parsed.GetValue(_noCache),
        Format = parsed.GetValue(_format),
        Verbose = parsed.GetValue(_verbose),
        Now = parsed.GetValue(_now),
        Options = new BuildOptions
        {
            Theme = parsed.GetValue(_theme),
            BaseUrl = parsed.GetValue(_baseUrl),
            Drafts = parsed.GetValue(_drafts),
            Future = parsed.GetValue(_future),
            Check = !parsed.GetValue(_noCheck),
            // A command that does not offer it makes the whole site.
            Shard = parsed.GetValue(_shard) is { Count: > 0 } shard ? shard : Shard.Whole,
        },
    };

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url is { Query: "", Fragment: "", UserInfo: "" };
}

/// <summary>What the command line asked of a build; paths are full.</summary>
internal sealed record BuildSettings
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    /// <summary>Writes every file anew.</summary>
    public bool Clean { get; init; }

    /// <summary>Believes nothing that an earlier run noted.</summary>
    public bool NoCache { get; init; }

    public ReportFormat Format { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Takes the place of the system's clock.</summary>
    public DateTimeOffset? Now { get; init; }

    public BuildOptions Options { get; init; } = new();
}

/// <summary>Reads a moment from the command line: ISO 8601, and UTC where no zone is named.</summary>
internal static class MomentParser
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK",
    ];

    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        result.AddError($"'{text}' is no date. Write it as 2026-11-20 or 2026-11-20T09:30:00+01:00.");
        return null;
    }
}

/// <summary>Reads a part of a site as people write it: <c>2/3</c>.</summary>
internal static class ShardParser
{
    private const int MostParts = 10_000;

    public static Shard Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var parts)
            && part >= 1 && part <= parts && parts <= MostParts)
        {
            return new Shard(part, parts);
        }
        result.AddError($"--shard wants a part and their number such as 2/3, not '{text}'.");
        return Shard.Whole;
    }
}
