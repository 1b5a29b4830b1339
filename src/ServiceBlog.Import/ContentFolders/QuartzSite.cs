using Markdig.Syntax;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>Quartz: notes that name each other as Obsidian's do (quartz.jzhao.xyz).</summary>
internal sealed partial class QuartzSite : Generator
{
    public static readonly string[] SettingsFiles = ["quartz.config.ts", "quartz.config.yaml"];

    private readonly string _root;
    private readonly Lazy<ILookup<string, InputFile>> _notes;

    public QuartzSite(SiteFolder folder)
        : base(folder)
    {
        _root = folder.HasFolder("content") ? "content" : "";
        _notes = new(() => folder.All.Where(file => OldPaths.Below(file.Path, _root) is not null).SelectMany(Names)
            .ToLookup(note => note.Name, note => note.File, StringComparer.OrdinalIgnoreCase));
        var script = folder.TextOf("quartz.config.ts");
        var site = ScriptSettings.ValueOf(script, "baseUrl");
        Settings = new OldSettings
        {
            Title = ScriptSettings.ValueOf(script, "pageTitle"),
            BaseUrl = site is null ? null : $"https://{site.TrimEnd('/')}/",
            Language = ScriptSettings.ValueOf(script, "locale"),
        };
    }

    public override string Name => "Quartz";
    public override OldSettings Settings { get; }
    public override IEnumerable<string> Roots => [_root];

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (OldPaths.Below(file.Path, _root) is not { } path || !IsMarkdown(path))
            return null;
        var bare = OldPaths.Bare(path);
        if (bare.Split('/').Any(part => part is "private" or "templates"))
            return null;
        var address = OldPaths.Folder(string.Join('/', bare.Split('/').Select(Sluggish)));
        return new SourcePage(file, front, front.TextOf("permalink") is { } permalink ? "/" + OldPaths.Join(permalink) + "/" : address)
        {
            Date = ImportedDate.Parse(front.TextOf("date", "created")),
            Title = front.TextOf("title") ?? (OldPaths.StemOf(file.Path) is not "index" and var stem ? stem : null),
            Aliases = front.ListOf("aliases").Concat(front.ListOf("alias"))
                .Select(alias => alias.StartsWith('/') ? alias : "/" + OldPaths.Join(ContentPath.FolderOf(bare), Sluggish(alias))),
            HiddenBy = front.FlagOf("draft") == true ? "draft" : front.FlagOf("publish") == false ? "publish: false" : null,
            Labels = InlineTags(front.Text),
        };
    }

    private static IEnumerable<string> InlineTags(string text)
    {
        var code = new Lazy<List<(int Start, int End)>>(() => OldText.CodeOf(text));
        return InlineTag().Matches(text).Where(tag => !OldText.IsIn(code.Value, tag.Index)).Select(tag => tag.Groups["tag"].Value);
    }

    public override string? AssetPath(string path) => OldPaths.Media().IsMatch(path) ? OldPaths.Below(path, _root) : null;

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => Rewrite(text, page, notes, depth: 0);

    /// <param name="depth">How many notes hold the text: only the outermost has names for its paragraphs.</param>
    private string Rewrite(string text, SourcePage page, ImportNotes notes, int depth) =>
        OldText.OutsideCode(OldText.OutsideCode(OldText.OutsideCode(text, Comment(), _ => ""), BlockId(),
            match => depth > 0 ? "" : $" <a id=\"{match.Groups["id"].Value}\"></a>"), WikilinkOrMark(), match => match.Groups["mark"] is { Success: true } marked
                ? $"<mark>{marked.Value}</mark>" : Link(match, page, text, notes, depth));

    /// <summary>The part of a text that a link names: below a heading, or a paragraph; all of it if there is no such.</summary>
    private static string PartOf(string text, string name)
    {
        var blocks = OldText.Parse(text).ToList();
        string Words(Block block) => text[block.Span.Start..(block.Span.End + 1)].TrimEnd();
        if (name.StartsWith("#^", StringComparison.Ordinal))
            return blocks.Where(block => !block.Span.IsEmpty && Words(block).EndsWith(" " + name[1..], StringComparison.Ordinal)).Select(Words)
                .FirstOrDefault() ?? text;
        var heading = OldText.Bones(name[(name.LastIndexOf('#') + 1)..]);
        var start = blocks.FindIndex(block => block is HeadingBlock && OldText.Bones(OldText.Plain(Words(block))) == heading);
        if (start < 0 || heading.Length == 0)
            return text;
        var end = blocks.FindIndex(start + 1, block => block is HeadingBlock next && next.Level <= ((HeadingBlock)blocks[start]).Level);
        return text[blocks[start].Span.Start..(end < 0 ? text.Length : blocks[end].Span.Start)];
    }

    /// <summary>A note by its path or name; of several the nearest.</summary>
    public override InputFile? Nearest(string name, SourcePage page) =>
        Folder.Find(page.LinkFolder, name, ".md") ?? Folder.Find(_root, name, ".md")
        ?? _notes.Value[ContentPath.NameOf(name)].OrderBy(file => UrlPath.Relative(page.File.Path, file.Path).Length)
            .ThenBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault();

    private string Link(Match match, SourcePage page, string whole, ImportNotes notes, int depth)
    {
        var (name, heading, shown) = (match.Groups["name"].Value.Trim().TrimEnd('\\'), match.Groups["heading"].Value, match.Groups["text"].Value);
        var fragment = heading.Length == 0 ? "" : heading.StartsWith("#^", StringComparison.Ordinal) ? "#" + heading[2..]
            : "#" + OldPaths.Slug(heading[(heading.LastIndexOf('#') + 1)..]);
        var text = shown.Length > 0 ? shown : heading.Length > 0 && name.Length == 0 ? heading.TrimStart('#') : OldPaths.StemOf(name) is { } stem
            && IsMarkdown(name) ? stem : ContentPath.NameOf(name);
        if (name.Length == 0)
            return $"[{text}]({fragment})";
        if (Nearest(name, page) is not { } file)
        {
            notes.Add(Rules.UnresolvedImport, whole, whole.IndexOf(match.Value, StringComparison.Ordinal),
                $"{match.Value} leads to nothing that was imported; its words are kept");
            return text;
        }
        if (match.Groups["embed"].Success && IsMarkdown(file.Path) && depth < MkDocsSite.MostIncludes)
        {
            var held = OldFrontMatter.Read(Folder.TakenIn(file, page), file.DisplayPath, new List<Diagnostic>());
            var part = Rewrite(PartOf(held.Text, heading), page, notes, depth + 1).Trim();
            // Blocks cannot stand within a line.
            return part.Contains('\n') ? $"\n\n{part}\n\n" : part;
        }
        var path = LinkWriter.Destination(UrlPath.Encode(UrlPath.Relative(page.File.Path, file.Path)) + fragment);
        var isImage = match.Groups["embed"].Success
            && OldPaths.ExtensionOf(file.Path) is "png" or "jpg" or "jpeg" or "gif" or "svg" or "webp" or "avif" or "bmp";
        if (!isImage)
            return $"[{text}]({path})";
        var width = shown.Split('x')[0] is { Length: > 0 } size && size.All(char.IsAsciiDigit) ? $"{OldDirective.Brace}width={size}}}" : "";
        return $"![{(width.Length > 0 ? "" : shown)}]({path}){width}";
    }

    private IEnumerable<(string Name, InputFile File)> Names(InputFile file)
    {
        string[] notes = IsMarkdown(file.Path) ? [OldPaths.StemOf(file.Path), .. Folder.FrontOf(file).ListOf("aliases")] : [];
        return notes.Prepend(ContentPath.NameOf(file.Path)).Select(name => (name, file));
    }

    private static string Sluggish(string name) => name.Replace(' ', '-').Replace("&", "-and-", StringComparison.Ordinal)
        .Replace("%", "-percent", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal);

    /// <summary>The name of a paragraph, for links to it.</summary>
    [GeneratedRegex(@"[ \t]+\^(?<id>[A-Za-z0-9-]+)[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BlockId();

    /// <summary>A tag within a text; numbers alone are none.</summary>
    [GeneratedRegex(@"(?<=^|\s)#(?<tag>[\p{N}/_-]*\p{L}[\p{L}\p{M}\p{N}_/-]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex InlineTag();

    [GeneratedRegex(@"%%.*?%%", RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<embed>!)?\[\[(?<name>[^\[\]|#\n]*)(?<heading>#[^\[\]|\n]*)?(?:\\?\|(?<text>[^\[\]\n]*))?\]\]|(?<!=)==(?<mark>[^=\s\[](?:[^=\n\[]*[^=\s\[])?)==(?!=)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex WikilinkOrMark();
}
