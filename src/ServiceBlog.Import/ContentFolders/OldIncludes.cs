namespace ServiceBlog.Import.ContentFolders;

/// <summary>Files that a text of Jekyll, Eleventy or their like takes in by name. One that computes nothing, but perhaps shows the values that it is given,
/// stands in the text from now on; of others the tag is left, which is told.</summary>
internal static partial class OldIncludes
{
    public static OldTag Resolved(OldTag tag, SiteFolder folder, SourcePage page)
    {
        if (tag.Role != TagRole.Alone || OldComponents.Write(tag, null) is not null || FileOf(tag.Written, folder, page) is not { } file)
            return tag;
        var read = OldFrontMatter.Read(folder.TakenIn(file, page), "", new List<Diagnostic>());
        page.Budget.Spend((long)tag.Length * Value().Count(read.Text));
        var text = Value().Replace(read.Text, match => tag.Values.GetValueOrDefault(match.Groups["name"].Value.ToLowerInvariant(), ""));
        return text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase) ? tag
            : tag with
            {
                Role = TagRole.Text,
                Name = "include",
                Written = (Generator.IsMarkdown(file.Path) || text.Contains("<pre", StringComparison.OrdinalIgnoreCase) ? text : Indent()
                .Replace(text, "")).Trim('\n')
            };
    }

    /// <summary>The text that a tag takes in; null if it names no file.</summary>
    public static string? TextOf(string written, SiteFolder folder, SourcePage page) =>
        FileOf(written, folder, page) is { } file ? folder.TakenIn(file, page) : null;

    private static InputFile? FileOf(string written, SiteFolder folder, SourcePage page)
    {
        if (Include().Match(written) is not { Success: true } include)
            return null;
        var (name, input) = (include.Groups["file"].Value, ContentPath.FirstFolder(page.File.Path));
        return include.Groups["relative"].Success
            ? folder.Find(page.LinkFolder, name) : folder.Find("_includes", name, ".md", ".html") ?? folder.Find(OldPaths.Join(input, "_includes"), name);
    }

    [GeneratedRegex("""^\{%-?\s*include(?:_cached|(?<relative>_relative))?\s+["']?(?<file>[\w./-]+)""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Include();

    /// <summary>Of HTML, which would be code below an empty line.</summary>
    [GeneratedRegex(@"^[ \t]+", RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex Indent();

    [GeneratedRegex(@"\{\{-?\s*include\.(?<name>[\w-]+)\s*-?\}\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Value();
}
