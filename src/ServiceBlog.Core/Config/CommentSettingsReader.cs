namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>comments</c> of <c>site.yml</c>.</summary>
public static partial class CommentSettingsReader
{
    public static CommentSettings Read(YamlFields? fields)
    {
        if (fields is null)
            return new CommentSettings(Link: null);
        var link = fields.Text("link");
        fields.ReportUnknown(" in \"comments\"");
        return new CommentSettings(link is { } written && IsSound(written, fields) ? written.Value : null);
    }

    private static bool IsSound(Located<string> link, YamlFields fields)
    {
        foreach (Match placeholder in Placeholder().Matches(link.Value))
        {
            var name = placeholder.Value[1..^1];
            if (CommentSettings.Placeholders.Contains(name))
                continue;
            fields.Diagnostics.Report(Rules.InvalidSetting, link.Location,
                $"a comment link has no \"{{{name}}}\": there are {string.Join(", ", CommentSettings.Placeholders.Select(known => $"{{{known}}}"))}",
                NearestName.Find(name, CommentSettings.Placeholders) is { } near ? $"{{{near}}}" : null);
            return false;
        }
        if (Uri.TryCreate(Placeholder().Replace(link.Value, "x"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto")
            return true;
        fields.Report(Rules.InvalidSetting, link.Location,
            $"the comment link \"{link.Value}\" is no address such as mailto:me@example.org?subject={{title}}");
        return false;
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Placeholder();
}
