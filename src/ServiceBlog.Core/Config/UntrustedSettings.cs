namespace ServiceBlog.Core.Config;

/// <summary>What the settings of a site may say when strangers wrote them (<c>--untrusted</c>).</summary>
internal static class UntrustedSettings
{
    /// <summary>The rules that stand between an author and the site's readers.</summary>
    private static readonly FrozenSet<string> Guards = new[]
    {
        Rules.RawHtmlScript, Rules.RawHtmlFetch, Rules.RawHtmlPage, Rules.RawHtmlRemoved, Rules.RefusedAttribute, Rules.ControlCharacter,
        Rules.SymbolicLink, Rules.LeftOutUntrusted,
    }.Select(rule => rule.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The settings without what gives power over readers or hides what was found; each is told.</summary>
    public static SiteConfig Restrict(SiteConfig config, YamlMapping yaml, ICollection<Diagnostic> diagnostics)
    {
        if (config.RawHtml < RawHtmlPolicy.Sanitize)
        {
            Report("rawHtml", "raw HTML is sanitized");
            config = config with { RawHtml = RawHtmlPolicy.Sanitize };
        }
        // A theme may put them into scripts and style sheets.
        Report("params", "settings of the theme are left out");
        Report("images", "no copies of pictures are made");
        Report("contentSecurityPolicy", "the strict policy stands");
        foreach (var (key, _) in (yaml["diagnostics"] as YamlMapping)?.Entries.Where(entry => Guards.Contains(entry.Key.Text)) ?? [])
            diagnostics.Report(Rules.LeftOutUntrusted, key.Location, $"with --untrusted, \"{key.Text}\" has its usual severity");
        return config with
        {
            IsUntrusted = true,
            Params = null,
            // Pictures are read by native code, which strangers shall not feed.
            Images = new ImageSettings(),
            Hosting = config.Hosting with { Policy = HostSettings.StrictPolicy },
            Severities = config.Severities.RemoveRange(Guards),
        };

        void Report(string name, string message)
        {
            if (yaml.Entries.FirstOrDefault(entry => entry.Key.Text == name).Key is { } key)
                diagnostics.Report(Rules.LeftOutUntrusted, key.Location, $"with --untrusted, {message}");
        }
    }
}
