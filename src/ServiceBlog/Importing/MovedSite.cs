using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Import;

namespace ServiceBlog.Importing;

/// <summary>The files of a site that is made of another generator's: settings, pages and what is published as it is. What the import could not mend
/// stands in <c>site.yml</c> as a warning with its count, so that the site can be published while its author works these off.</summary>
internal sealed class MovedSite(string root, ShellContext context)
{
    private const int MostTries = 4;

    private ImmutableArray<ImportBatch> _batches = [];

    private readonly ImportDisk _disk = new(Path.Combine(root, "input"), context);

    /// <summary>What the reading of the old site had to tell.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    public ImmutableArray<PlannedFile> Plan { get; private set; } = [];
    private string SettingsFile => _disk.FullPath("site.yml");

    /// <summary>Reads the old site and plans the new one; nothing is written.</summary>
    /// <exception cref="EnvironmentException">There is nothing to be moved.</exception>
    public ImmutableArray<ImportBatch> Read(string[] from, string? media)
    {
        var batches = from is [var only] && ImportFiles.ReadVault(only, context, Diagnostics) is { } vault
            ? [vault] : ImportFiles.Read(from, media, context, Diagnostics);
        _batches = batches;
        Plan = new ImportPlan(new ImportTarget("posts"), _disk.ReadSite(), new ImportState(), Diagnostics).Make(batches, context.Clock.GetUtcNow());
        return Plan.Any(file => file.Page is not null) || batches.Any(batch => batch.Settings.IsVault)
            ? batches
            : throw new EnvironmentException($"{string.Join(", ", from)} holds no page that can be moved.{(Diagnostics.MaxBy(diagnostic => diagnostic.Severity) is { } first ? $" {first.Location}: {first.Message}" : "")}");
    }

    public void Write(SiteSettingsText settings)
    {
        _disk.Write(Plan, new ImportState());
        WholeFile.Write(SettingsFile, Encoding.UTF8.GetBytes(settings.Write(Plan)), replaces: true);
    }

    /// <summary>Says what came over and what did not.</summary>
    /// <param name="file">Where the numbers go as JSON; null for nowhere.</param>
    public void Report(bool isVerbose, string? file)
    {
        var all = Diagnostics.Distinct().Select(Told).OrderBy(diagnostic => diagnostic.Location).ToImmutableArray();
        var pages = Plan.Count(planned => planned.Page is not null
            || (planned.Path.EndsWith(".md", StringComparison.Ordinal) && !planned.Path.StartsWith("comments/", StringComparison.Ordinal)));
        Reporters.For(ReportFormat.Human, context).Report(new RunReport
        {
            Diagnostics = [.. all.Where(diagnostic => isVerbose || diagnostic.Rule != Rules.ImportConverted)],
            Pages = pages,
            IsVerbose = isVerbose,
            Closing = $"Moved {Counted.Noun(pages, "page")}.",
        });
        var report = new MoveReport(_batches, Plan, all);
        report.Write(context.Terminal.Out);
        if (file is not null)
            WholeFile.Write(context.FullPath(file), report.ToJson(), replaces: true);
    }

    /// <summary>A file that could not be read is no reason to leave the others.</summary>
    private static Diagnostic Told(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error ? diagnostic with { Severity = Severity.Warning } : diagnostic;

    /// <summary>Builds the site without publishing it, and makes warnings of what would keep it from being published.</summary>
    public void Settle(BuildSettings settings)
    {
        var errors = Errors();
        for (var attempt = 0; attempt < MostTries && errors.Any(error => error.Rule.IsFatal) && SetAside(errors); attempt++)
            errors = Errors();
        var mistakes = errors.Where(mistake => !mistake.Rule.IsFatal).GroupBy(mistake => mistake.Rule.Name)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (mistakes.Count == 0)
            return;
        var text = new StringBuilder(File.ReadAllText(SettingsFile));
        text.Append("\n# What the move left to be mended. It is told at every build, and keeps nothing from being published.\n"
            + "# Delete a line when the last of its findings is gone: from then on, they are errors.\ndiagnostics:\n");
        foreach (var group in mistakes)
            text.Append(CultureInfo.InvariantCulture,
                $"  {group.Key}: warning # {Counted.Noun(group.Count(), "finding")}, the first at {group.First().Location}\n");
        WholeFile.Write(SettingsFile, Encoding.UTF8.GetBytes(text.ToString()), replaces: true);

        ImmutableArray<Diagnostic> Errors() => RunReport.ErrorsOf(new SiteBuild(settings, context).Run(new NoOutput()));
    }

    /// <summary>Moves the files out of the site that it cannot hold: what is too complex, or would be published in another's place.</summary>
    private bool SetAside(ImmutableArray<Diagnostic> errors)
    {
        var wasAny = false;
        foreach (var error in errors.Where(error => error.Rule.IsFatal).DistinctBy(error => error.Location.File, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(_disk.FullPath(""), context.FullPath(error.Location.File)).Replace(Path.DirectorySeparatorChar, '/');
            if (Plan.FirstOrDefault(file => file.Path == path) is not { } planned || !File.Exists(_disk.FullPath(path)))
                continue;
            var aside = Path.Combine(root, "left-out", path);
            Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
            File.Move(_disk.FullPath(path), aside, overwrite: true);
            Diagnostics.Add(new Diagnostic(Rules.LeftOut, planned.Page?.Location ?? new SourceLocation(path),
                $"the site cannot hold it, so it lies in left-out/{path}: {error.Message}"));
            wasAny = true;
        }
        return wasAny;
    }
}

/// <summary>The <c>site.yml</c> of a moved site: what the old settings say, as far as it has a meaning here.</summary>
internal sealed record SiteSettingsText(string Title, string? Author, OldSettings Old)
{
    private const int MostEntries = 7;

    public string Write(ImmutableArray<PlannedFile> plan)
    {
        var text = new StringBuilder($"title: {YamlText.Scalar(Title)}\n");
        Add("description", Old.Description);
        Add("baseUrl", Old.BaseUrl ?? "https://example.org/");
        Add("language", Old.Language ?? "en");
        Add("timeZone", Old.TimeZone);
        Add("author", Old.Author ?? Author);
        if (Old.IsVault)
            text.Append("vault: true\n");
        text.Append("theme: default\nmenu:\n");
        foreach (var (title, url) in Menu(plan).Take(MostEntries))
            text.Append(CultureInfo.InvariantCulture, $"  - {{title: {YamlText.Scalar(title)}, url: {YamlText.Scalar(url)}, optional: true}}\n");
        return text.ToString();

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(CultureInfo.InvariantCulture, $"{key}: {YamlText.Scalar(value.Trim())}\n");
        }
    }

    /// <summary>The old menu as far as its pages came along; else the list of posts and the pages at the top.</summary>
    private IEnumerable<(string Title, string Url)> Menu(ImmutableArray<PlannedFile> plan)
    {
        var known = plan.Where(file => file.Page is { Draft: false })
            .SelectMany(file => file.Page!.Addresses.Select(address => (Old: Plain(address), file.Address)))
            .DistinctBy(pair => pair.Old, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(pair => pair.Old, pair => pair.Address, StringComparer.OrdinalIgnoreCase);
        if (Old.IsVault)
            return Old.Menu;
        var old = Old.Menu.Select(entry =>
            (entry.Title, Url: known.GetValueOrDefault(Plain(entry.Url))
            ?? (Plain(entry.Url) is "/posts" or "/tags" or "/archive" ? entry.Url : null)
            ?? (Plain(entry.Url) == Plain(Old.BaseUrl ?? "/") ? "/" : UrlPath.IsExternal(entry.Url)
            && (Old.BaseUrl is null || !Plain(entry.Url).StartsWith(Plain(Old.BaseUrl), StringComparison.OrdinalIgnoreCase)) ? entry.Url : "")))
            .Where(entry => entry.Url.Length > 0 && entry.Url != "/").ToList();
        return old.Count > 1 ? old : UsualMenu(plan);
    }

    private static string Plain(string address) => address.Replace("http://", "https://", StringComparison.OrdinalIgnoreCase).TrimEnd('/');

    private static IEnumerable<(string Title, string Url)> UsualMenu(ImmutableArray<PlannedFile> plan)
    {
        if (plan.Any(file => file.Path.StartsWith("posts/", StringComparison.Ordinal) && file.Page is { Draft: false }))
            yield return ("Posts", "/posts/");
        var pages = plan.Where(file => file.Page is { Draft: false } && file.Address.Length > 1 && file.Path.StartsWith("pages/", StringComparison.Ordinal));
        var top = pages.Where(file => file.Address.AsSpan().Count('/') == 2).OrderBy(file => file.Page!.Order ?? double.MaxValue)
            .ThenBy(file => file.Path, StringComparer.Ordinal);
        foreach (var page in top)
            yield return (page.Page!.Title, page.Address);
    }
}
