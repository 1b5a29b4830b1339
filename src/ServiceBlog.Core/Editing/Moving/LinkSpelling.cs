namespace ServiceBlog.Core.Editing.Moving;

/// <summary>How a link has to be written after a move so that it leads where it led before. Only the path or key is spelt anew, in the form that the
/// author chose.</summary>
internal sealed class LinkSpelling(EditableSite before, EditableSite after, MovedFile moved, PublishedAddress addresses)
{
    /// <summary>What may stand in a URL of Markdown as it is; letters and digits of every script may, too.</summary>
    private static readonly SearchValues<char> Harmless = SearchValues.Create("-._~/!$+,;=@");

    private readonly HashSet<string> _files = before.Inputs.Static.Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>The part of a link's target that can change: for a URL, what comes before its query.</summary>
    public static string ChangingPart(ContentLink link) =>
        link.Kind is LinkKind.Link or LinkKind.Image ? link.Target.Split('?')[0] : link.Target;

    /// <summary>The changing part anew; null if it cannot be written so that it leads there.</summary>
    public string? Spell(ContentLink link, Page page, Page pageAfter, LinkTarget target)
    {
        if (link.Kind is not (LinkKind.Link or LinkKind.Image))
            return target.Page is { } named ? after.NameOf(after.PageAt(moved.Follow(named.SourcePath))!) : null;
        var written = ChangingPart(link);
        if (link.IsExternal)
            return addresses.OfWeb(written);
        var path = UrlPath.Compose(Uri.UnescapeDataString(written));
        if (target is { Page: { } known, IsAddress: false })
            return Relative(written, pageAfter, moved.Follow(known.SourcePath));
        if (path.StartsWith('/'))
            return addresses.OfSite(written);
        return FileBeside(page, path) is { } file
            ? Relative(written, pageAfter, moved.Follow(file)) : addresses.OfFolder(written, before.HostOf(page)!.Path, after.HostOf(pageAfter)!.Path);
    }

    private string? FileBeside(Page page, string path) =>
        !ContentPath.IsMarkdown(path) && UrlPath.Combine(ContentPath.FolderOf(page.SourcePath), path) is { } file && _files.Contains(file) ? file : null;

    private static string Relative(string written, Page page, string path)
    {
        var relative = UrlPath.Relative(page.SourcePath, path);
        var isDotted = written.StartsWith("./", StringComparison.Ordinal) && !relative.StartsWith('.');
        return (isDotted ? "./" : "") + Escape(relative, all: written.Contains('%', StringComparison.Ordinal));
    }

    /// <param name="all">Everything but ASCII too, as the author has it.</param>
    private static string Escape(string path, bool all)
    {
        if (all)
            return UrlPath.Encode(path);
        var escaped = new StringBuilder(path.Length);
        foreach (var rune in path.EnumerateRunes())
        {
            var isHarmless = Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Harmless.Contains((char)rune.Value));
            escaped.Append(isHarmless ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }
        return escaped.ToString();
    }
}
