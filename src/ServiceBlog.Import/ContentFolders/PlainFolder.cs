namespace ServiceBlog.Import.ContentFolders;

/// <summary>A folder of Markdown that no program left its settings in.</summary>
internal sealed class PlainFolder(SiteFolder folder) : Generator(folder)
{
    public override string Name => "Markdown";

    /// <summary>Of which program a single file came cannot be told, so the tags that are most spread are looked for.</summary>
    public override TagLanguage Tags => TagLanguage.Liquid;

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (!IsMarkdown(file.Path))
            return null;
        var (dateInName, name) = OldPaths.Dated(OldPaths.StemOf(file.Path));
        var date = ImportedDate.Parse(front.TextOf("date", "publishDate", "created")) ?? dateInName;
        var usual = OldPaths.Folder(OldPaths.Join(ContentPath.FolderOf(file.Path), front.TextOf("slug") ?? name));
        return new SourcePage(file, front, front.TextOf("permalink", "url") is { } given && given.StartsWith('/')
            && !given.Contains(':') ? given : usual)
        {
            IsPost = date is not null,
            PostFolder = ContentPath.FolderOf(file.Path),
            Date = date,
            Aliases = front.ListOf("aliases").Concat(front.ListOf("redirect_from")),
            Order = front.NumberOf("weight", "order"),
            HiddenBy = front.FlagOf("draft") == true ? "draft" : front.FlagOf("published") == false || front.FlagOf("publish") == false
                ? "not published" : null,
        };
    }

    public override string? AssetPath(string path) => OldPaths.Media().IsMatch(path) && !path.Split('/').Any(part => part.StartsWith('_'))
        ? OldPaths.Below(path, "static") ?? path : null;

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => KramdownText.Rewrite(text);
}
