namespace ServiceBlog.Commands;

/// <summary>The options of every command that builds the site, in the order of the help text.</summary>
internal sealed class BuildFlags
{
    private const int MostShards = 10_000;

    private static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK"];

    private readonly Option<string> _input = Flags.Input("The folder to build from.");
    private readonly Option<string> _output = Flags.Folder("--output", "The folder to publish into. Files of your own in it stay.", "output");
    private readonly Option<string?> _theme = Flags.Text("--theme", "NAME-or-DIR", "A theme's name or its folder, instead of the one in site.yml.");
    private readonly Option<string?> _baseUrl = Flags.Text("--base-url", "URL", "Where the site will be published, instead of site.yml's baseUrl.");
    private readonly Option<bool> _drafts = Flags.Switch("--drafts", "Publish drafts too.");
    private readonly Option<bool> _future = Flags.Switch("--future", "Publish pages with a date in the future too.");
    private readonly Option<bool> _clean = Flags.Switch("--clean", "Write every file anew, also those that did not change.");
    private readonly Option<bool> _noCache = Flags.Switch("--no-cache", "Neither use the cache of earlier builds nor keep one.");
    private readonly Option<bool> _noCheck = Flags.Switch("--no-check", "Publish without checking links and ids.");
    private readonly Option<bool> _noSearch = Flags.Switch("--no-search", "Publish a site that readers cannot search.");
    private readonly Option<bool> _untrusted = Flags.Switch("--untrusted",
        "Build what strangers wrote, such as a pull request: nothing of it runs for readers.");
    private readonly Option<bool> _quiet = Flags.Switch("--quiet", "Say nothing but what is wrong.");
    private readonly Option<ReportFormat> _format = Flags.Reports();

    private readonly Option<Shard> _shard = new("--shard")
    {
        Description = "Make only the K-th of N parts, so that N machines can share the work. The parts are put into one folder.",
        HelpName = "K/N",
        DefaultValueFactory = _ => Shard.Whole,
        CustomParser = ParseShard,
    };

    private readonly Option<DateTimeOffset?> _now = new("--now")
    {
        Description = "The moment that decides what is in the future or expired, such as 2026-11-20 (UTC). Default: the clock.",
        HelpName = "DATE",
        CustomParser = ParseMoment,
    };

    private readonly Option<bool> _verbose =
        Flags.Switch("--verbose", "Say more: every diagnostic of a kind, phases, timings, and where an internal error came from.");

    public BuildFlags() => _baseUrl.Validators.Add(result =>
    {
        if (result.GetValue(_baseUrl) is { } text && !IsWebAddress(text))
            result.AddError($"--base-url wants a web address such as https://example.org/blog/, not '{text}'.");
    });

    /// <param name="publishes">The command writes the site into a folder.</param>
    /// <param name="reports">The command reports diagnostics and nothing else.</param>
    /// <param name="comparesOutput">The command looks at the published site.</param>
    /// <param name="ends">The command says at its end what came of it.</param>
    public void AddTo(Command command, bool publishes, bool reports = true, bool comparesOutput = false, bool ends = false)
    {
        (Option Option, bool IsOffered)[] options =
        [
            (_input, true), (_output, publishes || comparesOutput), (_theme, true), (_baseUrl, true), (_drafts, true), (_future, true),
            (_untrusted, ends), (_clean, publishes), (_noCache, true), (_noCheck, publishes), (_noSearch, true), (_shard, publishes),
            (_format, reports), (_now, true),
            (_quiet, ends), (_verbose, true),
        ];
        foreach (var (option, _) in options.Where(option => option.IsOffered))
            command.Add(option);
    }

    public BuildSettings Read(ParseResult parsed, ShellContext context) => new()
    {
        Input = InputFolder.Of(parsed.GetRequiredValue(_input), context),
        Output = context.FullPath(parsed.GetValue(_output) ?? "output"),
        Clean = parsed.GetValue(_clean),
        NoCache = parsed.GetValue(_noCache) || parsed.GetValue(_untrusted),
        Format = parsed.GetValue(_format),
        Verbose = parsed.GetValue(_verbose),
        Quiet = parsed.GetValue(_quiet),
        Now = parsed.GetValue(_now),
        Options = new BuildOptions
        {
            Theme = parsed.GetValue(_theme),
            BaseUrl = parsed.GetValue(_baseUrl),
            Drafts = parsed.GetValue(_drafts),
            Future = parsed.GetValue(_future),
            Check = !parsed.GetValue(_noCheck) || parsed.GetValue(_untrusted),
            Untrusted = parsed.GetValue(_untrusted),
            Search = !parsed.GetValue(_noSearch),
            Parallelism = Environment.ProcessorCount,
            // A command that does not offer the option makes the whole site.
            Shard = parsed.GetValue(_shard) is { Count: > 0 } shard ? shard : Shard.Whole,
        },
    };

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" };

    /// <summary>A moment in ISO 8601; UTC where no zone is named.</summary>
    private static DateTimeOffset? ParseMoment(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        result.AddError($"'{text}' is no date. Write it as 2026-11-20 or 2026-11-20T09:30:00+01:00.");
        return null;
    }

    /// <summary>A part of a site: <c>2/3</c>.</summary>
    private static Shard ParseShard(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var parts)
            && part >= 1 && part <= parts && parts <= MostShards)
        {
            return new Shard(part, parts);
        }
        result.AddError($"--shard wants a part and their number such as 2/3, not '{text}'.");
        return Shard.Whole;
    }
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

    /// <summary>Says nothing but what is wrong.</summary>
    public bool Quiet { get; init; }

    /// <summary>Where the build shows how far it is.</summary>
    public Terminal ProgressOn(Terminal terminal) => terminal with { ShowsProgress = terminal.ShowsProgress && !Quiet };

    /// <summary>Takes the place of the system's clock.</summary>
    public DateTimeOffset? Now { get; init; }

    public BuildOptions Options { get; init; } = new();

    /// <summary>The same build with drafts and pages with a future date, for an author who is still writing them.</summary>
    public BuildSettings WithUnpublished() => this with { Options = Options with { Drafts = true, Future = true } };
}

/// <summary>Makes the options that several commands have.</summary>
internal static class Flags
{
    public static Option<string> Input(string description = "The folder that the site is built from.") => Folder("--input", description, InputFolder.Usual);

    public static Option<string> Folder(string name, string description, string usual) =>
        new(name) { Description = description, HelpName = "DIR", DefaultValueFactory = _ => usual };

    public static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    public static Option<bool> DryRun() => Switch("--dry-run", "Show what would change, and change nothing.");

    public static Option<bool> Verbose() => Switch("--verbose", "Say more: every diagnostic of a kind, and where an internal error came from.");

    public static Option<ReportFormat> Reports() =>
        Format<ReportFormat>("How to report: for people, as JSON, as GitHub annotations, or as SARIF 2.1.0.", "human", "json", "github", "sarif");

    public static Option<T> Format<T>(string description, params string[] names)
    {
        var option = new Option<T>("--format") { Description = description, HelpName = string.Join('|', names) };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
        return option;
    }
}
